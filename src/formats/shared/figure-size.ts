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

/** What stands beside a figure in its column, in characters. */
const BESIDE = 2;

/**
 * Shares of the columns of a table whose figures would be set too small in those given: columns
 * of figures then share their room by their longest figures.
 * @param shares of the columns, together 1
 * @param isSmall whether figures would be too small in these shares
 */
export function fittedShares(
  grid: Grid,
  shares: readonly number[],
  isSmall: (shares: readonly number[]) => boolean,
): readonly number[] {
  if (!isSmall(shares)) return shares;
  const longest = shares.map(() => 0);
  for (const { column, cell } of grid.lines.flat()) {
    if (cell.figure === undefined || cell.colSpan > 1) continue;
    longest[column] = Math.max(longest[column] ?? 0, cell.text.value.length + BESIDE);
  }
  const all = longest.reduce((sum, one) => sum + one, 0);
  const room = shares.reduce((sum, share, at) => sum + ((longest[at] ?? 0) > 0 ? share : 0), 0);
  return shares.map((share, at) => {
    const own = longest[at] ?? 0;
    return own === 0 ? share : (room * own) / all;
  });
}
