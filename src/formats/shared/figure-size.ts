import type { Grid } from './composed.js';

/**
 * The largest font size at which every figure of a table stands on one line of its column.
 * @param widths of the columns, in points
 * @param padding left and right in a cell together, in points
 * @returns points, from `least` to `most`
 */
export function figureSize(
  grid: Grid,
  widths: readonly number[],
  padding: number,
  [least, most]: readonly [number, number],
): number {
  let size = most;
  for (const { column, cell } of grid.lines.flat()) {
    if (cell.figure === undefined) continue;
    const room = widths.slice(column, column + cell.colSpan).reduce((sum, one) => sum + one, 0);
    // A digit is a little wider than half its height.
    size = Math.min(size, (room - padding) / (Math.max(1, cell.text.value.length) * DIGIT));
  }
  return Math.max(least, Math.floor(size * 4) / 4);
}

const DIGIT = 0.56;
