import type { Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { ARITHMETIC } from '../bases.js';
import { meetingSentence } from '../examples-text.js';
import { changeOf, compareValues } from './change.js';

/** A stated increase or decrease is the difference of the two figures (C02, C05, C11, C19, E14, E16). */
export const changeAmount: ArithmeticRule = {
  meta: {
    id: 'change-amount',
    severity: 'error',
    title: { zh: '增减额', en: 'Amount of a change' },
    description: {
      zh: '文字所述增加或减少的数额，应等于本年数与其比较基数（上年数或预算数）之差。',
      en: 'A stated increase or decrease is the difference between the figure and what it is compared with: last year or the budget.',
    },
    identities: ['C02', 'C05', 'C11', 'C19', 'C21', 'E16'],
    basis: ARITHMETIC,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: meetingSentence('1.5', '1.2', '减少 0.3'),
        why: { zh: '1.5 - 1.2 = 0.3', en: '1.5 - 1.2 = 0.3' },
      },
    ],
    fail: [
      {
        text: meetingSentence('1.5', '1.2', '减少 0.5'),
        why: { zh: '1.5 - 1.2 是 0.3，不是 0.5', en: '1.5 - 1.2 is 0.3, not 0.5' },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const claim of reading.claims) {
      if (claim.basis !== 'change') continue;
      const change = changeOf(reading, claim);
      if (change?.value == null || change.base === null) continue;
      const order = compareValues(change.value, change.base);
      if (order === null) continue;
      const name = describeKey(change.value.key);
      yield {
        id: change.key.against === 'prior-year' ? 'C02' : 'C11',
        title: {
          zh: `${name.zh}的增减额应等于两数之差`,
          en: `the change of ${name.en} should be the difference of the two figures`,
        },
        relation: {
          kind: 'linear',
          compare: '=',
          terms: [
            term(claimOccurrence(reading, claim, change.key), 1n),
            term(change.value, order < 0 ? 1n : -1n),
            term(change.base, order < 0 ? -1n : 1n),
          ],
        },
        target: 0,
        unsigned: true,
      };
    }
  },
};
