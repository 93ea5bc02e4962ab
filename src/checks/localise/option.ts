import type { Printed } from '../../facts/printed.js';
import { type Grid, holdsPrint, type Prints, reprinted } from '../web/grid.js';
import type { Trial } from '../web/trial.js';
import type { Cell, Constraint, Web } from '../web/web.js';
import { ERROR_COST, type ErrorKind, slipsOf } from './errors.js';
import { errorOf, SOFT_COST, votesFor } from './likelihood.js';
import {
  isNeverNegative,
  keptPrints,
  largest,
  overlaps,
  printsOf,
  type Region,
} from './regions.js';

/** What stands around a figure and could have been copied in its place. */
export interface Surroundings {
  /** Values in base units, with the way in which they would have got there. */
  around(cell: Cell): readonly { readonly value: bigint; readonly error: ErrorKind }[];
}

/** One change that mends some broken identities and breaks none that proves an error. */
export interface Option {
  readonly change: Change;
  /** Indices of the constraints that it mends. */
  readonly mends: readonly number[];
  /** Constraints that hold now and would not: only where that was allowed. */
  readonly breaks: readonly number[];
  readonly error: ErrorKind;
  /** Lower is likelier; comparable between options. */
  readonly cost: number;
  /** A further change without which this one would break what held. */
  readonly with?: Option;
}

export type Change =
  | {
      readonly kind: 'figure';
      readonly cell: number;
      readonly printed: Printed;
      /** Every print in it mends the same identities. */
      readonly range: Prints;
      /** Whether the other figures give one print, and not only a wide range. */
      readonly exact: boolean;
    }
  | { readonly kind: 'word'; readonly word: string; readonly constraint: number };

/** Widest range, in last places, within which a slip says more than chance. */
const NARROW = 40n;
/** A wider one does where it is so many times smaller than the change. */
const BESIDE_CHANGE = 8n;
const VOTE = 2;
const MOST_VOTES = 3;
/** Cost of a figure that turns negative, and of one that turns to nothing. */
const NEGATIVE = 20;
const NOTHING = 6;

/**
 * The ways to change one figure so that at least one broken identity is mended and no identity
 * that holds and proves an error is broken, the largest sets of mended identities first.
 * @param broken indices of the identities to mend
 * @param breaking also such that break others, which another change must then mend
 */
export function figureOptions(
  trial: Trial,
  cell: Cell,
  broken: ReadonlySet<number>,
  surroundings: Surroundings,
  breaking = false,
): readonly Option[] {
  const { grid } = cell;
  if (grid === null || trial.changes.has(cell.index)) return [];
  const own = cell.constraints.flatMap((index) => trial.web.constraints[index] ?? []);
  const wrong = own.filter(({ index }) => broken.has(index));
  if (wrong.length === 0) return [];
  const kept = breaking
    ? [{ low: null, high: null }]
    : keptPrints(
        trial,
        cell,
        grid,
        own.filter(({ index }) => !broken.has(index)),
      );
  const regions = wrong.map((constraint) => ({
    constraint,
    prints: overlaps(printsOf(trial, constraint, cell, grid), kept),
  }));
  const options: Option[] = [];
  for (const region of largest(regions, kept, grid.digits)) {
    const option = bestOption(trial, cell, grid, region, own, broken, surroundings);
    if (option !== null && (breaking || option.breaks.length === 0)) options.push(option);
  }
  return options;
}

/** Turning the words round, if every identity that takes them at their word is mended by it. */
export function wordOption(
  trial: Trial,
  constraint: Constraint,
  broken: ReadonlySet<number>,
): Option | null {
  const { word } = constraint;
  if (word === null || trial.turned.has(word)) return null;
  const all = trial.web.constraints.filter((one) => one.word === word);
  const turned = trial.withTurned(word);
  if (!all.every((one) => broken.has(one.index))) return null;
  const equal = (one: Constraint) =>
    one.identity.relation.kind === 'linear' && one.identity.relation.compare === '=';
  if (!all.every((one) => equal(one) || !turned.isBroken(one))) return null;
  return {
    change: { kind: 'word', word, constraint: constraint.index },
    mends: all.map(({ index }) => index),
    breaks: [],
    error: 'direction',
    cost: ERROR_COST.direction,
  };
}

export function applied(trial: Trial, change: Change): Trial {
  return change.kind === 'word'
    ? trial.withTurned(change.word)
    : trial.with(change.cell, change.printed);
}

export function undone(trial: Trial, change: Change): Trial {
  return change.kind === 'word' ? trial.withoutTurned(change.word) : trial.without(change.cell);
}

/** Likely before unlikely; then figures before words, and the order of print. */
export function byCost(web: Web): (a: Option, b: Option) => number {
  const rank = ({ change }: Option) =>
    change.kind === 'word' ? Number.POSITIVE_INFINITY : (web.ranks[change.cell] ?? 0);
  const text = ({ change }: Option) => (change.kind === 'word' ? change.word : change.printed.text);
  return (a, b) => {
    if (a.cost !== b.cost) return a.cost - b.cost;
    const [left, right] = [rank(a), rank(b)];
    if (left !== right) return left < right ? -1 : 1;
    return text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0;
  };
}

function bestOption(
  trial: Trial,
  cell: Cell,
  grid: Grid,
  { mends, prints }: Region,
  own: readonly Constraint[],
  broken: ReadonlySet<number>,
  surroundings: Surroundings,
): Option | null {
  const votes = votesFor(trial, cell, grid, own, prints);
  const narrow = isNarrow(prints, cell, grid);
  const copied = surroundings.around(cell);
  const now = grid.digits;
  const candidates = new Set<bigint>(votes.keys());
  if (narrow) {
    for (const slip of slipsOf(now)) if (holdsPrint(prints, slip)) candidates.add(slip);
  }
  for (const end of [prints.low, prints.high]) if (end !== null) candidates.add(end);
  candidates.delete(now);
  if (isNeverNegative(cell)) {
    for (const digits of [...candidates]) if (digits < 0n) candidates.delete(digits);
  }
  const ranked = [...candidates]
    .map((digits) => {
      const error = errorOf(trial, cell, grid, digits, narrow || votes.has(digits), copied, own);
      const voted = Math.min(votes.get(digits) ?? 0, MOST_VOTES);
      const strange = now >= 0n && digits < 0n ? NEGATIVE : digits === 0n ? NOTHING : 0;
      return { digits, error, voted, cost: ERROR_COST[error] + strange };
    })
    .sort(
      (a, b) =>
        a.cost - VOTE * a.voted - (b.cost - VOTE * b.voted) || nearer(now, a.digits, b.digits),
    );
  for (const { digits, error, cost, voted } of ranked) {
    const printed = reprinted(cell.occurrence.printed, grid, digits);
    const after = trial.with(cell.index, printed);
    if (mends.some((constraint) => after.isBroken(constraint))) continue;
    const hurt = own.filter(
      (constraint) => !broken.has(constraint.index) && after.isBroken(constraint),
    );
    const newly = hurt.filter((one) => !trial.isBroken(one));
    const soft = newly.reduce((sum, one) => sum + SOFT_COST[one.severity], 0);
    return {
      change: {
        kind: 'figure',
        cell: cell.index,
        printed,
        range: prints,
        exact: narrow || voted > 0,
      },
      mends: mends.map(({ index }) => index),
      breaks: newly.filter((one) => one.severity === 'error').map(({ index }) => index),
      error,
      cost: cost + soft,
    };
  }
  return null;
}

/** Whether other figures confine the prints, and not only that the figure is never negative. */
function isNarrow({ low, high }: Prints, cell: Cell, { digits }: Grid): boolean {
  if (low === null || high === null) return false;
  if (low === 0n && high !== 0n && isNeverNegative(cell)) return false;
  const change = low > digits ? low - digits : digits - high;
  return high - low <= NARROW || (high - low) * BESIDE_CHANGE <= change;
}

function nearer(now: bigint, a: bigint, b: bigint): number {
  const [left, right] = [now > a ? now - a : a - now, now > b ? now - b : b - now];
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : 1;
}
