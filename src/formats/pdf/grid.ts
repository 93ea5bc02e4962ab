import type { Box } from './geometry.js';
import type { Ruling } from './objects.js';

/** A cell of a ruled table: columns and rows of the grid, from inclusive to exclusive. */
export interface GridCell extends Box {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** A table's rulings as a grid. `xs` and `ys` are the lines, one more than columns and rows. */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
  /** The lines that make it. */
  readonly rulings: readonly Ruling[];
}

/** Two rulings are one when they are no farther apart: half of a double line. */
const SAME = 2.5;
/** A ruling may end so far from the one that it meets. */
const REACH = 3.5;
/** Bound in steps: elementary cells of one grid. */
const MOST_CELLS = 200_000;

/** Puts pieces of one line together and drops repetitions. */
export function mergedRulings(rulings: readonly Ruling[]): Ruling[] {
  const merged: Ruling[] = [];
  for (const horizontal of [true, false]) {
    const own = rulings.filter((ruling) => ruling.horizontal === horizontal);
    for (const line of clusters(own)) merged.push(...joined(line));
  }
  return merged;
}

/** Rulings by their place, those that are one line together. */
function clusters(rulings: readonly Ruling[]): Ruling[][] {
  const sorted = [...rulings].sort((a, b) => a.at - b.at);
  const lines: Ruling[][] = [];
  let first = 0;
  for (const ruling of sorted) {
    const line = lines.at(-1);
    if (line !== undefined && ruling.at - first <= SAME) line.push(ruling);
    else {
      lines.push([ruling]);
      first = ruling.at;
    }
  }
  return lines;
}

function joined(line: readonly Ruling[]): Ruling[] {
  const at = line.reduce((sum, ruling) => sum + ruling.at, 0) / line.length;
  const sorted = [...line].sort((a, b) => a.from - b.from);
  const pieces: { horizontal: boolean; at: number; from: number; to: number }[] = [];
  for (const { horizontal, from, to } of sorted) {
    const last = pieces.at(-1);
    if (last !== undefined && from - last.to <= REACH) last.to = Math.max(last.to, to);
    else pieces.push({ horizontal, at, from, to });
  }
  // What is shorter than any cell is the dash of an underline or a part of a drawing.
  return pieces.filter(({ from, to }) => to - from > REACH);
}

/** The tables of a page: rulings that meet, with two lines each way at least and two cells. */
export function gridsOf(rulings: readonly Ruling[]): Grid[] {
  const lines = mergedRulings(rulings);
  const grids: Grid[] = [];
  for (const group of withLoose(connected(lines))) {
    const grid = gridOf(group);
    if (grid !== null) grids.push(grid);
  }
  return grids.sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0));
}

/** The grid with more rulings. */
export function withRulings(grid: Grid, more: readonly Ruling[]): Grid {
  if (more.length === 0) return grid;
  return gridOf([...grid.rulings, ...frameOf(grid), ...more]) ?? grid;
}

/** Upper and lower edge of a grid, which need not be ruled. */
function frameOf({ xs, ys }: Grid): Ruling[] {
  const [from, to] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  return [ys[0] ?? 0, ys.at(-1) ?? 0].map((at) => ({ horizontal: true, at, from, to }));
}

/** Groups of rulings that cross or touch. */
function connected(lines: readonly Ruling[]): Ruling[][] {
  const parent = lines.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const rows = lines.flatMap((line, index) => (line.horizontal ? [index] : []));
  const columns = lines.flatMap((line, index) => (line.horizontal ? [] : [index]));
  for (const v of columns) {
    const vertical = lines[v] as Ruling;
    // Rows are in order of their place, so those that the column reaches stand together.
    for (let i = firstFrom(rows, lines, vertical.from - REACH); i < rows.length; i += 1) {
      const h = rows[i] as number;
      const horizontal = lines[h] as Ruling;
      if (horizontal.at > vertical.to + REACH) break;
      const meets = vertical.at >= horizontal.from - REACH && vertical.at <= horizontal.to + REACH;
      if (meets) parent[root(h)] = root(v);
    }
  }
  const groups = new Map<number, Ruling[]>();
  lines.forEach((line, index) => {
    const group = groups.get(root(index));
    if (group === undefined) groups.set(root(index), [line]);
    else group.push(line);
  });
  return [...groups.values()];
}

/**
 * Rulings that meet none across but stand within a table belong to it: a column line below a
 * merged total that ends where the page does.
 */
function withLoose(groups: readonly (readonly Ruling[])[]): Ruling[][] {
  const isLoose = (group: readonly Ruling[]) =>
    group.every(({ horizontal }) => horizontal === group[0]?.horizontal);
  const tables = groups.filter((group) => !isLoose(group)).map((group) => [...group]);
  const boxes = tables.map(boxOfRulings);
  const alone: Ruling[] = [];
  for (const ruling of groups.filter(isLoose).flat()) {
    const at = boxes.findIndex((box) => isWithin(ruling, box));
    tables[at]?.push(ruling);
    if (at === -1 && !ruling.horizontal) alone.push(ruling);
  }
  return [...tables, ...openColumns(alone)];
}

const FEWEST_COLUMN_LINES = 3;

/** Column lines alone, side by side from one height to another: the middle of a long table. */
function openColumns(alone: readonly Ruling[]): Ruling[][] {
  const sets: Ruling[][] = [];
  for (const ruling of alone) {
    const set = sets.find(
      ([first]) =>
        first !== undefined &&
        Math.abs(first.from - ruling.from) <= REACH &&
        Math.abs(first.to - ruling.to) <= REACH,
    );
    if (set === undefined) sets.push([ruling]);
    else set.push(ruling);
  }
  return sets
    .filter((set) => set.length >= FEWEST_COLUMN_LINES)
    .map((set) => {
      const { left, right, top, bottom } = boxOfRulings(set);
      const edges = [top, bottom].map((at) => ({ horizontal: true, at, from: left, to: right }));
      return [...set, ...edges];
    });
}

interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOfRulings(group: readonly Ruling[]): Extent {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { horizontal, at, from, to } of group) {
    left = Math.min(left, horizontal ? from : at);
    right = Math.max(right, horizontal ? to : at);
    top = Math.min(top, horizontal ? at : from);
    bottom = Math.max(bottom, horizontal ? at : to);
  }
  return { left, top, right, bottom };
}

function isWithin({ horizontal, at, from, to }: Ruling, box: Extent): boolean {
  const [left, right] = horizontal ? [from, to] : [at, at];
  const [top, bottom] = horizontal ? [at, at] : [from, to];
  return (
    left >= box.left - REACH &&
    right <= box.right + REACH &&
    top >= box.top - REACH &&
    bottom <= box.bottom + REACH
  );
}

function firstFrom(rows: readonly number[], lines: readonly Ruling[], at: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[rows[middle] as number]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function gridOf(group: readonly Ruling[]): Grid | null {
  const across = group.filter((line) => line.horizontal);
  const down = group.filter((line) => !line.horizontal);
  // With one ruling across, the columns must show where the table begins or ends.
  if (across.length === 0 || down.length < (across.length === 1 ? FEWEST_COLUMN_LINES : 1)) {
    return null;
  }
  const xs = withEnds(places(down), across);
  const ys = withEnds(places(across), down);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > MOST_CELLS) return null;
  const walls = new Walls(xs, ys, across, down);
  return { xs, ys, cells: cellsOf(xs, ys, walls), rulings: group };
}

/** The places of lines, near ones taken together. */
function places(lines: readonly Ruling[]): number[] {
  const sorted = lines.map(({ at }) => at).sort((a, b) => a - b);
  const found: number[] = [];
  for (const at of sorted) {
    const last = found.at(-1);
    if (last === undefined || at - last > SAME) found.push(at);
  }
  return found;
}

/** A table may be open at its sides: there it ends where most lines across it end. */
function withEnds(inner: readonly number[], across: readonly Ruling[]): number[] {
  const open = (ends: readonly number[], edge: number, sign: number) => {
    const beyond = ends.filter((end) => (end - edge) * sign > 2 * REACH);
    return beyond.length >= 2 && beyond.length * 2 >= ends.length
      ? beyond.reduce((best, end) => ((end - best) * sign > 0 ? end : best), edge)
      : null;
  };
  const left = open(
    across.map(({ from }) => from),
    inner[0] ?? 0,
    -1,
  );
  const right = open(
    across.map(({ to }) => to),
    inner.at(-1) ?? 0,
    1,
  );
  return [...(left === null ? [] : [left]), ...inner, ...(right === null ? [] : [right])];
}

/** Which sides of the elementary cells are ruled. */
class Walls {
  readonly #right: Uint8Array;
  readonly #below: Uint8Array;
  readonly #columns: number;

  constructor(
    xs: readonly number[],
    ys: readonly number[],
    across: readonly Ruling[],
    down: readonly Ruling[],
  ) {
    this.#columns = xs.length - 1;
    this.#right = new Uint8Array(this.#columns * (ys.length - 1));
    this.#below = new Uint8Array(this.#columns * (ys.length - 1));
    for (const line of down) {
      const column = nearest(xs, line.at) - 1;
      if (column < 0 || column >= this.#columns) continue;
      this.#mark(this.#right, ys, line, (row) => row * this.#columns + column);
    }
    for (const line of across) {
      const row = nearest(ys, line.at) - 1;
      if (row < 0 || row >= ys.length - 1) continue;
      this.#mark(this.#below, xs, line, (column) => row * this.#columns + column);
    }
  }

  right(row: number, column: number): boolean {
    return this.#right[row * this.#columns + column] === 1;
  }

  below(row: number, column: number): boolean {
    return this.#below[row * this.#columns + column] === 1;
  }

  /** A side is ruled when a line passes its middle. */
  #mark(
    walls: Uint8Array,
    stops: readonly number[],
    { from, to }: Ruling,
    slot: (index: number) => number,
  ): void {
    for (let index = 0; index + 1 < stops.length; index += 1) {
      const middle = ((stops[index] as number) + (stops[index + 1] as number)) / 2;
      if (from <= middle && middle <= to) walls[slot(index)] = 1;
    }
  }
}

function nearest(stops: readonly number[], at: number): number {
  let best = 0;
  stops.forEach((stop, index) => {
    if (Math.abs(stop - at) < Math.abs((stops[best] as number) - at)) best = index;
  });
  return best;
}

/**
 * Merges elementary cells that no ruling divides: to the right as long as the first row is
 * open, then down as long as the whole width is. A region that is no rectangle comes apart.
 */
function cellsOf(xs: readonly number[], ys: readonly number[], walls: Walls): GridCell[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const taken = new Uint8Array(columns * rows);
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken[row * columns + column] === 1) continue;
      let colSpan = 1;
      while (
        column + colSpan < columns &&
        !walls.right(row, column + colSpan - 1) &&
        taken[row * columns + column + colSpan] === 0
      ) {
        colSpan += 1;
      }
      let rowSpan = 1;
      while (row + rowSpan < rows && isOpen(walls, row + rowSpan - 1, column, colSpan)) {
        rowSpan += 1;
      }
      for (let down = row; down < row + rowSpan; down += 1) {
        taken.fill(1, down * columns + column, down * columns + column + colSpan);
      }
      cells.push({
        row,
        column,
        rowSpan,
        colSpan,
        left: xs[column] as number,
        right: xs[column + colSpan] as number,
        top: ys[row] as number,
        bottom: ys[row + rowSpan] as number,
      });
    }
  }
  return cells;
}

/** No ruling under the stretch of a row, nor inside it in the row below. */
function isOpen(walls: Walls, row: number, column: number, colSpan: number): boolean {
  for (let at = column; at < column + colSpan; at += 1) {
    if (walls.below(row, at)) return false;
    if (at < column + colSpan - 1 && walls.right(row + 1, at)) return false;
  }
  return true;
}
