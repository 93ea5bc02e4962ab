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
const INFO: WriteInfo = {
  unit: '陕西省宝鸡市渭丰县医疗保障局',
  fiscalYear: 2023,
  kind: 'budget',
  level: 'department',
};
const STATEMENTS = (layoutNamed(LAYOUT)?.parts.flatMap(({ tables = [] }) => tables) ?? [])
  .map(({ table }) => table)
  .filter((table) => table < 'B14');
const RUNS = Number(process.env.TABLE_RUNS ?? 8);

function expectSame(year: BudgetYear): void {
  const facts = departmentBudget(year, INFO);
  const names = (system: string, code: string) =>
    system === 'subunit'
      ? code === '394'
        ? '渭丰县医疗保障局'
        : `渭丰县第${code.at(-1)}城乡居民医疗保障经办与基金监督检查综合服务中心（公益一类事业单位）`
      : undefined;
  const tables = STATEMENTS.map((table) =>
    writeTable(table, LAYOUT, facts, INFO, { names, projects: projectsOf(year) }),
  );
  const back = readBack(tables, INFO);
  expect(back.read).toEqual(back.printed);
  expect(back.missing).toEqual([]);
  expect(back.raised).toEqual([]);
  expect(back.reading.unread).toEqual([]);
  expect(back.reading.tables.map(({ declaration }) => declaration)).toEqual(STATEMENTS);
}

describe('the tables of a department budget are read back as the facts they print', () => {
  test('amounts of every size', () => {
    fc.assert(fc.property(budgets({ hidden: false }), expectSame), {
      numRuns: RUNS,
      endOnFailure: true,
    });
  });

  test('amounts that print as 0.00', () => {
    fc.assert(fc.property(budgets({ hidden: true }), expectSame), {
      numRuns: RUNS,
      endOnFailure: true,
    });
  });
});
