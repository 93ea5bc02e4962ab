import { isZero } from '../../../facts/printed.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimOccurrence, findingPlace, term } from '../../terms.js';
import { ARITHMETIC } from '../bases.js';
import { meetingSentence } from '../examples-text.js';
import { changeOf } from './change.js';

/** 增加, 减少 and 持平 agree with the two figures compared (C11, C16, C19). */
export const directionWords: ArithmeticRule = {
  meta: {
    id: 'direction-words',
    severity: 'error',
    title: { zh: '增减方向', en: 'Direction words' },
    description: {
      zh: '“增加”“减少”“持平”等词应与所比较的两个数字相符。',
      en: 'Words for increase, decrease and no change agree with the two figures compared.',
    },
    identities: ['C02', 'C11'],
    basis: ARITHMETIC,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: meetingSentence('1.5', '1.2', '减少 0.3'),
        why: { zh: '1.2 小于 1.5，确为减少', en: '1.2 is less than 1.5, a decrease' },
      },
    ],
    fail: [
      {
        text: meetingSentence('1.5', '1.2', '增加 0.3'),
        why: { zh: '1.2 小于 1.5，不是增加', en: '1.2 is less than 1.5, no increase' },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const claim of reading.claims) {
      const identity = directionIdentity(reading, claim);
      if (identity !== null) yield identity;
    }
  },
};

/** What the direction of a stated change says of its two figures; null where one is missing. */
export function directionIdentity(reading: Reading, claim: Claim): Identity | null {
  if (claim.direction === null || !isChange(claim)) return null;
  const change = changeOf(reading, claim);
  if (change?.value == null || change.base === null) return null;
  const name = describeKey(change.value.key);
  const said = SAID[claim.direction];
  return {
    id: change.key.against === 'prior-year' ? 'C02' : 'C11',
    title: { zh: `${name.zh}${said.zh}`, en: `${name.en} ${said.en}` },
    relation: {
      kind: 'linear',
      compare: said.compare,
      terms: [term(change.value, 1n), term(change.base, -1n)],
    },
    target: 0,
    said: {
      ...findingPlace(claimOccurrence(reading, claim, change.key)),
      text: claim.directionText ?? claim.printed.text,
    },
  };
}

const SAID = {
  increase: {
    compare: '>=',
    zh: '说是增加，应不小于比较基数',
    en: 'is said to increase, so it is not below its base',
  },
  decrease: {
    compare: '<=',
    zh: '说是减少，应不大于比较基数',
    en: 'is said to decrease, so it is not above its base',
  },
  none: {
    compare: '=',
    zh: '说是持平，应等于比较基数',
    en: 'is said not to change, so it equals its base',
  },
} as const;

/** 相差 states an amount without saying which way it goes: no change is one of nothing. */
function isChange(claim: Claim): boolean {
  if (claim.basis !== 'change' && claim.basis !== 'change-percent') return false;
  return claim.direction !== 'none' || isZero(claim.printed);
}
