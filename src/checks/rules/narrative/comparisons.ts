import { type Basis, comparedWith, type FactKey } from '../../../facts/key.js';
import type { Occurrence } from '../../../facts/occurrence.js';
import type { Source } from '../../../facts/source.js';
import type { Claim, Comparison, Reading } from '../../../forms/reading.js';
import { keyId } from '../../key-id.js';
import type { FindingPlace } from '../../rule.js';
import { claimOccurrence } from '../../terms.js';
import { anyPrint, claimsByParagraph } from '../prints.js';
import { valueKey } from './change.js';

/** The two figures that a comparison in words speaks of. */
export interface Compared {
  readonly value: Occurrence;
  readonly base: Occurrence;
}

const BUDGETS: readonly Basis[] = ['budget', 'adjusted-budget'];

/**
 * The figures that a comparison in words may mean: against last year one pair; against the budget
 * a pair for each of the initial and the adjusted budget, the one that the words name first.
 */
export function comparedBy(reading: Reading, comparison: Comparison): readonly Compared[] {
  for (const key of comparison.keys) {
    const of = valueKey(reading, key);
    if (of === null || of.basis === key.against) continue;
    const value = printAt(reading, comparison, of);
    if (value === null) continue;
    const pairs = basesOf(of, comparison.against).flatMap((wanted) => {
      const base = printAt(reading, comparison, wanted);
      return base === null ? [] : [{ value, base }];
    });
    if (pairs.length > 0) return pairs;
  }
  return [];
}

function basesOf(value: FactKey, against: Comparison['against']): readonly FactKey[] {
  if (against !== 'budget' && against !== 'adjusted-budget') {
    const own = value.basis === 'budget' ? 'budget' : 'final';
    return [{ ...value, ...comparedWith(against, value.year, own) }];
  }
  return [against, ...BUDGETS.filter((basis) => basis !== against)].map((basis) => ({
    ...value,
    basis,
  }));
}

/** The print that words speak of: in their paragraph the last before them, else the next, else any. */
function printAt(reading: Reading, comparison: Comparison, key: FactKey): Occurrence | null {
  const claim = claimAt(reading, comparison, key);
  return claim === null ? anyPrint(reading, key) : claimOccurrence(reading, claim, key);
}

/** The claim of a key in the paragraph of the words: the last before them, else the first after. */
export function claimAt(reading: Reading, comparison: Comparison, key: FactKey): Claim | null {
  const wanted = keyId(key);
  const own = (claimsByParagraph(reading).get(comparison.paragraph) ?? []).filter((claim) =>
    claim.keys.some((one) => keyId(one) === wanted),
  );
  const before = own.filter((claim) => precedes(claim.source, comparison.source));
  return before.at(-1) ?? own[0] ?? null;
}

/** Whether one stretch of the file begins before another; without lines the order is unknown. */
function precedes([a]: Source, [b]: Source): boolean {
  if (a === undefined || b === undefined || !('line' in a) || !('line' in b)) return true;
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

/** The words themselves as a place of a finding. */
export function wordsPlace(comparison: Comparison): FindingPlace {
  const { section, quote, text, source } = comparison;
  const label = section.split(' / ').at(-1) ?? section;
  return { place: { kind: 'narrative', id: section, label, quote }, text, source };
}
