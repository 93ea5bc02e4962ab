import { baseValue } from '../../../facts/printed.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { ARITHMETIC } from '../bases.js';
import { growthSentence } from '../examples-text.js';
import { printNear } from '../prints.js';
import { amountBeside, valueKey } from './change.js';
import { listedClaims } from './listed-claims.js';

/** All of the figure is growth, so that last year was zero and there is no rate (C02): a note. */
export const growthFromZero: FormRule = {
  meta: {
    id: 'growth-from-zero',
    severity: 'note',
    title: { zh: '上年为零仍写增长百分比', en: 'Rate of growth from zero' },
    description: {
      zh: '增加额等于本年数，上年即为零，没有增长率可言，不宜写“增长100%”。',
      en: 'The increase equals the figure itself: last year was zero, and there is no rate of growth; 增长100% should not be printed.',
    },
    identities: ['C02'],
    basis: ARITHMETIC,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: growthSentence('0.40', '0.20', '100'),
        why: { zh: '上年为 0.20', en: 'last year was 0.20' },
      },
    ],
    fail: [
      {
        text: growthSentence('0.40', '0.40', '100'),
        why: { zh: '上年为零', en: 'last year was zero' },
      },
    ],
  },
  *check(reading): Iterable<FormResult> {
    yield listedClaims(
      reading,
      (claim) => growsFromZero(reading, claim),
      (count) => ({
        zh: `增加额等于本年数，上年为零，却写了增长百分比（${count} 处）`,
        en: `the increase is the whole figure, so that last year was zero, and a rate of growth is printed in ${count} place(s)`,
      }),
    );
  },
};

function growsFromZero(reading: Reading, claim: Claim): boolean {
  const [key] = claim.keys;
  const rate = claim.basis === 'change-percent' && claim.against === 'prior-year';
  if (!rate || key === undefined || claim.direction !== 'increase') return false;
  const amount = amountBeside(reading, claim, key);
  const value = valueKey(reading, key);
  if (amount?.direction !== 'increase' || value === null) return false;
  const now = printNear(reading, claim, value);
  const [grown, all] = [baseValue(amount.printed), now === null ? null : baseValue(now.printed)];
  return grown !== null && all !== null && grown === all && grown !== 0n;
}
