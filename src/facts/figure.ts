import { divideRounded, formatScaled, pow10 } from './decimal.js';
import { BASE_PLACES, parseUnit } from './unit.js';

/**
 * The one way in which an exact value becomes a printed figure (law 6).
 * @param value in base units of the unit's quantity (fen for 元 and 万元; see `BASE_PLACES`)
 * @param unit the printed unit: 万元, 元, %, 人, 分
 * @param places decimals to print; left out, two for money above 元, percentages as given
 * by `places` only, and as many as the value needs for counts and scores
 * @returns ASCII digits with exactly those places, rounded half away from zero; a value that
 * rounds to zero prints without a sign
 */
export function formatFigure(value: bigint, unit: string, places?: number): string {
  const { quantity, power } = parseUnit(unit);
  const base = BASE_PLACES[quantity] + power;
  const wanted = places ?? defaultPlaces(value, quantity, power, base);
  const digits =
    wanted >= base ? value * pow10(wanted - base) : divideRounded(value, pow10(base - wanted));
  return formatScaled(digits, wanted);
}

function defaultPlaces(
  value: bigint,
  quantity: ReturnType<typeof parseUnit>['quantity'],
  power: number,
  base: number,
): number {
  if (quantity === 'money') return power > 0 ? 2 : 2 + power;
  if (quantity === 'percent') return 2;
  let places = base;
  while (places > 0 && value % pow10(base - places + 1) === 0n) places -= 1;
  return places;
}

/**
 * A ratio of two exact values as a printed percentage, rounded once, half away from zero.
 * @param whole not zero
 * @returns ASCII digits with exactly `places` places, without the sign %
 */
export function formatPercent(part: bigint, whole: bigint, places: number): string {
  const [over, under] = whole < 0n ? [-part, -whole] : [part, whole];
  return formatScaled(divideRounded(over * pow10(places + 2), under), places);
}
