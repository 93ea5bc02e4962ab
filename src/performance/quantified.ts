import { baseValue, plainNumber, readPrinted } from '../facts/printed.js';
import { BASE_PLACES, parseUnit } from '../facts/unit.js';
import type { Direction, Quantified } from './model.js';

const BEFORE: readonly (readonly [RegExp, Direction])[] = [
  [/^(?:≥|>=|不低于|不少于|不小于|至少|大于等于|大于或等于)/, 'at-least'],
  [/^(?:≤|<=|不超过|不高于|不多于|不大于|至多|小于等于|小于或等于|控制在)/, 'at-most'],
  [/^(?:=|等于)/, 'equal'],
];
const AFTER: readonly (readonly [RegExp, Direction])[] = [
  [/(?:及|或)?以上$/, 'at-least'],
  [/(?:(?:及|或)?以下|以内|之内)$/, 'at-most'],
];
/** One of each, or in all: words that leave the number as it is. */
const EACH = /^(?:各|总计|合计|共计|共)(?=\d)/;
const STRICT = /^(?:>|<|大于|小于|超过|高于|低于|少于)(?!=|等于|或等于)/;
const NUMBER = '[-+−]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|[-+−]?\\d+(?:\\.\\d+)?';
const SINGLE = new RegExp(`^(${NUMBER})([^\\d,;。、:]*)$`);
const BETWEEN = new RegExp(
  `^(${NUMBER})([^\\d\\-~～—至到,;。、:]*)[-~～—至到]+(${NUMBER})([^\\d,;。、:]*)$`,
);
/** 12月底前, 3日 and the like are dates: attained or not, never divided. */
const DATE = /^(?:年|月|日|号|季度)/;
const SCALE = /^[余多]?[十百千万亿]*[余多]?/;

/** A strict bound, for which no score at equality is prescribed. */
export function isStrict(text: string): boolean {
  return STRICT.test(compact(text));
}

/** A bound that names a figure instead of printing it: ≤预算, 不超过年初预算. */
export function isBoundByName(text: string): boolean {
  const plain = compact(text);
  return !/\d/.test(plain) && [...BEFORE, ...AFTER].some(([pattern]) => pattern.test(plain));
}

/**
 * A target or actual value as one quantity.
 * @returns null for words, dates, several numbers and approximate values: those are judged
 */
export function readQuantified(text: string): Quantified | null {
  let rest = compact(text).replace(EACH, '');
  let direction: Direction = 'none';
  for (const [pattern, meaning] of BEFORE) {
    if (!pattern.test(rest)) continue;
    direction = meaning;
    rest = rest.replace(pattern, '');
    break;
  }
  for (const [pattern, meaning] of AFTER) {
    if (direction !== 'none' || !pattern.test(rest)) continue;
    direction = meaning;
    rest = rest.replace(pattern, '');
  }
  const single = SINGLE.exec(rest);
  if (single !== null) return quantity(text, direction, single[1] ?? '', null, single[2] ?? '');
  const between = BETWEEN.exec(rest);
  if (between === null || direction !== 'none') return null;
  const [, low = '', first = '', high = '', unit = ''] = between;
  if (first !== '' && first !== unit) return null;
  return quantity(text, direction, low, high, unit);
}

function compact(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').replaceAll('⩾', '≥').replaceAll('⩽', '≤');
}

function quantity(
  text: string,
  direction: Direction,
  number: string,
  upper: string | null,
  unit: string,
): Quantified | null {
  if (DATE.test(unit)) return null;
  const value = inBaseUnits(number, unit);
  const end = upper === null ? null : inBaseUnits(upper, unit);
  const isRange = upper !== null;
  if (value === null || (isRange && (end === null || end < value))) return null;
  const { quantity: kind, lowerBound } = parseUnit(unit);
  if (lowerBound) return null;
  return { text, direction, value, upper: end, quantity: kind, unit: nameOf(unit, kind) };
}

/** 万人次 and 人次 are one unit, 元/人 and 元 are not. */
function nameOf(unit: string, kind: Quantified['quantity']): string {
  if (kind === 'count') return unit.replace(SCALE, '');
  if (kind === 'money') return `元${/\/.*$/.exec(unit)?.[0] ?? ''}`;
  return kind === 'percent' ? '%' : '分';
}

/** Null where the number is finer than its quantity is kept: nothing is cut. */
function inBaseUnits(number: string, unit: string): bigint | null {
  const printed = readPrinted(plainNumber(number), unit);
  const places = BASE_PLACES[printed.quantity] + parseUnit(unit).power;
  if (printed.value === null || printed.value.scale > places) return null;
  return baseValue(printed);
}
