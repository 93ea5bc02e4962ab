import { describeKey } from '../../describe.js';
import { type Digest, figureOf, figuresWhere } from '../digest.js';
import type { AcrossIdentity, AcrossRule } from '../rule.js';
import { nameOf, sameFact } from '../scope.js';
import { accountsWithBudget, budgetTotal } from './examples.js';

/** F01: the initial budget in the final accounts is that of the year's budget document. */
export const budgetOfYear: AcrossRule = {
  meta: {
    id: 'across-budget-of-year',
    severity: 'warning',
    title: {
      zh: '年初预算与当年预算公开一致',
      en: 'Initial budget and the year’s budget document',
    },
    description: {
      zh: '决算所说的年初预算（总额和各项）应等于同一部门（单位）同一年度公开的预算。预算公开之后批复调整、机构划转、口径不同可以说明差异。',
      en: 'The initial budget in final accounts, in total and by item, is that of the budget published for the year by the same office. A later approval, a transfer of bodies or another scope may explain a difference.',
    },
    identities: ['F01'],
    basis: {
      kind: 'law',
      text: {
        zh: '预算法第七十五条：决算与预算相对应，按预算数、调整预算数、决算数分别列出。',
        en: 'Budget Law, art. 75: final accounts correspond to the budget and list budget, adjusted budget and final amounts.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: [accountsWithBudget('160.00'), budgetTotal('160.00')].join('\n=====\n'),
        why: { zh: '两处均为 160.00', en: '160.00 in both' },
      },
    ],
    fail: [
      {
        text: [accountsWithBudget('168.00'), budgetTotal('160.00')].join('\n=====\n'),
        why: { zh: '决算称 168.00，预算为 160.00', en: '168.00 in one, 160.00 in the other' },
      },
    ],
  },
  *across(documents) {
    for (const accounts of documents.ofKind('final-accounts')) {
      const year = accounts.document.fiscalYear;
      if (year === null) continue;
      for (const budget of documents.counterparts(accounts, 'budget', year)) {
        yield* compared(accounts, budget, year);
      }
    }
  },
};

/** General-budget expenditure, in total and by function: what both documents print. */
function* compared(accounts: Digest, budget: Digest, year: number): Iterable<AcrossIdentity> {
  const stated = figuresWhere(accounts, (key) => {
    const { fund, function: code, ...rest } = key.dims;
    return (
      key.measure === 'expenditure' &&
      key.basis === 'budget' &&
      key.year === year &&
      Object.keys(rest).length === 0 &&
      (fund === 'general' || (fund === undefined && code !== undefined))
    );
  });
  for (const print of stated) {
    const partner = figureOf(budget, print.occurrence.key, 'budget', year);
    if (partner === null) continue;
    const what = describeKey(print.occurrence.key);
    yield sameFact(
      'F01',
      {
        zh: `${what.zh}应等于${nameOf(budget).zh}`,
        en: `${what.en} should be that of the ${nameOf(budget).en}`,
      },
      [accounts, print],
      [budget, partner],
    );
  }
}
