import { type FactKey, keyString } from '../../../facts/key.js';
import { isZero } from '../../../facts/printed.js';
import type { Claim, Comparison, Direction, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import { directionAt } from '../../matters.js';
import type { FormResult, FormRule } from '../../rule.js';
import { claimOccurrence, findingPlace } from '../../terms.js';
import { ARITHMETIC } from '../bases.js';
import { overallSentence } from '../examples-text.js';
import { amountBeside } from './change.js';
import { claimAt, wordsPlace } from './comparisons.js';

/** One change goes one way: 减少 8 万元 cannot stand beside 增长 2% (C02). */
export const changeWordsAgree: FormRule = {
  meta: {
    id: 'change-words-agree',
    severity: 'error',
    title: { zh: '同一增减的方向词一致', en: 'One change goes one way' },
    description: {
      zh: '同一项增减的金额与百分比、同一增减在不同段落的说法、“减少的主要原因”等没有数额的说法，方向应当相同。',
      en: 'The amount and the percentage of one change, one change stated in several places, and words without an amount, go the same way.',
    },
    identities: ['C02', 'C30'],
    basis: ARITHMETIC,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: overallSentence('526.04', '166.35', '24.02'),
        why: { zh: '金额减少，百分比下降', en: 'the amount falls and so does the percentage' },
      },
    ],
    fail: [
      {
        text: overallSentence('526.04', '166.35', '24.02').replace('下降', '增长'),
        why: {
          zh: '金额说减少，百分比说增长',
          en: 'the amount is said to fall, the percentage to rise',
        },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    const stated = new Map<string, Claim>();
    for (const claim of reading.claims) {
      const key = directedKey(claim);
      if (key === null) continue;
      const id = `${keyString(key)} ${claim.printed.text.trim()}${claim.printed.unit}`;
      const partner =
        (claim.basis === 'change-percent' ? amountBeside(reading, claim, key) : null) ??
        stated.get(id) ??
        null;
      if (!stated.has(id)) stated.set(id, claim);
      if (partner === null || directedKey(partner) === null) continue;
      yield compare(reading, claim, partner, key);
    }
    for (const comparison of reading.comparisons ?? []) {
      const result = agreeInWords(reading, comparison);
      if (result !== null) yield result;
    }
  },
};

/** 较上年减少 0.35 万元，增加的主要原因: words without an amount against the change printed. */
function agreeInWords(reading: Reading, comparison: Comparison): FormResult | null {
  const [key] = comparison.keys;
  if (key === undefined || comparison.approximate) return null;
  const beside = claimAt(reading, comparison, key);
  const claim =
    beside ??
    reading.claims.find((one) => one.keys.some((own) => keyString(own) === keyString(key)));
  if (claim === undefined || directedKey(claim) === null) return null;
  if (claim.direction === comparison.direction) return { outcome: 'holds', places: [] };
  const name = describeKey(key);
  const first = said(claim);
  return {
    outcome: 'broken',
    message: {
      zh: `${name.zh}的增减说法相反：一处为${first.zh}，一处为${comparison.text}`,
      en: `${name.en} is said to go both ways: ${first.en} and ${WORDS[comparison.direction].en}`,
    },
    places: [findingPlace(claimOccurrence(reading, claim, key)), wordsPlace(comparison)],
    matters: [claim, comparison].map(({ source }) => directionAt(source)),
    keys: [key],
    printed: comparison.text,
  };
}

/** The key of a change that is said to go up or down; nothing changes by zero. */
function directedKey(claim: Claim): FactKey | null {
  if (claim.basis !== 'change' && claim.basis !== 'change-percent') return null;
  if (claim.direction !== 'increase' && claim.direction !== 'decrease') return null;
  return isZero(claim.printed) ? null : (claim.keys[0] ?? null);
}

function compare(reading: Reading, claim: Claim, partner: Claim, key: FactKey): FormResult {
  if (claim.direction === partner.direction) return { outcome: 'holds', places: [] };
  const name = describeKey(key);
  const [first, second] = [partner, claim].map(said);
  return {
    outcome: 'broken',
    message: {
      zh: `${name.zh}的增减说法相反：一处为${first?.zh}，一处为${second?.zh}`,
      en: `${name.en} is said to go both ways: ${first?.en} and ${second?.en}`,
    },
    matters: [claim, partner].map(({ source }) => directionAt(source)),
    places: [claim, partner].map((one) => findingPlace(claimOccurrence(reading, one, one.keys[0]))),
    keys: [key],
    printed: said(claim).zh,
  };
}

const WORDS: Readonly<Record<Direction, { zh: string; en: string }>> = {
  increase: { zh: '增加', en: 'up' },
  decrease: { zh: '减少', en: 'down' },
  none: { zh: '持平', en: 'unchanged' },
};

function said(claim: Claim): { zh: string; en: string } {
  const words = WORDS[claim.direction ?? 'none'];
  const figure = `${claim.printed.text.trim()} ${claim.printed.unit}`;
  return { zh: `${claim.directionText ?? words.zh} ${figure}`, en: `${words.en} ${figure}` };
}
