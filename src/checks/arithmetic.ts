import { divideRounded, formatScaled, pow10 } from '../facts/decimal.js';
import { baseValue, type Printed } from '../facts/printed.js';
import { BASE_PLACES, parseUnit } from '../facts/unit.js';
import { type Interval, printedInterval, sumInterval, type Variable, variablesOf } from './box.js';
import { termsOf } from './evaluate.js';
import { keyId } from './key-id.js';
import type { Arithmetic, ArithmeticTerm, Identity, Message, Relation, Term } from './rule.js';
import { placeText } from './terms.js';

type Linear = Extract<Relation, { kind: 'linear' }>;
type Ratio = Extract<Relation, { kind: 'ratio' }>;

/**
 * An identity in figures. Its arithmetic reads Σ sign·figure (relation) 0 with the target first
 * and positive; a ratio's relation is spelled in words of figures instead. With it goes
 * what the target should be if the other prints are right.
 */
export interface SpelledOut {
  readonly arithmetic: Arithmetic;
  /** The target as printed and as it follows from the others, both in the target's unit. */
  readonly printed: string | null;
  readonly expected: string | null;
  /** Printed minus following, without sign; null when it cannot be computed. */
  readonly gap: string | null;
  readonly unit: string;
  readonly rounding: Message;
  /** The right-hand side in printed figures: `160.72 + 365.33`. */
  readonly formula: string;
}

/** Longest sum that is spelled out with its zeros. */
const MOST_ZEROS = 4;
/** Most variables for which the corners of a box are tried one by one. */
const MOST_CORNERS = 10;
const PERCENT_PLACES = BASE_PLACES.percent;
/** Decimals of 万元 in fen, and the fewest that an amount in 万元 is taken to have (law 2). */
const WAN_YUAN_PLACES = 6;
const LEAST_DECIMALS = 2;
/** Places of a percentage shown beside the printed one. */
const SHOWN_PLACES = 4;

/** @returns null when no figure of the identity could be read. */
export function spellOut(identity: Identity): SpelledOut | null {
  const { relation } = identity;
  return relation.kind === 'linear'
    ? spellLinear(relation, identity.target ?? 0)
    : spellRatio(relation);
}

function spellLinear(relation: Linear, targetIndex: number): SpelledOut | null {
  const target = relation.terms[targetIndex];
  if (target?.occurrence == null) return null;
  const others = relation.terms.filter((one) => one !== target);
  const unit = commonUnit([target, ...others]);
  const places = unitPlaces(target.occurrence.printed, unit);
  const turned = target.coefficient < 0n ? 1n : -1n;
  const formula = sumText(others, turned, unit);
  const following = weightedSum(others, turned);
  const value = printedValue(target);
  const magnitude = target.coefficient < 0n ? -target.coefficient : target.coefficient;
  const expected =
    following === null || magnitude === 0n
      ? null
      : withUnit(
          decimals(divideRounded(following, magnitude), places, target.occurrence.printed),
          target.occurrence.printed,
          unit,
        );
  const gapBase = following === null || value === null ? null : value * magnitude - following;
  const gap = gapBase === null ? null : trimmed(gapBase, places);
  const slack = gapBase === null ? null : roundingSlack(relation.terms, gapBase, turned);
  const rounding = roundingText(slack === null ? null : trimmed(slack, places), unit);
  const printed = shown(target, unit);
  return {
    arithmetic: {
      terms: [target, ...others].flatMap((one) => arithmeticTerm(one, unit, -turned)),
      relation: flipped(relation.compare, target.coefficient),
      gap: gap ?? '',
      unit,
      rounding: `${rounding.zh} / ${rounding.en}`,
      ...(target.occurrence.printed.form === 'number' ? {} : { blankTarget: true as const }),
    },
    printed,
    expected,
    gap: gap === null ? null : gap.replace(/^-/, ''),
    unit,
    rounding,
    formula,
  };
}

function spellRatio(relation: Ratio): SpelledOut | null {
  const percent = relation.percent.occurrence?.printed;
  const first = relation.numerator[0] ?? relation.denominator[0];
  if (percent === undefined || first === undefined) return null;
  const unit = unitOf(first) ?? '';
  const top = weightedSum(relation.numerator, 1n);
  const bottom = weightedSum(relation.denominator, 1n);
  const value = printedValue(relation.percent);
  const exact =
    top === null || bottom === null || bottom <= 0n
      ? null
      : divideRounded(top * 100n * pow10(PERCENT_PLACES), bottom);
  const gap =
    exact === null || value === null ? null : trimmed(value - exact, PERCENT_PLACES, SHOWN_PLACES);
  const quotient = quotientRange(relation);
  const rounding = quotientText(quotient);
  const formula = `100 × ${bracketed(relation.numerator, unit)} ÷ ${bracketed(relation.denominator, unit)}`;
  return {
    arithmetic: {
      terms: termsOf(relation).flatMap((one) =>
        arithmeticTerm(one, one === relation.percent ? percent.unit : unit, 1n),
      ),
      relation: `${percent.text.trim()}% = ${formula}`,
      gap: gap ?? '',
      unit: '%',
      rounding: `${rounding.zh} / ${rounding.en}`,
    },
    printed: percent.text.trim(),
    expected: exact === null ? null : decimals(exact, PERCENT_PLACES, percent),
    gap: gap === null ? null : gap.replace(/^-/, ''),
    unit: '%',
    rounding,
    formula,
  };
}

function arithmeticTerm(one: Term, unit: string, factor: bigint): ArithmeticTerm[] {
  // A figure with coefficient 0 is named with the finding and is no part of its sum.
  if (one.occurrence === null || one.coefficient === 0n) return [];
  const { printed } = one.occurrence;
  if (printed.form !== 'number') return [];
  const places = unitPlaces(printed, unit);
  const range = printedInterval(one);
  return [
    {
      key: keyId(one.key),
      sign: one.coefficient * factor < 0n ? '-' : '+',
      printed: shown(one, unit),
      low: range?.low == null ? null : trimmed(range.low, places),
      high: range?.high == null ? null : trimmed(range.high, places),
      place: placeText(one.occurrence),
      ...(one.occurrence.source.length === 0 ? {} : { source: one.occurrence.source }),
    },
  ];
}

/** How far rounding alone can take the printed sum towards zero, in base units. */
function roundingSlack(terms: readonly Term[], gap: bigint, turned: bigint): bigint | null {
  const sum = rangeOfSum(terms);
  if (sum === null) return null;
  const printed = -turned * gap;
  const end = printed > 0n ? sum.low : sum.high;
  if (end === null) return null;
  const slack = printed - end;
  return slack < 0n ? -slack : slack;
}

/** Two prints of one figure each have their own rounding; elsewhere one figure has one value. */
function rangeOfSum(terms: readonly Term[]): Interval | null {
  const figures = terms.filter((one) => one.coefficient !== 0n);
  const onePrint = new Set(figures.map((one) => keyId(one.key))).size === 1;
  const merged = onePrint ? figures.map((one) => variablesOf([one])) : [variablesOf(terms)];
  const variables: Variable[] = [];
  for (const part of merged) {
    if ('reason' in part) return null;
    variables.push(...part.variables);
  }
  return sumInterval(variables);
}

function roundingText(slack: string | null, unit: string): Message {
  return slack === null
    ? { zh: '舍入范围不定', en: 'the rounding range is open' }
    : { zh: `舍入最多解释 ${slack} ${unit}`, en: `rounding explains at most ${slack} ${unit}` };
}

function quotientText(range: { low: string; high: string } | null): Message {
  return range === null
    ? { zh: '商的范围不定', en: 'the range of the quotient is open' }
    : {
        zh: `按各数的舍入范围，商在 ${range.low}% 与 ${range.high}% 之间`,
        en: `with every figure in its rounding range the quotient lies between ${range.low}% and ${range.high}%`,
      };
}

/** Least and greatest quotient over the box; a quotient of linear forms is extreme at corners. */
function quotientRange(relation: Ratio): { low: string; high: string } | null {
  const top = variablesOf(relation.numerator);
  const bottom = variablesOf(relation.denominator);
  if ('reason' in top || 'reason' in bottom) return null;
  const ranges = new Map<string, Interval>();
  for (const one of [...top.variables, ...bottom.variables]) ranges.set(one.key, one);
  if (ranges.size > MOST_CORNERS) return null;
  let low: bigint | null = null;
  let high: bigint | null = null;
  for (const corner of corners([...ranges])) {
    const at = (key: string) => corner.get(key) ?? 0n;
    const n = top.variables.reduce((sum, one) => sum + one.coefficient * at(one.key), 0n);
    const d = bottom.variables.reduce((sum, one) => sum + one.coefficient * at(one.key), 0n);
    if (d <= 0n) return null;
    const quotient = divideRounded(n * 100n * pow10(PERCENT_PLACES), d);
    if (low === null || quotient < low) low = quotient;
    if (high === null || quotient > high) high = quotient;
  }
  if (low === null || high === null) return null;
  return {
    low: trimmed(low, PERCENT_PLACES, SHOWN_PLACES),
    high: trimmed(high, PERCENT_PLACES, SHOWN_PLACES),
  };
}

function corners(ranges: readonly (readonly [string, Interval])[]): readonly Map<string, bigint>[] {
  let all: Map<string, bigint>[] = [new Map()];
  for (const [key, { low, high }] of ranges) {
    if (low === null || high === null) return [];
    const ends = low === high ? [low] : [low, high];
    all = all.flatMap((corner) => ends.map((end) => new Map(corner).set(key, end)));
  }
  return all;
}

function bracketed(terms: readonly Term[], unit: string): string {
  const text = sumText(terms, 1n, unit);
  return terms.filter(isShown).length > 1 ? `(${text})` : text;
}

/** Printed figures with their signs; blanks are left out, and zeros of a long sum too. */
function sumText(terms: readonly Term[], factor: bigint, unit: string): string {
  let text = '';
  const few = terms.length <= MOST_ZEROS;
  for (const one of terms.filter((term) => isShown(term) || (few && isPrintedZero(term)))) {
    const minus = one.coefficient * factor < 0n;
    const figure = shown(one, unit);
    text += text === '' ? `${minus ? '-' : ''}${figure}` : ` ${minus ? '-' : '+'} ${figure}`;
  }
  return text === '' ? '0' : text;
}

function isShown(one: Term): boolean {
  return one.coefficient !== 0n && (one.occurrence === null || printedValue(one) !== 0n);
}

function isPrintedZero(one: Term): boolean {
  return one.coefficient !== 0n && one.occurrence?.printed.form === 'number';
}

/** The figure as printed, with its own unit where that is not the identity's. */
function shown(one: Term, unit: string): string {
  const printed = one.occurrence?.printed;
  if (printed === undefined) return '?';
  if (printed.form === 'blank' || printed.form === 'dash') return printed.text.trim();
  const own = printed.unit;
  return own === unit || printed.quantity === 'percent'
    ? printed.text.trim()
    : `${printed.text.trim()} ${own}`;
}

/** The unit is written out where the figure beside it is printed in another. */
function withUnit(figure: string, beside: Printed, unit: string): string {
  return beside.form === 'number' && beside.unit !== unit && unit !== ''
    ? `${figure} ${unit}`
    : figure;
}

function weightedSum(terms: readonly Term[], factor: bigint): bigint | null {
  let sum = 0n;
  for (const one of terms) {
    const value = printedValue(one);
    if (value === null) return null;
    sum += one.coefficient * factor * value;
  }
  return sum;
}

function printedValue(one: Term): bigint | null {
  const printed = one.occurrence?.printed;
  if (printed === undefined || printed.form === 'text') return null;
  return printed.form === 'number' ? baseValue(printed) : 0n;
}

/** The first unit, or 万元 where 元 and 万元 stand side by side: 元 is then the odd one out. */
function commonUnit(terms: readonly Term[]): string {
  const units = terms.flatMap((one) => unitOf(one) ?? []);
  return units.find((unit) => unit === '万元') ?? units[0] ?? '';
}

function unitOf(one: Term): string | null {
  const printed = one.occurrence?.printed;
  return printed === undefined || printed.unit === '' ? null : printed.unit;
}

function unitPlaces(printed: Printed, unit: string): number {
  const parsed = parseUnit(unit);
  return BASE_PLACES[printed.quantity] + (parsed.quantity === printed.quantity ? parsed.power : 0);
}

/**
 * A base value in its unit with as many decimals as the print it stands beside; amounts with at
 * least the two of law 2, so that 283.10 beside a printed 287 is not shown as 283.
 */
function decimals(base: bigint, places: number, beside: Printed): string {
  const scale = beside.value?.scale ?? LEAST_DECIMALS;
  const isWanYuan = beside.quantity === 'money' && places === WAN_YUAN_PLACES;
  const least = isWanYuan ? LEAST_DECIMALS : 0;
  const wanted = Math.min(places, Math.max(scale, least));
  return formatScaled(divideRounded(base, pow10(places - wanted)), wanted);
}

/** A base value in its unit, without trailing zeros, with at most `most` decimals. */
function trimmed(base: bigint, places: number, most: number = places): string {
  const cut = Math.min(places, most);
  const text = formatScaled(divideRounded(base, pow10(places - cut)), cut);
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text;
}

/** The comparison read with the target on the left. */
function flipped(compare: Linear['compare'], coefficient: bigint): string {
  if (compare === '=') return '=';
  return (compare === '<=') === coefficient > 0n ? '<=' : '>=';
}
