import type { Reading } from '../../../forms/reading.js';
import { evaluate } from '../../evaluate.js';
import { keyId } from '../../key-id.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimOccurrence, constantTerm, term } from '../../terms.js';
import { ARITHMETIC } from '../bases.js';
import { shareSentence } from '../examples-text.js';
import { type Share, sharesByParagraph } from './shares.js';

/** Shares of parts that make up the whole add up to 100 % within rounding (C03, C04, C12, C16). */
export const sharesAddUp: ArithmeticRule = {
  meta: {
    id: 'shares-add-up',
    severity: 'error',
    title: { zh: '占比之和', en: 'Shares add up' },
    description: {
      zh: '一段中各部分的金额合起来就是总额时，各部分的占比之和在舍入范围内应为 100%。',
      en: 'Where the amounts of the parts in a paragraph make up the whole, their shares add up to 100 % within rounding.',
    },
    identities: ['C03', 'C04', 'C12', 'C16'],
    basis: ARITHMETIC,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: shareSentence('480.00', ['300.00', '62.5'], ['180.00', '37.5']),
        why: { zh: '62.5% + 37.5% = 100%', en: '62.5% + 37.5% = 100%' },
      },
    ],
    fail: [
      {
        text: shareSentence('480.00', ['300.00', '62.5'], ['180.00', '39.5']),
        why: { zh: '62.5% + 39.5% 不是 100%', en: '62.5% + 39.5% is not 100%' },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const shares of sharesByParagraph(reading)) {
      for (const group of groupsByWhole(shares)) {
        if (group.length < 2 || !makeUpWhole(group)) continue;
        yield {
          id: 'C04',
          title: {
            zh: '各部分占比之和应为 100%',
            en: 'the shares of the parts should add up to 100 %',
          },
          relation: {
            kind: 'linear',
            compare: '=',
            terms: [
              constantTerm('100', '%', 1n),
              ...group.map(({ claim, key }) => term(claimOccurrence(reading, claim, key), -1n)),
            ],
          },
          target: 0,
        };
      }
    }
  },
};

function groupsByWhole(shares: readonly Share[]): readonly (readonly Share[])[] {
  const groups = new Map<string, Map<string, Share>>();
  for (const share of shares) {
    const group = groups.get(share.of) ?? new Map<string, Share>();
    group.set(keyId(share.part.key), share);
    groups.set(share.of, group);
  }
  return [...groups.values()].map((group) => [...group.values()]);
}

/** Whether the printed amounts of the parts add up to the printed whole. */
function makeUpWhole(group: readonly Share[]): boolean {
  const whole = group[0]?.whole;
  if (whole == null) return false;
  return (
    evaluate({
      id: '',
      title: { zh: '', en: '' },
      relation: {
        kind: 'linear',
        compare: '=',
        terms: [term(whole, 1n), ...group.map(({ part }) => term(part, -1n))],
      },
    }).outcome === 'holds'
  );
}
