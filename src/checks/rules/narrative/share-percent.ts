import type { Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimOccurrence, missingTerm, term } from '../../terms.js';
import { ARITHMETIC } from '../bases.js';
import { shareSentence } from '../examples-text.js';
import { sharesByParagraph } from './shares.js';

/** A share is the part over the whole (C03, C04, C06, C12, C16). */
export const sharePercent: ArithmeticRule = {
  meta: {
    id: 'share-percent',
    severity: 'error',
    title: { zh: '占比', en: 'Shares' },
    description: {
      zh: '“占百分之几”等于该部分除以所称的总额。',
      en: 'A share is the part divided by the whole that the sentence names.',
    },
    identities: ['C03', 'C04', 'C06', 'C12', 'C16'],
    basis: ARITHMETIC,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: shareSentence('480.00', ['300.00', '62.5'], ['180.00', '37.5']),
        why: { zh: '300.00 ÷ 480.00 = 62.5%', en: '300.00 / 480.00 = 62.5%' },
      },
    ],
    fail: [
      {
        text: shareSentence('480.00', ['300.00', '65.2'], ['180.00', '34.8']),
        why: {
          zh: '300.00 ÷ 480.00 是 62.5%，不是 65.2%',
          en: '300.00 / 480.00 is 62.5%, not 65.2%',
        },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const { claim, key, part, whole } of sharesByParagraph(reading).flat()) {
      const name = describeKey(part.key);
      yield {
        id:
          part.key.measure === 'revenue'
            ? 'C03'
            : part.key.measure === 'expenditure'
              ? 'C04'
              : 'C16',
        title: {
          zh: `${name.zh}的占比应等于部分除以总额`,
          en: `the share of ${name.en} should be the part over the whole`,
        },
        relation: {
          kind: 'ratio',
          percent: term(claimOccurrence(reading, claim, key), 1n),
          numerator: [term(part, 1n)],
          denominator: [
            whole === null
              ? missingTerm(key, 1n, {
                  zh: '没有印出所称的总额',
                  en: 'the whole that the sentence names is not printed',
                })
              : term(whole, 1n),
          ],
        },
      };
    }
  },
};
