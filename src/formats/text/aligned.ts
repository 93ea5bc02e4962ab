import type { Text } from '../../document/text.js';
import type { Table, TableCell, TableRow } from '../../document/tree.js';
import { captionAbove, captionLine } from './captions.js';
import { isLeaderLine } from './contents.js';
import { headingOf } from './headings.js';
import { type Line, lineSlice, printedWidth } from './lines.js';
import { withoutMarkup } from './markup.js';
import { notesBelow, startsNote } from './notes.js';
import type { Placed } from './placed.js';
import { hasClause } from './sentences.js';
import { plainCell } from './separated-rows.js';

/** A stretch of a line between runs of two or more blanks, with its place in print. */
interface Segment {
  readonly text: Text;
  /** Columns from `left` to before `right`. */
  readonly left: number;
  readonly right: number;
}

/** How a producer counts columns: a CJK character as two, or every character as one. */
type Metric = (value: string) => number;
const METRICS: readonly Metric[] = [printedWidth, (value) => value.length];

/** Fewer lines with several segments are no table. */
const FEWEST_ROWS = 3;
const MOST_COLUMNS = 64;

/**
 * Finds the tables whose columns are aligned by blanks, as converters print a page's
 * layout. A run of lines is a table only if its columns can be told apart without doubt;
 * otherwise it is left to be delimited as a flattened one.
 */
export function alignedTables(
  lines: readonly Line[],
  free: (index: number) => boolean,
  file: string,
): Placed<Table>[] {
  const tables: Placed<Table>[] = [];
  const claimed = lines.map((_, index) => !free(index));
  const open = (index: number) => claimed[index] === false;
  let index = 0;
  while (index < lines.length) {
    const end = open(index) ? runEnd(lines, index, open, file) : index;
    const rows = end > index ? alignedRows(lines.slice(index, end), file) : null;
    if (rows === null) {
      index = Math.max(end, index + 1);
      continue;
    }
    const above = captionAbove(lines, index, open, file);
    const below = notesBelow(lines, end, open, file);
    const page = lines[index]?.page;
    tables.push({
      start: above.start,
      end: below.end,
      block: {
        type: 'table',
        caption: above.caption,
        rows,
        notes: below.notes,
        ...(page === undefined ? {} : { page }),
      },
    });
    claimed.fill(true, above.start, below.end);
    index = below.end;
  }
  return tables;
}

const GAP = /\s{2,}|\u3000+/;

function isAligned(line: Line): boolean {
  return GAP.test(line.value) && !line.raw.includes('\t') && !isLeaderLine(line.value);
}

/** End of the run of aligned lines that begins at `start`; broken names may stand between them. */
function runEnd(
  lines: readonly Line[],
  start: number,
  open: (index: number) => boolean,
  file: string,
): number {
  if (!isAligned(lines[start] as Line) || captionLine(lines[start] as Line, file) !== null)
    return start;
  let end = start;
  let count = 0;
  for (let index = start; index < lines.length && open(index) && index <= end + 2; index += 1) {
    const line = lines[index] as Line;
    if (index > start && line.gap > 1 && !isAligned(line)) break;
    if (startsNote(line.value) || captionLine(line, file) !== null) break;
    if (isAligned(line)) {
      count += 1;
      end = index + 1;
    } else if (headingOf(line.value) !== null || hasClause(line.value)) {
      break;
    }
  }
  return count >= FEWEST_ROWS ? end : start;
}

function alignedRows(lines: readonly Line[], file: string): TableRow[] | null {
  for (const metric of METRICS) {
    const rows = rowsByColumns(lines.map((line) => segmentsOf(line, file, metric)));
    if (rows !== null) return rows;
  }
  return rowsBySequence(lines.map((line) => segmentsOf(line, file, printedWidth)));
}

function segmentsOf(line: Line, file: string, metric: Metric): Segment[] {
  const segments: Segment[] = [];
  let [from, left] = [0, 0];
  for (const match of line.raw.matchAll(/\S+(?: \S+)*/g)) {
    left += metric(line.raw.slice(from, match.index));
    from = match.index;
    segments.push({
      text: withoutMarkup(lineSlice(line, file, match.index, match.index + match[0].length)),
      left,
      right: left + metric(match[0]),
    });
  }
  return segments;
}

/** Cells by the columns that stay blank in all full rows; null when a row does not fit. */
function rowsByColumns(lines: readonly (readonly Segment[])[]): TableRow[] | null {
  const most = lines.reduce((count, segments) => Math.max(count, segments.length), 0);
  if (most < 2 || most > MOST_COLUMNS) return null;
  const full = lines.filter((segments) => segments.length * 5 >= most * 3);
  const columns = inkedColumns(full);
  if (columns.length < most || columns.length > MOST_COLUMNS) return null;
  const rows: TableRow[] = [];
  for (const segments of lines) {
    const row = rowInColumns(segments, columns);
    if (row === null) return null;
    rows.push(row);
  }
  return rows;
}

interface Column {
  readonly left: number;
  readonly right: number;
}

/** The stretches of the line in which any of the rows has print, merged where they touch. */
function inkedColumns(lines: readonly (readonly Segment[])[]): Column[] {
  const stretches = lines
    .flat()
    .map(({ left, right }) => ({ left, right }))
    .sort((a, b) => a.left - b.left);
  const columns: { left: number; right: number }[] = [];
  for (const stretch of stretches) {
    const last = columns.at(-1);
    if (last !== undefined && stretch.left <= last.right) {
      last.right = Math.max(last.right, stretch.right);
    } else {
      columns.push(stretch);
    }
  }
  return columns;
}

function rowInColumns(segments: readonly Segment[], columns: readonly Column[]): TableRow | null {
  const cells: TableCell[] = [];
  let next = 0;
  for (const segment of segments) {
    const covered = columns.flatMap((column, at) =>
      segment.left < column.right && segment.right > column.left ? [at] : [],
    );
    const first = covered[0] ?? nearest(segment, columns);
    const last = covered.at(-1) ?? first;
    if (first < next) return null;
    while (next < first) {
      cells.push(plainCell(EMPTY));
      next += 1;
    }
    cells.push({ text: segment.text, colSpan: last - first + 1, rowSpan: 1 });
    next = last + 1;
  }
  for (; next < columns.length; next += 1) cells.push(plainCell(EMPTY));
  return { cells };
}

const EMPTY: Text = { value: '', pieces: [] };

/** A head that stands between two columns belongs to the nearer one. */
function nearest(segment: Segment, columns: readonly Column[]): number {
  const middle = (segment.left + segment.right) / 2;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  columns.forEach((column, at) => {
    const distance = Math.abs((column.left + column.right) / 2 - middle);
    if (distance < least) [best, least] = [at, distance];
  });
  return best;
}

/** Cells in the order of print where every line has as many: alignment is not needed then. */
function rowsBySequence(lines: readonly (readonly Segment[])[]): TableRow[] | null {
  const counts = new Set(lines.map((segments) => segments.length));
  const [count] = counts;
  if (counts.size !== 1 || count === undefined || count < 2 || count > MOST_COLUMNS) return null;
  return lines.map((segments) => ({ cells: segments.map((segment) => plainCell(segment.text)) }));
}
