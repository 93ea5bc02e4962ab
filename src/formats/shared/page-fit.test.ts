import { describe, expect, test } from 'vitest';
import { spanText } from '../../document/text.js';
import type { Table } from '../../document/tree.js';
import { gridOf } from './composed.js';
import { heightOf, noteLines, sizeOnOnePage } from './page-fit.js';

const text = (value: string) => spanText(value, { file: '', path: value });

function tableOf(rows: readonly (readonly string[])[]): Table {
  return {
    type: 'table',
    caption: { title: null, number: null, reporter: null, amountUnit: null },
    rows: rows.map((cells) => ({
      cells: cells.map((value) => ({ text: text(value), colSpan: 1, rowSpan: 1 })),
    })),
    notes: [],
  };
}

const ROOM = {
  widths: [60, 60],
  padding: 0,
  height: 200,
  rowHeight: (lines: number, size: number) => lines * size,
};

describe('tables on one page', () => {
  test('the height of a row is that of its cell with most lines', () => {
    const grid = gridOf(
      tableOf([
        ['一二三四五六七', '1'],
        ['二', '2'],
      ]),
    );
    // Seven characters of ten points in a column of sixty take two lines.
    expect(heightOf(grid, ROOM, 10)).toBe(30);
  });

  test('a table that runs over by some rows is set smaller, one that never fits is not', () => {
    const rows = (count: number) =>
      gridOf(tableOf(Array.from({ length: count }, () => ['一', '1'])));
    expect(sizeOnOnePage(rows(20), ROOM, 10, 7.5)).toBe(10);
    expect(sizeOnOnePage(rows(25), ROOM, 10, 7.5)).toBe(8);
    expect(sizeOnOnePage(rows(60), ROOM, 10, 7.5)).toBe(10);
  });

  test('digits are about half as wide as Chinese characters', () => {
    const grid = gridOf(tableOf([['1234567890', '1']]));
    expect(heightOf(grid, ROOM, 10)).toBe(10);
  });

  test('notes are counted by the lines that they take', () => {
    const note = (value: string) => ({
      type: 'paragraph' as const,
      text: text(value),
      role: 'note' as const,
    });
    expect(noteLines({ blocks: [note('短'), note('长'.repeat(20))] }, 105)).toBe(3);
  });
});
