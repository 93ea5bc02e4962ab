import type { Block, Document, Table } from '../../src/document/tree.js';
import type { Dice } from '../support/disclosure/dice.js';
import {
  composedCells,
  headRows,
  merged,
  textWidth,
  widthsOf,
  withAmounts,
  withLevels,
} from './cells.js';

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
  'outer',
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
  /** Rows may be divided by a page's end. */
  readonly divided?: boolean;
  /** Heads run from top to bottom, one character under the other. */
  readonly vertical?: boolean;
  /** Nothing is set between the table and what is above and below it. */
  readonly touching?: boolean;
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
  readonly paper?: 'a4' | 'a3';
  /** All pages are wider than high. */
  readonly landscape?: boolean;
  /** Large pale words across each page, behind its text. */
  readonly watermark?: string;
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
      return [tableOf(block, isForm ? { ...style, rules: 'all' } : style, page)];
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
    case 'figure':
      return [];
    default:
      throw new Error(`${block.type} cannot be typeset`);
  }
}

function tableOf(table: Table, style: TableStyle, page: PageStyle): SheetTable {
  const { caption, notes } = table;
  const { rows, heads } =
    table.headRows === undefined ? flatRows(table, style) : composedCells(table);
  const cells = withAmounts(rows, heads);
  const { widths, size } = widthsOf(cells, style, textWidth(style, page), heads);
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

/** The cells of a table that was read from text, which merges none. */
function flatRows({ rows }: Table, style: TableStyle) {
  const words = rows.map(({ cells }) => cells.map(({ text }) => text.value));
  const count = Math.max(...words.map((row) => row.length));
  const grid = words.map((row) => Array.from({ length: count }, (_, at) => row[at] ?? ''));
  const heads = headRows(grid);
  const split = style.codes === 3 ? withLevels(grid, heads) : null;
  return { rows: split ?? merged(grid, heads), heads };
}
