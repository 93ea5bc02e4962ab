import { concatTexts } from '../../document/text.js';
import type { TableCell, TableRow } from '../../document/tree.js';
import { markerOf } from '../shared/headings.js';
import type { PageTable } from './cells.js';

/** Column lines of two pages are the same when no farther apart, in points. */
const SAME = 4;

/** A table put together so far and its column lines. */
export interface JoinedTable {
  readonly xs: readonly number[];
  readonly rows: readonly TableRow[];
}

/**
 * The rows of a table with those of its part on the next page: their outer edges are the same
 * and so are their columns, as far as both show them. A repeated head is left out, a row that
 * the page break divided is put together.
 * @param rows what is known of the table so far, its last part being `before`
 * @returns null when the second is a table of its own
 */
export function joinedParts(
  rows: readonly TableRow[],
  before: PageTable,
  part: PageTable,
): JoinedTable | null {
  if (part.leaf === before.leaf) return null;
  const xs = commonColumns(before.xs, part.xs);
  if (xs === null) return null;
  const full = new Set(before.full);
  const above = inColumns(rows, before.xs, xs, full);
  const below = inColumns(part.rows, part.xs, xs, full);
  const heads = repeatedHeads(above, below);
  if (heads === 0 && hasHeadOfItsOwn(above, below)) return null;
  return { xs, rows: withDividedRow(above, below.slice(heads), full) };
}

/**
 * The column lines of both parts together: a page may lack the columns that only cells of
 * another page divide. The frames are the same, or all lines of one are lines of the other;
 * centred pages may be shifted.
 */
function commonColumns(
  first: readonly number[],
  second: readonly number[],
): readonly number[] | null {
  const shift = (second[0] ?? 0) - (first[0] ?? 0);
  const moved = second.map((x) => x - shift);
  const isIn = (xs: readonly number[], x: number) => xs.some((at) => Math.abs(at - x) <= SAME);
  const shared = moved.filter((x) => isIn(first, x)).length;
  const fewer = Math.min(first.length, second.length);
  const isPart = shared >= fewer && fewer >= 3;
  const isFrame = Math.abs((moved.at(-1) ?? 0) - (first.at(-1) ?? 0)) <= SAME;
  if (isFrame ? shared * 2 < fewer : !isPart || fewer * 2 < Math.max(first.length, second.length)) {
    return null;
  }
  const more = moved.filter((x) => !isIn(first, x));
  return more.length === 0 ? first : [...first, ...more].sort((a, b) => a - b);
}

/**
 * Rows with their spans counted in the columns between `to` instead of those between `from`.
 * @param full cells whose last line is full; their replacements are added
 */
function inColumns(
  rows: readonly TableRow[],
  from: readonly number[],
  to: readonly number[],
  full: Set<TableCell>,
): readonly TableRow[] {
  if (from.length === to.length) return rows;
  const shift = (to[0] ?? 0) - (from[0] ?? 0);
  const target = from.map((x) => nearestIndex(to, x + shift));
  const taken: number[] = [];
  return rows.map((row) => {
    let column = 0;
    const cells = row.cells.map((cell): TableCell => {
      while ((taken[column] ?? 0) > 0) column += 1;
      const start = target[column] ?? 0;
      const end = target[column + cell.colSpan] ?? start + 1;
      for (let at = column; at < column + cell.colSpan; at += 1) taken[at] = cell.rowSpan;
      column += cell.colSpan;
      if (end - start === cell.colSpan) return cell;
      const moved = { ...cell, colSpan: Math.max(1, end - start) };
      if (full.has(cell)) full.add(moved);
      return moved;
    });
    for (let at = 0; at < taken.length; at += 1) taken[at] = Math.max(0, (taken[at] ?? 0) - 1);
    return { cells };
  });
}

function nearestIndex(stops: readonly number[], at: number): number {
  let best = 0;
  stops.forEach((stop, index) => {
    if (Math.abs(stop - at) < Math.abs((stops[best] ?? 0) - at)) best = index;
  });
  return best;
}

/** How many rows at the top of the second part print the first rows of the table again. */
function repeatedHeads(rows: readonly TableRow[], again: readonly TableRow[]): number {
  let count = 0;
  while (count < again.length && count < rows.length) {
    const words = wordsOf(again[count] as TableRow);
    if (words.every((word) => word === '') || /\d\.\d/.test(words.join('|'))) break;
    if (!isSameHead(wordsOf(rows[count] as TableRow), words)) break;
    count += 1;
  }
  return count;
}

/**
 * The same heads, but for the end of few: a repeated head keeps its height and may lose a line
 * to the row below or to nothing.
 */
function isSameHead(first: readonly string[], again: readonly string[]): boolean {
  if (first.length !== again.length || first[0] !== again[0]) return false;
  const apart = first.filter((word, at) => word !== again[at]);
  const isNear = first.every((word, at) => {
    const other = again[at] ?? '';
    return (
      word === other || (word !== '' && other !== '' && (isEnd(word, other) || isEnd(other, word)))
    );
  });
  return isNear && apart.length * 4 <= first.length;
}

function isEnd(word: string, other: string): boolean {
  return word.startsWith(other) || word.endsWith(other);
}

const HEAD_WORDS =
  /^(?:序号|项目|科目|科目代码|科目编码|功能分类科目编码|项目名称|单位名称|收入|行次|预算数|一级指标)$/;

/** The second part begins with heads, and these are not the table's nor the rest of its heads. */
function hasHeadOfItsOwn(rows: readonly TableRow[], again: readonly TableRow[]): boolean {
  const first = firstWord(again[0]);
  if (!rows.some((row) => wordsOf(row).some((word) => /^[-\d.,]+$/.test(word)))) return false;
  return HEAD_WORDS.test(first) && first !== firstWord(rows.at(-1));
}

function firstWord(row: TableRow | undefined): string {
  return row?.cells.find(({ text }) => text.value !== '')?.text.value.replace(/\s/g, '') ?? '';
}

function wordsOf(row: TableRow): readonly string[] {
  return row.cells.map(({ text }) => text.value.replace(/\s/g, ''));
}

/**
 * A row without figures that goes on with the full lines of the row above: with a blank at its
 * start, or with more than one cell that goes on.
 */
function withDividedRow(
  rows: readonly TableRow[],
  more: readonly TableRow[],
  full: ReadonlySet<TableCell>,
): TableRow[] {
  const last = rows.at(-1);
  const [first, ...rest] = more;
  if (last === undefined || first === undefined || !goesOn(last, first, full))
    return [...rows, ...more];
  const cells = last.cells.map((cell, at): TableCell => {
    const below = first.cells[at];
    if (below === undefined || below.text.value === '') return cell;
    const area = [...(cell.area ?? []), ...(below.area ?? [])];
    return { ...cell, text: concatTexts([cell.text, below.text]), area };
  });
  return [...rows.slice(0, -1), { cells }, ...rest];
}

function goesOn(last: TableRow, first: TableRow, full: ReadonlySet<TableCell>): boolean {
  if (last.cells.length !== first.cells.length) return false;
  const filled = first.cells.flatMap(({ text }, at) => (text.value === '' ? [] : [at]));
  if (filled.length === 0 || filled.length * 2 > first.cells.length) return false;
  if (filled[0] === 0 && filled.length < 2) return false;
  return filled.every((at) => {
    const [above, below] = [last.cells[at], first.cells[at]];
    if (above === undefined || below === undefined || above.rowSpan > 1 || below.rowSpan > 1)
      return false;
    return full.has(above) && !/\d/.test(below.text.value) && markerOf(below.text.value) === null;
  });
}
