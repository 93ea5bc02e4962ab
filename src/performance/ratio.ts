import { divideRounded } from '../facts/decimal.js';

/** An exact fraction; the divisor is positive. */
export interface Ratio {
  readonly dividend: bigint;
  readonly divisor: bigint;
}

export function ratio(dividend: bigint, divisor: bigint): Ratio {
  if (divisor === 0n) throw new RangeError('除数为零 / division by zero');
  return divisor < 0n ? { dividend: -dividend, divisor: -divisor } : { dividend, divisor };
}

export const ONE: Ratio = { dividend: 1n, divisor: 1n };

/** Within 0 and 1: no score is below nothing or above its weight (S10, S13). */
export function capped({ dividend, divisor }: Ratio): Ratio {
  if (dividend < 0n) return { dividend: 0n, divisor: 1n };
  return dividend > divisor ? ONE : { dividend, divisor };
}

const HUNDREDTH = 10n;

/**
 * Points of a weight, in thousandths: the exact share rounded half up to a hundredth of a
 * point once, at the end. S18 leaves the convention open; this is the one the program states.
 */
export function pointsOf(weight: bigint, { dividend, divisor }: Ratio): bigint {
  return divideRounded(weight * dividend, divisor * HUNDREDTH) * HUNDREDTH;
}

/** The share in 10^-9 %, as rates are kept. */
export function rateOf({ dividend, divisor }: Ratio): bigint {
  return divideRounded(dividend * 100n * 10n ** 9n, divisor);
}
