import type { FactKey } from '../../facts/key.js';
import type { Occurrence } from '../../facts/occurrence.js';
import type { Claim, Reading } from '../../forms/reading.js';
import { keyId } from '../key-id.js';
import { claimOccurrence } from '../terms.js';

const PARAGRAPHS = new WeakMap<Reading, ReadonlyMap<number, readonly Claim[]>>();

/** The claims of each paragraph, in reading order. */
export function claimsByParagraph(reading: Reading): ReadonlyMap<number, readonly Claim[]> {
  const known = PARAGRAPHS.get(reading);
  if (known !== undefined) return known;
  const paragraphs = grouped(reading);
  PARAGRAPHS.set(reading, paragraphs);
  return paragraphs;
}

function grouped(reading: Reading): ReadonlyMap<number, readonly Claim[]> {
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
  const wanted = keyId(key);
  const own = claimsByParagraph(reading).get(claim.paragraph) ?? [];
  const matching = own.filter(
    (one) => one !== claim && one.keys.some((candidate) => keyId(candidate) === wanted),
  );
  const position = own.indexOf(claim);
  const before = matching.filter((one) => own.indexOf(one) < position);
  return before.at(-1) ?? matching[0] ?? null;
}

function isFigure({ printed }: Occurrence): boolean {
  return printed.form === 'number';
}
