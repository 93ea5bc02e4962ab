import { middleOf, slotOf } from './cells.js';
import type { Glyph } from './glyphs.js';
import type { Grid } from './grid.js';

const PART_OF_FIGURE = /^[\d０-９.．,，%％+\-−－]$/;
/** One figure as it is printed, and whether it has decimals. */
const FIGURE = /^[-−－+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)([.．]\d+)?[%％]?$/;
/** Characters of one figure are no farther apart than this share of their size. */
const CLOSE = 0.25;

const AMOUNT = /^[-−]?[\d,]+\.\d\d$/;

const WIDE = /[０-９．，]/;
const WIDE_STEP = 1.1;

/**
 * Figures too wide for their cell run over its edge, into the next one or out of the table.
 * Each is one figure: all of it counts where the most of it stands.
 * @returns the characters in the same order; of those figures with `cellX` set
 */
export function withOverflows(glyphs: readonly Glyph[], grids: readonly Grid[]): readonly Glyph[] {
  if (grids.length === 0) return glyphs;
  const cells = grids.map(cellFinder);
  const cellOf = (glyph: Glyph) => {
    const { x, y } = middleOf(glyph);
    for (const [index, find] of cells.entries()) {
      const cell = find(x, y);
      if (cell >= 0) return `${index}/${cell}`;
    }
    return '';
  };
  const moved: Glyph[] = [...glyphs];
  for (let start = 0; start < glyphs.length; ) {
    const end = runEnd(glyphs, start);
    if (end - start > 1) gather(moved, start, end, cellOf);
    start = end;
  }
  return moved;
}

/** Index behind the characters of a figure that begins here. */
function runEnd(glyphs: readonly Glyph[], start: number): number {
  let end = start + 1;
  if (!PART_OF_FIGURE.test(glyphs[start]?.value ?? '')) return end;
  for (; end < glyphs.length; end += 1) {
    const [above, glyph] = [glyphs[end - 1] as Glyph, glyphs[end] as Glyph];
    const gap = glyph.left - above.right;
    // Digits as wide as Chinese characters have room around them.
    const isWide = WIDE.test(glyph.value) || WIDE.test(above.value);
    const near = isWide
      ? glyph.x - above.x < glyph.size * WIDE_STEP
      : Math.abs(gap) < glyph.size * CLOSE;
    const isClose = near && Math.abs(glyph.y - above.y) < 1;
    if (!isClose || !PART_OF_FIGURE.test(glyph.value)) break;
    // An amount that runs over the edge may touch the code of the next cell.
    if (glyph.object !== above.object && AMOUNT.test(wordsOf(glyphs.slice(start, end)))) break;
  }
  return end;
}

function gather(
  glyphs: Glyph[],
  start: number,
  end: number,
  cellOf: (glyph: Glyph) => string,
): void {
  const run = glyphs.slice(start, end);
  const owners = run.map(cellOf);
  if (owners.every((owner) => owner === owners[0])) return;
  const parts = new Map<string, Glyph[]>();
  for (const [at, owner] of owners.entries()) {
    const part = parts.get(owner);
    if (part === undefined) parts.set(owner, [run[at] as Glyph]);
    else part.push(run[at] as Glyph);
  }
  const whole = FIGURE.exec(wordsOf(run));
  // Figures of two cells that touch at the line between them are two.
  if (whole === null || [...parts.values()].every((part) => isAlike(wordsOf(part), whole))) return;
  const inside = [...parts].filter(([owner]) => owner !== '').map(([, part]) => part);
  const most = inside.reduce<readonly Glyph[]>(
    (best, part) => (part.length > best.length ? part : best),
    [],
  );
  const [first] = most;
  if (first === undefined) return;
  const cellX = middleOf(first).x;
  run.forEach((glyph, at) => {
    glyphs[start + at] = { ...glyph, cellX };
  });
}

/** In the narrow forms of digits and points. */
function wordsOf(glyphs: readonly Glyph[]): string {
  return glyphs
    .map(({ value }) => value)
    .join('')
    .normalize('NFKC');
}

/** A figure with decimals where the whole has some. */
function isAlike(words: string, whole: RegExpExecArray): boolean {
  const found = FIGURE.exec(words);
  return found !== null && (found[1] === undefined) === (whole[1] === undefined);
}

function cellFinder({ xs, ys, cells }: Grid): (x: number, y: number) => number {
  const columns = xs.length - 1;
  const owner = new Int32Array(columns * (ys.length - 1)).fill(-1);
  cells.forEach(({ row, column, rowSpan, colSpan }, index) => {
    for (let at = row; at < row + rowSpan; at += 1) {
      owner.fill(index, at * columns + column, at * columns + column + colSpan);
    }
  });
  return (x, y) => {
    const [column, row] = [slotOf(xs, x), slotOf(ys, y)];
    return column < 0 || row < 0 ? -1 : (owner[row * columns + column] ?? -1);
  };
}
