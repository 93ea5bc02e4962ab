import type { FactKey } from '../../../facts/key.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import { meantBy } from '../../localise/meant.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { USUAL } from '../bases.js';
import { visitsSentence } from '../examples-text.js';
import { claimsByParagraph } from '../prints.js';

/** Costs of one group of visits, each part of the one before it. */
const COSTS = ['total', 'eligible', 'fund-paid'] as const;
const LEAST_PARTS = 2;

/** Visits add up over their groups; costs, what is covered, what the fund paid and its rate fit (C30). */
export const visitsAndCosts: ArithmeticRule = {
  meta: {
    id: 'visits-and-costs',
    severity: 'warning',
    title: { zh: '就医人次、费用与报销比例', en: 'Visits, costs and reimbursement' },
    description: {
      zh: '“其中”所列各类人次之和应等于总人次；医疗总费用不小于符合范围费用，符合范围费用不小于基金支付；报销比例等于基金支付除以符合范围费用（或总费用），写有“约”的不判断。',
      en: 'Visits of the groups listed add up to all visits; the total cost covers what is eligible, and that what the fund paid; the rate is what the fund paid over the eligible (or the total) cost. Rates that are only approximate are not judged.',
    },
    identities: ['C30'],
    basis: USUAL,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: visitsSentence('1000', '600', '75'),
        why: { zh: '600 + 400 = 1000，60 ÷ 80 = 75%', en: '600 + 400 = 1000, 60/80 = 75%' },
      },
    ],
    fail: [
      {
        text: visitsSentence('1100', '600', '75'),
        why: { zh: '600 + 400 不是 1100', en: '600 + 400 is not 1100' },
      },
      {
        text: visitsSentence('1000', '600', '57'),
        why: { zh: '60 ÷ 80 是 75%，不是 57%', en: '60/80 is 75%, not 57%' },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const claims of claimsByParagraph(reading).values()) {
      for (const claim of claims) {
        const visits = claim.keys.find(isVisits);
        if (visits !== undefined) yield* groupsAddUp(reading, claims, claim, visits);
        if (claim.measure === 'reimbursement-rate') yield* rate(reading, claims, claim);
      }
      yield* costsFit(reading, claims);
    }
  },
};

function isVisits({ measure }: FactKey): boolean {
  return measure === 'visits';
}

/** The groups named under a count of visits have its name before a slash. */
function* groupsAddUp(
  reading: Reading,
  claims: readonly Claim[],
  total: Claim,
  key: FactKey,
): Generator<Identity> {
  const { task } = key.dims;
  if (task === undefined) return;
  const parts = claims.flatMap((one) => {
    const own = one.keys.find((part) => isVisits(part) && isGroupOf(part.dims.task, task));
    return own === undefined ? [] : [term(claimOccurrence(reading, one, own), -1n)];
  });
  if (parts.length < LEAST_PARTS) return;
  const name = describeKey(key);
  yield {
    id: 'C30',
    title: { zh: `${name.zh}应等于各类之和`, en: `${name.en} should be the sum of its groups` },
    relation: {
      kind: 'linear',
      compare: '=',
      terms: [term(claimOccurrence(reading, total, key), 1n), ...parts],
    },
    target: 0,
  };
}

function isGroupOf(part: string | undefined, whole: string): boolean {
  return part?.startsWith(`${whole}/`) === true && !part.slice(whole.length + 1).includes('/');
}

/** Each cost of a group is at most the wider one printed beside it. */
function* costsFit(reading: Reading, claims: readonly Claim[]): Generator<Identity> {
  for (const [index, item] of COSTS.entries()) {
    for (const claim of claims) {
      const key = claim.keys.find(
        (one) => one.measure === 'medical-cost' && one.dims.item === item,
      );
      const wider = key === undefined ? null : widerCost(claims, key, index);
      if (key === undefined || wider === null) continue;
      const name = describeKey(key);
      yield {
        id: 'C30',
        title: {
          zh: `${name.zh}应不大于它所属的费用`,
          en: `${name.en} should not exceed the cost it is part of`,
        },
        relation: {
          kind: 'linear',
          compare: '<=',
          terms: [
            term(claimOccurrence(reading, claim, key), 1n),
            term(claimOccurrence(reading, wider.claim, wider.key), -1n),
          ],
        },
        target: 0,
      };
    }
  }
}

interface Cost {
  readonly claim: Claim;
  readonly key: FactKey;
}

function widerCost(claims: readonly Claim[], key: FactKey, index: number): Cost | null {
  for (const item of COSTS.slice(0, index).reverse()) {
    const found = costOf(claims, key, item);
    if (found !== null) return found;
  }
  return null;
}

function costOf(
  claims: readonly Claim[],
  { dims, year }: FactKey,
  item: (typeof COSTS)[number],
): Cost | null {
  for (const claim of claims) {
    const key = claim.keys.find(
      (one) =>
        one.measure === 'medical-cost' &&
        one.year === year &&
        one.dims.item === item &&
        one.dims.task === dims.task,
    );
    if (key !== undefined) return { claim, key };
  }
  return null;
}

/** A rate right behind what the fund paid is of that group, over its eligible or its total cost. */
function* rate(reading: Reading, claims: readonly Claim[], percent: Claim): Generator<Identity> {
  const paid = claims[claims.indexOf(percent) - 1];
  const key = paid?.keys.find(
    (one) => one.measure === 'medical-cost' && one.dims.item === 'fund-paid',
  );
  if (paid === undefined || key === undefined || percent.printed.bound !== 'exact') return;
  const identities = (['eligible', 'total'] as const).flatMap((item): Identity[] => {
    const base = costOf(claims, key, item);
    return base === null
      ? []
      : [
          {
            id: 'C30',
            title: {
              zh: '报销比例应等于基金支付除以费用',
              en: 'the reimbursement rate should be what the fund paid over the cost',
            },
            relation: {
              kind: 'ratio',
              percent: term(claimOccurrence(reading, percent), 1n),
              numerator: [term(claimOccurrence(reading, paid, key), 1n)],
              denominator: [term(claimOccurrence(reading, base.claim, base.key), 1n)],
            },
          },
        ];
  });
  const identity = meantBy(reading, identities);
  if (identity !== null) yield identity;
}
