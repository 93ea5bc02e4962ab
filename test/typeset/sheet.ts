import type { Block, Document, Table } from '../../src/document/tree.js';
import type { Dice } from '../support/disclosure/dice.js';

/** Which lines a table is drawn with. */
export const RULES = [
  'all',
  'double',
  'three-line',
  'rows',
  'columns',
  'head-fill',
  'stripes',
  'none',
] as const;
export type Rules = (typeof RULES)[number];

/** How a table is typeset. */
export interface TableStyle {
  readonly rules: Rules;
  /** Where amounts stand in a row of several lines; names stand in its middle. */
  readonly top: boolean;
  /** The code in one column, or 类, 款 and 项 in three. */
  readonly codes: 1 | 3;
  /** The head again on every page. */
  readonly repeat: boolean;
  /** Columns of amounts so narrow that digits wrap. */
  readonly narrow: boolean;
  readonly landscape: boolean;
  /** Points. */
  readonly size: number;
  /** Names left or centred. */
  readonly centred: boolean;
}

export interface SheetCell {
  readonly text: string;
  /** Stands in a column of amounts, below the head. */
  readonly amount: boolean;
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
}

export interface SheetTable {
  readonly kind: 'table';
  readonly title: string;
  readonly number: string;
  readonly reporter: string;
  readonly unit: string;
  readonly notes: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
  readonly heads: number;
  /** Points. */
  readonly widths: readonly number[];
  readonly style: TableStyle;
}

export interface SheetLine {
  readonly kind: 'heading' | 'paragraph';
  readonly level: number;
  readonly text: string;
}

export type SheetItem = SheetLine | SheetTable;

/** How the pages around the tables look. */
export interface PageStyle {
  readonly justify: boolean;
  readonly head: string;
  /** With {n} for the page and {t} for all pages. */
  readonly foot: string;
  readonly size: number;
}

/** What is to be typeset, told to each program in its own language. */
export interface Sheet {
  readonly items: readonly SheetItem[];
  readonly page: PageStyle;
}

/** @param styleOf gives each table its style, by its place among the tables */
export function sheetOf(
  document: Document,
  page: PageStyle,
  styleOf: (table: number) => TableStyle,
): Sheet {
  let tables = 0;
  const items = document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block): SheetItem[] => {
      if (block.type !== 'table') return linesOf(block);
      tables += 1;
      const style = styleOf(tables - 1);
      // Nobody sets a form without rulings.
      const isForm = /自评表|目标表/.test(block.caption.title?.value ?? '');
      return [tableOf(block, isForm ? { ...style, rules: 'all' } : style)];
    });
  return { items, page };
}

export function randomTableStyle(dice: Dice, rules: Rules): TableStyle {
  return {
    rules,
    top: dice.once(3),
    codes: dice.pick([1, 1, 3] as const),
    repeat: dice.once(2),
    narrow: rules === 'all' && dice.once(3),
    landscape: dice.once(3),
    size: dice.pick([7, 8, 9, 10.5]),
    centred: dice.once(2),
  };
}

function linesOf(block: Exclude<Block, Table>): SheetItem[] {
  switch (block.type) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: block.text.value }];
    case 'paragraph':
      return [{ kind: 'paragraph', level: 0, text: block.text.value }];
    case 'contents':
      return block.entries.map(({ value }) => ({ kind: 'paragraph', level: 0, text: value }));
    default:
      throw new Error(`${block.type} cannot be typeset`);
  }
}

function tableOf({ caption, notes, rows }: Table, style: TableStyle): SheetTable {
  const words = rows.map(({ cells }) => cells.map(({ text }) => text.value));
  const count = Math.max(...words.map((row) => row.length));
  const grid = words.map((row) => Array.from({ length: count }, (_, at) => row[at] ?? ''));
  const heads = headRows(grid);
  const split = style.codes === 3 ? withLevels(grid, heads) : null;
  const cells = withAmounts(split ?? merged(grid, heads), heads);
  const { widths, size } = widthsOf(cells, style);
  return {
    kind: 'table',
    title: caption.title?.value ?? '',
    number: caption.number?.value ?? '',
    reporter: caption.reporter?.value ?? '',
    unit: caption.amountUnit?.value ?? '',
    notes: notes.map(({ value }) => value),
    rows: cells,
    heads,
    widths,
    style: { ...style, size },
  };
}

const AMOUNT = /^(?:-?[\d,]+\.\d+|[０-９，]+．[０-９]+|—|[0０])$/;

/** Marks the cells of columns that hold an amount with decimals somewhere. */
function withAmounts(rows: readonly (readonly SheetCell[])[], heads: number): SheetCell[][] {
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

function headRows(grid: readonly (readonly string[])[]): number {
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
function merged(grid: readonly (readonly string[])[], heads: number): SheetCell[][] {
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
function withLevels(grid: readonly (readonly string[])[], heads: number): SheetCell[][] | null {
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
const [UPRIGHT, LANDSCAPE] = [465, 700];

/** Widths in points: figures have the room they need, names share the rest. */
function widthsOf(
  rows: readonly (readonly SheetCell[])[],
  { narrow, landscape, size }: TableStyle,
): { readonly widths: readonly number[]; readonly size: number } {
  const least: number[] = [];
  const wanted: number[] = [];
  for (const { text, column, colSpan } of rows.flat()) {
    if (colSpan > 1) continue;
    const figure = /^[\d.,０-９．，-]+$/.test(text);
    const length = [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 1 : 0.56), 0);
    const room = figure ? (narrow && length > 3 ? length / 2 : length) : Math.min(length, 4);
    least[column] = Math.max(least[column] ?? 2, room);
    wanted[column] = Math.max(wanted[column] ?? 1, figure ? 0 : Math.min(9, length));
  }
  const whole = landscape ? LANDSCAPE : UPRIGHT;
  const padding = least.length * 9;
  const needed = least.reduce((sum, room) => sum + room, 0);
  const fitting = Math.min(size, (whole - padding) / needed);
  const spare = whole - padding - needed * fitting;
  const share = wanted.reduce((sum, room) => sum + room, 0);
  const widths = Array.from(
    least,
    (room, at) => 9 + room * fitting + (spare * (wanted[at] ?? 0)) / Math.max(1, share),
  );
  return { widths, size: Math.floor(fitting * 10) / 10 };
}
