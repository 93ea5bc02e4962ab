import { isTableTitle } from '../shared/captions.js';
import { captionOf, isCaptionRow } from '../shared/peel.js';
import { cellText, middleOf } from './cells.js';
import type { Glyph } from './glyphs.js';
import type { Grid, GridCell } from './grid.js';
import type { Page } from './page.js';

/**
 * Sheets rule the title, 编制单位 and 金额单位 like the rows of the table below them, and rule
 * tables one right under the other. The grid without such rows, which are then lines above it;
 * several where captions stand between its rows.
 */
export function withoutCaptions(
  grid: Grid,
  glyphs: readonly Glyph[],
  page: Page,
  file: string,
): readonly Grid[] {
  const rows = grid.ys.length - 1;
  const kinds = kindsOfRows(grid, glyphs, page, file);
  const parts: Grid[] = [];
  let from = captionEnd(kinds, 0);
  for (let row = from; row < rows; row += 1) {
    const end = captionEnd(kinds, row);
    if (end === row || end === rows || !isWholeCaption(kinds.slice(row, end))) continue;
    parts.push(part(grid, from, row));
    from = end;
    row = end;
  }
  if (parts.length === 0 && from === 0) return [grid];
  return from < rows ? [...parts, part(grid, from, rows)] : [grid];
}

/** A row with a title over all columns, one that only says number, unit or reporter, or another. */
type RowKind = 'title' | 'caption' | 'row';

function kindsOfRows(grid: Grid, glyphs: readonly Glyph[], page: Page, file: string): RowKind[] {
  const columns = grid.xs.length - 1;
  return grid.ys.slice(1).map((bottom, row): RowKind => {
    const cells = grid.cells.filter((cell) => cell.row <= row && cell.row + cell.rowSpan > row);
    if (cells.some(({ rowSpan }) => rowSpan > 1)) return 'row';
    const top = grid.ys[row] ?? 0;
    const own = glyphs.filter((glyph) => isBetween(middleOf(glyph).y, top, bottom));
    const texts = cells.flatMap((cell) => {
      const text = cellText(
        own.filter((glyph) => isIn(glyph, cell)),
        cell,
        page,
        file,
      );
      return text.value === '' ? [] : [{ cell, text }];
    });
    const [first] = texts;
    if (first === undefined) return 'row';
    const isWide = texts.length === 1 && first.cell.colSpan === columns;
    const part = captionOf(first.text, file);
    if (isWide && isTableTitle(part === null ? first.text.value : (part.rest?.value ?? ''))) {
      return 'title';
    }
    // （2023年度） over the columns of a year is a head.
    if (part !== null && part.period !== null) return isWide ? 'caption' : 'row';
    return isCaptionRow({ cells: texts }, file) ? 'caption' : 'row';
  });
}

function isIn(glyph: Glyph, { left, right }: GridCell): boolean {
  return isBetween(middleOf(glyph).x, left, right);
}

function isBetween(at: number, from: number, to: number): boolean {
  return at >= from && at <= to;
}

function captionEnd(kinds: readonly RowKind[], from: number): number {
  let end = from;
  while (end < kinds.length && kinds[end] !== 'row') end += 1;
  return end;
}

/** Between the rows of a table only a title with number, unit or reporter begins another. */
function isWholeCaption(kinds: readonly RowKind[]): boolean {
  return kinds.includes('title') && kinds.includes('caption');
}

/**
 * The rows from inclusive to exclusive as a grid of their own, with the column lines at which its
 * cells end: the others are those of the tables above and below.
 */
function part({ xs, ys, cells, rulings }: Grid, from: number, to: number): Grid {
  const own = cells.filter(({ row }) => row >= from && row < to);
  const ends = new Set(own.flatMap(({ column, colSpan }) => [column, column + colSpan]));
  const kept = xs.flatMap((_, index) => (ends.has(index) ? [index] : []));
  const places = new Map(kept.map((index, at) => [index, at]));
  return {
    xs: kept.map((index) => xs[index] as number),
    ys: ys.slice(from, to + 1),
    cells: own.map((cell) => {
      const column = places.get(cell.column) ?? 0;
      const end = places.get(cell.column + cell.colSpan) ?? column + 1;
      return { ...cell, row: cell.row - from, column, colSpan: end - column };
    }),
    rulings,
  };
}
