import type { Reading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimKey, claimOccurrence, constantTerm, term } from '../../terms.js';
import { ARITHMETIC } from '../bases.js';
import { shareSentence } from '../examples-text.js';

/** A part is at most the whole, so no share exceeds 100 % (C30, D11). */
export const shareOverHundred: ArithmeticRule = {
  meta: {
    id: 'share-over-hundred',
    severity: 'error',
    title: { zh: '占比超过 100%', en: 'Share over 100 %' },
    description: {
      zh: '部分不会大于总额，“占百分之几”不应超过 100%。超过 100% 往往是分子分母口径不同（如决算数与预算数相比）。',
      en: 'A part is at most the whole, so a share is at most 100 %. More than that usually means that the two figures are of different kinds, such as a final figure over a budget.',
    },
    identities: ['C30', 'D11'],
    basis: ARITHMETIC,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: shareSentence('480.00', ['480.00', '100'], ['0', '0']),
        why: { zh: '100% 可以', en: '100 % is possible' },
      },
    ],
    fail: [
      {
        text: shareSentence('480.00', ['300.00', '160'], ['180.00', '37.5']),
        why: { zh: '占比 160% 不可能', en: 'a share of 160 % is impossible' },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const claim of reading.claims) {
      if (claim.basis !== 'share-percent') continue;
      const key = claim.keys[0] ?? claimKey(reading, claim);
      yield {
        id: 'C30',
        title: { zh: '占比应不超过 100%', en: 'a share should be at most 100 %' },
        relation: {
          kind: 'linear',
          compare: '<=',
          terms: [term(claimOccurrence(reading, claim, key), 1n), constantTerm('100', '%', -1n)],
        },
        target: 0,
      };
    }
  },
};
