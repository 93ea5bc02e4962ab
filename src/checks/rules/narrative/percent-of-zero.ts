import type { FactKey } from '../../../facts/key.js';
import { isZero } from '../../../facts/printed.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { ARITHMETIC } from '../bases.js';
import { completionSentence } from '../examples-text.js';
import { printNear } from '../prints.js';
import { listedClaims } from './listed-claims.js';

/** Zero over zero is no percentage, though it accuses nobody: a note, once a document (C10). */
export const percentOfZero: FormRule = {
  meta: {
    id: 'percent-of-zero',
    severity: 'note',
    title: { zh: '预算为零仍写完成百分比', en: 'Percentage of a budget of zero' },
    description: {
      zh: '预算数和决算数都为零时没有完成百分比可言，不宜写“完成预算的0%”或“100%”。决算数不为零的，由“完成预算百分比”核对。',
      en: 'Zero over zero is no percentage: 完成预算的0% or 100% should not be printed. Where the final figure is not zero, the rule on the share of the budget speaks.',
    },
    identities: ['C10'],
    basis: ARITHMETIC,
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: completionSentence('1.50', '0', '0'),
        why: { zh: '预算不为零', en: 'the budget is not zero' },
      },
    ],
    fail: [
      {
        text: completionSentence('0', '0', '0'),
        why: { zh: '零除以零没有百分比', en: 'zero over zero is no percentage' },
      },
    ],
  },
  *check(reading): Iterable<FormResult> {
    yield listedClaims(
      reading,
      (claim) => isOfZero(reading, claim),
      (count) => ({
        zh: `预算数和决算数都为零，却写了完成百分比（${count} 处）`,
        en: `a percentage of a budget of zero is printed in ${count} place(s)`,
      }),
    );
  },
};

function isOfZero(reading: Reading, claim: Claim): boolean {
  const [key] = claim.keys;
  if (claim.basis !== 'completion-percent' || !claim.bound || key === undefined) return false;
  const { measure, unit, year, dims } = key;
  const final: FactKey = { measure, unit, year, dims, basis: 'final' };
  const basis = key.against === 'adjusted-budget' ? 'adjusted-budget' : 'budget';
  const below = printNear(reading, claim, { ...final, basis });
  const above = printNear(reading, claim, final);
  return below !== null && isZero(below.printed) && (above === null || isZero(above.printed));
}
