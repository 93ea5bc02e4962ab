import type { Table } from '../../src/document/tree.js';
import type { PageStyle, SheetCell, TableStyle } from './sheet.js';

/** The cells of a composed table, which says how they are merged. */
export function composedCells({ rows, headRows: heads = 1 }: Table) {
  const taken: number[] = [];
  const cells = rows.map((row, at) => {
    let column = 0;
    return row.cells.map(({ text, colSpan, rowSpan }): SheetCell => {
      while ((taken[column] ?? 0) > at) column += 1;
      const cell = { text: text.value, amount: false, column, colSpan, rowSpan };
      for (let over = 0; over < colSpan; over += 1) taken[column + over] = at + rowSpan;
      column += colSpan;
      return cell;
    });
  });
  return { rows: cells, heads };
}

const AMOUNT = /^(?:-?[\d,]+\.\d+|[０-９，]+．[０-９]+|—|[0０])$/;

/** Marks the cells of columns that hold an amount with decimals somewhere. */
export function withAmounts(rows: readonly (readonly SheetCell[])[], heads: number): SheetCell[][] {
  const columns = new Set(
    rows
      .slice(heads)
      .flatMap((row) => row.filter(({ text }) => AMOUNT.test(text)).map(({ column }) => column)),
  );
  return rows.map((row, at) =>
    row.map((cell) => ({ ...cell, amount: at >= heads && columns.has(cell.column) })),
  );
}

const BODY_START = /^(?:\d{3,7}|一、.*|1|.*\d\.\d.*)$/;
const NUMBERS_ROW = '栏次';

export function headRows(grid: readonly (readonly string[])[]): number {
  const body = grid.findIndex((row, at) => {
    if (at === 0 || row[0] === NUMBERS_ROW || row.slice(0, 3).join() === '1,2,3') return false;
    if (row[0] === '合计' && row.slice(1).every((word) => /^[-—\d.,０-９．，]*$/.test(word)))
      return true;
    return BODY_START.test(row[0] ?? '') || row.some((word) => /\d\.\d/.test(word));
  });
  return Math.max(1, body);
}

const SPANNING = /^(?:合计|栏次|人员经费合计|公用经费合计)$/;

/** Blanks that offices merge into the head or total beside or above them. */
export function merged(grid: readonly (readonly string[])[], heads: number): SheetCell[][] {
  const owner = grid.map((row) => row.map(() => -1));
  const cells: {
    text: string;
    amount: boolean;
    row: number;
    column: number;
    colSpan: number;
    rowSpan: number;
  }[] = [];
  grid.forEach((row, r) => {
    row.forEach((text, c) => {
      const left = cells[owner[r]?.[c - 1] ?? -1];
      const above = cells[owner[r - 1]?.[c] ?? -1];
      const joins = left !== undefined && left.row === r && (r < heads || SPANNING.test(left.text));
      const isWide = left?.text === '合计' && left.colSpan === 2 && r >= heads;
      if (text === '' && joins && !isWide && SPANNING.test(left.text)) {
        left.colSpan += 1;
        (owner[r] as number[])[c] = owner[r]?.[c - 1] ?? -1;
      } else if (text === '' && r > 0 && r < heads && above !== undefined && above.colSpan === 1) {
        above.rowSpan += 1;
        (owner[r] as number[])[c] = owner[r - 1]?.[c] ?? -1;
      } else if (text === '' && joins && !isWide) {
        left.colSpan += 1;
        (owner[r] as number[])[c] = owner[r]?.[c - 1] ?? -1;
      } else {
        (owner[r] as number[])[c] = cells.length;
        cells.push({ text, amount: false, row: r, column: c, colSpan: 1, rowSpan: 1 });
      }
    });
  });
  return grid.map((_, r) => cells.filter(({ row }) => row === r));
}

const CODE_HEAD = /^科目(?:代码|编码)$/;

/** The code in three columns, where the table has codes. */
export function withLevels(
  grid: readonly (readonly string[])[],
  heads: number,
): SheetCell[][] | null {
  const codes = grid.slice(0, heads).flatMap((row) => row.filter((word) => CODE_HEAD.test(word)));
  if (codes.length !== 1 || !grid.some(([first]) => CODE_HEAD.test(first ?? ''))) return null;
  const rows = merged(grid, heads);
  const numbers = grid.findIndex(([first]) => first === NUMBERS_ROW);
  return rows.map((row, r) => {
    const shifted = row.map((cell) => ({ ...cell, column: cell.column + 2 }));
    const [first, ...rest] = shifted;
    if (first === undefined || first.column !== 2) return shifted;
    const start = { ...first, column: 0 };
    if (r === numbers) {
      const levels = ['类', '款', '项'].map((text, column) => cellAt(text, column));
      return [...levels, { ...start, column: 3, colSpan: 1 }, ...rest];
    }
    if (/^\d{3,7}$/.test(first.text)) {
      const { text } = first;
      const parts = [text.slice(0, 3), text.slice(3, 5), text.slice(5)];
      return [...parts.map((part, column) => cellAt(part, column)), ...rest];
    }
    return [{ ...start, colSpan: first.colSpan + 2 }, ...rest];
  });
}

function cellAt(text: string, column: number): SheetCell {
  return { text, amount: false, column, colSpan: 1, rowSpan: 1 };
}

/** Text width of an upright and of a landscape page, in points. */
const WIDTHS = { a4: [465, 700], a3: [710, 1050] } as const;

/** @returns points from margin to margin */
export function textWidth({ landscape }: TableStyle, page: PageStyle): number {
  const [upright, wide] = WIDTHS[page.paper ?? 'a4'];
  return landscape || page.landscape === true ? wide : upright;
}

/** Widths in points: figures have the room they need, names share the rest. */
export function widthsOf(
  rows: readonly (readonly SheetCell[])[],
  { narrow, size, vertical = false }: TableStyle,
  whole: number,
  heads: number,
): { readonly widths: readonly number[]; readonly size: number } {
  const least: number[] = [];
  const wanted: number[] = [];
  const counted = vertical ? rows.slice(heads) : rows;
  for (const { text, column, colSpan } of counted.flat()) {
    if (colSpan > 1) continue;
    const figure = /^[\d.,０-９．，-]+$/.test(text);
    const length = [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1 : 0.56), 0);
    const room = figure ? (narrow && length > 3 ? length / 2 : length) : Math.min(length, 4);
    least[column] = Math.max(least[column] ?? 2, room);
    wanted[column] = Math.max(wanted[column] ?? 1, figure ? 0 : Math.min(9, length));
  }
  const padding = least.length * 9;
  const needed = Array.from(least, (room = 2) => room).reduce((sum, room) => sum + room, 0);
  const fitting = Math.min(size, (whole - padding) / needed);
  const spare = whole - padding - needed * fitting;
  const share = wanted.reduce((sum, room) => sum + room, 0);
  const widths = Array.from(
    least,
    (room = 2, at) => 9 + room * fitting + (spare * (wanted[at] ?? 0)) / Math.max(1, share),
  );
  return { widths, size: Math.floor(fitting * 10) / 10 };
}
