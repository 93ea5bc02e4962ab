import { describe, expect, test } from 'vitest';
import type { Table } from '../../document/tree.js';
import { ExactFacts } from '../../facts/exact.js';
import { type Dimensions, type FactKey, keyString } from '../../facts/key.js';
import { readStatementTable } from '../tables/index.js';
import { UnknownTable, type WriteInfo } from './print.js';
import { writeTable } from './table.js';

const SHAANXI = 'shaanxi-final-accounts-2022';
const SHANGHAI = 'shanghai-final-accounts-2024';
const INFO: WriteInfo = {
  unit: '甲县医疗保障局',
  fiscalYear: 2023,
  kind: 'final-accounts',
  level: 'unit',
};

type Row = readonly [measure: string, dims: Dimensions, fen: bigint, more?: Partial<FactKey>];

function key(measure: string, dims: Dimensions, more: Partial<FactKey> = {}): FactKey {
  return { measure, unit: INFO.unit, year: INFO.fiscalYear, basis: 'final', dims, ...more };
}

function facts(...rows: readonly Row[]): ExactFacts {
  return new ExactFacts(
    rows.map(([measure, dims, value, more]) => ({
      key: key(measure, dims, more),
      value,
      origin: { place: '' },
    })),
  );
}

/** Texts of the grid, row by row. */
function texts({ rows }: Table): readonly string[] {
  return rows.map(({ cells }) => cells.map(({ text }) => text.value).join('|'));
}

const GENERAL = { fund: 'general' } as const;
/** 行政运行 with 3.004 万元 and 其他 with 1.003 万元 of project expenditure. */
const SPENT = facts(
  ['expenditure', GENERAL, 4_007_000n],
  ['expenditure', { ...GENERAL, kind: 'project' }, 4_007_000n],
  ...['210', '21015'].flatMap((code): Row[] => [
    ['expenditure', { ...GENERAL, function: code }, 4_007_000n],
    ['expenditure', { ...GENERAL, function: code, kind: 'project' }, 4_007_000n],
  ]),
  ['expenditure', { ...GENERAL, function: '2101501' }, 3_004_000n],
  ['expenditure', { ...GENERAL, function: '2101501', kind: 'project' }, 3_004_000n],
  ['expenditure', { ...GENERAL, function: '2101599' }, 1_003_000n],
  ['expenditure', { ...GENERAL, function: '2101599', kind: 'project' }, 1_003_000n],
);

describe('a list of accounts', () => {
  test('has the accounts with money and those above them, parents first', () => {
    const { table, missing } = writeTable('T05', SHAANXI, SPENT, INFO);
    expect(missing).toEqual([]);
    expect(table.caption.title?.value).toBe('一般公共预算财政拨款支出决算表');
    expect(table.caption.reporter?.value).toBe('编制单位：甲县医疗保障局');
    expect(table.headRows).toBe(3);
    expect(texts(table).slice(2)).toEqual([
      '栏次|1|2|3',
      '合计|4.01||4.01',
      '210|卫生健康支出|4.01||4.01',
      '21015|医疗保障管理事务|4.01||4.01',
      '2101501|行政运行|3.00||3.00',
      '2101599|其他医疗保障管理事务支出|1.00||1.00',
    ]);
  });

  test('puts its total last where the layout does, under the heads of that layout', () => {
    const { table } = writeTable('T05', SHANGHAI, SPENT, INFO);
    expect(texts(table)[0]).toBe('项目|合计|基本支出|项目支出');
    expect(texts(table).at(-1)).toBe('合计|4.01||4.01');
    expect(table.caption.reporter).toBeNull();
    expect(table.caption.amountUnit?.value).toBe('单位：万元');
  });

  test('prints codes in columns of 类 款 项, which read as whole codes', () => {
    const { table } = writeTable('T05', SHAANXI, SPENT, INFO, { codes: 'levels' });
    expect(texts(table).slice(4)).toEqual([
      '合计|4.01||4.01',
      '210|||卫生健康支出|4.01||4.01',
      '210|15||医疗保障管理事务|4.01||4.01',
      '210|15|01|行政运行|3.00||3.00',
      '210|15|99|其他医疗保障管理事务支出|1.00||1.00',
    ]);
    const { rows } = readStatementTable(table, { ...INFO, layout: SHAANXI }).reading;
    expect(rows.map(({ code }) => code)).toEqual(['', '210', '21015', '2101501', '2101599']);
    expect(rows.map(({ id }) => id)[0]).toBe('total');
  });

  test('totals add the rows below them, and parts of a row the row', () => {
    const { table } = writeTable('T05', SHAANXI, SPENT, INFO);
    const cell = (row: number, column: number) => table.rows[row]?.cells[column];
    const down = [{ sign: 1, row: 4, column: 2 }];
    // 合计 is one cell over code and name.
    expect(cell(3, 1)?.sum).toEqual(down);
    expect(cell(5, 2)?.sum).toEqual([
      { sign: 1, row: 6, column: 2 },
      { sign: 1, row: 7, column: 2 },
    ]);
    expect(cell(6, 2)?.sum).toEqual([
      { sign: 1, row: 6, column: 3 },
      { sign: 1, row: 6, column: 4 },
    ]);
    expect(cell(6, 4)?.figure).toEqual({
      fact: keyString(key('expenditure', { ...GENERAL, function: '2101501', kind: 'project' })),
      exact: '3.004',
      unit: '万元',
    });
  });

  test('explains that rounded parts do not add up, and how many zeros hide an amount', () => {
    const { table, tails, hidden } = writeTable('T05', SHAANXI, SPENT, INFO);
    expect({ tails, hidden }).toEqual({ tails: true, hidden: 0 });
    expect(table.notes.map(({ value }) => value).join('')).toContain('尾差');
    const small = writeTable('T05', SHAANXI, small49(), INFO);
    expect(small.hidden).toBe(2);
    expect(small.table.notes[0]?.value).toContain('2 处金额不为零而不足 50 元，以 0.00 列示');
  });

  test('names a code by the book, and says which it cannot name', () => {
    const own = facts(
      ['expenditure', GENERAL, 10_000n],
      ['expenditure', { ...GENERAL, kind: 'project' }, 10_000n],
      ...['210', '21098', '2109801'].flatMap((code): Row[] => [
        ['expenditure', { ...GENERAL, function: code }, 10_000n],
        ['expenditure', { ...GENERAL, function: code, kind: 'project' }, 10_000n],
      ]),
    );
    expect(writeTable('T05', SHAANXI, own, INFO).unnamed).toEqual(['21098', '2109801']);
    const names = (_: string, code: string) => (code === '21098' ? '新设的款' : '新设的项');
    const named = writeTable('T05', SHAANXI, own, INFO, { names });
    expect(named.unnamed).toEqual([]);
    expect(texts(named.table)).toContain('21098|新设的款|0.01||0.01');
  });
});

/** 行政运行 with 1.00 万元 of basic and 49 元 of project expenditure. */
function small49(): ExactFacts {
  const rows = (dims: Dimensions): Row[] => [
    ['expenditure', { ...GENERAL, ...dims }, 1_004_900n],
    ['expenditure', { ...GENERAL, ...dims, kind: 'basic' }, 1_000_000n],
    ['expenditure', { ...GENERAL, ...dims, kind: 'project' }, 4_900n],
  ];
  return facts(...rows({}), ...rows({ function: '210' }));
}

describe('facts that are not given', () => {
  test('are zero where a sum proves it, and else missing', () => {
    const known = writeTable('T05', SHAANXI, SPENT, INFO);
    expect(known.missing).toEqual([]);
    const half = facts(
      ['expenditure', GENERAL, 4_007_000n],
      ['expenditure', { ...GENERAL, function: '210' }, 4_007_000n],
    );
    expect(writeTable('T05', SHAANXI, half, INFO).missing.map(keyString)).toEqual([
      keyString(key('expenditure', { ...GENERAL, kind: 'basic' })),
      keyString(key('expenditure', { ...GENERAL, kind: 'project' })),
    ]);
  });

  test('are asked for from the top where nothing is known', () => {
    const { missing } = writeTable('T01', SHAANXI, facts(), INFO);
    expect(missing.map(keyString)).toEqual([
      keyString(key('revenue-total', {})),
      keyString(key('expenditure-total', {})),
    ]);
  });

  test('are not taken for zero because a table may be empty', () => {
    const { missing, empty } = writeTable('T09', SHAANXI, facts(), INFO);
    expect(empty).toBe(true);
    expect(missing.map(({ measure, basis }) => `${measure} ${basis}`)).toEqual([
      'three-public budget',
      'meeting budget',
      'training budget',
      'three-public final',
      'meeting final',
      'training final',
    ]);
  });

  test('of one budget are proved to be nothing by the others', () => {
    const rows = ['revenue', 'expenditure', 'opening-carry-over', 'closing-carry-over'].flatMap(
      (measure): Row[] => [
        [measure, { source: 'appropriation' }, 5_000_000n],
        [measure, GENERAL, 5_000_000n],
      ],
    );
    const { missing, empty, table } = writeTable('T07', SHAANXI, facts(...rows), INFO);
    expect({ missing, empty }).toEqual({ missing: [], empty: true });
    expect(table.notes.at(-1)?.value).toMatch(/^说明：甲县医疗保障局本年度没有政府性基金/);
    expect(texts(table).at(-1)).toBe('合计||||||');
  });
});

describe('a form of listed rows', () => {
  test('says which class with money it does not list', () => {
    const { unlisted } = writeTable(
      'T01',
      SHAANXI,
      facts(['expenditure', { function: '209' }, 1n]),
      INFO,
    );
    expect(unlisted.map(keyString)).toEqual([keyString(key('expenditure', { function: '209' }))]);
  });

  test('leaves out the rows that the layout does, and counts on without them', () => {
    const names = texts(writeTable('T01', SHANGHAI, facts(), INFO).table);
    expect(names.some((row) => row.includes('债务还本支出'))).toBe(false);
    expect(names.some((row) => row.includes('二十四、抗疫特别国债安排的支出'))).toBe(true);
  });

  test('prints them all the same where one of them has money', () => {
    const debt = facts(['expenditure', { function: '231' }, 10_000n]);
    const names = texts(writeTable('T01', SHANGHAI, debt, INFO).table);
    expect(names.some((row) => row.includes('二十六、抗疫特别国债安排的支出'))).toBe(true);
    expect(names.some((row) => row.includes('二十四、债务还本支出|0.01'))).toBe(true);
  });

  test('has the names of its year', () => {
    const name = '使用非财政拨款结余（含专用结余）';
    const since = texts(writeTable('T01', SHAANXI, facts(), INFO).table);
    expect(since.some((row) => row.startsWith(name))).toBe(true);
    const before = texts(writeTable('T01', SHAANXI, facts(), { ...INFO, fiscalYear: 2022 }).table);
    expect(before.some((row) => row.startsWith('使用非财政拨款结余|28'))).toBe(true);
  });
});

test('a layout that does not print a table says so', () => {
  expect(() => writeTable('B01', SHAANXI, facts(), INFO)).toThrow(UnknownTable);
  expect(() => writeTable('T01', 'nowhere', facts(), INFO)).toThrow(UnknownTable);
});

test('every text says from which place of which table it is', () => {
  const { table } = writeTable('T05', SHAANXI, SPENT, INFO, { file: '甲.book' });
  expect(table.rows[3]?.cells[1]?.text.pieces[0]?.anchor).toEqual({
    kind: 'span',
    span: { file: '甲.book', path: 'T05/R4C3' },
    within: { start: 0, length: 4 },
  });
});
