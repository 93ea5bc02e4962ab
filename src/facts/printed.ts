import { type Decimal, formatDecimal, parseDecimal, pow10 } from './decimal.js';
import { BASE_PLACES, parseUnit, type Quantity } from './unit.js';

/**
 * All values, in base units (fen, 10^-9 %, 10^-3 of a count or point), that a figure
 * can stand for. A null end is unbounded. Money and counts are closed integer
 * ranges; a percentage is a real number, so an end that would round away is open.
 */
export interface Range {
  readonly low: bigint | null;
  readonly high: bigint | null;
  readonly lowOpen?: boolean;
  readonly highOpen?: boolean;
}

/** 约 is approximate, 超过/以上/余 at least, 近/不足/以下 at most. */
export type Bound = 'exact' | 'approximate' | 'at-least' | 'at-most';

/**
 * A figure as it was printed. Blank, dash, 0 and 0.00 are different prints (law 2);
 * a cell with words in it has form `text`.
 */
export interface Printed {
  /** The figure alone, as printed, joined where the text broke it over lines. */
  readonly text: string;
  readonly unit: string;
  readonly quantity: Quantity;
  readonly form: 'number' | 'blank' | 'dash' | 'text';
  /** In the printed unit. */
  readonly value: Decimal | null;
  readonly range: Range | null;
  readonly bound: Bound;
}

const DASH = /^[-—–－─一]+$/;
const MINIMUM_MONEY_PLACES_IN_WAN = 2;

/** Three whole numbers or more beside each other, not groups of thousands: no one number. */
const SEVERAL = /^(?!\d{1,3}(?:\s\d{3})+$)\d+(?:\s+\d+){2,}$/;

const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/**
 * ASCII digits, point and sign; thousands separators and blanks removed, (1.2) made -1.2.
 * Commas that do not part thousands stay, so that `1,2` is no number.
 */
export function plainNumber(text: string): string {
  const spaced = text.normalize('NFKC').trim();
  if (SEVERAL.test(spaced)) return spaced;
  const ascii = spaced.replace(/[\s\u00a0]/g, '').replace(/^[−－–—](?=\d)/, '-');
  const signed = ascii.replace(/^\((\d[\d,]*(?:\.\d+)?)\)$/, '-$1');
  return GROUPED.test(signed) ? signed.replaceAll(',', '') : signed;
}

/**
 * Reads a printed figure.
 * @param text the figure alone (`526.04`, `-0.04`, `—`, an empty string)
 * @param unit its unit as printed or as the table head gives it (`万元`, `%`, `人`)
 * @param bound what words beside the figure say of it
 */
export function readPrinted(text: string, unit: string, bound: Bound = 'exact'): Printed {
  const parsedUnit = parseUnit(unit);
  const effective = parsedUnit.lowerBound && bound === 'exact' ? 'at-least' : bound;
  const base = { text, unit, quantity: parsedUnit.quantity, bound: effective };
  const trimmed = text.trim();
  if (trimmed === '') return { ...base, form: 'blank', value: null, range: null };
  if (DASH.test(trimmed)) return { ...base, form: 'dash', value: null, range: null };
  const value = parseDecimal(plainNumber(trimmed));
  if (value === null) return { ...base, form: 'text', value: null, range: null };
  return {
    ...base,
    form: 'number',
    value,
    range: rangeOf(value, parsedUnit.quantity, parsedUnit.power, effective),
  };
}

/** The figure's decimal string in its printed unit, or null when it holds no number. */
export function valueText(printed: Printed): string | null {
  return printed.value === null ? null : formatDecimal(printed.value);
}

/** The printed value itself in base units, or null. */
export function baseValue(printed: Printed): bigint | null {
  if (printed.value === null) return null;
  const places = BASE_PLACES[printed.quantity] + parseUnit(printed.unit).power;
  const shift = places - printed.value.scale;
  return shift >= 0 ? printed.value.digits * pow10(shift) : printed.value.digits / pow10(-shift);
}

export function isZero(printed: Printed): boolean {
  return printed.value !== null && printed.value.digits === 0n;
}

/**
 * Law 2: with h half of the last place, v > 0 stands for [v-h, v+h), v < 0 mirrored,
 * a printed zero of money or a count for exactly zero. Amounts in 万元 are taken as
 * printed with at least two decimals; counts and scores are exact unless they are
 * scaled (46.7 万人次).
 */
function rangeOf(value: Decimal, quantity: Quantity, power: number, bound: Bound): Range {
  const places = BASE_PLACES[quantity] + power;
  const shift = places - value.scale;
  if (shift < 0 && value.digits % pow10(-shift) !== 0n) {
    return between(value.digits, pow10(-shift), bound);
  }
  const exact = shift >= 0 ? value.digits * pow10(shift) : value.digits / pow10(-shift);
  if (bound === 'approximate') return { low: null, high: null };
  if (bound === 'at-least') return { low: exact, high: null };
  if (bound === 'at-most') return { low: null, high: exact };
  if (quantity !== 'percent' && value.digits === 0n) return { low: exact, high: exact };
  if ((quantity === 'count' || quantity === 'score') && power === 0) {
    return { low: exact, high: exact };
  }
  const decimals =
    quantity === 'money' && power === 4
      ? Math.max(value.scale, MINIMUM_MONEY_PLACES_IN_WAN)
      : value.scale;
  const lastPlace = places - decimals;
  if (lastPlace <= 0) return { low: exact, high: exact };
  const half = (5n * pow10(lastPlace)) / 10n;
  if (quantity === 'percent') {
    if (value.digits === 0n) return { low: -half, high: half, lowOpen: true, highOpen: true };
    return value.digits < 0n
      ? { low: exact - half, high: exact + half, lowOpen: true }
      : { low: exact - half, high: exact + half, highOpen: true };
  }
  return value.digits < 0n
    ? { low: exact - half + 1n, high: exact + half }
    : { low: exact - half, high: exact + half - 1n };
}

/**
 * A figure finer than its base unit (0.125 元): the two whole base units around it, since
 * no finer value exists and neither of them can be called wrong.
 */
function between(digits: bigint, divisor: bigint, bound: Bound): Range {
  const cut = digits / divisor;
  const low = digits < 0n ? cut - 1n : cut;
  const high = low + 1n;
  if (bound === 'approximate') return { low: null, high: null };
  if (bound === 'at-least') return { low, high: null };
  if (bound === 'at-most') return { low: null, high };
  return { low, high };
}
