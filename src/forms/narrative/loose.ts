import { type Chart, nearestNames } from '../../facts/codes.js';
import { accountNames } from './lexicon.js';
import type { Subject } from './subject.js';

/** Least similarity of a misprinted account name, and its least lead over the second best. */
const LEAST = 0.6;
const LEAD = 0.1;

/**
 * The economic account that a misprinted or shortened name most likely means.
 * @param chart chart of the topic; only economic charts have lists of plain names
 * @returns null when nothing is near enough or two are equally near
 */
export function looseAccount(chart: Chart | undefined, words: string): Subject | null {
  if (chart !== 'dept-economic' && chart !== 'gov-economic') return null;
  if (words.length < 3 || words.length > 20) return null;
  const names = accountNames(chart).map(([name, code]) => ({ name, code }));
  const [best, second] = distinct(nearestNames(names, words, LEAST));
  if (best === undefined || (second !== undefined && best.score - second.score < LEAD)) return null;
  const { code } = best.candidate;
  const dims = chart === 'dept-economic' ? { deptEconomic: code } : { govEconomic: code };
  return { measure: 'expenditure', dims, words };
}

/** Several spellings of one account are one candidate. */
function distinct<T extends { readonly candidate: { readonly code: string } }>(
  found: readonly T[],
): readonly T[] {
  const seen = new Set<string>();
  return found.filter(({ candidate }) => {
    if (seen.has(candidate.code)) return false;
    seen.add(candidate.code);
    return true;
  });
}
