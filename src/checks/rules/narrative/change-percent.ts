import type { Claim, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import type { ArithmeticRule, Identity, Term } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { ARITHMETIC } from '../bases.js';
import { overallSentence } from '../examples-text.js';
import { amountBeside, type Change, changeOf, compareValues } from './change.js';

/** A percentage of change is the change over its base (C02, C05, C16, C21, E16, E20). */
export const changePercent: ArithmeticRule = {
  meta: {
    id: 'change-percent',
    severity: 'error',
    title: { zh: '增减幅度', en: 'Percentage of a change' },
    description: {
      zh: '增减百分比等于增减额除以基数；上年数没有印出时，由本年数与增减额推出。',
      en: 'A percentage of change is the change divided by its base; where last year is not printed, it follows from this year and the change.',
    },
    identities: ['C02', 'C05', 'C16', 'C21', 'E16', 'E20'],
    basis: ARITHMETIC,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: overallSentence('526.04', '166.35', '24.02'),
        why: {
          zh: '166.35 ÷ (526.04 + 166.35) 舍入后可为 24.02%',
          en: '166.35 / (526.04 + 166.35) may round to 24.02%',
        },
      },
    ],
    fail: [
      {
        text: overallSentence('526.04', '166.35', '31.62'),
        why: {
          zh: '31.62% 是除以本年数的结果，基数应为上年数',
          en: '31.62% divides by this year; the base is last year',
        },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const claim of reading.claims) {
      if (claim.basis !== 'change-percent') continue;
      const change = changeOf(reading, claim);
      if (change === null) continue;
      const quotient = quotientOf(reading, claim, change);
      if (quotient === null) continue;
      const name = describeKey(change.value?.key ?? change.key);
      yield {
        id: 'C02',
        title: {
          zh: `${name.zh}的增减幅度应等于增减额除以基数`,
          en: `the percentage of change of ${name.en} should be the change over its base`,
        },
        relation: {
          kind: 'ratio',
          percent: term(claimOccurrence(reading, claim, change.key), 1n),
          ...quotient,
        },
        unsigned: true,
      };
    }
  },
};

interface Quotient {
  readonly numerator: readonly Term[];
  readonly denominator: readonly Term[];
}

function quotientOf(reading: Reading, claim: Claim, change: Change): Quotient | null {
  const beside = amountBeside(reading, claim, change.key);
  const amount =
    beside === null ? null : claimOccurrence(reading, beside, { ...change.key, basis: 'change' });
  if (change.base !== null) {
    if (amount !== null) {
      return { numerator: [term(amount, 1n)], denominator: [term(change.base, 1n)] };
    }
    return change.value === null ? null : difference(change.value, change.base);
  }
  const direction = beside?.direction ?? claim.direction;
  if (amount === null || change.value === null) return null;
  if (direction !== 'increase' && direction !== 'decrease') return null;
  return {
    numerator: [term(amount, 1n)],
    denominator: [term(change.value, 1n), term(amount, direction === 'decrease' ? 1n : -1n)],
  };
}

function difference(
  value: NonNullable<Change['value']>,
  base: NonNullable<Change['base']>,
): Quotient | null {
  const order = compareValues(value, base);
  if (order === null) return null;
  const sign = order < 0 ? -1n : 1n;
  return { numerator: [term(value, sign), term(base, -sign)], denominator: [term(base, 1n)] };
}
