import { formatScaled, pow10 } from '../../facts/decimal.js';
import { type Printed, readPrinted } from '../../facts/printed.js';
import { BASE_PLACES, parseUnit } from '../../facts/unit.js';
import type { Interval } from '../box.js';

/** Decimals of a figure that stands where nothing is printed: amounts in 万元 have two. */
const BLANK_SCALE = 2;
const LEAST_DECIMALS = 2;
const WAN_YUAN = 4;

/**
 * The figures that can be printed in a place with its unit and its number of decimals. A print
 * is named by its digits: 137.70 with two decimals is 13770.
 */
export interface Grid {
  readonly scale: number;
  /** Base units of one last place, and the most that rounding takes a value from its print. */
  readonly step: bigint;
  readonly half: bigint;
  /** Digits as they are printed; a blank or a dash counts as zero. */
  readonly digits: bigint;
}

/** Whole prints between two ends; null is unbounded. */
export interface Prints {
  readonly low: bigint | null;
  readonly high: bigint | null;
}

/** @returns null for a figure that is not exact (约, 超过) or finer than its base unit */
export function gridOf(printed: Printed): Grid | null {
  if (printed.bound !== 'exact' || printed.form === 'text') return null;
  const { quantity, power } = parseUnit(printed.unit);
  const wanYuan = quantity === 'money' && power === WAN_YUAN;
  const scale = printed.value?.scale ?? (wanYuan ? BLANK_SCALE : 0);
  const places = BASE_PLACES[quantity] + power;
  if (places < scale) return null;
  const exact = (quantity === 'count' || quantity === 'score') && power === 0;
  const rounded = places - (wanYuan ? Math.max(scale, LEAST_DECIMALS) : scale);
  const half = exact || rounded <= 0 ? 0n : pow10(rounded) / 2n;
  return { scale, step: pow10(places - scale), half, digits: printed.value?.digits ?? 0n };
}

/** The print with other digits, its range included. */
export function reprinted(printed: Printed, grid: Grid, digits: bigint): Printed {
  return readPrinted(textOf(grid, digits), printed.unit, printed.bound);
}

export function textOf({ scale }: Grid, digits: bigint): string {
  return formatScaled(digits, scale);
}

/**
 * Every print that stands for a value of the interval, and at the ends perhaps one that misses
 * it by rounding: who uses a print evaluates with it.
 */
export function printsWithin({ low, high }: Interval, { step, half }: Grid): Prints {
  return {
    low: low === null ? null : ceilDivide(low - half, step),
    high: high === null ? null : floorDivide(high + half, step),
  };
}

export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  if (divisor < 0n) return floorDivide(-dividend, -divisor);
  const quotient = dividend / divisor;
  return quotient * divisor > dividend ? quotient - 1n : quotient;
}

export function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  return -floorDivide(-dividend, divisor);
}

export function intersectPrints(a: Prints, b: Prints): Prints | null {
  const low = a.low === null ? b.low : b.low === null || a.low > b.low ? a.low : b.low;
  const high = a.high === null ? b.high : b.high === null || a.high < b.high ? a.high : b.high;
  return low !== null && high !== null && low > high ? null : { low, high };
}

export function holdsPrint({ low, high }: Prints, digits: bigint): boolean {
  return (low === null || low <= digits) && (high === null || high >= digits);
}
