import type { FactKey } from '../../../facts/key.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { evaluate } from '../../evaluate.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { ARITHMETIC } from '../bases.js';
import { comparisonSentence } from '../examples-text.js';
import { claimsByParagraph } from '../prints.js';

type Compare = '=' | '<=' | '>=';

/** 决算数大于年初预算数, 决算数较预算数增加, 决算数与预算数持平 and their like, blanks removed. */
const WORDS =
  /决算(?:支出)?数?(?:(?:较|比|与|和|同)(?:年初|年度|全年|调整)?预算数?(增加|增长|减少|下降|持平|相等|一致|相同)|(大于|高于|多于|超过|小于|低于|少于|等于)(?:年初|年度|全年|调整)?预算)/;

const MEANING: Readonly<Record<string, Compare>> = {
  增加: '>=',
  增长: '>=',
  大于: '>=',
  高于: '>=',
  多于: '>=',
  超过: '>=',
  减少: '<=',
  下降: '<=',
  小于: '<=',
  低于: '<=',
  少于: '<=',
  持平: '=',
  相等: '=',
  一致: '=',
  相同: '=',
  等于: '=',
};

/** What the reason clause says of final against budget agrees with the two figures (C11). */
export const budgetComparisonWords: ArithmeticRule = {
  meta: {
    id: 'budget-comparison-words',
    severity: 'error',
    title: { zh: '决算数与预算数的大小', en: 'Final against budget in words' },
    description: {
      zh: '“决算数大于（小于、等于）预算数”“决算数与预算数持平”等说法应与同段的预算数、决算数相符。同段既有年初预算又有调整预算的，与其中之一相符即可。',
      en: 'Words such as «the final figure is above the budget» agree with the two figures of the paragraph; where it gives both the initial and the adjusted budget, agreeing with one is enough.',
    },
    identities: ['C11'],
    basis: ARITHMETIC,
    kinds: ['final-accounts'],
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
    const paragraphs = claimsByParagraph(reading);
    for (const { index, text } of reading.sections.flatMap((section) => section.paragraphs)) {
      const match = WORDS.exec(text.value.replace(/\s+/g, ''));
      const word = match?.[1] ?? match?.[2];
      const compare = word === undefined ? undefined : MEANING[word];
      const claims = paragraphs.get(index);
      if (word === undefined || compare === undefined || claims === undefined) continue;
      const identity = comparison(reading, claims, compare, word);
      if (identity !== null) yield identity;
    }
  },
};

/** Only where the paragraph has one final figure with its budget, so that the words can mean no other. */
function comparison(
  reading: Reading,
  claims: readonly Claim[],
  compare: Compare,
  word: string,
): Identity | null {
  const finals = claims.filter((claim) => claim.basis === 'final' && claim.keys.length > 0);
  const [final] = finals;
  const key = final?.keys[0];
  if (final === undefined || key === undefined || finals.length !== 1) return null;
  if (claims.some((claim) => claim.basis === 'change' && claim.against !== 'prior-year'))
    return null;
  const identities = (['budget', 'adjusted-budget'] as const).flatMap((basis) => {
    const base = claims.find((claim) => claim.basis === basis && isOf(claim, key));
    const baseKey = base?.keys[0];
    return base === undefined || baseKey === undefined
      ? []
      : [statement(reading, final, key, base, baseKey, compare, word)];
  });
  return identities.find((one) => evaluate(one).outcome === 'holds') ?? identities[0] ?? null;
}

function statement(
  reading: Reading,
  final: Claim,
  key: FactKey,
  base: Claim,
  baseKey: FactKey,
  compare: Compare,
  word: string,
): Identity {
  return {
    id: 'C11',
    title: {
      zh: `文字说决算数与预算数相比「${word}」，应与两数相符`,
      en: `the words on final against budget (${word}) agree with the two figures`,
    },
    relation: {
      kind: 'linear',
      compare,
      terms: [
        term(claimOccurrence(reading, final, key), 1n),
        term(claimOccurrence(reading, base, baseKey), -1n),
      ],
    },
    target: 0,
  };
}

function isOf(claim: Claim, key: FactKey): boolean {
  return claim.keys.some(
    (one) => one.measure === key.measure && JSON.stringify(one.dims) === JSON.stringify(key.dims),
  );
}
