import fc from 'fast-check';
import type { UnitYear } from '../../../src/books/unit-year.js';
import type { ExactFact } from '../../../src/facts/exact.js';
import type { WriteInfo } from '../../../src/forms/write/print.js';
import { bookOf, type Place } from './book.js';
import { type BudgetOptions, budgets, departmentBudget, projectsOf } from './budget.js';
import { counts } from './operations.js';

/** An office with a budget of its own. */
export const BUDGET_PLACE: Place = {
  layout: 'shaanxi-budget-2023',
  year: 2023,
  unit: {
    name: '陕西省宝鸡市渭丰县医疗保障局',
    level: 'department',
    region: { province: '陕西省', city: '宝鸡市', county: '渭丰县' },
    sections: ['办公室', '待遇保障科'],
    covered: [{ name: '渭丰县医疗保障局（本级）' }, { name: '渭丰县医疗保障经办中心' }],
  },
};
const INFO: WriteInfo = {
  unit: BUDGET_PLACE.unit.name,
  fiscalYear: BUDGET_PLACE.year,
  kind: 'budget',
  level: 'department',
};

/** Accounts of government funds that the lists of accounts do not hold. */
const FUND_ACCOUNTS: NonNullable<UnitYear['accountNames']> = new Map([
  ['function:22960', '彩票公益金安排的支出'],
  ['function:2296002', '用于社会福利的彩票公益金支出'],
]);

/** Books of a department's budget with last year's, in which no unit below it is told apart. */
export function budgetBooks(options: BudgetOptions): fc.Arbitrary<UnitYear> {
  const drawn = budgets(options);
  return fc.tuple(drawn, drawn, counts()).map(([year, prior, numbers]) => {
    const now = [...departmentBudget(year, INFO)];
    const before = [
      ...departmentBudget(prior, { ...INFO, fiscalYear: BUDGET_PLACE.year - 1 }),
    ].filter(
      ({ key }) =>
        key.year === BUDGET_PLACE.year - 1 &&
        !key.measure.startsWith('three-public') &&
        key.measure !== 'meeting' &&
        key.measure !== 'training',
    );
    const own = new Set(projectsOf(year).map(({ name }) => name));
    const facts = [...now, ...before, ...numbers(INFO).flatMap(withYearBefore)]
      .filter(ofDepartment)
      // Groups of projects stand in no list of projects.
      .filter(({ key: { dims } }) => dims.project === undefined || own.has(dims.project));
    return {
      ...bookOf(BUDGET_PLACE, facts),
      kind: 'budget',
      accountNames: FUND_ACCOUNTS,
      omitted: ['B14', 'B15', 'B16'].map((part) => ({ part, reason: '目标另行公开' })),
      texts: new Map([
        ['duties', '落实医疗保障政策。'],
        ['tasks', '做好参保服务。'],
        ['goals', '目标见公开报表。'],
      ]),
    };
  });
}

/** Staff of a budget are those at the end of the year before. */
function withYearBefore(fact: ExactFact): readonly ExactFact[] {
  return [fact, { ...fact, key: { ...fact.key, year: BUDGET_PLACE.year - 1 } }];
}

function ofDepartment({ key }: ExactFact): boolean {
  return key.measure !== 'units-covered' && key.dims.subunit === undefined;
}
