import type { FactKey } from '../facts/key.js';
import type { Occurrence } from '../facts/occurrence.js';
import type { Reading } from '../forms/reading.js';
import { intersect, isEmpty, printedInterval } from './box.js';
import { describeKey } from './describe.js';
import { keyId } from './key-id.js';
import type { Identity } from './rule.js';
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

/** One figure printed several times: its reference print and another that is held against it. */
interface Pair {
  readonly print: Occurrence;
  readonly reference: Occurrence;
  /** Further prints that agree with the reference, when `print` does not. */
  readonly partners: readonly Occurrence[];
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
  const all = [...groups(reading, fundNormaliser(reading))].map(([key, prints]) => ({
    key,
    pairs: pairsOf(prints),
  }));
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

function pairsOf(prints: readonly Occurrence[]): readonly Pair[] {
  const filled = prints.filter(isFilled);
  if (prints.length < 2 || filled.length === 0) return [];
  const reference = mostAgreed(filled);
  const agreeing = filled.filter((print) => compatible(print, reference));
  return prints
    .filter((print) => print !== reference && sameUnit(print, reference))
    .map((print) => ({
      print,
      reference,
      partners: agreeing.includes(print)
        ? []
        : agreeing.filter((partner) => partner !== reference && partner !== print),
    }));
}

function mostAgreed(prints: readonly Occurrence[]): Occurrence {
  const support = (print: Occurrence) => prints.filter((other) => compatible(print, other)).length;
  return prints.reduce((best, print) => {
    const more = support(print) - support(best);
    if (more !== 0) return more > 0 ? print : best;
    return best.place.kind === 'narrative' && print.place.kind === 'table' ? print : best;
  });
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
function isDoubtful({ print, reference, partners }: Pair): boolean {
  if (!isFilled(print) || !isFilled(reference)) return true;
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
