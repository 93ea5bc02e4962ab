import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PerformanceSheet } from '../../src/forms/performance/sheet.js';
import { writePerformanceForm } from '../../src/forms/write/performance/index.js';
import type { WriteInfo } from '../../src/forms/write/print.js';
import { readBack } from '../support/compose/compare.js';
import { goalSheets, overallSheets, projectSheets } from '../support/compose/sheets.js';

const RUNS = Number(process.env.TABLE_RUNS ?? 8);
const SHAANXI = {
  layout: 'shaanxi-final-accounts-2022',
  unit: '陕西省宝鸡市渭丰县医疗保障局',
  year: 2023,
};
const HUBEI = {
  layout: 'hubei-final-accounts-2022',
  unit: '湖北省随州市青山区医疗保障服务中心',
  year: 2022,
};
const BUDGET = { layout: 'shaanxi-budget-2023', unit: SHAANXI.unit, year: 2023 };

function expectSame(sheet: PerformanceSheet, layout: string): void {
  const info: WriteInfo = {
    unit: sheet.unit,
    fiscalYear: sheet.year,
    level: 'department',
    kind: sheet.kind.endsWith('goals') ? 'budget' : 'final-accounts',
  };
  const written = writePerformanceForm(sheet, layout);
  const back = readBack([{ ...written, missing: [] }], info);
  expect(back.read).toEqual(back.printed);
  expect(back.raised).toEqual([]);
  expect(back.formulas).toEqual([]);
  expect(back.reading.unread).toEqual([]);
  const [table] = back.reading.tables;
  expect(table?.performance?.kind).toBe(sheet.kind);
  expect(table?.performance?.scheme ?? null).toBe(sheet.scheme);
  expect(table?.performance?.indicators.map(({ content }) => content)).toEqual(
    sheet.indicators.map(({ content }) => content),
  );
}

function property(sheets: fc.Arbitrary<PerformanceSheet>, layout: string): void {
  fc.assert(
    fc.property(sheets, (sheet) => expectSame(sheet, layout)),
    { numRuns: RUNS, endOnFailure: true },
  );
}

describe('performance forms are read back as the facts they print', () => {
  test('project self-evaluation of the ministry', () => {
    property(projectSheets(SHAANXI.unit, SHAANXI.year, 'ministry'), SHAANXI.layout);
  });

  test('overall self-evaluation of Shaanxi, by tasks', () => {
    property(overallSheets(SHAANXI.unit, SHAANXI.year, 'ministry'), SHAANXI.layout);
  });

  test('project self-evaluation of Hubei', () => {
    property(projectSheets(HUBEI.unit, HUBEI.year, 'hubei'), HUBEI.layout);
  });

  test('department self-evaluation of Hubei, by objectives', () => {
    property(overallSheets(HUBEI.unit, HUBEI.year, 'hubei'), HUBEI.layout);
  });

  test.each(['project-goals', 'overall-goals', 'special-fund-goals'] as const)('%s', (kind) => {
    property(goalSheets(BUDGET.unit, BUDGET.year, kind), BUDGET.layout);
  });

  test('a form that holds nothing is kept with its labels', () => {
    expectSame(
      {
        kind: 'special-fund-goals',
        scheme: null,
        unit: BUDGET.unit,
        year: BUDGET.year,
        level: 'department',
        project: '',
        funds: [],
        tasks: [],
        goals: { expected: '' },
        indicators: [],
      },
      BUDGET.layout,
    );
  });

  test('small amounts and totals that differ from their printed parts are explained below', () => {
    const { table, hidden } = writePerformanceForm(
      {
        kind: 'overall-goals',
        scheme: null,
        unit: BUDGET.unit,
        year: BUDGET.year,
        level: 'department',
        project: '',
        funds: [],
        tasks: [
          { name: '任务1', content: '运转', amounts: { budget: 1_005_000n } },
          { name: '任务2', content: '服务', amounts: { budget: 1_005_000n } },
          { name: '任务3', content: '宣传', amounts: { budget: 4_900n } },
        ],
        taskSum: { amounts: { budget: 2_014_900n } },
        goals: { expected: '完成年度工作。' },
        indicators: [{ level1: '产出指标', level2: '数量指标', content: '场次', target: '≥3场' }],
      },
      BUDGET.layout,
    );
    expect(hidden).toBe(1);
    const notes = table.notes.map(({ value }) => value).join('');
    expect(notes).toContain('尾差');
    expect(notes).toContain('1 处金额不为零而不足 50 元');
  });
});
