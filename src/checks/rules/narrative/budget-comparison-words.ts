import type { Comparison, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import { meantBy } from '../../localise/meant.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { term } from '../../terms.js';
import { ARITHMETIC } from '../bases.js';
import { comparisonSentence } from '../examples-text.js';
import { type Compared, comparedBy, wordsPlace } from './comparisons.js';

const COMPARE = { increase: '>=', decrease: '<=', none: '=' } as const;

/** What words alone say of two amounts agrees with the two figures (C02, C11). */
export const budgetComparisonWords: ArithmeticRule = {
  meta: {
    id: 'budget-comparison-words',
    severity: 'error',
    title: {
      zh: '文字所说的大小、增减',
      en: 'Greater, smaller, more, less in words',
    },
    description: {
      zh: '没有写出数额的“决算数大于（小于、等于）预算数”“决算数与预算数持平”“较上年减少”等说法，应与所比较的两个数字相符。文中既有年初预算又有调整预算的，与其中之一相符即可；“基本持平”不判断。',
      en: 'Words without an amount, such as «the final figure is above the budget» or «less than last year», agree with the two figures compared; where both the initial and the adjusted budget are given, agreeing with one is enough. «About the same» is not judged.',
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
        why: { zh: '1.20 小于 1.50', en: '1.20 is below 1.50' },
      },
    ],
    fail: [
      {
        text: comparisonSentence('1.50', '1.20', '大于'),
        why: { zh: '1.20 不大于 1.50', en: '1.20 is not above 1.50' },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const comparison of reading.comparisons ?? []) {
      const identity = comparisonIdentity(reading, comparison);
      if (identity !== null) yield identity;
    }
  },
};

/** What the words say of the two figures they compare; null where one is missing. */
export function comparisonIdentity(reading: Reading, comparison: Comparison): Identity | null {
  if (comparison.restates || comparison.approximate) return null;
  const identities = comparedBy(reading, comparison).map((pair) => statement(comparison, pair));
  return meantBy(reading, identities);
}

function statement(comparison: Comparison, { value, base }: Compared): Identity {
  const { against, direction, text } = comparison;
  const name = describeKey(value.key);
  const other = describeKey(base.key);
  return {
    id: against === 'prior-year' ? 'C02' : 'C11',
    title: {
      zh: `文字说${name.zh}与${other.zh}相比「${text}」，应与两数相符`,
      en: `the words on ${name.en} against ${other.en} (${text}) agree with the two figures`,
    },
    relation: {
      kind: 'linear',
      compare: COMPARE[direction],
      terms: [term(value, 1n), term(base, -1n)],
    },
    target: 0,
    said: wordsPlace(comparison),
  };
}
