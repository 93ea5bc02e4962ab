import type { Column, Row, Solver } from '../../../checks/localise/solver.js';
import { printId } from '../../../checks/terms.js';
import type { Occurrence } from '../../../facts/occurrence.js';
import type { ValueRow } from '../rows.js';
import { PRECISE_WEIGHT, type Print } from '../unknowns.js';
import { type Component, deepest, distanceRows, FREE } from './component.js';

/** Cost of leaving one print, against which a fen of distance from a print counts little. */
const LEAVE_COST = 1_000_000;
/** A relation of the text is given up before a print is left. */
const ROW_COST = 1_500_000;
const NEAR_COST = 1e-3;
/** Prints that the check names as the likely culprit are left first. */
const SUSPECT_SHARE = 0.3;

/** Prints to leave and relations to give up, so that the rest can hold. */
export interface Left {
  readonly prints: ReadonlySet<Print>;
  readonly rows: ReadonlySet<ValueRow>;
}

/**
 * How far from its print a figure may be wrong, in base units; tried one after the other. The less
 * far, the better doubles tell a switch that is turned from one that is not, and the quicker.
 */
const REACHES = [50_000n, 1_000_000n, 100_000_000n, 10_000_000_000n] as const;
const FARTHEST = REACHES[REACHES.length - 1] ?? 0n;
/** A figure is wrong by more than what a relaxed model strains, which may share it among several. */
const MORE_THAN_STRAINED = 2;

/**
 * The cheapest prints to leave, and relations of the text to give up, so that the other rows can
 * hold: proposals, of which the first that can be kept is taken.
 */
export function* whatToLeave(
  part: Component,
  suspects: ReadonlySet<string>,
  solver: Solver,
): Generator<Left> {
  const least = strainOf(part, suspects, solver) * MORE_THAN_STRAINED;
  for (const reach of REACHES.filter((one) => Number(one) >= least)) {
    const left = leftAmong(part, reach, suspects, solver);
    if (left !== null) yield left;
  }
}

/**
 * By how much some print must give way at least, where each may give way by any amount: the
 * largest of the amounts that cost least together.
 */
function strainOf(part: Component, suspects: ReadonlySet<string>, solver: Solver): number {
  const model = new Model(part, FARTHEST);
  const give = (row: Row | undefined, cost: number) => {
    const column = model.column({ cost: cost / LEAVE_COST, low: 0, high: FREE, binary: false });
    model.between(row, column, 1);
    return column;
  };
  part.rows.forEach((row, at) => {
    if (row.rank === 'firm') model.between(model.own[at], null);
    else give(model.own[at], ROW_COST);
  });
  const columns = model.prints.map(({ row, print }) => give(row, costOf(print, suspects)));
  const values = solver(model)?.values ?? [];
  return Math.max(0, ...columns.map((column) => values[column] ?? 0));
}

function leftAmong(
  part: Component,
  reach: bigint,
  suspects: ReadonlySet<string>,
  solver: Solver,
): Left | null {
  const model = new Model(part, reach);
  const leave = (cost: number) => model.column({ cost, low: 0, high: 1, binary: true });
  const loose: { readonly row: ValueRow; readonly column: number }[] = [];
  part.rows.forEach((row, at) => {
    const own = model.own[at];
    const column = row.rank === 'firm' ? null : leave(ROW_COST);
    if (column !== null) loose.push({ row, column });
    model.between(own, column);
  });
  const switches: { readonly print: Print; readonly column: number }[] = [];
  for (const { print, row } of model.prints) {
    const column = leave(costOf(print, suspects));
    switches.push({ print, column });
    model.between(row, column);
  }
  const solution = solver(model);
  if (solution === null) return null;
  const isLeft = (column: number) => (solution.values[column] ?? 0) > SWITCHED;
  return {
    prints: new Set(switches.filter(({ column }) => isLeft(column)).map(({ print }) => print)),
    rows: new Set(loose.filter(({ column }) => isLeft(column)).map(({ row }) => row)),
  };
}

/** Distances of the unknowns from where they start, with what may give way. */
class Model {
  readonly columns: Column[];
  readonly rows: Row[] = [];
  /** The rows of the part over distances. */
  readonly own: readonly Row[];
  /** Each print as a row over the distance of its unknown. */
  readonly prints: readonly { readonly print: Print; readonly row: Row }[];
  readonly #far: number;

  constructor({ unknowns, rows }: Component, reach: bigint) {
    this.#far = Number(reach);
    this.columns = unknowns.flatMap((unknown): readonly Column[] => {
      const high = unknown.prints.length === 0 ? FREE : this.#far;
      const one = { cost: NEAR_COST, low: 0, high, binary: false };
      return [one, { ...one, high: Math.min(high, deepest(unknown)) }];
    });
    const starts = new Map(unknowns.map(({ id, start }) => [id, start]));
    this.own = distanceRows({ unknowns, rows }, starts);
    this.prints = unknowns.flatMap(({ prints, start }, at) =>
      prints.map((print) => ({
        print,
        row: {
          low: Number(print.low - start),
          high: Number(print.high - start),
          entries: [
            [2 * at, 1],
            [2 * at + 1, -1],
          ] as const,
        },
      })),
    );
  }

  /** @returns the index of the column */
  column(column: Column): number {
    this.columns.push(column);
    return this.columns.length - 1;
  }

  /**
   * Adds a row, which gives way by `by` for each unit of the column; left out, a switch lets it go
   * altogether.
   */
  between(row: Row | undefined, column: number | null, by?: number): void {
    if (row === undefined) return;
    if (column === null) {
      this.rows.push(row);
      return;
    }
    const { low, high, entries } = row;
    const beyond = by ?? this.#far * entries.length + finite(low) + finite(high);
    if (Number.isFinite(low)) {
      this.rows.push({
        low,
        high: Number.POSITIVE_INFINITY,
        entries: [...entries, [column, beyond]],
      });
    }
    if (Number.isFinite(high)) {
      this.rows.push({
        low: Number.NEGATIVE_INFINITY,
        high,
        entries: [...entries, [column, -beyond]],
      });
    }
  }
}

/** A switch that a solver of doubles turned at all: its reach is large, so little suffices. */
const SWITCHED = 1e-9;

function finite(end: number): number {
  return Number.isFinite(end) ? Math.abs(end) : 0;
}

/** A nothing that is printed is seldom the mistake. */
const NOTHING_SHARE = 3;

export function costOf(
  { weight, occurrences, low, high }: Print,
  suspects: ReadonlySet<string>,
): number {
  const nothing = low === 0n && high === 0n;
  const suspect =
    weight < PRECISE_WEIGHT && occurrences.some((one: Occurrence) => suspects.has(printId(one)));
  return weight * LEAVE_COST * (suspect ? SUSPECT_SHARE : nothing ? NOTHING_SHARE : 1);
}
