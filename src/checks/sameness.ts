import type { FactKey } from '../facts/key.js';
import type { Occurrence } from '../facts/occurrence.js';
import type { Reading } from '../forms/reading.js';
import { intersect, isEmpty, printedInterval } from './box.js';
import { describeKey } from './describe.js';
import { keyId } from './key-id.js';
import type { Identity } from './rule.js';
import { OTHER_SCOPE, Scopes } from './scopes.js';
import { fundNormaliser } from './single-fund.js';
import { blankTotals } from './table-sums.js';
import { cellOccurrence, printId, term } from './terms.js';

/** Which prints of one fact a rule compares. */
export type PairKind = 'table-table' | 'narrative-table' | 'narrative-narrative';

/**
 * Measures whose prints are told apart by more than their key says (business statistics differ
 * by period and group of persons), or that rules of their own compare (performance forms).
 */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  'insured',
  'insured-rate',
  'fund-revenue',
  'fund-expenditure',
  'visits',
  'medical-cost',
  'reimbursement-rate',
  'recovered-money',
  'inspections',
  'satisfaction',
  'overall-funds',
  'overall-score',
  'project-funds',
  'project-score',
  'indicator-weight',
  'indicator-score',
  'indicator-target',
  'indicator-actual',
  'projects-evaluated',
  'projects-evaluated-funds',
  'equipment-threshold',
]);

/** Most prints named beside a finding; a document may repeat one figure without end. */
const MOST_PARTNERS = 50;

/** One figure printed several times: its reference print and another that is held against it. */
interface Pair {
  readonly print: Occurrence;
  readonly reference: Occurrence;
  /** Further prints that agree with the reference, when `print` does not. */
  readonly partners: readonly Occurrence[];
  /** Their tables may speak of different money. */
  readonly apart: boolean;
  /** What the reference stands for follows from a table's own words alone. */
  readonly inferred: boolean;
}

/**
 * Identities «the same figure, printed again» of one kind of pair. The reference is the value
 * that most prints agree with, tables before text; each other print is held against it once.
 * @param identityId the standards' identity id of a pair
 */
export function* samenessIdentities(
  reading: Reading,
  kind: PairKind,
  identityId: (key: FactKey, a: Occurrence, b: Occurrence) => string,
): Generator<Identity> {
  for (const { key, pairs } of allPairs(reading)) {
    for (const pair of pairs) {
      if (kindOf(pair) !== kind) continue;
      const one = (occurrence: Occurrence, coefficient: bigint) => ({
        ...term(occurrence, coefficient),
        key,
      });
      const subject = describeKey(key);
      yield {
        id: identityId(pair.print.key, pair.print, pair.reference),
        title: {
          zh: `${subject.zh}各处应相同`,
          en: `${subject.en} should be the same wherever printed`,
        },
        relation: {
          kind: 'linear',
          compare: '=',
          terms: [
            one(pair.print, 1n),
            one(pair.reference, -1n),
            ...pair.partners.map((partner) => one(partner, 0n)),
          ],
        },
        target: 0,
        ...(isDoubtful(pair) ? { severity: 'warning' } : {}),
        ...(pair.apart ? { notApplicable: OTHER_SCOPE } : {}),
      };
    }
  }
}

interface Printed {
  readonly key: FactKey;
  readonly pairs: readonly Pair[];
}

const CACHE = new WeakMap<Reading, readonly Printed[]>();

function allPairs(reading: Reading): readonly Printed[] {
  const known = CACHE.get(reading);
  if (known !== undefined) return known;
  const grouped = [...groups(reading, fundNormaliser(reading))];
  const scopes = new Scopes(
    reading,
    grouped.map(([, prints]) => prints),
  );
  const falls = fallsOf(reading);
  const all = grouped.map(([key, prints]) => ({ key, pairs: pairsOf(prints, scopes, falls) }));
  CACHE.set(reading, all);
  return all;
}

function groups(
  reading: Reading,
  normalise: (key: FactKey) => FactKey,
): Iterable<readonly [FactKey, readonly Occurrence[]]> {
  const byKey = new Map<string, [FactKey, Occurrence[]]>();
  const seen = new Set<string>();
  const blanks = blankTotals(reading);
  for (const occurrence of [...reading.facts.all, ...blankCells(reading)]) {
    if (!isFilled(occurrence) && blanks.has(blankId(occurrence))) continue;
    if (NOT_COMPARED.has(occurrence.key.measure) || occurrence.printed.form === 'text') continue;
    const key = normalise(occurrence.key);
    const id = keyId(key);
    const print = `${id} ${printId(occurrence)}`;
    if (seen.has(print)) continue;
    seen.add(print);
    const known = byKey.get(id);
    if (known === undefined) byKey.set(id, [key, [occurrence]]);
    else known[1].push(occurrence);
  }
  return byKey.values();
}

/** Cells left blank that the form binds to a fact: another print of it may hold an amount. */
function blankCells(reading: Reading): readonly Occurrence[] {
  return reading.tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.cells.flatMap((cell) =>
        cell.key !== null && cell.printed.form === 'blank'
          ? [cellOccurrence(reading, table, row, cell)]
          : [],
      ),
    ),
  );
}

function blankId({ key, place }: Occurrence): string {
  return `${place.id} ${keyId(key)}`;
}

/** Prints of the text that are said to be a decrease: a table may print them with a minus. */
function fallsOf({ claims }: Reading): ReadonlySet<string> {
  const fell = claims.filter(({ direction }) => direction === 'decrease');
  return new Set(fell.map(({ source }) => JSON.stringify(source)));
}

/** 减少 0.35 in the text is the -0.35 of a column of changes. */
function isSameFall(a: Occurrence, b: Occurrence, falls: ReadonlySet<string>): boolean {
  const [said, cell] = a.place.kind === 'narrative' ? [a, b] : [b, a];
  if (cell.place.kind !== 'table' || !falls.has(JSON.stringify(said.source))) return false;
  const text = said.printed.range === null ? null : printedInterval(term(said, 1n));
  const table = cell.printed.range === null ? null : printedInterval(term(cell, 1n));
  if (text === null || table === null || table.high === null || table.high >= 0n) return false;
  const mirrored = {
    low: table.high === null ? null : -table.high,
    high: table.low === null ? null : -table.low,
    lowOpen: table.highOpen,
    highOpen: table.lowOpen,
  };
  return !isEmpty(intersect(text, mirrored));
}

function pairsOf(
  prints: readonly Occurrence[],
  scopes: Scopes,
  falls: ReadonlySet<string>,
): readonly Pair[] {
  const filled = prints.filter(isFilled);
  if (prints.length < 2 || filled.length === 0) return [];
  const reference = mostAgreed(filled);
  const agreeing = new Set(filled.filter((print) => compatible(print, reference)));
  const partners = [...agreeing].filter((one) => one !== reference).slice(0, MOST_PARTNERS);
  return prints
    .filter((print) => print !== reference && sameUnit(print, reference))
    .filter((print) => !isSameFall(print, reference, falls))
    .map((print) => ({
      print,
      reference,
      partners: agreeing.has(print) ? [] : partners,
      apart: !agreeing.has(print) && !scopes.comparable(print, reference),
      inferred: [reference, print].some((one) => scopes.isInferred(one)),
    }));
}

function mostAgreed(prints: readonly Occurrence[]): Occurrence {
  const support = supportAmong(prints);
  return prints.reduce((best, print) => {
    const more = support(print) - support(best);
    if (more !== 0) return more > 0 ? print : best;
    return best.place.kind === 'narrative' && print.place.kind === 'table' ? print : best;
  });
}

/** With how many of the prints each is compatible, by order of their ends instead of in pairs. */
function supportAmong(prints: readonly Occurrence[]): (print: Occurrence) => number {
  const ends = new Map<string, { readonly lows: bigint[]; readonly highs: bigint[] }>();
  for (const print of prints) {
    const { low, high } = doubled(print);
    const known = ends.get(print.printed.quantity) ?? { lows: [], highs: [] };
    if (low !== null) known.lows.push(low);
    if (high !== null) known.highs.push(high);
    ends.set(print.printed.quantity, known);
  }
  for (const { lows, highs } of ends.values()) {
    lows.sort(byValue);
    highs.sort(byValue);
  }
  const found = new Map<Occurrence, number>();
  return (print) => {
    const known = found.get(print);
    if (known !== undefined) return known;
    const { low, high } = doubled(print);
    const own = ends.get(print.printed.quantity);
    const before = low === null ? 0 : countBelow(own?.highs ?? [], low);
    const behind =
      high === null ? 0 : (own?.lows.length ?? 0) - countBelow(own?.lows ?? [], high + 1n);
    const count = prints.length - before - behind;
    found.set(print, count);
    return count;
  };
}

/** Ends of what a print stands for, doubled, so that an open end is the odd number inside it. */
function doubled(print: Occurrence): { readonly low: bigint | null; readonly high: bigint | null } {
  const range = printedInterval(term(print, 1n));
  if (range === null) return { low: null, high: null };
  return {
    low: range.low === null ? null : range.low * 2n + (range.lowOpen ? 1n : 0n),
    high: range.high === null ? null : range.high * 2n - (range.highOpen ? 1n : 0n),
  };
}

/** How many of the ascending values are less than `limit`. */
function countBelow(values: readonly bigint[], limit: bigint): number {
  let from = 0;
  let to = values.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((values[middle] ?? limit) < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

function byValue(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compatible(a: Occurrence, b: Occurrence): boolean {
  if (a.printed.quantity !== b.printed.quantity) return true;
  const left = printedInterval(term(a, 1n));
  const right = printedInterval(term(b, 1n));
  return left === null || right === null || !isEmpty(intersect(left, right));
}

/**
 * A blank cell may be blank for a reason; and where a section prints the figure rightly beside the
 * other print, that one may be of a part that its words do not name.
 */
function isDoubtful({ print, reference, partners, inferred }: Pair): boolean {
  if (inferred || !isFilled(print) || !isFilled(reference)) return true;
  return (
    print.place.kind === 'narrative' &&
    [reference, ...partners].some(
      ({ place }) => place.kind === 'narrative' && place.id === print.place.id,
    )
  );
}

/** Counts in different measure words (辆, 台) are not prints of one figure. */
function sameUnit(a: Occurrence, b: Occurrence): boolean {
  return a.printed.quantity !== 'count' || a.printed.unit === b.printed.unit;
}

function isFilled({ printed }: Occurrence): boolean {
  return printed.form === 'number';
}

function kindOf({ print, reference, partners }: Pair): PairKind {
  const inTable = [reference, ...partners].some((one) => one.place.kind === 'table');
  if (print.place.kind === 'table') {
    return inTable ? 'table-table' : 'narrative-table';
  }
  return inTable ? 'narrative-table' : 'narrative-narrative';
}
