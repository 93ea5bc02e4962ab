import type { Quantity } from '../facts/unit.js';
import { keyId } from './key-id.js';
import type { Message, Term } from './rule.js';

/**
 * One unknown of an identity: all terms of one key are the same figure and have one value
 * (law 2). Its range is what all prints of that figure in the identity allow together.
 */
export interface Variable {
  readonly key: string;
  readonly coefficient: bigint;
  readonly low: bigint | null;
  readonly high: bigint | null;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

/** A range with open ends, in base units. Null is unbounded. */
export interface Interval {
  readonly low: bigint | null;
  readonly high: bigint | null;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

export type RangeOf = (term: Term) => Interval | null;

const ZERO: Interval = { low: 0n, high: 0n, lowOpen: false, highOpen: false };

/**
 * What a term's print stands for. Blanks and dashes count as zero in sums; words give null.
 * A missing occurrence gives null too.
 */
export function printedInterval(term: Term): Interval | null {
  const printed = term.occurrence?.printed;
  if (printed === undefined) return null;
  if (printed.form === 'blank' || printed.form === 'dash') return ZERO;
  if (printed.range === null) return null;
  const { low, high, lowOpen, highOpen } = printed.range;
  return { low, high, lowOpen: lowOpen === true, highOpen: highOpen === true };
}

export function intersect(a: Interval, b: Interval): Interval {
  const low = higherLow(a, b);
  const high = lowerHigh(a, b);
  return { low: low.low, lowOpen: low.lowOpen, high: high.high, highOpen: high.highOpen };
}

/** The smallest interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  const low = higherLow(a, b) === a ? b : a;
  const high = lowerHigh(a, b) === a ? b : a;
  return { low: low.low, lowOpen: low.lowOpen, high: high.high, highOpen: high.highOpen };
}

export function isEmpty(interval: Interval): boolean {
  if (interval.low === null || interval.high === null) return false;
  if (interval.low > interval.high) return true;
  return interval.low === interval.high && (interval.lowOpen || interval.highOpen);
}

/**
 * Merges terms of one key into one variable.
 * @returns the variables, or the reason why the terms cannot be compared.
 */
export function variablesOf(
  terms: readonly Term[],
  rangeOf: RangeOf = printedInterval,
): { readonly variables: readonly Variable[] } | { readonly reason: Message } {
  const variables = new Map<string, Variable>();
  for (const term of terms) {
    const range = rangeOf(term);
    if (range === null) return { reason: unreadable(term) };
    const key = keyId(term.key);
    const known = variables.get(key);
    const merged = known === undefined ? range : intersect(known, range);
    variables.set(key, {
      ...merged,
      key,
      coefficient: (known?.coefficient ?? 0n) + term.coefficient,
    });
  }
  return { variables: [...variables.values()] };
}

/** The quantity that all terms share, or null when they are of different kinds. */
export function commonQuantity(terms: readonly Term[]): Quantity | null {
  let common: Quantity | null = null;
  for (const { occurrence } of terms) {
    if (occurrence === null) continue;
    const { quantity } = occurrence.printed;
    if (common !== null && quantity !== common) return null;
    common = quantity;
  }
  return common;
}

/** Range of Σ coefficient·variable over the box. */
export function sumInterval(variables: readonly Variable[]): Interval {
  let sum: Interval = ZERO;
  for (const variable of variables) sum = add(sum, times(variable, variable.coefficient));
  return sum;
}

export function add(a: Interval, b: Interval): Interval {
  return {
    low: a.low === null || b.low === null ? null : a.low + b.low,
    high: a.high === null || b.high === null ? null : a.high + b.high,
    lowOpen: a.lowOpen || b.lowOpen,
    highOpen: a.highOpen || b.highOpen,
  };
}

export function times(range: Interval, factor: bigint): Interval {
  if (factor === 0n) return ZERO;
  const scale = (end: bigint | null) => (end === null ? null : end * factor);
  const { low, high, lowOpen, highOpen } = range;
  return factor > 0n
    ? { low: scale(low), high: scale(high), lowOpen, highOpen }
    : { low: scale(high), high: scale(low), lowOpen: highOpen, highOpen: lowOpen };
}

/** Whether some value of the interval is zero. */
export function holdsZero(interval: Interval): boolean {
  return atMostZero(interval) && atLeastZero(interval);
}

/** Whether some value of the interval is zero or less. */
export function atMostZero({ low, lowOpen }: Interval): boolean {
  return low === null || low < 0n || (low === 0n && !lowOpen);
}

/** Whether some value of the interval is zero or more. */
export function atLeastZero({ high, highOpen }: Interval): boolean {
  return high === null || high > 0n || (high === 0n && !highOpen);
}

function higherLow(a: Interval, b: Interval): Interval {
  if (a.low === null) return b;
  if (b.low === null) return a;
  if (a.low === b.low) return a.lowOpen ? a : b;
  return a.low > b.low ? a : b;
}

function lowerHigh(a: Interval, b: Interval): Interval {
  if (a.high === null) return b;
  if (b.high === null) return a;
  if (a.high === b.high) return a.highOpen ? a : b;
  return a.high < b.high ? a : b;
}

function unreadable(term: Term): Message {
  if (term.occurrence === null) {
    return term.missing ?? { zh: '缺少所需的数字', en: 'a figure that it needs is missing' };
  }
  const { text } = term.occurrence.printed;
  return { zh: `「${text}」不是数字`, en: `“${text}” is not a number` };
}
