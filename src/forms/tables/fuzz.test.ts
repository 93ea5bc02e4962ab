import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INFO } from '../../../test/support/table.js';
import { EMPTY_TEXT, lineText } from '../../document/text.js';
import type { Table } from '../../document/tree.js';
import type { TableReading } from '../reading.js';
import { FORMS } from './catalogue.js';
import { readStatementTable } from './index.js';
import { promisesOf, sumsOf } from './sums.js';

const WORDS = [
  '',
  '',
  '项目',
  '行次',
  '科目代码',
  '科目名称',
  '合计',
  '小计',
  '决算数',
  '基本支出',
  '项目支出',
  '栏次',
  '208',
  '2080505',
  '394001',
  '一、一般公共预算财政拨款收入',
  '本年收入合计',
  '人员经费合计',
  '1',
  '2',
  '社会保障和就',
  '——',
];

const title = fc.constantFrom(
  '',
  '项目支出决算表',
  ...FORMS.flatMap((form) => form.declaration.titles),
);
const cell = fc.record({
  text: fc.oneof(
    fc.constantFrom(...WORDS),
    fc.nat({ max: 99999 }).map((value) => `${value}.${(value % 90) + 10}`),
  ),
  colSpan: fc.constantFrom(1, 1, 1, 1, 2, 3),
  rowSpan: fc.constantFrom(1, 1, 1, 1, 1, 2),
});
const grid = fc.array(fc.array(cell, { minLength: 1, maxLength: 9 }), {
  minLength: 0,
  maxLength: 9,
});

function tableFrom(
  name: string,
  rows: readonly (readonly { text: string; colSpan: number; rowSpan: number }[])[],
): Table {
  return {
    type: 'table',
    caption: {
      title: name === '' ? null : lineText(name, 'test.txt', 1, 1),
      number: null,
      reporter: null,
      amountUnit: null,
    },
    rows: rows.map((row, at) => ({
      cells: row.map((one, column) => ({
        ...one,
        text:
          one.text === '' ? EMPTY_TEXT : lineText(one.text, 'test.txt', at + 2, column * 20 + 1),
      })),
    })),
    notes: [],
  };
}

const isAmount = (text: string) => text.includes('.');

function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts.filter(isAmount)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Amounts as cells, and amounts that stand where names do (a merged name repeats in its rows). */
function amountsOf(reading: TableReading) {
  const cells = reading.rows.flatMap((row) => row.cells.map((one) => one.printed.text));
  const labels = reading.rows.flatMap((row) => [row.line, row.code, ...row.name.split(' ')]);
  return { cells: countsOf(cells), all: countsOf([...cells, ...labels]) };
}

test('whatever the grid, reading ends, sums can be asked for, and no amount vanishes or doubles', () => {
  fc.assert(
    fc.property(title, grid, (name, rows) => {
      const { reading } = readStatementTable(tableFrom(name, rows), INFO);
      sumsOf(reading);
      promisesOf(reading);
      const printed = countsOf(rows.flat().map((one) => one.text));
      const read = amountsOf(reading);
      for (const [text, count] of printed)
        expect(read.all.get(text) ?? 0, text).toBeGreaterThanOrEqual(count);
      for (const [text, count] of read.cells)
        expect(printed.get(text) ?? 0, text).toBeGreaterThanOrEqual(count);
    }),
    { numRuns: 500 },
  );
});
