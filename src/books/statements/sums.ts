import { formatScaled } from '../../facts/decimal.js';
import { type ExactFact, ExactFacts } from '../../facts/exact.js';
import { type FactKey, keyString } from '../../facts/key.js';
import { measureOf } from '../../facts/measures.js';
import { BASE_PLACES } from '../../facts/unit.js';
import { shortKey } from '../files/notes.js';
import type { Problems } from '../problem.js';
import { FUNDS } from '../schema/words.js';
import { SUM_RULES, type SumRule } from './sum-rules.js';

/** One sum among the facts of a book: all that the rule knows as parts of the total. */
export interface FactSum {
  readonly rule: SumRule;
  readonly total: FactKey;
  readonly parts: readonly ExactFact[];
}

/** How an omission names a list of parts of which the book does not hold all. */
export function partialSum(sum: Pick<FactSum, 'rule' | 'total'>): string {
  return `sum:${sum.rule.id}:${shortKey(sum.total)}`;
}

/** The sums that a rule sees among facts, in the order of their first parts. */
export function sumsOf(rule: SumRule, facts: Iterable<ExactFact>): FactSum[] {
  const sums = new Map<string, { total: FactKey; parts: ExactFact[] }>();
  for (const fact of facts) {
    const total = rule.totalOf(fact.key);
    if (total === null) continue;
    const id = keyString(total);
    const known = sums.get(id);
    if (known === undefined) sums.set(id, { total, parts: [fact] });
    else known.parts.push(fact);
  }
  return [...sums.values()].map((sum) => ({ rule, ...sum }));
}

export interface SumOptions {
  /**
   * Which totals that nobody typed are worked out: none, those of a list of final figures, or
   * all, since the book holds every line.
   */
  readonly derive: 'none' | 'figures' | 'lines';
  /** Sums of which not all parts are known (`partialSum`). */
  readonly partial: ReadonlySet<string>;
}

/**
 * Works out the totals of typed facts, and compares totals that were typed with their parts.
 * A total that contradicts its parts is a problem that names both.
 */
export function withTotals(
  typed: readonly ExactFact[],
  { derive, partial }: SumOptions,
  problems: Problems,
): ExactFacts {
  const facts = new ExactFacts(typed);
  const whole = wholesTyped(typed);
  for (const rule of SUM_RULES) {
    const given = isGiven(rule, derive);
    for (const sum of sumsOf(rule, facts)) {
      if (partial.has(partialSum(sum))) continue;
      const known = facts.get(sum.total);
      const value = sumValue(sum.parts);
      if (known !== undefined) {
        if (isWhole(sum) && known.value !== value) contradiction(sum, known, value, problems);
      } else if (
        given &&
        (derive === 'lines' || isWhole(sum)) &&
        !(rule.id === 'money' && whole(sum.total))
      ) {
        facts.add(derived(sum, value));
      }
    }
  }
  balances(facts, partial, problems);
  return facts;
}

function isGiven({ gives }: SumRule, derive: SumOptions['derive']): boolean {
  if (derive === 'none' || gives === undefined) return false;
  return gives === true || derive === 'lines';
}

/** Whether the parts are enough for the total to be compared with them. */
export function isWhole({ rule, parts }: FactSum): boolean {
  return parts.length >= (rule.least ?? 1);
}

export function sumValue(parts: readonly ExactFact[]): bigint {
  let value = 0n;
  for (const part of parts) value += part.value;
  return value;
}

function derived({ rule, total, parts }: FactSum, value: bigint): ExactFact {
  const origin = { place: '', rule: rule.words, parts: parts.map(({ key }) => keyString(key)) };
  return { key: total, value, origin };
}

/**
 * Whether expenditure was also typed without its funds: then other money may be among it, and
 * appropriations alone give no total.
 */
function wholesTyped(given: readonly ExactFact[]): (total: FactKey) => boolean {
  const scope = ({ measure, year, basis }: FactKey) => `${measure} ${year} ${basis}`;
  const typed = new Set(
    given
      .filter(({ key }) => key.dims.fund === undefined && key.dims.source === undefined)
      .map(({ key }) => scope(key)),
  );
  return (total) => typed.has(scope(total));
}

/** What there is in a year is what becomes of it. */
function balances(facts: ExactFacts, partial: ReadonlySet<string>, problems: Problems): void {
  const broken = [...facts].flatMap((fact) => {
    if (fact.key.measure !== 'revenue-total') return [];
    const other = facts.get({ ...fact.key, measure: 'expenditure-total' });
    if (other === undefined || other.value === fact.value) return [];
    if (partial.has(`balance:${shortKey(fact.key)}`)) return [];
    return [{ fact, other, gap: fact.value - other.value }];
  });
  for (const { fact, other, gap } of broken) {
    const { fund } = fact.key.dims;
    // A total that was worked out breaks with the fund that it adds up: one cause, told once.
    const isKnockOn =
      fund === undefined &&
      fact.origin.place === '' &&
      other.origin.place === '' &&
      broken.some((one) => isSameYear(one.fact, fact) && one.gap === gap && isFund(one.fact));
    if (isKnockOn) continue;
    const of = FUNDS.find(({ id }) => id === fund)?.zh ?? '';
    const { year } = fact.key;
    problems.add(...rowOf(fact), null, {
      zh: `${year}年度${of}收入总计 ${amount(fact)} 不等于支出总计 ${amount(other)}（${placeOf(other)}），相差 ${amount({ ...fact, value: gap })}；请核对收入、支出和年初、年末结转`,
      en: `total resources of ${year} ${amount(fact)} are not total uses ${amount(other)} (${placeOf(other)}), a gap of ${amount({ ...fact, value: gap })}; see revenue, expenditure and balances carried over`,
    });
  }
}

function isFund({ key }: ExactFact): boolean {
  return key.dims.fund !== undefined;
}

function isSameYear({ key }: ExactFact, other: ExactFact): boolean {
  return key.year === other.key.year && key.basis === other.key.basis;
}

/** Parts that are named in a message; of more than these the number is said. */
const NAMED_PARTS = 6;

function contradiction(sum: FactSum, known: ExactFact, value: bigint, problems: Problems): void {
  const named = sum.parts
    .slice(0, NAMED_PARTS)
    .map((part) => `${amount(part)}（${placeOf(part)}）`)
    .join('、');
  const more = sum.parts.length > NAMED_PARTS ? `…（${sum.parts.length}）` : '';
  const total = { ...known, value };
  problems.add(...rowOf(known), null, {
    zh: `${shortKey(known.key)} 为 ${amount(known)}，而${sum.rule.words.zh}为 ${amount(total)}：${named}${more}`,
    en: `${shortKey(known.key)} is ${amount(known)}, but ${sum.rule.words.en} is ${amount(total)}: ${named}${more}`,
  });
}

/** File and line; the fact itself where it was worked out. */
function rowOf(fact: ExactFact): [string, number | null] {
  const place = placeOf(fact);
  const [, file, row] = /^(.*):(\d+)$/.exec(fact.origin.place) ?? [];
  return file === undefined ? [place, null] : [file, Number(row)];
}

function placeOf({ key, origin }: ExactFact): string {
  return origin.place === '' ? shortKey(key) : origin.place;
}

/** The exact value with all its places, in 元 or the measure's own unit. */
export function amount({ key, value }: ExactFact): string {
  const quantity = measureOf(key.measure)?.quantity ?? 'money';
  return formatScaled(value, BASE_PLACES[quantity]);
}
