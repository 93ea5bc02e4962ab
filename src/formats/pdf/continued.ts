import { concatTexts } from '../../document/text.js';
import type { TableCell, TableRow } from '../../document/tree.js';
import { markerOf } from '../shared/headings.js';
import type { PageTable } from './cells.js';

/** Column lines of two pages are the same when no farther apart, in points. */
const SAME = 4;

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
): readonly TableRow[] | null {
  if (part.page === before.page || !isSameFrame(before.xs, part.xs)) return null;
  const heads = repeatedHeads(rows, part.rows);
  if (heads === 0 && hasHeadOfItsOwn(rows, part.rows)) return null;
  const more = part.rows.slice(heads);
  return withDividedRow(rows, more, before.full);
}

function isSameFrame(first: readonly number[], second: readonly number[]): boolean {
  if (first.length !== second.length) return false;
  const width = (xs: readonly number[]) => (xs.at(-1) ?? 0) - (xs[0] ?? 0);
  const shift = (second[0] ?? 0) - (first[0] ?? 0);
  if (Math.abs(width(first) - width(second)) > 2 * SAME) return false;
  return first.every((x, index) => Math.abs((second[index] ?? 0) - shift - x) <= SAME);
}

/** How many rows at the top of the second part print the first rows of the table again. */
function repeatedHeads(rows: readonly TableRow[], again: readonly TableRow[]): number {
  let count = 0;
  while (count < again.length && count < rows.length) {
    const words = wordsOf(again[count] as TableRow);
    if (words === '' || words !== wordsOf(rows[count] as TableRow) || /\d\.\d/.test(words)) break;
    count += 1;
  }
  return count;
}

const HEAD_WORDS =
  /^(?:序号|项目|科目|科目代码|科目编码|功能分类科目编码|项目名称|单位名称|收入|行次|预算数|一级指标)$/;

/** The second part begins with heads, and these are not the table's. */
function hasHeadOfItsOwn(rows: readonly TableRow[], again: readonly TableRow[]): boolean {
  const first = firstWord(again[0]);
  return HEAD_WORDS.test(first) && first !== firstWord(rows.at(-1));
}

function firstWord(row: TableRow | undefined): string {
  return row?.cells.find(({ text }) => text.value !== '')?.text.value.replace(/\s/g, '') ?? '';
}

function wordsOf(row: TableRow): string {
  return row.cells.map(({ text }) => text.value.replace(/\s/g, '')).join('|');
}

/** A row without figures and with a blank at its start goes on with the full lines of the row above. */
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
    return below === undefined || below.text.value === ''
      ? cell
      : { ...cell, text: concatTexts([cell.text, below.text]) };
  });
  return [...rows.slice(0, -1), { cells }, ...rest];
}

function goesOn(last: TableRow, first: TableRow, full: ReadonlySet<TableCell>): boolean {
  if (last.cells.length !== first.cells.length || first.cells[0]?.text.value !== '') return false;
  const filled = first.cells.flatMap(({ text }, at) => (text.value === '' ? [] : [at]));
  if (filled.length === 0 || filled.length * 2 > first.cells.length) return false;
  return filled.every((at) => {
    const [above, below] = [last.cells[at], first.cells[at]];
    if (above === undefined || below === undefined || above.rowSpan > 1 || below.rowSpan > 1)
      return false;
    return full.has(above) && !/\d/.test(below.text.value) && markerOf(below.text.value) === null;
  });
}
