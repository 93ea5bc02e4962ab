import type { Run } from './lines.js';
import { isFigure, isWholeFigure } from './lines.js';
import { Costs } from './row-costs.js';

/** Part of a cell: what stands on one base line in one column. */
export interface Piece extends Run {
  readonly column: number;
}

/** Base lines that one row of a table holds, from inclusive to exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A base line with its pieces. */
export interface Level {
  readonly y: number;
  readonly size: number;
  readonly pieces: readonly Piece[];
}

export type ColumnKind = 'figure' | 'code' | 'name';

/** Base lines of one row of a table; a name of more lines is no name. */
const MOST_LINES = 24;
const SAME_LINE = 0.35;

/** Pieces by base line, from top to bottom. */
export function levelsOf(pieces: readonly Piece[]): Level[] {
  const sorted = [...pieces].sort((a, b) => a.y - b.y);
  const levels: { y: number; size: number; pieces: Piece[] }[] = [];
  for (const piece of sorted) {
    const last = levels.at(-1);
    const near = Math.max(1, Math.min(last?.size ?? 0, piece.size) * SAME_LINE);
    if (last !== undefined && piece.y - last.y <= near) last.pieces.push(piece);
    else levels.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  return levels;
}

/** What most pieces of each column are. */
export function kindsOf(pieces: readonly Piece[], columns: number): ColumnKind[] {
  return Array.from({ length: columns }, (_, column) => {
    const own = pieces.filter((piece) => piece.column === column);
    const share = (test: (text: string) => boolean) =>
      own.filter(({ text }) => test(text)).length * 5 >= own.length * 3;
    if (own.length === 0) return 'name';
    if (share(isWholeFigure)) return 'figure';
    if (share((text) => /^(?:附?表)?\d+$/.test(text))) return 'code';
    return share(isFigure) ? 'figure' : 'name';
  });
}

export interface Cuts {
  /** Places of rulings and of edges of coloured grounds that divide rows. */
  readonly at: readonly number[];
  /** They divide all rows: none ends elsewhere. */
  readonly all: boolean;
}

/** Where in its row something stands. */
export type Place = 'top' | 'middle' | 'bottom';

/** How tables place figures, and names and codes, in rows of several lines. */
const PLACINGS: readonly (readonly [figures: Place, names: Place])[] = [
  ['middle', 'middle'],
  ['top', 'middle'],
  ['top', 'top'],
  ['bottom', 'bottom'],
  ['bottom', 'middle'],
];

/**
 * Divides base lines into the rows of a table. Figures and codes of a row stand on one line;
 * a name may be wrapped around or below it, and then each of its lines but the last is full.
 * In all rows figures stand at the top, in the middle or at the bottom, and so do names.
 */
export function rowsOfLevels(
  levels: readonly Level[],
  kinds: readonly ColumnKind[],
  cuts: Cuts,
): Stretch[] {
  const costs = new Costs(levels, kinds, cuts);
  let best: { readonly cost: number; readonly rows: Stretch[] } | null = null;
  for (const [figures, names] of PLACINGS) {
    const found = cheapest(levels.length, costs, figures, names);
    if (best === null || found.cost < best.cost - 0.01) best = found;
    if (best.cost < 0.01) break;
  }
  return best?.rows ?? [];
}

function cheapest(count: number, costs: Costs, figures: Place, names: Place) {
  const best: number[] = [0];
  const from: number[] = [0];
  for (let end = 1; end <= count; end += 1) {
    let [least, start] = [Number.POSITIVE_INFINITY, end - 1];
    for (let first = end - 1; first >= Math.max(0, end - MOST_LINES); first -= 1) {
      const inner = costs.fixed(first, end);
      if (inner >= HOPELESS && first < end - 1) break;
      const own = inner + costs.placing(first, end, figures, names) + costs.cutAbove(first);
      const cost = (best[first] ?? 0) + own;
      if (cost < least) [least, start] = [cost, first];
      if (costs.isDivided(first)) break;
    }
    best.push(least);
    from.push(start);
  }
  const rows: Stretch[] = [];
  for (let to = count; to > 0; to = from[to] ?? 0) rows.push({ from: from[to] ?? 0, to });
  return { cost: best[count] ?? 0, rows: rows.reverse() };
}

/** A row that holds two figures in one place gets no better with more lines. */
const HOPELESS = 100;
