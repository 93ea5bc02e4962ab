/** What kind of number a figure is; it decides base unit and rounding (law 2). */
export type Quantity = 'money' | 'percent' | 'count' | 'score';

/** Decimal places between the quantity's own unit (元, %, 1) and its base unit. */
export const BASE_PLACES: Readonly<Record<Quantity, number>> = {
  money: 2, // 1 元 = 100 fen
  percent: 9,
  count: 3,
  score: 3,
};

export interface Unit {
  readonly quantity: Quantity;
  /** Power of ten from this unit to the quantity's own unit: 万元 is 4, ‰ is -1. */
  readonly power: number;
  /** 余 in the unit (万余元, 余万元) makes the figure a lower bound. */
  readonly lowerBound: boolean;
}

const MORE = '(余|多)?';
const MONEY = new RegExp(`^${MORE}(百|千|万|十万|百万|千万|亿|万亿)?${MORE}(元|圆|块)(/.+)?$`);
const MONEY_SHORT = /^(万|亿)$/;
const PERCENT = /^(%|％|个百分点|百分点)$/;
const PERMILLE = /^‰$/;
const SCORE = /^分$/;
const COUNT_SCALE = new RegExp(`^${MORE}(百|千|万|亿)?${MORE}`);
const POWER: Readonly<Record<string, number>> = {
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  万亿: 12,
};

/**
 * Understands a printed unit: 元, 万元, 亿元, 万余元, 元/人, %, 人, 万人次, 台（套）, 分.
 * A bare 万 or 亿 is money, since that is how it is used in these documents.
 */
export function parseUnit(text: string): Unit {
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const unit = understood(text);
  // A document has a handful of units, each with thousands of figures.
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(text, unit);
  return unit;
}

const KNOWN = new Map<string, Unit>();
const MOST_KNOWN = 200;

function understood(text: string): Unit {
  const unit = text.replace(/\s+/g, '');
  const money = MONEY.exec(unit);
  if (money !== null) {
    return {
      quantity: 'money',
      power: POWER[money[2] ?? ''] ?? 0,
      lowerBound: money[1] !== undefined || money[3] !== undefined,
    };
  }
  if (MONEY_SHORT.test(unit)) {
    return { quantity: 'money', power: POWER[unit] ?? 0, lowerBound: false };
  }
  if (PERCENT.test(unit)) return { quantity: 'percent', power: 0, lowerBound: false };
  if (PERMILLE.test(unit)) return { quantity: 'percent', power: -1, lowerBound: false };
  if (SCORE.test(unit)) return { quantity: 'score', power: 0, lowerBound: false };
  const scale = COUNT_SCALE.exec(unit);
  return {
    quantity: 'count',
    power: POWER[scale?.[2] ?? ''] ?? 0,
    lowerBound: scale?.[1] !== undefined || scale?.[3] !== undefined,
  };
}
