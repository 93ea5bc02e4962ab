import type { Inspection } from '../../../checks/check.js';
import type { Decision } from '../../../checks/decide.js';
import type { Solver } from '../../../checks/localise/solver.js';
import { isConstant } from '../../../checks/terms.js';
import type { ExactFacts } from '../../../facts/exact.js';
import { type FactKey, keyString } from '../../../facts/key.js';
import { measureOf } from '../../../facts/measures.js';
import { baseValue } from '../../../facts/printed.js';
import type { CellReading, FundsRow, Reading, TableReading } from '../../../forms/reading.js';
import { chooseValues, NoChoice } from '../choose.js';
import type { ValueRow } from '../rows.js';
import { type Unknown, unknownsOf } from '../unknowns.js';

/** Exact amounts of performance forms in fen, by `keyString`. */
export type Amounts = ReadonlyMap<string, bigint>;

const MEASURES: ReadonlySet<string> = new Set(['project-funds', 'overall-funds']);
const BASES: ReadonlySet<string> = new Set(['budget', 'adjusted-budget', 'final']);

/** Whether a figure is money of a project or of the whole, as forms and reviews print it. */
function isFormMoney({ measure, basis }: FactKey): boolean {
  return MEASURES.has(measure) && BASES.has(basis);
}

/**
 * One exact amount for each figure of the forms, inside what they print and so that their sums
 * hold to the fen; amounts that the accounts of the book hold are those of the book.
 * @throws {NoChoice} where no amounts keep the sums
 */
export function chooseAmounts(
  reading: Reading,
  { decisions, result }: Inspection,
  facts: ExactFacts,
  solver: Solver,
): Amounts {
  const occurrences = reading.facts.all.filter(
    ({ key, printed }) =>
      isFormMoney(key) &&
      facts.get(key) === undefined &&
      printed.form === 'number' &&
      printed.bound === 'exact',
  );
  const unknowns = unknownsOf(occurrences);
  const rows = [
    ...reading.tables.flatMap((table) => formRows(table, unknowns)),
    ...spentWithinBudget(unknowns),
  ];
  const links = decisions.flatMap((decision) => linkRows(decision, unknowns, facts));
  const suspects = new Set(
    result.findings.flatMap(({ cause }) =>
      cause?.culprit == null ? [] : [JSON.stringify(cause.culprit.source)],
    ),
  );
  try {
    return chooseValues(unknowns, [...rows, ...links], suspects, solver).values;
  } catch (error) {
    // Accounts and forms contradict each other: the forms keep their own amounts.
    if (!(error instanceof NoChoice) || links.length === 0) throw error;
    return chooseValues(unknowns, rows, suspects, solver).values;
  }
}

const PARTS: readonly FundsRow['role'][] = ['appropriation', 'carry-over', 'other'];
const SOURCES = ['-appropriation', '-other'];

/** The sums inside one form: sources of a project, tasks and their sources of the whole. */
function formRows(
  { performance, title }: TableReading,
  unknowns: ReadonlyMap<string, Unknown>,
): readonly ValueRow[] {
  if (performance === undefined) return [];
  const { funds } = performance;
  const isTask = ({ role }: FundsRow) => role === 'task';
  const sums: (readonly [CellReading | undefined, readonly (CellReading | undefined)[]])[] = [];
  for (const column of ['initial', 'budget', 'final']) {
    const total = funds.find(({ role }) => role === 'total')?.cells[column];
    sums.push([
      total,
      funds.filter(({ role }) => PARTS.includes(role)).map((row) => row.cells[column]),
    ]);
    for (const row of funds) {
      sums.push([row.cells[column], SOURCES.map((source) => row.cells[`${column}${source}`])]);
    }
    for (const id of [column, ...SOURCES.map((source) => `${column}${source}`)]) {
      const whole = funds.find(({ role }) => role === 'sum')?.cells[id];
      sums.push([whole, funds.filter(isTask).map((row) => row.cells[id])]);
    }
  }
  return sums.flatMap(([total, parts]) => {
    const whole = unknownAt(total, unknowns);
    const own = parts.flatMap((part) => unknownAt(part, unknowns) ?? []);
    if (whole === undefined || own.length === 0) return [];
    const entries = new Map([[whole.id, -1n], ...own.map(({ id }) => [id, 1n] as const)]);
    return [{ why: `${title} ${whole.id}`, rank: 'firm', low: 0n, high: 0n, entries } as const];
  });
}

function unknownAt(
  cell: CellReading | undefined,
  unknowns: ReadonlyMap<string, Unknown>,
): Unknown | undefined {
  return cell?.key == null ? undefined : unknowns.get(keyString(cell.key));
}

/** A difference of one last place of 万元 is one of rounding or cutting. */
const TAIL = 10_000n;

/** What the checks hold for the same money in the accounts, where the figures agree. */
function linkRows(
  { rule, identity, outcome }: Decision,
  unknowns: ReadonlyMap<string, Unknown>,
  facts: ExactFacts,
): readonly ValueRow[] {
  const { relation } = identity;
  if (!rule.meta.id.startsWith('performance-') || relation.kind !== 'linear') return [];
  if (relation.compare !== '=' || outcome === 'notApplicable' || outcome === 'notCheckable') {
    return [];
  }
  const entries = new Map<string, bigint>();
  let constant = 0n;
  let gap = 0n;
  for (const one of relation.terms) {
    const { coefficient, key, occurrence } = one;
    if (isConstant(one) || occurrence === null) return [];
    if (measureOf(key.measure)?.quantity !== 'money') return [];
    const id = keyString(key);
    const known = unknowns.get(id);
    gap += coefficient * (baseValue(occurrence.printed) ?? 0n);
    if (known !== undefined) {
      entries.set(id, (entries.get(id) ?? 0n) + coefficient);
      continue;
    }
    const fact = facts.byId(id);
    if (fact === undefined) return [];
    constant += coefficient * fact.value;
  }
  const near = gap < 0n ? -gap : gap;
  if (entries.size === 0 || (outcome === 'broken' && near > TAIL)) return [];
  return [{ why: identity.title.zh, rank: 'firm', low: -constant, high: -constant, entries }];
}

/** Nothing is spent beyond the budget of the year, to the fen either, where the prints say so. */
function spentWithinBudget(unknowns: ReadonlyMap<string, Unknown>): readonly ValueRow[] {
  return [...unknowns.values()].flatMap((final) => {
    if (final.key.basis !== 'final') return [];
    const budget = unknowns.get(keyString({ ...final.key, basis: 'adjusted-budget' }));
    if (budget === undefined || final.start > budget.start) return [];
    const entries = new Map([
      [budget.id, 1n],
      [final.id, -1n],
    ]);
    return [{ why: `K01 ${final.id}`, rank: 'sum', low: 0n, high: null, entries } as const];
  });
}
