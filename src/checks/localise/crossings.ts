import { type Interval, intersect, isEmpty, times } from '../box.js';
import type { Trial } from '../web/trial.js';
import type { Cell, Constraint } from '../web/web.js';
import { cheapest } from './cover.js';
import { applied, figureOptions, type Option, type Surroundings } from './option.js';
import type { Peeled } from './peel.js';
import { EACH_CHANGE } from './search.js';

/** Most figures in which broken sums cross that are looked at. */
const MOST_CROSSINGS = 2_000;
/** Most pairs of figures that together mend what they take part in. */
const MOST_PAIRS = 4_000;

/** Figures, one or two, that mend all broken sums that they take part in. */
interface Piece {
  readonly options: readonly Option[];
  readonly sums: readonly number[];
  readonly cost: number;
}

/**
 * For a group of broken sums that is too large to be searched whole: in a statement whose rows and
 * columns add up, a wrong figure stands where a broken row and a broken column cross, and seldom
 * more than two wrong figures share a sum. All ways to part the broken sums among such figures, one
 * or two at a time, are compared (what three or more figures might explain together counts as if
 * they did); the figures that every way has which is nearly as cheap as the cheapest are sure.
 */
export function crossed(
  start: Trial,
  group: readonly number[],
  surroundings: Surroundings,
): Peeled {
  const nothing = { options: [], trial: start, left: group };
  const pieces = piecesOf(start, group, surroundings);
  if (pieces === null) return nothing;
  const sure = cheapest(
    group,
    pieces.map(({ sums, cost, options }) => ({ sums, cost, figures: options.map(figureOf) })),
  );
  const options = sure.flatMap((at) => pieces[at]?.options ?? []);
  if (options.length === 0) return nothing;
  const trial = options.reduce((all, { change }) => applied(all, change), start);
  const left = group.filter((index) => {
    const constraint = trial.web.constraints[index];
    return constraint !== undefined && trial.isBroken(constraint);
  });
  return { options, trial, left };
}

function figureOf({ change }: Option): number {
  return change.kind === 'figure' ? change.cell : -1;
}

/** Single figures and pairs of them that mend all their sums; null where there are too many. */
function piecesOf(
  trial: Trial,
  group: readonly number[],
  surroundings: Surroundings,
): readonly Piece[] | null {
  const broken = new Set(group);
  const constraints = group.flatMap((index) => trial.web.constraints[index] ?? []);
  if (constraints.length < group.length || !constraints.every(isSum)) return null;
  const crossings = crossingsOf(trial, constraints, broken);
  if (crossings.length > MOST_CROSSINGS) return null;
  const pieces: Piece[] = [];
  const ends: { readonly option: Option; readonly open: number }[] = [];
  const gaps = new Gaps(trial, constraints);
  for (const { cell, sums } of crossings) {
    // Only what one of its sums asks for can be a slip of it.
    for (const option of figureOptions(trial, cell, broken, surroundings)) {
      const open = sums.filter((index) => !option.mends.includes(index));
      const [only, ...more] = open;
      if (only === undefined) pieces.push(pieceOf([option], sums));
      else if (more.length === 0) ends.push({ option, open: only });
    }
  }
  for (const { option, open } of ends) {
    const after = applied(trial, option.change);
    const gap = after.sumOf(trial.web.constraints[open] as Constraint);
    if (gap === null) continue;
    for (const { cell, sums } of crossings) {
      if (!sums.includes(open) || sums.some((index) => option.mends.includes(index))) continue;
      if (cell.index === figureOf(option) || !gaps.agree(cell, sums, open, gap)) continue;
      const rest = new Set(group.filter((index) => !option.mends.includes(index)));
      const second = figureOptions(after, cell, rest, surroundings).find(({ mends }) =>
        sums.every((index) => mends.includes(index)),
      );
      if (second === undefined) continue;
      pieces.push(pieceOf([option, second], [...option.mends, ...sums]));
      if (pieces.length > MOST_PAIRS) return null;
    }
  }
  return pieces;
}

function pieceOf(options: readonly Option[], sums: readonly number[]): Piece {
  const cost = options.reduce((all, one) => all + EACH_CHANGE + one.cost, 0);
  return { options, sums, cost };
}

interface Crossing {
  readonly cell: Cell;
  /** The broken sums that it takes part in. */
  readonly sums: readonly number[];
}

/** The figures that may change and stand in broken sums only, as far as those prove errors. */
function crossingsOf(
  { web, changes }: Trial,
  constraints: readonly Constraint[],
  broken: ReadonlySet<number>,
): readonly Crossing[] {
  const indices = new Set(constraints.flatMap(({ cells }) => cells));
  return [...indices]
    .sort((a, b) => (web.ranks[a] ?? 0) - (web.ranks[b] ?? 0))
    .flatMap((index): readonly Crossing[] => {
      const cell = web.cells[index];
      if (cell === undefined || cell.grid === null || changes.has(index)) return [];
      const isFree = cell.constraints.every(
        (one) => broken.has(one) || web.constraints[one]?.severity !== 'error',
      );
      const sums = cell.constraints.filter((one) => broken.has(one));
      return isFree ? [{ cell, sums }] : [];
    });
}

/** What each sum lacks, and whether the sums of a figure ask the same change of it. */
class Gaps {
  readonly #gaps = new Map<number, Interval>();
  readonly #factors = new Map<string, bigint>();

  constructor(trial: Trial, constraints: readonly Constraint[]) {
    for (const constraint of constraints) {
      const { index, terms } = constraint;
      const gap = trial.sumOf(constraint);
      if (gap !== null) this.#gaps.set(index, gap);
      for (const { cell, coefficient } of terms) {
        this.#factors.set(`${index} ${cell}`, coefficient);
      }
    }
  }

  agree(cell: Cell, sums: readonly number[], open: number, gap: Interval): boolean {
    let change: Interval = { low: null, high: null, lowOpen: false, highOpen: false };
    for (const index of sums) {
      const factor = this.#factors.get(`${index} ${cell.index}`);
      const own = index === open ? gap : this.#gaps.get(index);
      if (own === undefined || (factor !== 1n && factor !== -1n)) return false;
      change = intersect(change, times(own, -factor));
    }
    return !isEmpty(change);
  }
}

function isSum({ identity: { relation }, plain }: Constraint): boolean {
  return plain && relation.kind === 'linear' && relation.compare === '=';
}
