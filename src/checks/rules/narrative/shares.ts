import type { Basis, FactKey } from '../../../facts/key.js';
import type { Occurrence } from '../../../facts/occurrence.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { subjectId } from '../../key-id.js';
import { claimOccurrence } from '../../terms.js';
import { claimBeside, claimsByParagraph, printsOfSubject } from '../prints.js';

/** A stated share with the part it is said of and the whole it is said to be part of. */
export interface Share {
  readonly claim: Claim;
  readonly key: FactKey;
  readonly of: string;
  readonly part: Occurrence;
  readonly whole: Occurrence | null;
}

const BASES: readonly Basis[] = ['final', 'budget', 'adjusted-budget'];

/** Measures whose shares the performance rules check. */
const ELSEWHERE: ReadonlySet<string> = new Set(['projects-evaluated-funds', 'projects-evaluated']);

/** Shares whose part is printed beside them, by paragraph. */
export function sharesByParagraph(reading: Reading): readonly (readonly Share[])[] {
  return [...claimsByParagraph(reading).values()]
    .map((claims) => claims.flatMap((claim) => shareOf(reading, claim) ?? []))
    .filter((shares) => shares.length > 0);
}

function shareOf(reading: Reading, claim: Claim): Share | null {
  if (claim.basis !== 'share-percent' || ELSEWHERE.has(claim.measure)) return null;
  const [key] = claim.keys;
  if (key?.of === undefined || !isPartOf(key, key.of)) return null;
  for (const basis of BASES) {
    const { measure, unit, year, dims } = key;
    const partKey: FactKey = { measure, unit, year, basis, dims };
    const beside = claimBeside(reading, claim, partKey);
    if (beside === null) continue;
    return {
      claim,
      key,
      of: key.of,
      part: claimOccurrence(reading, beside, partKey),
      whole: wholeOf(reading, claim, partKey, key.of),
    };
  }
  return null;
}

/** A whole with a narrower item than the part (goods, of all contracts) is not that part's whole. */
function isPartOf(key: FactKey, of: string): boolean {
  const item = /item=([^,}]+)/.exec(of)?.[1];
  return item === undefined || item === key.dims.item;
}

/** The whole by its name: in the claim's paragraph, else in a table, else elsewhere in text. */
function wholeOf(reading: Reading, claim: Claim, part: FactKey, of: string): Occurrence | null {
  const fits = (key: FactKey) =>
    key.year === part.year && key.basis === part.basis && subjectId(key) === of;
  for (const one of claimsByParagraph(reading).get(claim.paragraph) ?? []) {
    const key = one.keys.find(fits);
    if (key !== undefined) return claimOccurrence(reading, one, key);
  }
  const prints = printsOfSubject(reading, of).filter(
    ({ key, printed }) => fits(key) && printed.form === 'number',
  );
  return prints.find(({ place }) => place.kind === 'table') ?? prints[0] ?? null;
}
