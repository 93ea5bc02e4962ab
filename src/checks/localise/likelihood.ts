import { divideRounded } from '../../facts/decimal.js';
import { baseValue } from '../../facts/printed.js';
import { exactValue } from '../web/allowed.js';
import { type Grid, holdsPrint, type Prints } from '../web/grid.js';
import type { Trial } from '../web/trial.js';
import type { Cell, Constraint } from '../web/web.js';
import { ERROR_COST, type ErrorKind, slipBetween } from './errors.js';

/** By how much the cost of the likeliest change must be below the next for it to be named alone. */
export const MARGIN = 5;
/** Cost of breaking an identity that only warns, and one that is only a note. */
export const SOFT_COST = { error: 0, warning: 5, note: 1 } as const;

const TELLING_DIGITS = 3;

/** How many equalities give each print exactly when all others are right to the last digit. */
export function votesFor(
  trial: Trial,
  cell: Cell,
  grid: Grid,
  own: readonly Constraint[],
  prints: Prints,
): ReadonlyMap<bigint, number> {
  const votes = new Map<bigint, number>();
  const printedAt = (other: Cell): bigint | null => {
    const printed = trial.changes.get(other.index) ?? other.occurrence.printed;
    if (printed.form === 'text' || printed.bound !== 'exact') return null;
    return printed.form === 'number' ? baseValue(printed) : 0n;
  };
  for (const constraint of own) {
    for (const value of exactValue(trial, constraint, cell, printedAt)) {
      const digits = divideRounded(value, grid.step);
      if (holdsPrint(prints, digits)) votes.set(digits, (votes.get(digits) ?? 0) + 1);
    }
  }
  return votes;
}

/** The likeliest way from the print that was meant to the one that stands there. */
export function errorOf(
  trial: Trial,
  cell: Cell,
  grid: Grid,
  meant: bigint,
  known: boolean,
  copied: readonly { readonly value: bigint; readonly error: ErrorKind }[],
  own: readonly Constraint[],
): ErrorKind {
  const { printed } = cell.occurrence;
  if (printed.form !== 'number') return 'blank';
  if (!known) return 'other';
  const value = baseValue(printed);
  // Of a zero every amount is a slip away, and of a small figure its neighbours are often equal.
  if (grid.digits === 0n) return 'other';
  const kinds: ErrorKind[] = [slipBetween(grid.digits, meant)];
  const source = isTelling(grid.digits) ? copied.find((one) => one.value === value) : undefined;
  if (source !== undefined) kinds.push(source.error);
  if (leavesOut(trial, cell, (meant - grid.digits) * grid.step, own)) kinds.push('left-out');
  return kinds.reduce((best, one) => (ERROR_COST[one] < ERROR_COST[best] ? one : best));
}

/** Whether a figure has so many digits that two equal ones are hardly chance. */
function isTelling(digits: bigint): boolean {
  return digits.toString().replace(/^-/, '').replace(/0+$/, '').length >= TELLING_DIGITS;
}

/** Whether the figure is a total that falls short by exactly one of its parts. */
function leavesOut(trial: Trial, cell: Cell, gap: bigint, own: readonly Constraint[]): boolean {
  if (gap === 0n) return false;
  return own.some(({ identity: { relation, target }, terms, outcome }) => {
    if (outcome !== 'broken' || relation.kind !== 'linear' || terms.length < 4) return false;
    if (terms[target ?? 0]?.cell !== cell.index) return false;
    return terms.some((one) => {
      const part = trial.web.cells[one.cell];
      return part !== undefined && part !== cell && baseValue(part.occurrence.printed) === gap;
    });
  });
}
