import { formatDecimal } from '../facts/decimal.js';
import { BASE_PLACES } from '../facts/unit.js';
import type { Quantified } from './model.js';

const POINT_PLACES = 3;
const PERCENT_PLACES = 9;

/** Points with the decimals that they need: 9.5. */
export function formatPoints(points: bigint): string {
  return plain(points, POINT_PLACES);
}

/** A rate in 10^-9 % to two decimals at most: 98.77%. */
export function formatRate(rate: bigint): string {
  const hundredths =
    (rate + 5n * 10n ** BigInt(PERCENT_PLACES - 3)) / 10n ** BigInt(PERCENT_PLACES - 2);
  return `${plain(hundredths, 2)}%`;
}

/** Fen as 元. */
export function formatYuan(fen: bigint): string {
  return plain(fen, 2);
}

/** A value in the unit of a quantity, unscaled: 340000人, 95%. */
export function formatValue(value: bigint, { quantity, unit }: Quantified): string {
  return `${plain(value, BASE_PLACES[quantity])}${unit}`;
}

function plain(digits: bigint, scale: number): string {
  const text = formatDecimal({ digits, scale });
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
