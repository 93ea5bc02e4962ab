import { type GreyBitmap, type InkBitmap, transposed, WHITE } from './bitmap.js';

/** A drawn line in pixels; `at` is its middle, `thick` its width. */
export interface PixelRuling {
  readonly horizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thick: number;
}

/** Lengths in points; what is shorter than the first may be a stroke of a title's character. */
const LONG = 48;
/** A short line is a ruling where it reaches from one long ruling to another. */
const SHORT = 9;
/** Widest ruling, the play of one that does not lie quite straight included. */
const THICKEST = 4.5;
/** Blank pixels that noise may cut out of a line, in points. */
const GAP = 0.8;
/** How far a short line may end from the ruling that it meets, in points. */
const MEETS = 1.2;
/** Bound in steps: runs of ink that may be lines. */
const MOST_RUNS = 400_000;

/**
 * Horizontal and vertical lines of a straight page.
 * @param pixelsPerPoint resolution
 */
export function rulingsOf(ink: InkBitmap, pixelsPerPoint: number): PixelRuling[] {
  const standing = transposed(ink);
  // Looking for runs takes most of the time: those of the short lines hold those of the long ones.
  const [rows, columns] = [allRuns(ink, pixelsPerPoint), allRuns(standing, pixelsPerPoint)];
  const across = linesOf(rows, true, LONG * pixelsPerPoint, pixelsPerPoint);
  const down = linesOf(columns, false, LONG * pixelsPerPoint, pixelsPerPoint);
  const long = [...across, ...down];
  const shortAcross = linesOf(rows, true, SHORT * pixelsPerPoint, pixelsPerPoint);
  const shortDown = linesOf(columns, false, SHORT * pixelsPerPoint, pixelsPerPoint);
  const reach = MEETS * pixelsPerPoint;
  const meeting = [
    ...shortAcross.filter((line) => meetsBoth(line, down, reach)),
    ...shortDown.filter((line) => meetsBoth(line, across, reach)),
  ];
  return [...long, ...meeting.filter((line) => !long.some((other) => holds(other, line, reach)))];
}

function meetsBoth(line: PixelRuling, others: readonly PixelRuling[], reach: number): boolean {
  const meets = (end: number) =>
    others.some(
      (other) =>
        Math.abs(other.at - end) <= reach + other.thick / 2 &&
        other.from <= line.at + reach &&
        other.to >= line.at - reach,
    );
  return meets(line.from) && meets(line.to);
}

function holds(long: PixelRuling, line: PixelRuling, reach: number): boolean {
  return (
    long.horizontal === line.horizontal &&
    Math.abs(long.at - line.at) <= reach &&
    long.from <= line.from + reach &&
    long.to >= line.to - reach
  );
}

interface Group {
  first: number;
  last: number;
  from: number;
  to: number;
  weight: number;
  moment: number;
}

type Run = readonly [from: number, to: number];

/** The runs of ink of each row that are long enough for a short line. */
function allRuns(ink: InkBitmap, pixelsPerPoint: number): readonly (readonly Run[])[] {
  const gap = Math.max(1, Math.round(GAP * pixelsPerPoint));
  const rows: Run[][] = [];
  for (let y = 0; y < ink.height; y += 1) rows.push(runsOf(ink, y, SHORT * pixelsPerPoint, gap));
  return rows;
}

/** Lines along the rows of a bitmap: long runs of ink in rows that follow each other. */
function linesOf(
  rows: readonly (readonly Run[])[],
  horizontal: boolean,
  least: number,
  pixelsPerPoint: number,
): PixelRuling[] {
  const thickest = THICKEST * pixelsPerPoint;
  const closed: Group[] = [];
  let open: Group[] = [];
  let runs = 0;
  for (let y = 0; y < rows.length && runs < MOST_RUNS; y += 1) {
    const stay: Group[] = [];
    for (const group of open) (y - group.last > 2 ? closed : stay).push(group);
    open = stay;
    for (const [from, to] of rows[y] ?? []) {
      const length = to - from;
      if (length < least) continue;
      runs += 1;
      const own = open.find((group) => group.from < to && group.to > from);
      if (own === undefined) {
        open.push({ first: y, last: y, from, to, weight: length, moment: length * y });
      } else {
        own.last = y;
        own.from = Math.min(own.from, from);
        own.to = Math.max(own.to, to);
        own.weight += length;
        own.moment += length * y;
      }
    }
  }
  return [...closed, ...open].flatMap((group): PixelRuling[] => {
    const thick = group.last - group.first + 1;
    if (thick > thickest) return [];
    const { from, to } = group;
    return [{ horizontal, at: group.moment / group.weight, from, to, thick }];
  });
}

/** Stretches of ink in a row and its neighbours, small gaps closed. */
function runsOf({ width, height, data }: InkBitmap, y: number, least: number, gap: number): Run[] {
  const found: Run[] = [];
  const [above, row, below] = [
    (y > 0 ? y - 1 : y) * width,
    y * width,
    (y + 1 < height ? y + 1 : y) * width,
  ];
  let [start, end, filled] = [-1, 0, 0];
  const close = () => {
    // Half of the pixels in the row itself: the row beside a line is not the line.
    if (start >= 0 && end - start >= least && filled * 2 >= end - start) found.push([start, end]);
    start = -1;
    filled = 0;
  };
  for (let x = 0; x < width; x += 1) {
    const own = data[row + x] as number;
    const inked = own === 1 || data[above + x] === 1 || data[below + x] === 1;
    if (!inked) continue;
    if (start < 0 || x - end > gap) {
      close();
      start = x;
    }
    end = x + 1;
    filled += own;
  }
  close();
  return found;
}

/** The picture with its rulings painted over, and the ink of them taken away. */
export function withoutRulings(
  grey: GreyBitmap,
  ink: InkBitmap,
  rulings: readonly PixelRuling[],
): { readonly grey: GreyBitmap; readonly ink: InkBitmap } {
  const shades = grey.data.slice();
  const bits = ink.data.slice();
  const { width, height } = grey;
  for (const { horizontal, at, from, to, thick } of rulings) {
    const half = thick / 2 + 1.5;
    const [low, high] = [Math.floor(at - half), Math.ceil(at + half)];
    const [start, end] = [Math.max(0, from - 1), to + 1];
    for (let across = Math.max(0, low); across <= high; across += 1) {
      if (across >= (horizontal ? height : width)) break;
      for (let along = start; along < Math.min(end, horizontal ? width : height); along += 1) {
        const index = horizontal ? across * width + along : along * width + across;
        shades[index] = WHITE;
        bits[index] = 0;
      }
    }
  }
  return { grey: { width, height, data: shades }, ink: { width, height, data: bits } };
}
