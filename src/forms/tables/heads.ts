import { cellAt, type GridRow, isCode, isNumber } from './grid.js';
import { headName, rowName } from './names.js';

export interface PrintedColumn {
  readonly index: number;
  /** Heads from the top group to the leaf as they are compared; empty when there are none. */
  readonly path: readonly string[];
  /** The same heads as printed, blanks left out. */
  readonly printed: readonly string[];
  /** Which of them do not stand over this column but were taken from a head left of it. */
  readonly inherited: readonly boolean[];
  /** The printed column number (栏次), or empty. */
  readonly number: string;
}

export interface Heads {
  /** Number of rows that are heads, the row of column numbers included. */
  readonly rows: number;
  readonly columns: readonly PrintedColumn[];
}

const MOST_HEAD_ROWS = 6;
/** Heads wrapped over lines, each line a row, may stand deeper above the column numbers. */
const DEEPEST_NUMBERS_ROW = 14;

/** 表 1, 附表 2: how a list of tables numbers its rows. */
const SERIAL = /^附?表\s*\d{1,2}$/;

/**
 * Separates the heads of a table from its body.
 * @param known head words of all declarations, normalised
 * @returns no head rows when the table begins with figures
 */
export function headsOf(grid: readonly GridRow[], known: ReadonlySet<string>): Heads {
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  const numbered = numbersRow(grid);
  const rows = numbered >= 0 ? numbered + 1 : firstBodyRow(grid, known);
  const text = grid.slice(0, numbered >= 0 ? numbered : rows);
  const numbers = numbered >= 0 ? grid[numbered] : undefined;
  const columns = Array.from({ length: width }, (_, index) => {
    const path = unwrapped(pathOf(text, index), known);
    return {
      index,
      path: path.map((head) => head.plain),
      printed: path.map((head) => head.printed),
      inherited: path.map((head) => head.inherited),
      number: numberIn(numbers, index),
    };
  });
  return { rows, columns };
}

/** The row of column numbers, above which there are no figures; -1 when there is none. */
function numbersRow(grid: readonly GridRow[]): number {
  const at = grid.slice(0, DEEPEST_NUMBERS_ROW).findIndex(isNumbersRow);
  const above = grid.slice(0, Math.max(at, 0));
  const figures = above.some((row) => row.some((cell) => isNumber(cell.text.value)));
  return figures ? -1 : at;
}

/** Heads of the parts of a code, which often stand in the row of column numbers. */
const CODE_PARTS: ReadonlySet<string> = new Set(['类', '款', '项']);

/** 栏次 1 2 3 …: whole numbers counting up from 1, blanks and the word between them. */
function isNumbersRow(row: GridRow): boolean {
  const filled = row.filter((cell) => cell.text.value !== '' && !cell.covered);
  const numbers = filled.filter((cell) => /^\d{1,2}$/.test(cell.text.value));
  const words = filled
    .filter((cell) => !/^\d{1,2}$/.test(cell.text.value))
    .map((cell) => headName(cell.text.value));
  const others = words.filter((word) => word !== '栏次');
  const isSaid = others.length < words.length;
  if (numbers.length === 0 || !others.every((word) => isSaid && CODE_PARTS.has(word))) return false;
  if (words.length === 0 && numbers.length < 3) return false;
  return numbers.every((cell, at) => cell.text.value === String(at + 1));
}

function numberIn(row: GridRow | undefined, index: number): string {
  const value = row === undefined ? '' : cellAt(row, index).text.value;
  return /^\d{1,2}$/.test(value) ? value : '';
}

function firstBodyRow(grid: readonly GridRow[], known: ReadonlySet<string>): number {
  const first = grid.findIndex((row) => isBodyRow(row));
  if (first >= 0) return Math.min(first - piecesBefore(grid, first, known), MOST_HEAD_ROWS);
  const words = grid.findIndex((row) => !isHeadRow(row, known));
  return words < 0 ? grid.length : Math.max(words, Math.min(grid.length, 1));
}

/** A row with a figure or a code, or a total row whose figures are blank. */
function isBodyRow(row: GridRow): boolean {
  const filled = row.filter((cell) => cell.text.value !== '');
  if (filled.some((cell) => isNumber(cell.text.value) || isCode(cell.text.value))) return true;
  const [first] = filled;
  if (first === undefined) return false;
  if (SERIAL.test(first.text.value)) return true;
  if (filled.length > 1) return false;
  const name = rowName(first.text.value);
  return (name === '合计' || name === '总计') && row.length > 2;
}

function isHeadRow(row: GridRow, known: ReadonlySet<string>): boolean {
  const filled = row.filter((cell) => cell.text.value !== '');
  const words = filled.filter((cell) => isHeadPiece(headName(cell.text.value), known));
  return words.length * 2 >= filled.length;
}

/** A whole head word, or a piece of one that was wrapped over lines. */
function isHeadPiece(value: string, known: ReadonlySet<string>): boolean {
  if (known.has(value)) return true;
  return value.length >= 2 && [...known].some((word) => word.includes(value));
}

/** 1 when the first piece of a wrapped row name stands between the heads and the first figure. */
function piecesBefore(grid: readonly GridRow[], first: number, known: ReadonlySet<string>): number {
  const row = grid[first - 1];
  if (row === undefined || first < 2) return 0;
  const filled = row.filter((cell) => cell.text.value !== '');
  const [only] = filled;
  const piece = filled.length === 1 && only !== undefined && !only.covered;
  return piece && !isHeadPiece(headName(only.text.value), known) ? 1 : 0;
}

/** A head as it is compared and as it is printed. */
interface Head {
  readonly plain: string;
  readonly printed: string;
  readonly inherited: boolean;
}

const NO_HEAD: Head = { plain: '', printed: '', inherited: false };

function headAt(row: GridRow, column: number): Head {
  const { value } = cellAt(row, column).text;
  if (value === '') return NO_HEAD;
  return { plain: headName(value), printed: value.replace(/\s+/g, ''), inherited: false };
}

/**
 * Heads over one column. Flattened tables lose merged cells: an empty place under which a
 * lower head stands belongs to the group head left of it, unless a head of the column's
 * own stands above.
 */
function pathOf(rows: readonly GridRow[], index: number): readonly Head[] {
  const path: Head[] = [];
  rows.forEach((row, level) => {
    let head = headAt(row, index);
    if (
      head.plain === '' &&
      path.every((above) => above.inherited) &&
      rows.slice(level + 1).some((lower) => headAt(lower, index).plain !== '')
    ) {
      head = leftOf(row, index);
    }
    if (head.plain !== '' && path.at(-1)?.plain !== head.plain) path.push(head);
  });
  return path;
}

/**
 * A head that was wrapped over lines (政府性基 / 金预算财 / 政拨款) is one head; words that are
 * heads by themselves (收入 over 项目) stay apart.
 */
function unwrapped(path: readonly Head[], known: ReadonlySet<string>): readonly Head[] {
  const heads: Head[] = [];
  for (let at = 0; at < path.length; ) {
    let end = path.length;
    while (end > at + 1 && !isWrapped(path.slice(at, end), known)) end -= 1;
    const pieces = path.slice(at, end);
    heads.push({
      plain: pieces.map((piece) => piece.plain).join(''),
      printed: pieces.map((piece) => piece.printed).join(''),
      inherited: pieces.every((piece) => piece.inherited),
    });
    at = end;
  }
  return heads;
}

function isWrapped(pieces: readonly Head[], known: ReadonlySet<string>): boolean {
  const joined = pieces.map((piece) => piece.plain).join('');
  return known.has(joined) && !pieces.every((piece) => known.has(piece.plain));
}

function leftOf(row: GridRow, index: number): Head {
  for (let column = index - 1; column >= 0; column -= 1) {
    const head = headAt(row, column);
    if (head.plain !== '') return { ...head, inherited: true };
  }
  return NO_HEAD;
}
