import type { Basis } from '../../../facts/key.js';
import type { Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { term } from '../../terms.js';
import { DEFINITION } from '../bases.js';
import { finalAccounts } from '../examples.js';
import { BASIC_OPERATION, HOUSING_FUND, itemsText } from '../examples-text.js';
import { narrativeItems, narrativeTotal } from './items.js';

const LEAST_ITEMS = 2;

/** The items listed by account add up to the total of general-budget expenditure (C09, E17). */
export const itemsAddUp: ArithmeticRule = {
  meta: {
    id: 'items-add-up',
    severity: 'error',
    title: { zh: '分科目之和', en: 'Items add up' },
    description: {
      zh: '一般公共预算财政拨款支出按功能科目逐项说明时，各项决算数之和应等于支出决算总数，各项年初预算数之和应等于年初预算总数。',
      en: 'Where general-budget expenditure is listed by functional account, the finals of the items add up to the total and so do their budgets.',
    },
    identities: ['C09', 'E17'],
    basis: DEFINITION,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: finalAccounts(
          itemsText('150.00', '160.00', [
            { account: BASIC_OPERATION, budget: '140.00', final: '151.00' },
            { account: HOUSING_FUND, budget: '10.00', final: '9.00' },
          ]),
        ),
        why: { zh: '151.00 + 9.00 = 160.00', en: '151.00 + 9.00 = 160.00' },
      },
    ],
    fail: [
      {
        text: finalAccounts(
          itemsText('150.00', '160.00', [
            { account: BASIC_OPERATION, budget: '140.00', final: '148.00' },
            { account: HOUSING_FUND, budget: '10.00', final: '9.00' },
          ]),
        ),
        why: {
          zh: '148.00 + 9.00 = 157.00，不是 160.00',
          en: '148.00 + 9.00 is 157.00, not 160.00',
        },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    const bases: readonly Basis[] =
      reading.document.kind === 'budget' ? ['budget'] : ['final', 'budget'];
    for (const basis of bases) {
      const total = narrativeTotal(reading, basis);
      const items = narrativeItems(reading, basis);
      if (total === null || items.length < LEAST_ITEMS) continue;
      const name = describeKey(total.key);
      yield {
        id: reading.document.kind === 'budget' ? 'E17' : 'C09',
        title: {
          zh: `${name.zh}应等于所列 ${items.length} 个科目之和`,
          en: `${name.en} should be the sum of the ${items.length} accounts listed`,
        },
        relation: {
          kind: 'linear',
          compare: '=',
          terms: [term(total, 1n), ...items.map(({ occurrence }) => term(occurrence, -1n))],
        },
        target: 0,
      };
    }
  },
};
