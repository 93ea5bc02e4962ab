import { isZero } from '../../../facts/printed.js';
import type { Comparison, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import type { FormResult, FormRule } from '../../rule.js';
import { findingPlace } from '../../terms.js';
import { ARITHMETIC } from '../bases.js';
import { comparisonSentence } from '../examples-text.js';
import { compareValues } from './change.js';
import { comparedBy, wordsPlace } from './comparisons.js';

/** Figures printed equal are not said to be greater or smaller (C02, C11). */
export const equalCalledChange: FormRule = {
  meta: {
    id: 'equal-called-change',
    severity: 'warning',
    title: { zh: '两数相同而说有增减', en: 'Equal figures said to differ' },
    description: {
      zh: '两个数字印得完全相同，文字却说“大于”“小于”“增加”“减少”。两数之差可能小于末位，因此只作警告；两数都是零的，由“没有差异却说明差异原因”报告。',
      en: 'Two figures are printed the same while the words say greater, smaller, more or less. The difference may lie below the last place, so this is a warning; two zeros are left to the rule on reasons for a difference of nothing.',
    },
    identities: ['C02', 'C11'],
    basis: ARITHMETIC,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: comparisonSentence('1.50', '1.20', '小于'),
        why: { zh: '两数不同', en: 'the figures differ' },
      },
    ],
    fail: [
      {
        text: comparisonSentence('1.50', '1.50', '小于'),
        why: { zh: '两数都是 1.50', en: 'both figures are 1.50' },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    for (const comparison of reading.comparisons ?? []) {
      if (comparison.direction === 'none') continue;
      const result = equal(reading, comparison);
      if (result !== null) yield result;
    }
  },
};

/** The two figures printed the same; where two budgets are printed, as both of them. */
function equal(reading: Reading, comparison: Comparison): FormResult | null {
  const pairs = comparedBy(reading, comparison);
  const [first] = pairs;
  if (first === undefined || comparison.restates) return null;
  if (pairs.some(({ value, base }) => compareValues(value, base) !== 0)) {
    return { outcome: 'holds', places: [] };
  }
  const { value, base } = first;
  if (isZero(value.printed)) return null;
  const name = describeKey(value.key);
  const other = describeKey(base.key);
  const figure = `${value.printed.text.trim()} ${value.printed.unit}`;
  return {
    outcome: 'broken',
    message: {
      zh: `文字说${name.zh}与${other.zh}相比「${comparison.text}」，而两数都印为 ${figure}`,
      en: `${name.en} is said to differ from ${other.en} (${comparison.text}), while both print ${figure}`,
    },
    places: [wordsPlace(comparison), findingPlace(value), findingPlace(base)],
    keys: [value.key, base.key],
    printed: comparison.text,
  };
}
