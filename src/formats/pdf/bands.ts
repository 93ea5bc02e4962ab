import { middleOf } from './cells.js';
import type { Glyph } from './glyphs.js';
import type { Grid, GridCell } from './grid.js';
import type { Ruling } from './objects.js';
import { type Row, rowsOf } from './rows.js';

/** Rows that one band must hold before it counts as several rows without rulings. */
const FEWEST_ROWS = 3;
/** No band lower than this holds so many rows, in points. */
const LOWEST_BAND = 24;
const FIGURE = /^(?:[-−]?[\d,]+(?:\.\d+)?[%％]?|[-—]+)$/;
/** A whole amount: the pieces into which a narrow column breaks one figure are none. */
const WHOLE = /^(?:[-−]?[\d,]+\.\d{2,}[%％]?|[-—]+)$/;

/**
 * Rulings that a table leaves out between its rows: where its columns are ruled and its body
 * is one tall band, the rows are told by the figures that stand on one line in several
 * columns, and divided where the space between lines is widest.
 */
export function missingRulings(grid: Grid, glyphs: readonly Glyph[]): Ruling[] {
  const found: Ruling[] = [];
  for (let band = 0; band + 1 < grid.ys.length; band += 1) {
    const height = (grid.ys[band + 1] ?? 0) - (grid.ys[band] ?? 0);
    if (height < LOWEST_BAND) continue;
    const cells = grid.cells.filter((cell) => cell.row === band && cell.rowSpan === 1);
    if (cells.length < 2) continue;
    const own = glyphs.filter(({ y }) => y > (grid.ys[band] ?? 0) && y < (grid.ys[band + 1] ?? 0));
    if (own.length < FEWEST_ROWS) continue;
    const lines = cells.map((cell) => rowsOf(own.filter((glyph) => isIn(glyph, cell))));
    const anchors = anchorsOf(lines);
    if (anchors.length < FEWEST_ROWS) continue;
    const all = lines.flat().sort((a, b) => a.y - b.y);
    for (let index = 1; index < anchors.length; index += 1) {
      const at = widestGap(all, anchors[index - 1] as number, anchors[index] as number);
      for (const { left, right } of cells) {
        found.push({ horizontal: true, at, from: left, to: right });
      }
    }
  }
  return found;
}

function isIn(glyph: Glyph, { left, top, right, bottom }: GridCell): boolean {
  const { x, y } = middleOf(glyph);
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Base lines that hold a figure and nothing else in two columns or more; none where others are. */
function anchorsOf(columns: readonly (readonly Row[])[]): number[] {
  const figures = columns.filter((rows) => rows.length > 1 && isOfFigures(rows));
  if (figures.length < 2) return [];
  const sorted = figures.flat().sort((a, b) => a.y - b.y);
  const groups: Row[][] = [];
  for (const row of sorted) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && row.y - first.y < row.size * 0.5)
      group.push(row);
    else groups.push([row]);
  }
  return groups.map((group) => group[0]?.y ?? 0);
}

/** Figures throughout, and most of them whole: column numbers (栏次) are integers. */
function isOfFigures(rows: readonly Row[]): boolean {
  const words = rows.map(({ glyphs }) => glyphs.map(({ value }) => value).join(''));
  const whole = words.filter((word) => WHOLE.test(word)).length;
  return words.every((word) => FIGURE.test(word)) && whole * 5 >= words.length * 3;
}

/** The middle of the widest space between two lines from one base line to another. */
function widestGap(lines: readonly Row[], from: number, to: number): number {
  const between = lines.filter(({ y }) => y >= from - 1 && y <= to + 1);
  let [best, widest] = [(from + to) / 2, 0];
  for (let index = 1; index < between.length; index += 1) {
    const [above, below] = [between[index - 1] as Row, between[index] as Row];
    const gap = below.y - above.y;
    // Of spaces that are the same the one nearer to the middle divides.
    const place = above.y + above.size * 0.14 + (gap - below.size) / 2;
    const isNearer = Math.abs(place - (from + to) / 2) < Math.abs(best - (from + to) / 2);
    if (gap > widest * 1.05 || (gap > widest * 0.95 && isNearer)) [best, widest] = [place, gap];
  }
  return best;
}
