import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutNamed } from '../../src/forms/document-info.js';
import { tablesOf, type WriteInfo } from '../../src/forms/write/print.js';
import { type WrittenTable, writeTable } from '../../src/forms/write/table.js';
import { readBack } from '../support/compose/compare.js';
import { finalAccounts, type Year, years } from '../support/compose/year.js';

const PLACES: Readonly<Record<string, WriteInfo>> = {
  'shaanxi-final-accounts-2022': info('陕西省宝鸡市渭丰县医疗保障局', 2023, 'department'),
  'shaanxi-final-accounts-2021': {
    ...info('陕西省商洛市丹河县医疗保障局(本级)', 2021, 'unit'),
    printedUnit: '陕西省商洛市丹河县医疗保障局（本级）',
  },
  'hubei-final-accounts-2022': info('湖北省随州市青山区医疗保障服务中心', 2022, 'department'),
  'shanghai-final-accounts-2024': info('上海市长平区医疗保障局', 2024, 'department'),
};

function info(unit: string, fiscalYear: number, level: WriteInfo['level']): WriteInfo {
  return { unit, fiscalYear, level, kind: 'final-accounts' };
}

function written(layout: string, year: Year): readonly WrittenTable[] {
  const own = PLACES[layout] as WriteInfo;
  const facts = finalAccounts(year, own);
  const tables = tablesOf(layoutNamed(layout) ?? fail(layout));
  return tables.map(({ table }) => writeTable(table, layout, facts, own));
}

function fail(layout: string): never {
  throw new Error(`no layout ${layout}`);
}

function expectSame(layout: string, year: Year): void {
  const back = readBack(written(layout, year), PLACES[layout] as WriteInfo);
  expect(back.read).toEqual(back.printed);
  expect(back.missing).toEqual([]);
  expect(back.raised).toEqual([]);
  expect(back.formulas).toEqual([]);
  expect(back.reading.document.layout).toBe(layout);
  expect(back.reading.unread).toEqual([]);
  expect(back.reading.tables.map(({ declaration }) => declaration)).toEqual(
    tablesOf(layoutNamed(layout) ?? fail(layout)).map(({ table }) => table),
  );
}

const NO_EXPENSES = Array.from({ length: 6 }, () => [0n, 0n] as const);
const RUNS = Number(process.env.TABLE_RUNS ?? 4);

function property(layout: string, options: Parameters<typeof years>[0]): void {
  fc.assert(
    fc.property(years(options), (year) => expectSame(layout, year)),
    { numRuns: RUNS, endOnFailure: true },
  );
}

describe.each(Object.keys(PLACES))(
  'tables of %s are read back as the facts they print',
  (layout) => {
    test('amounts of every size', () => {
      property(layout, { most: 12, hidden: false, negative: false });
    });

    test('amounts that print as 0.00', () => {
      property(layout, { most: 12, hidden: true, negative: false });
    });

    test('many amounts that print as 0.00 under totals that do not', () => {
      const codes = ['2101501', '2101502', '2101505', '2101506', '2101550', '2080505'];
      const line = { origin: 'general', opening: 0n, closing: 0n, basic: 0n } as const;
      const lines = codes.map((code) => ({ ...line, code, project: 4_200n }));
      expectSame(layout, { lines, economic: [['30101', 1]], publicExpenses: NO_EXPENSES });
    });

    test('negative amounts', () => {
      property(layout, { most: 6, hidden: true, negative: true });
    });

    test('up to sixty accounts', () => {
      property(layout, { most: 60, hidden: false, negative: false });
    });

    test('nothing at all', () => {
      expectSame(layout, {
        lines: [],
        economic: [['30101', 1]],
        publicExpenses: Array.from({ length: 6 }, () => [0n, 0n] as const),
      });
    });
  },
);
