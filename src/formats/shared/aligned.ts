import { concatTexts, EMPTY_TEXT, type Text } from '../../document/text.js';
import type { TableCell, TableRow } from '../../document/tree.js';
import {
  inkedColumns,
  isBodyLine,
  joinedWithHeads,
  rowInColumns,
  type Segment,
  type Segments,
} from './aligned-columns.js';
import { plainCell } from './cells.js';
import { isLeaderLine } from './contents.js';
import { markerOf } from './headings.js';
import { type Line, lineSlice, printedWidth } from './lines.js';
import { withoutMarkup } from './markup.js';
import { hasClause } from './sentences.js';

/** How a producer counts columns: a CJK character as two, or every character as one. */
type Metric = (value: string) => number;
const METRICS: readonly Metric[] = [printedWidth, (value) => value.length];

const MOST_COLUMNS = 64;
const LONGEST_FIRST_CELL = 24;
/** A column of three characters (预算数 above 决算数) has short names, not broken ones. */
const NARROWEST_WRAPPED = 7;
const GAP = /\S(?:\s{2,}|\u3000+)\S/;

/** Whether the line holds cells that runs of blanks hold apart. */
export function isAligned(line: Line): boolean {
  return GAP.test(line.value) && !line.raw.includes('\t') && !isLeaderLine(line.value);
}

/** Whether the line begins with a cell, not with a sentence in which two blanks happen to stand. */
export function beginsWithCell(line: Line): boolean {
  const first = line.value.split(/\s{2,}|\u3000/, 1)[0] ?? '';
  return first.length <= LONGEST_FIRST_CELL && !hasClause(first);
}

/**
 * Rows of a table whose columns blanks align, as converters print the layout of a page;
 * null when the columns cannot be told apart without doubt. Pages are laid out each for
 * itself, so the columns of each page are found by themselves and must be as many.
 */
export function alignedRows(lines: readonly Line[], file: string): TableRow[] | null {
  if (lines.filter((line) => isAligned(line) || beginsFarRight(line)).length * 3 < lines.length) {
    return null;
  }
  let best: TableRow[] | null = null;
  for (const metric of METRICS) {
    const pages = byPage(lines).map((page) => {
      const segments = page.map((line) => segmentsOf(line, file, metric));
      const rows = rowsByColumns(segments);
      return rows === null ? null : withWrappedCells(rows, page);
    });
    const rows = joinedPages(pages);
    // Counted the wrong way columns come apart, so the fewer are the right ones.
    if (rows !== null && (best === null || width(rows) < width(best))) best = rows;
  }
  return best ?? rowsBySequence(lines.map((line) => segmentsOf(line, file, printedWidth)));
}

/** The first columns of the line are blank: farther in than any paragraph begins. */
function beginsFarRight(line: Line): boolean {
  return /^\s{12,}\S/.test(line.raw) && !line.raw.includes('\t');
}

function byPage(lines: readonly Line[]): Line[][] {
  const pages: Line[][] = [];
  for (const line of lines) {
    const last = pages.at(-1);
    if (last === undefined || line.pageTop) pages.push([line]);
    else last.push(line);
  }
  return pages;
}

function joinedPages(pages: readonly (readonly TableRow[] | null)[]): TableRow[] | null {
  const [first] = pages;
  if (first === undefined || first === null) return null;
  const columns = width(first);
  const used = usedColumns(first);
  const joined: TableRow[] = [...first];
  for (const rows of pages.slice(1)) {
    if (rows === null) return null;
    const fits = width(rows) === columns;
    // A page without a head shows only the columns in which the table has figures.
    if (!fits && width(rows) !== used.length) return null;
    for (const row of rows) joined.push(fits ? row : spread(row, used, columns));
  }
  return joined;
}

/** Columns that hold anything in the rows of figures. */
function usedColumns(rows: readonly TableRow[]): number[] {
  const used = new Set<number>();
  for (const row of rows.filter(hasFigures)) {
    row.cells.forEach((cell, at) => {
      if (cell.text.value !== '') used.add(at);
    });
  }
  return [...used].sort((a, b) => a - b);
}

function spread(row: TableRow, used: readonly number[], columns: number): TableRow {
  const cells: TableCell[] = Array.from({ length: columns }, () => plainCell(EMPTY_TEXT));
  row.cells.forEach((cell, at) => {
    const target = used[at];
    if (target !== undefined) cells[target] = cell;
  });
  return { cells };
}

function width(rows: readonly TableRow[]): number {
  return rows[0]?.cells.reduce((columns, cell) => columns + cell.colSpan, 0) ?? 0;
}

/** Where a text of an upright page stands, in points; null where places are columns. */
function printedAt({ pieces }: Text): { readonly left: number; readonly right: number } | null {
  const [first, last] = [pieces[0]?.anchor, pieces.at(-1)?.anchor];
  if (first?.kind !== 'span' || last?.kind !== 'span') return null;
  if (!('box' in first.span && 'box' in last.span) || first.span.rotate !== 0) return null;
  return { left: first.span.box[0], right: last.span.box[2] };
}

function segmentsOf(line: Line, file: string, metric: Metric): Segment[] {
  return placed(line, file, metric, /\S+(?: \S+)*/g).map((segment) => {
    if (!/\S \S/.test(segment.text.value)) return segment;
    const words = placed(line, file, metric, /\S+/g);
    return {
      ...segment,
      words: words.filter(({ left, right }) => left >= segment.left && right <= segment.right),
    };
  });
}

function placed(line: Line, file: string, metric: Metric, pattern: RegExp): Segment[] {
  const segments: Segment[] = [];
  let [from, left] = [0, 0];
  for (const match of line.raw.matchAll(pattern)) {
    left += metric(line.raw.slice(from, match.index));
    from = match.index;
    const text = withoutMarkup(lineSlice(line, file, match.index, match.index + match[0].length));
    segments.push({ text, ...(printedAt(text) ?? { left, right: left + metric(match[0]) }) });
  }
  return segments;
}

/** Cells by the columns that stay blank in all rows; null when a row does not fit them. */
function rowsByColumns(lines: readonly Segments[]): TableRow[] | null {
  const most = lines.reduce((count, segments) => Math.max(count, segments.length), 0);
  if (most < 2 || most > MOST_COLUMNS) return null;
  const share = (least: number) => lines.filter((segments) => segments.length >= least);
  for (const shaping of [lines, share(2), share(Math.ceil(most * 0.6))]) {
    const columns = joinedWithHeads(inkedColumns(shaping), lines);
    if (columns.length < most || columns.length > MOST_COLUMNS) continue;
    const body = lines.findIndex(isBodyLine);
    const rows = lines.map((segments, at) => {
      return rowInColumns(segments, columns, body === -1 || at < body);
    });
    if (rows.every((row) => row !== null)) return rows;
  }
  return null;
}

/**
 * Puts names together that were wrapped within their column: a line with one piece, right
 * below a row of figures whose own name is as wide as the column allows, and above a row
 * that has a name of its own. Everything else stays as printed.
 */
function withWrappedCells(rows: readonly TableRow[], lines: readonly Line[]): TableRow[] {
  const widest = widestByColumn(rows);
  const merged: TableRow[] = [];
  rows.forEach((row, index) => {
    const above = merged.at(-1);
    const at = lines[index]?.gap === 0 ? loneCell(row) : null;
    const next = rows[index + 1];
    const named = at !== null && (next === undefined || valueAt(next, at) !== '');
    if (at !== null && above !== undefined && named && isFullName(above, at, widest)) {
      merged[merged.length - 1] = appended(above, at, row);
    } else {
      merged.push(row);
    }
  });
  return merged;
}

function valueAt(row: TableRow, at: number): string {
  return row.cells[at]?.text.value ?? '';
}

/** The only cell of a row that holds words, if it neither starts an item nor is a figure. */
function loneCell(row: TableRow): number | null {
  const filled = row.cells.flatMap((cell, at) => (cell.text.value === '' ? [] : [at]));
  const [at] = filled;
  if (at === undefined || filled.length !== 1) return null;
  const value = valueAt(row, at);
  return /^[\d—-]/.test(value) || markerOf(value) !== null ? null : at;
}

function widestByColumn(rows: readonly TableRow[]): number[] {
  const widest: number[] = [];
  for (const row of rows) {
    row.cells.forEach((cell, at) => {
      if (cell.colSpan === 1) widest[at] = Math.max(widest[at] ?? 0, printedWidth(cell.text.value));
    });
  }
  return widest;
}

/** The row has figures, and its name fills the column within a character and a half. */
function isFullName(row: TableRow, at: number, widest: readonly number[]): boolean {
  const name = valueAt(row, at);
  const column = widest[at] ?? 0;
  if (column < NARROWEST_WRAPPED) return false;
  return name !== '' && hasFigures(row) && printedWidth(name) >= column - 3;
}

function hasFigures(row: TableRow): boolean {
  return row.cells.some((cell) => /^-?\d[\d,]*(?:\.\d+)?%?$/.test(cell.text.value));
}

function appended(row: TableRow, at: number, below: TableRow): TableRow {
  const more = below.cells[at]?.text ?? EMPTY_TEXT;
  const cells = row.cells.map((cell, index) =>
    index === at ? { ...cell, text: concatTexts([cell.text, more]) } : cell,
  );
  return { cells };
}

/** Cells in the order of print where every line has as many: alignment is not needed then. */
function rowsBySequence(lines: readonly Segments[]): TableRow[] | null {
  const counts = new Set(lines.map((segments) => segments.length));
  const [count] = counts;
  if (counts.size !== 1 || count === undefined || count < 2 || count > MOST_COLUMNS) return null;
  return lines.map((segments) => ({ cells: segments.map((segment) => plainCell(segment.text)) }));
}
