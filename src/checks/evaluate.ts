import {
  atLeastZero,
  atMostZero,
  commonQuantity,
  holdsZero,
  type Interval,
  intersect,
  isEmpty,
  printedInterval,
  type RangeOf,
  sumInterval,
  type Variable,
  variablesOf,
} from './box.js';
import type { Identity, Message, Outcome, Relation, Term } from './rule.js';

type Linear = Extract<Relation, { kind: 'linear' }>;
type Ratio = Extract<Relation, { kind: 'ratio' }>;

/** Whether some values within the printed ranges satisfy an identity, or why that is not asked. */
export interface Verdict {
  readonly outcome: Exclude<Outcome, 'tail'>;
  readonly reason: Message | null;
}

/** 100 % in base units of a percentage (10^-9 %), so that percent·denominator = HUNDRED·numerator. */
export const HUNDRED_PERCENT = 100n * 10n ** 9n;

const HOLDS: Verdict = { outcome: 'holds', reason: null };
const BROKEN: Verdict = { outcome: 'broken', reason: null };

const ALL_BLANK: Message = { zh: '各处均为空', en: 'every cell is blank' };
const MIXED: Message = { zh: '各数字的种类不同', en: 'the figures are of different kinds' };
const ZERO_OF_ZERO: Message = {
  zh: '分子和分母都是零，百分比没有意义',
  en: 'numerator and denominator are both zero, so a percentage means nothing',
};
const BASE_SIGN: Message = {
  zh: '基数可能为零或负数，百分比无法核对',
  en: 'the base may be zero or negative, so the percentage cannot be checked',
};

/**
 * Decides an identity by law 2: it is broken only if no values within the printed ranges,
 * the same figure having one value wherever it occurs, satisfy it.
 * @param rangeOf what a term may stand for; by default what its print says
 */
export function evaluate(identity: Identity, rangeOf: RangeOf = printedInterval): Verdict {
  if (identity.notApplicable !== undefined) {
    return { outcome: 'notApplicable', reason: identity.notApplicable };
  }
  const { relation } = identity;
  return relation.kind === 'linear'
    ? evaluateLinear(relation, rangeOf)
    : evaluateRatio(relation, rangeOf);
}

/** Every term of a relation, the percentage of a ratio first. */
export function termsOf(relation: Relation): readonly Term[] {
  return relation.kind === 'linear'
    ? relation.terms
    : [relation.percent, ...relation.numerator, ...relation.denominator];
}

function evaluateLinear(relation: Linear, rangeOf: RangeOf): Verdict {
  const { terms, compare } = relation;
  const merged = variablesOf(terms, rangeOf);
  if ('reason' in merged) return notCheckable(merged.reason);
  if (commonQuantity(terms) === null) return notCheckable(MIXED);
  if (terms.every(isUnfilled)) return { outcome: 'notApplicable', reason: ALL_BLANK };
  if (merged.variables.some(isEmpty)) return BROKEN;
  const sum = sumInterval(merged.variables);
  const feasible =
    compare === '=' ? holdsZero(sum) : compare === '<=' ? atMostZero(sum) : atLeastZero(sum);
  return feasible ? HOLDS : BROKEN;
}

/**
 * percent = 100·N/D over the box of all variables. With D > 0 the quotient takes every value
 * between its least and its greatest, so it meets [low, high) if and only if
 * max(100·N - low·D) >= 0 and min(100·N - high·D) <= 0; both are linear, so the corners decide.
 * An open end makes its comparison strict.
 */
function evaluateRatio(relation: Ratio, rangeOf: RangeOf): Verdict {
  const percent = rangeOf(relation.percent);
  if (percent === null) return unreadable([relation.percent], rangeOf);
  if (isUnfilled(relation.percent)) return { outcome: 'notApplicable', reason: ALL_BLANK };
  const numerator = variablesOf(relation.numerator, rangeOf);
  if ('reason' in numerator) return notCheckable(numerator.reason);
  const denominator = variablesOf(relation.denominator, rangeOf);
  if ('reason' in denominator) return notCheckable(denominator.reason);
  if (commonQuantity([...relation.numerator, ...relation.denominator]) === null) {
    return notCheckable(MIXED);
  }
  const joint = jointBox(numerator.variables, denominator.variables);
  if (joint.some(isEmpty)) return BROKEN;
  const base = sumInterval(joint.map((one) => ({ ...one, coefficient: one.below })));
  if (base.low === 0n && base.high === 0n) return zeroBase(joint);
  const sign = positive(base) ? 1n : negative(base) ? -1n : null;
  if (sign === null) return notCheckable(BASE_SIGN);
  const against = (bound: bigint) =>
    sumInterval(
      joint.map((one) => ({
        ...one,
        coefficient: sign * (HUNDRED_PERCENT * one.above - bound * one.below),
      })),
    );
  const reaches =
    percent.low === null || atLeastZero(strict(against(percent.low), 'high', percent.lowOpen));
  const stays =
    percent.high === null || atMostZero(strict(against(percent.high), 'low', percent.highOpen));
  return reaches && stays ? HOLDS : BROKEN;
}

interface JointVariable extends Variable {
  /** Coefficient in the numerator and in the denominator. */
  readonly above: bigint;
  readonly below: bigint;
}

/** Variables of numerator and denominator, one for each figure, however often it is used. */
function jointBox(
  numerator: readonly Variable[],
  denominator: readonly Variable[],
): readonly JointVariable[] {
  const joint = new Map<string, JointVariable>();
  for (const one of numerator) {
    joint.set(one.key, { ...one, above: one.coefficient, below: 0n });
  }
  for (const one of denominator) {
    const known = joint.get(one.key);
    joint.set(
      one.key,
      known === undefined
        ? { ...one, above: 0n, below: one.coefficient }
        : { ...known, ...intersect(known, one), below: one.coefficient },
    );
  }
  return [...joint.values()];
}

function zeroBase(joint: readonly JointVariable[]): Verdict {
  const top = sumInterval(joint.map((one) => ({ ...one, coefficient: one.above })));
  return holdsZero(top)
    ? { outcome: 'notApplicable', reason: ZERO_OF_ZERO }
    : {
        outcome: 'broken',
        reason: { zh: '基数为零，不能计算百分比', en: 'the base is zero, so no percentage exists' },
      };
}

function strict(interval: Interval, end: 'low' | 'high', open: boolean): Interval {
  if (!open) return interval;
  return end === 'low' ? { ...interval, lowOpen: true } : { ...interval, highOpen: true };
}

function positive({ low, lowOpen }: Interval): boolean {
  return low !== null && (low > 0n || (low === 0n && lowOpen));
}

function negative({ high, highOpen }: Interval): boolean {
  return high !== null && (high < 0n || (high === 0n && highOpen));
}

/** Blank or dash: nothing was filled in. */
export function isUnfilled(term: Term): boolean {
  const form = term.occurrence?.printed.form;
  return form === 'blank' || form === 'dash';
}

function unreadable(terms: readonly Term[], rangeOf: RangeOf): Verdict {
  const merged = variablesOf(terms, rangeOf);
  return notCheckable('reason' in merged ? merged.reason : MIXED);
}

function notCheckable(reason: Message): Verdict {
  return { outcome: 'notCheckable', reason };
}
