import { type FactKey, keyString } from '../../facts/key.js';
import type { Occurrence } from '../../facts/occurrence.js';
import type { Claim, Reading } from '../../forms/reading.js';
import { claimOccurrence } from '../terms.js';

/** The claims of each paragraph, in reading order. */
export function claimsByParagraph(reading: Reading): ReadonlyMap<number, readonly Claim[]> {
  const paragraphs = new Map<number, Claim[]>();
  for (const claim of reading.claims) {
    const known = paragraphs.get(claim.paragraph);
    if (known === undefined) paragraphs.set(claim.paragraph, [claim]);
    else known.push(claim);
  }
  return paragraphs;
}

/** The first table print of a key, or null. */
export function tablePrint(reading: Reading, key: FactKey): Occurrence | null {
  return reading.facts.get(key).find((one) => one.place.kind === 'table' && isFigure(one)) ?? null;
}

/** A print of a key: in a table if there is one, else in text, else null. */
export function anyPrint(reading: Reading, key: FactKey): Occurrence | null {
  return tablePrint(reading, key) ?? reading.facts.get(key).find(isFigure) ?? null;
}

/**
 * The print of a key that a claim most likely speaks of: in its own paragraph the last one before
 * it, else the first one after it; else anywhere in the document.
 */
export function printNear(reading: Reading, claim: Claim, key: FactKey): Occurrence | null {
  return printBeside(reading, claim, key) ?? anyPrint(reading, key);
}

/** The print of a key in the claim's own paragraph, or null. */
export function printBeside(reading: Reading, claim: Claim, key: FactKey): Occurrence | null {
  const beside = claimBeside(reading, claim, key);
  return beside === null ? null : claimOccurrence(reading, beside, key);
}

/** The claim of a key in the same paragraph: the last before, else the first after. */
export function claimBeside(reading: Reading, claim: Claim, key: FactKey): Claim | null {
  const wanted = keyString(key);
  const own = reading.claims.filter((one) => one.paragraph === claim.paragraph && one !== claim);
  const matching = own.filter((one) =>
    one.keys.some((candidate) => keyString(candidate) === wanted),
  );
  const position = reading.claims.indexOf(claim);
  const before = matching.filter((one) => reading.claims.indexOf(one) < position);
  return before.at(-1) ?? matching[0] ?? null;
}

function isFigure({ printed }: Occurrence): boolean {
  return printed.form === 'number';
}
