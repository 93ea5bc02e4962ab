import fc from 'fast-check';
import type { UnitYear } from '../../../src/books/unit-year.js';
import type { ExactFact } from '../../../src/facts/exact.js';
import type { WriteInfo } from '../../../src/forms/write/print.js';
import { bookOf, type Place } from './book.js';
import { budgets, departmentBudget, projectsOf } from './budget.js';
import { counts } from './operations.js';

const PLACE: Place = {
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
  unit: PLACE.unit.name,
  fiscalYear: PLACE.year,
  kind: 'budget',
  level: 'department',
};

/** Books of a department's budget with last year's, in which no unit below it is told apart. */
export function budgetBooks(): fc.Arbitrary<UnitYear> {
  const drawn = budgets({ hidden: false });
  return fc.tuple(drawn, drawn, counts()).map(([year, prior, numbers]) => {
    const now = [...departmentBudget(year, INFO)];
    const before = [...departmentBudget(prior, { ...INFO, fiscalYear: PLACE.year - 1 })].filter(
      ({ key }) =>
        key.year === PLACE.year - 1 &&
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
      ...bookOf(PLACE, facts),
      kind: 'budget',
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
  return [fact, { ...fact, key: { ...fact.key, year: PLACE.year - 1 } }];
}

function ofDepartment({ key }: ExactFact): boolean {
  return key.measure !== 'units-covered' && key.dims.subunit === undefined;
}
