/**
 * Puts the filled cells of an irregular row under the columns of its head. Rows of
 * flattened forms lose or gain cells, and whole rows move sideways, so a cell's index
 * says little: order, kind of content and, weakly, position decide together.
 */
export interface AlignColumn {
  /** Index of the head cell in the printed grid. */
  readonly at: number;
  /** Cost of putting this text here: 0 fits, 8 does not. */
  readonly fit: (text: string) => number;
  /** Cost of leaving the column empty in a row that has later cells. */
  readonly empty: number;
  /** Of two cells that could stand here the first is meant: a cell too many follows it. */
  readonly first?: boolean;
}

export interface AlignCell {
  readonly at: number;
  readonly text: string;
}

const EXTRA = 4;
const EXTRA_BEFORE = 6;
/** A figure is seldom the cell too many. */
const EXTRA_FIGURE = 1.5;
const AWAY = 0.5;
const AWAY_LIMIT = 2.5;
const SHIFT = 0.2;
const REACH = 5;

/**
 * @returns for every cell the index of its column, or null for a cell too many.
 * Ties go to the smaller shift, then to the earlier column.
 */
export function alignRow(
  cells: readonly AlignCell[],
  columns: readonly AlignColumn[],
): readonly (number | null)[] {
  let best: { readonly cost: number; readonly places: readonly (number | null)[] } | null = null;
  // What a text costs in a column does not depend on the shift.
  const misfits = cells.map((cell) => columns.map((column) => column.fit(cell.text)));
  for (let shift = -REACH; shift <= REACH; shift += 1) {
    const tried = alignShifted(cells, columns, misfits, shift);
    const cost = tried.cost + Math.abs(shift) * SHIFT;
    if (best === null || cost < best.cost - 1e-9) best = { cost, places: tried.places };
  }
  return best?.places ?? [];
}

/** Least-cost order-preserving assignment, by dynamic programming over cells and columns. */
function alignShifted(
  cells: readonly AlignCell[],
  columns: readonly AlignColumn[],
  misfits: readonly (readonly number[])[],
  shift: number,
): { readonly cost: number; readonly places: readonly (number | null)[] } {
  const width = columns.length + 1;
  const cost = new Array<number>((cells.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const move = new Array<'start' | 'empty' | 'extra' | 'place'>(cost.length).fill('start');
  cost[0] = 0;
  const relax = (to: number, value: number, how: 'empty' | 'extra' | 'place') => {
    if (value < (cost[to] ?? Number.POSITIVE_INFINITY)) {
      cost[to] = value;
      move[to] = how;
    }
  };
  for (let i = 0; i <= cells.length; i += 1) {
    for (let j = 0; j <= columns.length; j += 1) {
      const here = cost[i * width + j] ?? Number.POSITIVE_INFINITY;
      const cell = cells[i];
      const column = columns[j];
      if (cell !== undefined && column !== undefined) {
        relax(
          (i + 1) * width + j + 1,
          here + (misfits[i]?.[j] ?? 0) + awayCost(cell, column, shift),
          'place',
        );
      }
      if (column !== undefined) relax(i * width + j + 1, here + column.empty, 'empty');
      if (cell !== undefined) relax((i + 1) * width + j, here + extraCost(cell, column), 'extra');
    }
  }
  const places: (number | null)[] = cells.map(() => null);
  let i = cells.length;
  let j = columns.length;
  while (i > 0 || j > 0) {
    const how = move[i * width + j];
    if (how === 'empty') j -= 1;
    else if (how === 'extra') i -= 1;
    else {
      i -= 1;
      j -= 1;
      places[i] = j;
    }
  }
  return { cost: cost[cells.length * width + columns.length] ?? Number.POSITIVE_INFINITY, places };
}

function extraCost(cell: AlignCell, next: AlignColumn | undefined): number {
  const figure = /\d/.test(cell.text) ? EXTRA_FIGURE : 0;
  return (next?.first === true ? EXTRA_BEFORE : EXTRA) + figure;
}

function awayCost(cell: AlignCell, column: AlignColumn, shift: number): number {
  return Math.min(AWAY_LIMIT, Math.abs(cell.at - (column.at + shift)) * AWAY);
}
