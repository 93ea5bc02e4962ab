import type { Claim, Reading } from '../../../forms/reading.js';
import { subjectId } from '../../key-id.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { DEFINITION } from '../bases.js';
import { finalAccounts, section } from '../examples.js';
import { BASIC_OPERATION } from '../examples-text.js';
import { claimsByParagraph } from '../prints.js';

const RAISED = /调增|追加|增加|调整增加/;
const CUT = /调减|减少|核减|收回/;

/** The adjusted budget is the initial one with what was added and taken away (C29). */
export const adjustedBudget: ArithmeticRule = {
  meta: {
    id: 'adjusted-budget',
    severity: 'error',
    title: { zh: '调整预算数', en: 'Adjusted budget' },
    description: {
      zh: '同一段文字写明年初预算、调整额和调整后预算的，调整预算数 = 年初预算数 + 调增数 - 调减数。',
      en: 'Where one paragraph gives the initial budget, the adjustment and the adjusted budget: adjusted = initial + added - taken away.',
    },
    identities: ['C29'],
    basis: DEFINITION,
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: example('20.00', '年中追加预算 5.00', '25.00'),
        why: { zh: '20.00 + 5.00 = 25.00', en: '20.00 + 5.00 = 25.00' },
      },
    ],
    fail: [
      {
        text: example('20.00', '年中追加预算 5.00', '24.00'),
        why: { zh: '20.00 + 5.00 不是 24.00', en: '20.00 + 5.00 is not 24.00' },
      },
    ],
  },
  *identities(reading) {
    for (const claims of claimsByParagraph(reading).values()) {
      const found = inParagraph(reading, claims);
      if (found !== null) yield found;
    }
  },
};

/** Null where the paragraph has not exactly one budget before and after, of one subject. */
function inParagraph(reading: Reading, claims: readonly Claim[]): Identity | null {
  const money = claims.filter(
    ({ printed }) => printed.quantity === 'money' && printed.form === 'number',
  );
  const changes = money.filter(({ measure }) => measure === 'budget-adjustment');
  if (changes.length === 0) return null;
  const initial = money.filter(
    ({ basis, measure }) => basis === 'budget' && measure !== 'budget-adjustment',
  );
  const adjusted = money.filter(
    ({ basis, measure }) => basis === 'adjusted-budget' && measure !== 'budget-adjustment',
  );
  const [from] = initial;
  const [to] = adjusted;
  if (initial.length !== 1 || adjusted.length !== 1 || from === undefined || to === undefined) {
    return null;
  }
  const first = claimOccurrence(reading, from);
  const last = claimOccurrence(reading, to);
  if (subjectId(first.key) !== subjectId(last.key)) return null;
  const signs = changes.map(signOf);
  if (signs.some((sign) => sign === null)) return null;
  return {
    id: 'C29',
    title: {
      zh: '调整预算数 = 年初预算数 + 调增数 - 调减数',
      en: 'adjusted budget = initial budget + added - taken away',
    },
    relation: {
      kind: 'linear',
      compare: '=',
      terms: [
        term(last, 1n),
        term(first, -1n),
        ...changes.map((change, at) => {
          const occurrence = claimOccurrence(reading, change);
          const key = { ...occurrence.key, dims: { ...first.key.dims, task: `adjustment-${at}` } };
          return term({ ...occurrence, key }, signs[at] === -1 ? 1n : -1n);
        }),
      ],
    },
    target: 0,
  };
}

/** Which way the words send the budget; null where they do not say. */
function signOf({ subject, direction }: Claim): 1 | -1 | null {
  if (direction === 'increase') return 1;
  if (direction === 'decrease') return -1;
  if (CUT.test(subject)) return -1;
  return RAISED.test(subject) ? 1 : null;
}

function example(initial: string, change: string, adjusted: string): string {
  return finalAccounts(
    section(
      '五、一般公共预算财政拨款支出决算情况说明',
      `1. ${BASIC_OPERATION}。年初预算 ${initial} 万元，${change} 万元，调整预算 ${adjusted} 万元，支出决算 ${adjusted} 万元。`,
    ),
  );
}
