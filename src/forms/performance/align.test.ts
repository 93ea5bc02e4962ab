import { describe, expect, test } from 'vitest';
import { type AlignColumn, alignRow } from './align.js';

const text = (at: number): AlignColumn => ({
  at,
  empty: 1,
  fit: (cell) => (/^\d/.test(cell) ? 6 : 0),
});
const number = (at: number): AlignColumn => ({
  at,
  empty: 0.5,
  fit: (cell) => (/^\d+$/.test(cell) ? 0 : 8),
});
const percent = (at: number): AlignColumn => ({
  at,
  empty: 0.5,
  fit: (cell) => (cell.endsWith('%') ? 0 : 6),
});

const COLUMNS = [text(0), number(2), percent(3), number(4)];

function cells(...parts: readonly (readonly [number, string])[]) {
  return parts.map(([at, cell]) => ({ at, text: cell }));
}

describe('alignRow', () => {
  test('a row under its head keeps its places', () => {
    expect(alignRow(cells([0, '合计'], [2, '7'], [3, '70%'], [4, '10']), COLUMNS)).toEqual([
      0, 1, 2, 3,
    ]);
  });

  test.each([-2, -1, 1, 2, 3])('a row moved by %i columns is put back', (by) => {
    const moved = cells([0 + by, '合计'], [2 + by, '7'], [3 + by, '70%'], [4 + by, '10']);
    expect(alignRow(moved, COLUMNS)).toEqual([0, 1, 2, 3]);
  });

  test('kind of content decides where position does not', () => {
    expect(alignRow(cells([0, '合计'], [1, '70%']), COLUMNS)).toEqual([0, 2]);
    expect(alignRow(cells([0, '合计'], [3, '70%'], [3, '10']), COLUMNS)).toEqual([0, 2, 3]);
  });

  test('a cell too many belongs to no column', () => {
    const row = cells([0, '合计'], [1, '另注'], [2, '7'], [3, '70%'], [4, '10']);
    expect(alignRow(row, COLUMNS)).toEqual([0, null, 1, 2, 3]);
  });

  test('order is never changed', () => {
    const places = alignRow(cells([0, '10'], [1, '70%'], [2, '7']), COLUMNS);
    const placed = places.filter((place) => place !== null);
    expect([...placed].sort((a, b) => a - b)).toEqual(placed);
  });

  test('nothing to place', () => {
    expect(alignRow([], COLUMNS)).toEqual([]);
    expect(alignRow(cells([0, '7']), [])).toEqual([null]);
  });
});
