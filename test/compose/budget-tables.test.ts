import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutNamed } from '../../src/forms/document-info.js';
import type { WriteInfo } from '../../src/forms/write/print.js';
import { writeTable } from '../../src/forms/write/table.js';
import {
  type BudgetYear,
  budgets,
  departmentBudget,
  projectsOf,
} from '../support/compose/budget.js';
import { readBack } from '../support/compose/compare.js';

const LAYOUT = 'shaanxi-budget-2023';
const DEPARTMENT: WriteInfo = {
  unit: '陕西省宝鸡市渭丰县医疗保障局',
  fiscalYear: 2023,
  kind: 'budget',
  level: 'department',
};
const STATEMENTS = (layoutNamed(LAYOUT)?.parts.flatMap(({ tables = [] }) => tables) ?? [])
  .map(({ table }) => table)
  .filter((table) => table < 'B14');
const RUNS = Number(process.env.TABLE_RUNS ?? 4);

/** A unit's own budget: its titles and first rows say 单位 for 部门. */
const UNIT: WriteInfo = { ...DEPARTMENT, level: 'unit' };

function expectSame(year: BudgetYear, info: WriteInfo): void {
  const facts = departmentBudget(year, info);
  const names = (system: string, code: string) =>
    system === 'subunit'
      ? code === '394'
        ? '渭丰县医疗保障局'
        : `渭丰县第${code.at(-1)}城乡居民医疗保障经办与基金监督检查综合服务中心（公益一类事业单位）`
      : undefined;
  const tables = STATEMENTS.map((table) =>
    writeTable(table, LAYOUT, facts, info, { names, projects: projectsOf(year) }),
  );
  const back = readBack(tables, info);
  expect(back.read).toEqual(back.printed);
  expect(back.missing).toEqual([]);
  expect(back.raised).toEqual([]);
  expect(back.formulas).toEqual([]);
  expect(back.reading.unread).toEqual([]);
  expect(back.reading.tables.map(({ declaration }) => declaration)).toEqual(STATEMENTS);
}

describe('the tables of a budget are read back as the facts they print', () => {
  test.each([
    ['a department, amounts of every size', DEPARTMENT, false],
    ['a department, amounts that print as 0.00', DEPARTMENT, true],
    ['a unit', UNIT, false],
  ])('of %s', (_, info, hidden) => {
    fc.assert(
      fc.property(budgets({ hidden }), (year) => expectSame(year, info)),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});
