import type { ColumnKind, Piece } from './body-rows.js';
import { startsName } from './lines.js';

type Cells = readonly (readonly (Piece | null)[])[];

/** Sizes between the lines of one name, at the most. */
const WIDEST = 1.75;
/** The lines of names are at one distance: the greatest is no more than this times the least. */
const EVEN = 1.12;
/** Rows are at least this many times farther apart than the lines of a name. */
const APART = 1.1;
const FEWEST = 3;
/** Of so many close lines one may belong to two rows after all. */
const ONE_IN = 20;

/**
 * How far apart, in sizes, the lines of one name are, in a table where that shows: the distances
 * of lines that follow each other in columns of names are of two kinds, and the lesser is not
 * that of rows.
 * @param cells by line and column, what stands there
 * @returns null where all lines are equally far apart, or where rows are as close
 */
export function leadingOf(cells: Cells, kinds: readonly ColumnKind[]): number | null {
  const steps = kinds
    .flatMap((kind, column) => (kind === 'name' ? stepsOf(cells, kinds, column) : []))
    .sort((a, b) => a.distance - b.distance);
  const [least] = steps;
  if (least === undefined || least.distance > WIDEST) return null;
  const close = steps.filter(({ distance }) => distance <= least.distance * EVEN);
  const next = steps[close.length];
  const greatest = close.at(-1)?.distance ?? 0;
  if (close.length < FEWEST || next === undefined) return null;
  if (next.distance < greatest * APART) return null;
  const rows = close.filter(({ isOfRows }) => isOfRows).length;
  return rows * ONE_IN > close.length ? null : greatest;
}

interface Step {
  readonly distance: number;
  /** Both lines hold what only rows have: a figure, a code, the beginning of a name. */
  readonly isOfRows: boolean;
}

function stepsOf(cells: Cells, kinds: readonly ColumnKind[], column: number): Step[] {
  const steps: Step[] = [];
  let above: { readonly piece: Piece; readonly at: number } | null = null;
  cells.forEach((line, at) => {
    const piece = line[column] ?? null;
    if (piece === null) return;
    if (above !== null) {
      const upper = cells[above.at] ?? [];
      const isOfRows =
        startsName(piece.text) ||
        kinds.some((kind, other) => kind !== 'name' && upper[other] != null && line[other] != null);
      steps.push({ distance: (piece.y - above.piece.y) / piece.size, isOfRows });
    }
    above = { piece, at };
  });
  return steps;
}
