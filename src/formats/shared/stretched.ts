import { markerOf } from './headings.js';
import type { Line } from './lines.js';
import { endsOpen } from './sentences.js';
import { lineWidth, type Wrapping } from './wrapping.js';

/** Columns by which the pieces of a line may add up to less or more than its width. */
const LESS = 6;
/** Brackets and stops that follow each other are set narrower. */
const MORE = 4;
const MOST_PIECES = 16;
/** Blank lines between two lines mean nothing in a flattened file. */
const MOST_GAP = 2;

/**
 * Marks the pieces of printed lines that a converter took apart. Where a line was stretched to
 * the margin, the gaps that the stretching left beside its brackets and stops are wide enough
 * to be taken for ends of lines: the pieces together fill one line, each parts from the next at
 * such a mark, and one at least ends where no line would.
 * @returns for each line from `start`, whether the line below it is printed on the same line
 */
export function stretchedLines(
  lines: readonly Line[],
  start: number,
  end: number,
  { width }: Wrapping,
): ReadonlySet<number> {
  const sameLine = new Set<number>();
  if (width === null) return sameLine;
  for (let index = start; index < end; ) {
    const stop = piecesEnd(lines, index, end, width);
    for (let piece = index; piece < stop - 1; piece += 1) sameLine.add(piece);
    index = Math.max(stop, index + 1);
  }
  return sameLine;
}

/** End of the pieces that fill one line from `start` on; `start` where they do not. */
function piecesEnd(lines: readonly Line[], start: number, end: number, width: number): number {
  let used = 0;
  let torn = false;
  for (let index = start; index < Math.min(end, start + MOST_PIECES); index += 1) {
    const line = lines[index] as Line;
    if (index > start) {
      const above = lines[index - 1] as Line;
      if (!mayPart(above, line)) break;
      torn ||= isTorn(above.value, line.value);
    }
    used += lineWidth(line.value);
    if (used > width + MORE) break;
    const next = index + 1 < end ? lines[index + 1] : undefined;
    const fills = used >= width - LESS && !fitsToo(used, line, next, width);
    if (index > start + 1 && torn && fills) return index + 1;
  }
  return start;
}

/** The next piece would have room on the line too and parts from it as the others do. */
function fitsToo(used: number, line: Line, next: Line | undefined, width: number): boolean {
  return next !== undefined && mayPart(line, next) && used + lineWidth(next.value) <= width + MORE;
}

const MARK_BEFORE = /[，、。；：？！（(“‘《）)”’》]$/;
const MARK_AFTER = /^[，、。；：？！（(“‘《）)”’》]/;

/** Stretching leaves its gaps beside marks; a number that opens an item opens a line. */
function mayPart(above: Line, line: Line): boolean {
  if (
    above.full !== undefined ||
    line.gap > MOST_GAP ||
    line.pageTop ||
    /\s{2,}\S/.test(line.value)
  ) {
    return false;
  }
  if (markerOf(line.value) !== null) return false;
  return MARK_BEFORE.test(above.value) || MARK_AFTER.test(line.value);
}

/** No line ends or begins like this of itself. */
function isTorn(above: string, below: string): boolean {
  return (
    /^[，、。；：？！）)”’》]/.test(below) ||
    /^[（(](?:[类款项境]|\d{3,7})[）)]/.test(below) ||
    endsOpen(above)
  );
}
