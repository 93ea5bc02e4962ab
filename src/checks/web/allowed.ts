import { divideRounded } from '../../facts/decimal.js';
import { add, type Interval, times } from '../box.js';
import { HUNDRED_PERCENT, termsOf } from '../evaluate.js';
import type { Identity, Relation, Term } from '../rule.js';
import { ceilDivide, floorDivide } from './grid.js';
import type { Trial } from './trial.js';
import type { Cell, Constraint } from './web.js';

type Linear = Extract<Relation, { kind: 'linear' }>;
type Ratio = Extract<Relation, { kind: 'ratio' }>;

const ANY: Interval = { low: null, high: null, lowOpen: false, highOpen: false };
const ZERO: Interval = { low: 0n, high: 0n, lowOpen: false, highOpen: false };
/** Most figures of a quotient whose corners are tried one by one. */
const MOST_CORNERS = 8;

/** A·x + the rest (compare) 0, with the rest as an interval. */
interface Bound {
  readonly factor: bigint;
  readonly rest: Interval;
  readonly compare: '=' | '<=' | '>=';
}

/**
 * The values of one figure that an identity leaves when every other figure lies in its range:
 * interval propagation, exact in integers. An identity that states a difference without its
 * sign leaves two intervals, one that has alternatives the intervals of each. The bounds of a percentage are treated one by one, so that what is
 * given may be a little too wide; who uses it evaluates the identity with the value.
 */
export function allowedValues(
  trial: Trial,
  constraint: Constraint,
  cell: Cell,
): readonly Interval[] {
  const variants = trial.variantsOf(constraint);
  if (constraint.identity.alternatives === undefined) {
    return variants.map((one) => allowedBy(trial, one, cell));
  }
  // A relation that the figure takes no part in leaves it every value, if it holds.
  return variants.flatMap((one) =>
    termsOf(one.relation).some((each) => cellOf(trial, each) === cell)
      ? [allowedBy(trial, one, cell)]
      : trial.isVariantBroken(one)
        ? []
        : [ANY],
  );
}

function allowedBy(trial: Trial, identity: Identity, cell: Cell): Interval {
  const { relation } = identity;
  return relation.kind === 'linear'
    ? narrowed(linearBound(trial, relation, cell))
    : ratioAllowed(trial, relation, cell);
}

/**
 * What an equality gives for a figure when all others are exactly as printed: numerator and
 * denominator of it, or null.
 */
export function exactValue(
  trial: Trial,
  constraint: Constraint,
  cell: Cell,
  printedAt: (cell: Cell) => bigint | null,
): readonly bigint[] {
  return trial.variantsOf(constraint).flatMap(({ relation }) => {
    if (relation.kind === 'ratio') return quotientOf(trial, relation, cell, printedAt) ?? [];
    if (relation.compare !== '=') return [];
    let factor = 0n;
    let rest = 0n;
    for (const one of relation.terms) {
      const other = cellOf(trial, one);
      if (other === null) return [];
      if (other === cell) factor += one.coefficient;
      else if (one.coefficient !== 0n) {
        const value = printedAt(other);
        if (value === null) return [];
        rest += one.coefficient * value;
      }
    }
    return factor !== 0n && rest % factor === 0n ? [-rest / factor] : [];
  });
}

function linearBound(trial: Trial, { terms, compare }: Linear, cell: Cell): Bound | null {
  let factor = 0n;
  let rest: Interval = ZERO;
  for (const one of terms) {
    if (one.coefficient === 0n) continue;
    const other = cellOf(trial, one);
    const interval = other === null ? null : trial.intervalOf(other);
    if (other === cell) factor += one.coefficient;
    else if (interval === null) return null;
    else rest = add(rest, times(interval, one.coefficient));
  }
  return { factor, rest, compare };
}

/** x so that factor·x + r (compare) 0 for some r of the rest. */
function narrowed(bound: Bound | null): Interval {
  if (bound === null || bound.factor === 0n) return ANY;
  const { factor, rest, compare } = bound;
  // factor·x lies in [-high, -low] of the rest, each end where the comparison asks for it.
  const low = compare === '<=' || rest.high === null ? null : -rest.high;
  const high = compare === '>=' || rest.low === null ? null : -rest.low;
  const [from, to] = factor > 0n ? [low, high] : [high, low];
  return {
    low: from === null ? null : ceilDivide(from, factor),
    high: to === null ? null : floorDivide(to, factor),
    lowOpen: false,
    highOpen: false,
  };
}

function ratioAllowed(trial: Trial, relation: Ratio, cell: Cell): Interval {
  if (cellOf(trial, relation.percent) === cell) return quotientRange(trial, relation);
  const percentCell = cellOf(trial, relation.percent);
  const percent = percentCell === null ? null : trial.intervalOf(percentCell);
  if (percent === null) return ANY;
  // With a positive base: 100·N - low·D >= 0 and 100·N - high·D <= 0.
  const against = (bound: bigint | null, compare: '<=' | '>=') => {
    if (bound === null) return ANY;
    const terms = [
      ...relation.numerator.map((one) => scaledTerm(one, HUNDRED_PERCENT)),
      ...relation.denominator.map((one) => scaledTerm(one, -bound)),
    ];
    return narrowed(linearBound(trial, { kind: 'linear', terms, compare }, cell));
  };
  const above = against(percent.low, '>=');
  const below = against(percent.high, '<=');
  return {
    low: greater(above.low, below.low),
    high: smaller(above.high, below.high),
    lowOpen: false,
    highOpen: false,
  };
}

function scaledTerm(one: Term, factor: bigint): Term {
  return { ...one, coefficient: one.coefficient * factor };
}

/** Least and greatest quotient over the box; a quotient of linear forms is extreme at corners. */
function quotientRange(trial: Trial, relation: Ratio): Interval {
  const cells = new Map<Cell, Interval>();
  for (const one of [...relation.numerator, ...relation.denominator]) {
    const cell = cellOf(trial, one);
    const interval = cell === null ? null : trial.intervalOf(cell);
    if (cell === null || interval === null) return ANY;
    cells.set(cell, interval);
  }
  if (cells.size > MOST_CORNERS) return ANY;
  let corners: ReadonlyMap<Cell, bigint>[] = [new Map()];
  for (const [cell, { low, high }] of cells) {
    if (low === null || high === null) return ANY;
    const ends = low === high ? [low] : [low, high];
    corners = corners.flatMap((corner) => ends.map((end) => new Map(corner).set(cell, end)));
  }
  let low: bigint | null = null;
  let high: bigint | null = null;
  for (const corner of corners) {
    const sum = (terms: readonly Term[]) =>
      terms.reduce((all, one) => {
        const cell = cellOf(trial, one);
        return all + one.coefficient * ((cell === null ? undefined : corner.get(cell)) ?? 0n);
      }, 0n);
    const base = sum(relation.denominator);
    if (base <= 0n) return ANY;
    const top = HUNDRED_PERCENT * sum(relation.numerator);
    low = smaller(low, floorDivide(top, base));
    high = greater(high, ceilDivide(top, base));
  }
  return low === null || high === null ? ANY : { low, high, lowOpen: false, highOpen: false };
}

function quotientOf(
  trial: Trial,
  relation: Ratio,
  cell: Cell,
  printedAt: (cell: Cell) => bigint | null,
): readonly bigint[] | null {
  if (cellOf(trial, relation.percent) !== cell) return null;
  const sum = (terms: readonly Term[]) => {
    let all = 0n;
    for (const one of terms) {
      const other = cellOf(trial, one);
      const value = other === null ? null : printedAt(other);
      if (value === null) return null;
      all += one.coefficient * value;
    }
    return all;
  };
  const top = sum(relation.numerator);
  const base = sum(relation.denominator);
  if (top === null || base === null || base <= 0n) return null;
  return [divideRounded(HUNDRED_PERCENT * top, base)];
}

function cellOf(trial: Trial, { occurrence }: Term): Cell | null {
  if (occurrence === null) return null;
  return trial.web.cells[trial.web.indexOf(occurrence) ?? -1] ?? null;
}

/** Whether a cell is the percentage of a ratio. */
export function isPercentOf(trial: Trial, { identity }: Constraint, cell: Cell): boolean {
  const { relation } = identity;
  return relation.kind === 'ratio' && cellOf(trial, relation.percent) === cell;
}

export function greater(a: bigint | null, b: bigint | null): bigint | null {
  return a === null ? b : b === null || a > b ? a : b;
}

export function smaller(a: bigint | null, b: bigint | null): bigint | null {
  return a === null ? b : b === null || a < b ? a : b;
}
