import { SUM_RULES } from '../../books/statements/sum-rules.js';
import { isWhole, sumsOf } from '../../books/statements/sums.js';
import type { Inspection } from '../../checks/check.js';
import type { Decision } from '../../checks/decide.js';
import { isUnfilled } from '../../checks/evaluate.js';
import type { Relation, Term } from '../../checks/rule.js';
import { fundNormaliser } from '../../checks/single-fund.js';
import { isConstant } from '../../checks/terms.js';
import { type FactKey, keyString } from '../../facts/key.js';
import type { Reading } from '../../forms/reading.js';
import { boundRows, changeRows, HUNDRED_PERCENT } from './changes.js';
import { statedChanges, type Unknown, unknownOf } from './unknowns.js';

/**
 * Σ coefficient · value within [low, high], over unknowns by id. `firm` rows stand in tables
 * and hold in every book; the others are kept as long as they can be.
 */
export interface ValueRow {
  readonly why: string;
  readonly rank: 'firm' | 'sum' | 'percent';
  readonly low: bigint | null;
  readonly high: bigint | null;
  readonly entries: ReadonlyMap<string, bigint>;
}

/** Rules whose identities are sums and equalities that stand in the tables themselves. */
const TABLE_RULES: ReadonlySet<string> = new Set([
  'table-sum',
  'tables-agree',
  'totals-between-tables',
  'fund-balance',
  'gov-economic-classes',
  'narrative-equals-table',
]);
const PERCENT_RULES: ReadonlySet<string> = new Set([
  'change-percent',
  'completion-percent',
  'share-percent',
]);

/** What must hold between the values, and the unknowns that were added for it. */
export interface ValueRows {
  readonly rows: readonly ValueRow[];
  readonly unknowns: ReadonlyMap<string, Unknown>;
}

/**
 * Everything that ties the values to each other: identities of the tables, what the text states
 * and holds, the sums that a book keeps, and last year's figures behind stated changes.
 */
export function valueRows(
  reading: Reading,
  { decisions }: Inspection,
  printed: ReadonlyMap<string, Unknown>,
): ValueRows {
  const unknowns = new Map(printed);
  const rows: ValueRow[] = [];
  for (const decision of decisions) {
    rows.push(...rowsOfDecision(decision, unknowns));
  }
  rows.push(...sameMoney(reading, unknowns));
  for (const claim of statedChanges(reading)) rows.push(...changeRows(reading, claim, unknowns));
  rows.push(...bookSums(unknowns));
  return { rows, unknowns };
}

function rowsOfDecision(
  { rule, identity, outcome }: Decision,
  unknowns: Map<string, Unknown>,
): readonly ValueRow[] {
  const { relation } = identity;
  const id = rule.meta.id;
  if (id.startsWith('performance-') || outcome === 'notApplicable') return [];
  const why = `${id} ${identity.id} ${identity.title.zh}`;
  if (relation.kind === 'ratio') {
    return PERCENT_RULES.has(id) && outcome === 'holds' ? ratioRows(relation, why, unknowns) : [];
  }
  const firm = TABLE_RULES.has(id);
  if (!firm && outcome !== 'holds') return [];
  const sum = weighted(relation.terms, unknowns);
  if (sum === null || sum.entries.size === 0) return [];
  return [
    {
      why,
      rank: firm ? 'firm' : 'sum',
      low: relation.compare === '<=' ? null : -sum.constant,
      high: relation.compare === '>=' ? null : -sum.constant,
      entries: sum.entries,
    },
  ];
}

/** Σ coefficient · unknown + constant, or null where a term is no figure that a book keeps. */
function weighted(terms: readonly Term[], unknowns: Map<string, Unknown>) {
  const entries = new Map<string, bigint>();
  let constant = 0n;
  for (const term of terms) {
    if (isConstant(term)) {
      constant += term.coefficient * (term.occurrence?.printed.range?.low ?? 0n);
      continue;
    }
    if (isUnfilled(term) && !unknowns.has(keyString(term.key))) continue;
    const unknown = unknownOfTerm(term, unknowns);
    if (unknown === null) return null;
    entries.set(unknown.id, (entries.get(unknown.id) ?? 0n) + term.coefficient);
  }
  return { entries: withoutZeros(entries), constant };
}

type Ratio = Extract<Relation, { kind: 'ratio' }>;

/** percent = 100·N/D as two bounds on 100·N − percent·D, where D is surely positive. */
function ratioRows(
  { percent, numerator, denominator }: Ratio,
  why: string,
  unknowns: Map<string, Unknown>,
): readonly ValueRow[] {
  const range = percent.occurrence?.printed.range ?? null;
  const above = weighted(numerator, unknowns);
  const below = weighted(denominator, unknowns);
  if (range === null || above === null || below === null) return [];
  if (above.constant !== 0n || below.constant !== 0n) return [];
  const base = [...below.entries].reduce(
    (sum, [id, coefficient]) => sum + coefficient * (unknowns.get(id)?.start ?? 0n),
    0n,
  );
  if (base <= 0n) return [];
  const entriesFor = (bound: bigint) => {
    const entries = new Map<string, bigint>();
    for (const [id, coefficient] of above.entries) entries.set(id, coefficient * HUNDRED_PERCENT);
    for (const [id, coefficient] of below.entries) {
      entries.set(id, (entries.get(id) ?? 0n) - coefficient * bound);
    }
    return entries;
  };
  return boundRows(range, why, entriesFor);
}

/** The unknown of a term; a figure that no fact names is an unknown of its own. */
function unknownOfTerm({ key, occurrence }: Term, unknowns: Map<string, Unknown>): Unknown | null {
  const id = keyString(key);
  const known = unknowns.get(id);
  if (known !== undefined) return known;
  if (occurrence === null || key.measure !== 'cell') return null;
  const own = unknownOf(id, [occurrence]);
  if (own !== null) unknowns.set(id, { ...own, key });
  return own;
}

function withoutZeros(entries: ReadonlyMap<string, bigint>): ReadonlyMap<string, bigint> {
  return new Map([...entries].filter(([, coefficient]) => coefficient !== 0n));
}

/**
 * Where all money is of one kind, «expenditure» and «expenditure from appropriations» are one
 * figure: surely where the tables print nothing of any other source, likely where both print alike.
 */
function sameMoney(reading: Reading, unknowns: ReadonlyMap<string, Unknown>): ValueRow[] {
  const normal = fundNormaliser(reading);
  return [...unknowns.values()].flatMap((unknown) => {
    const { key } = unknown;
    return widerKeys(key).flatMap((wider) => {
      const other = unknowns.get(keyString(wider));
      if (other === undefined) return [];
      const sure = keyString(normal(key)) === keyString(normal(wider));
      if (!sure && !printsAlike(unknown, other)) return [];
      return [equal(unknown, other, sure ? 'firm' : 'sum')];
    });
  });
}

function widerKeys(key: FactKey): readonly FactKey[] {
  const { fund, source, ...rest } = key.dims;
  if (fund === 'general') {
    return [
      { ...key, dims: { ...rest, source: 'appropriation' } },
      { ...key, dims: rest },
    ];
  }
  return source === 'appropriation' ? [{ ...key, dims: rest }] : [];
}

function printsAlike(a: Unknown, b: Unknown): boolean {
  const [first] = a.prints;
  const [second] = b.prints;
  return first !== undefined && first.low === second?.low && first.high === second.high;
}

function equal(a: Unknown, b: Unknown, rank: ValueRow['rank']): ValueRow {
  const entries = new Map([
    [a.id, 1n],
    [b.id, -1n],
  ]);
  return { why: `same money: ${a.id}`, rank, low: 0n, high: 0n, entries };
}

/** The sums that every book keeps, among the facts at hand, where their prints allow them. */
function bookSums(unknowns: ReadonlyMap<string, Unknown>): ValueRow[] {
  const facts = [...unknowns.values()]
    .filter(({ key }) => key.measure !== 'cell')
    .map(({ key, start }) => ({ key, value: start, origin: { place: '' } }));
  const sums = SUM_RULES.flatMap((rule) => sumsOf(rule, facts)).flatMap(
    ({ rule, total, parts }): readonly ValueRow[] => {
      const whole = unknowns.get(keyString(total));
      if (whole === undefined || !isWhole({ rule, total, parts })) return [];
      const entries = new Map([
        [whole.id, -1n],
        ...parts.map(({ key }) => [keyString(key), 1n] as const),
      ]);
      const row: ValueRow = {
        why: `${rule.id} ${whole.id}`,
        rank: 'sum',
        low: 0n,
        high: 0n,
        entries,
      };
      return isPossible(row, unknowns) ? [row] : [];
    },
  );
  return [...sums, ...balances(unknowns)];
}

function balances(unknowns: ReadonlyMap<string, Unknown>): ValueRow[] {
  return [...unknowns.values()].flatMap((unknown) => {
    if (unknown.key.measure !== 'revenue-total') return [];
    const uses = unknowns.get(keyString({ ...unknown.key, measure: 'expenditure-total' }));
    return uses === undefined ? [] : [equal(unknown, uses, 'sum')];
  });
}

/** Whether some values within the prints keep the row; a list may hold only some of the parts. */
function isPossible({ entries }: ValueRow, unknowns: ReadonlyMap<string, Unknown>): boolean {
  let low = 0n;
  let high = 0n;
  for (const [id, coefficient] of entries) {
    const [print] = unknowns.get(id)?.prints ?? [];
    if (print === undefined) return true;
    low += coefficient * (coefficient > 0n ? print.low : print.high);
    high += coefficient * (coefficient > 0n ? print.high : print.low);
  }
  return low <= 0n && high >= 0n;
}
