import { ReadError } from '../../document/read-error.js';
import { EMPTY_TEXT, type Text } from '../../document/text.js';
import type { TableRow } from '../../document/tree.js';

/** A cell of a table with its place in the grid; rows and columns are counted from 0. */
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: Text;
  /** The exact value, where the displayed one is rounded. */
  readonly exact?: string;
  /** The file marks its row as a head of the table. */
  readonly isHead?: boolean;
}

/** A cell as HTML and Word give it: its column follows from the cells before and above it. */
export interface LooseCell<T> {
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly content: T;
  /** Its row is marked as a head that repeats on each page. */
  readonly isHead?: boolean;
}

export interface GridPlace {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** Bounds in steps: a span of a billion columns is cut to the grid or refused, not spread out. */
export const MAX_GRID_COLUMNS = 16_384;
export const MAX_GRID_CELLS = 2_000_000;

/**
 * Gives every cell its place in the grid. A span below the last row ends there.
 * @throws ReadError too-many-cells
 */
export function placeCells<T>(
  rows: readonly (readonly LooseCell<T>[])[],
  file: string,
): { readonly place: GridPlace; readonly content: T; readonly isHead?: boolean }[] {
  const placed: { place: GridPlace; content: T; isHead?: boolean }[] = [];
  /** First row below the cell that covers a column. */
  const taken: number[] = [];
  let covered = 0;
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row) {
      while ((taken[column] ?? 0) > at) column += 1;
      const rowSpan = Math.max(1, Math.min(cell.rowSpan, rows.length - at));
      let colSpan = 1;
      while (colSpan < cell.colSpan && (taken[column + colSpan] ?? 0) <= at) colSpan += 1;
      covered += rowSpan * colSpan;
      if (covered > MAX_GRID_CELLS || column + colSpan > MAX_GRID_COLUMNS) {
        throw tooManyCells(file);
      }
      for (let over = 0; over < colSpan; over += 1) taken[column + over] = at + rowSpan;
      placed.push({
        place: { row: at, column, rowSpan, colSpan },
        content: cell.content,
        ...(cell.isHead === true ? { isHead: true } : {}),
      });
      column += colSpan;
    }
  });
  return placed;
}

/**
 * The rows of a table from its cells. Rows and columns in which no cell with words begins
 * are left out: they are spacers, or parts of merged cells only.
 * @param cells any order; cells that overlap an earlier one are cut to where they begin
 */
export function rowsOf(cells: readonly PlacedCell[]): TableRow[] {
  const filled = cells.filter(isFilled);
  const rows = ordered(filled.map((cell) => cell.row));
  const columns = ordered(filled.map((cell) => cell.column));
  const rowAt = new Map(rows.map((row, at) => [row, at]));
  const columnAt = new Map(columns.map((column, at) => [column, at]));
  const grid: (PlacedCell | undefined)[][] = rows.map(() => []);
  for (const cell of cells) {
    const row = rowAt.get(cell.row);
    const column = columnAt.get(cell.column);
    const line = row === undefined ? undefined : grid[row];
    if (line !== undefined && column !== undefined) line[column] ??= cell;
  }
  const covered = rows.map(() => new Set<number>());
  return grid.map((line, at) => {
    const kept: TableRow['cells'][number][] = [];
    for (let column = 0; column < columns.length; column += 1) {
      if (covered[at]?.has(column) === true) continue;
      const cell = line[column];
      const rowSpan = cell === undefined ? 1 : spread(rows, at, cell.row + cell.rowSpan);
      const wanted = cell === undefined ? 1 : spread(columns, column, cell.column + cell.colSpan);
      const colSpan = freeSpan(line, covered[at], column, wanted);
      for (let down = 0; down < rowSpan; down += 1) {
        for (let over = 0; over < colSpan; over += 1) covered[at + down]?.add(column + over);
      }
      kept.push({
        text: cell?.text ?? EMPTY_TEXT,
        colSpan,
        rowSpan,
        ...(cell?.exact === undefined ? {} : { exact: cell.exact }),
      });
    }
    return { cells: kept };
  });
}

export function isFilled(cell: PlacedCell): boolean {
  return cell.text.value.trim() !== '';
}

function ordered(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** How many of the kept rows or columns from index `at` lie before `end`. */
function spread(kept: readonly number[], at: number, end: number): number {
  let count = 1;
  while (at + count < kept.length && (kept[at + count] as number) < end) count += 1;
  return count;
}

/** A span ends before the next cell with words and before a place that is covered from above. */
function freeSpan(
  line: readonly (PlacedCell | undefined)[],
  covered: ReadonlySet<number> | undefined,
  column: number,
  wanted: number,
): number {
  let span = 1;
  while (span < wanted) {
    const next = line[column + span];
    if ((next !== undefined && isFilled(next)) || covered?.has(column + span) === true) break;
    span += 1;
  }
  return span;
}

function tooManyCells(file: string): ReadError {
  return new ReadError('too-many-cells', file, {
    zh: `文件中一张表的单元格超过 ${MAX_GRID_CELLS} 个或列数超过 ${MAX_GRID_COLUMNS}`,
    en: `a table of the file has more than ${MAX_GRID_CELLS} cells or ${MAX_GRID_COLUMNS} columns`,
  });
}
