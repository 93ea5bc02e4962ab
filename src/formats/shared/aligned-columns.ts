import { EMPTY_TEXT, type Text } from '../../document/text.js';
import type { TableCell, TableRow } from '../../document/tree.js';
import { plainCell } from './cells.js';
import { markerOf } from './headings.js';

/** A stretch of a line between runs of two or more blanks, with its place in print. */
export interface Segment {
  readonly text: Text;
  /** Columns from `left` to before `right`. */
  readonly left: number;
  readonly right: number;
  /** What single blanks hold apart in it. */
  readonly words?: readonly Segment[];
}

export type Segments = readonly Segment[];

export interface Column {
  readonly left: number;
  readonly right: number;
}

/** The stretches in which any of the lines has print, merged where they touch. */
export function inkedColumns(lines: readonly Segments[]): Column[] {
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

/** The line is below the heads: it begins with a number of a row, a code, or holds a figure. */
export function isBodyLine(segments: Segments): boolean {
  return segments.some(({ text }) => {
    return markerOf(text.value) !== null || /^-?\d[\d,]*(?:\.\d+)?$/.test(text.value);
  });
}

/**
 * One line's cells, empty ones between them; null when two pieces fall into one column.
 * Only a head covers several columns: a name in the body merely reaches under the next.
 */
export function rowInColumns(
  segments: Segments,
  columns: readonly Column[],
  head: boolean,
): TableRow | null {
  const cells: TableCell[] = [];
  let next = 0;
  for (const segment of head ? segments.flatMap((one) => headsIn(one, columns)) : segments) {
    const covered = coveredBy(segment, columns);
    const first = covered[0] ?? nearest(segment, columns);
    const last = head ? (covered.at(-1) ?? first) : first;
    if (first < next) return null;
    for (; next < first; next += 1) cells.push(plainCell(EMPTY_TEXT));
    cells.push({ text: segment.text, colSpan: last - first + 1, rowSpan: 1 });
    next = last + 1;
  }
  for (; next < columns.length; next += 1) cells.push(plainCell(EMPTY_TEXT));
  return { cells };
}

function coveredBy({ left, right }: Segment, columns: readonly Column[]): readonly number[] {
  return columns.flatMap((column, at) => (left < column.right && right > column.left ? [at] : []));
}

/** Shorter words may be one head set wide: 本 年 支 出. */
const SHORTEST_HEAD = 3;

/** Heads of neighbouring columns with a single blank between them. */
function headsIn(segment: Segment, columns: readonly Column[]): readonly Segment[] {
  const { words = [] } = segment;
  const covered = coveredBy(segment, columns);
  if (words.length !== covered.length || words.length < 2) return [segment];
  const apart = words.every((word, at) => {
    const [own, another] = coveredBy(word, columns);
    return another === undefined && own === covered[at] && word.text.value.length >= SHORTEST_HEAD;
  });
  return apart ? words : [segment];
}

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

const AMOUNT = /^-?\d[\d,]*\.\d+$/;

/**
 * Puts a column of figures together with the head that stands beside it. Where characters are
 * counted, not measured, heads are printed left of right-aligned figures, and the two never
 * stand over each other. All figures without a head must find one on the same side.
 * @param columns from the left
 * @param lines all lines of the table, heads first
 */
export function joinedWithHeads(
  columns: readonly Column[],
  lines: readonly Segments[],
): readonly Column[] {
  const body = lines.findIndex((segments) => segments.some(({ text }) => AMOUNT.test(text.value)));
  if (body <= 0) return columns;
  const headed = columnsOf(lines.slice(0, body), columns);
  const filled = columnsOf(lines.slice(body), columns);
  const bare = columns.flatMap((_, at) => (filled.has(at) && !headed.has(at) ? [at] : []));
  const unused = (at: number) => headed.has(at) && !filled.has(at);
  const [side, another] = [-1, 1].filter((to) => bare.every((at) => unused(at + to)));
  if (bare.length === 0 || side === undefined) return columns;
  // Figures that find heads on both sides belong to the nearer ones, all of them or none.
  const near = (to: number) => bare.every((at) => gapTo(columns, at, to) < gapTo(columns, at, -to));
  const own = another === undefined ? side : [-1, 1].find(near);
  if (own === undefined) return columns;
  const joined = new Set(bare.map((at) => (own < 0 ? at : at + 1)));
  const found: Column[] = [];
  columns.forEach((column, at) => {
    const last = found.at(-1);
    if (last !== undefined && joined.has(at)) {
      found[found.length - 1] = { left: last.left, right: column.right };
    } else {
      found.push(column);
    }
  });
  return found;
}

/** Indices of the columns in which the lines print something; a head over several is none's own. */
function columnsOf(lines: readonly Segments[], columns: readonly Column[]): ReadonlySet<number> {
  const used = new Set<number>();
  for (const segment of lines.flat()) {
    const over = coveredBy(segment, columns);
    const [only] = over;
    if (over.length === 1 && only !== undefined) used.add(only);
  }
  return used;
}

/** Blanks between a column and its neighbour on one side. */
function gapTo(columns: readonly Column[], at: number, side: number): number {
  const [one, other] = [columns[Math.min(at, at + side)], columns[Math.max(at, at + side)]];
  return one === undefined || other === undefined
    ? Number.POSITIVE_INFINITY
    : other.left - one.right;
}
