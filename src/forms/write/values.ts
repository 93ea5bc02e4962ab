import type { ExactFacts } from '../../facts/exact.js';
import { type Dimensions, type FactKey, keyString } from '../../facts/key.js';
import type { Figure, FigureSum } from './model.js';

/** The exact value of each figure of a table, in base units; figures without one are missing. */
export interface Values {
  of(figure: Figure): bigint | undefined;
  /** Facts that the table needs and nobody gives, in the order of the table. */
  readonly missing: readonly FactKey[];
}

/** A sum between facts, by `keyString`. */
interface KeySum {
  readonly total: string;
  readonly parts: readonly string[];
}

/**
 * Takes values from the facts. A book keeps no fact for each code without money: what it does
 * not hold is zero where a sum without subtractions proves it (its total is known and the other
 * parts add up to it), and else missing, never zero by assumption. A total of the form, all of
 * whose parts are known, is their sum. Parts of a total that is missing itself are not listed:
 * nothing can be said of them before the total is known.
 */
export function valuesOf(
  figures: readonly Figure[],
  sums: readonly FigureSum[],
  facts: ExactFacts,
): Values {
  const equalities = sums.filter(({ relation }) => relation === '=');
  const proofs = [
    ...equalities.filter(onlyAdds).map(({ total, parts }) => ({
      total: total.id,
      parts: parts.map(({ figure }) => figure.id),
    })),
    ...figures.flatMap(({ key }) => fundSum(key)),
  ];
  const known = new Map<string, bigint>();
  const needed = [
    ...figures.map(({ id }) => id),
    ...proofs.flatMap(({ total, parts }) => [total, ...parts]),
  ];
  for (const id of needed) {
    const fact = facts.byId(id);
    if (fact !== undefined) known.set(id, fact.value);
  }
  const totals = equalities.filter(isClosed);
  // Each round proves at least one more figure, so that it ends.
  while (
    proofs.some((sum) => proveZeros(sum, known)) ||
    totals.some((sum) => addTotal(sum, known))
  );
  const waiting = new Set(
    equalities
      .filter((sum) => !known.has(sum.total.id) && !isEquation(sum) && onlyAdds(sum))
      .flatMap(({ total, parts }) =>
        parts.map(({ figure }) => figure.id).filter((id) => id !== total.id),
      ),
  );
  const optional = ofWhich(sums);
  const missing = new Map<string, FactKey>();
  for (const { id, key } of figures) {
    if (!known.has(id) && !waiting.has(id) && !optional.has(id)) missing.set(id, key);
  }
  return { of: (figure) => known.get(figure.id), missing: [...missing.values()] };
}

/** Its parts are all there are: rows and columns of the form, not the accounts that have money. */
function isClosed({ total, parts }: FigureSum): boolean {
  const own = accountIn(total.key.dims);
  return parts.every(({ figure }) => accountIn(figure.key.dims) === own);
}

function accountIn({ function: code, deptEconomic, govEconomic, project, subunit }: Dimensions) {
  return [code, deptEconomic, govEconomic, project, subunit].join();
}

/** Whether all parts of a total are known and it is not: then it is their sum. */
function addTotal({ total, parts }: FigureSum, known: Map<string, bigint>): boolean {
  if (known.has(total.id)) return false;
  let sum = 0n;
  for (const { sign, figure } of parts) {
    const value = known.get(figure.id);
    if (value === undefined) return false;
    sum += BigInt(sign) * value;
  }
  known.set(total.id, sum);
  return true;
}

function onlyAdds({ parts }: FigureSum): boolean {
  return parts.every(({ sign }) => sign > 0);
}

/** 收入总计 equals 支出总计: neither is a part of the other. */
function isEquation({ total, parts }: FigureSum): boolean {
  const [only, ...more] = parts;
  return more.length === 0 && only?.figure.key.measure !== total.key.measure;
}

const FUNDS = ['general', 'government-fund', 'state-capital'] as const;
const BY_FUND: ReadonlySet<string> = new Set([
  'revenue',
  'expenditure',
  'opening-carry-over',
  'closing-carry-over',
]);

/** What all appropriations pay is what the three budgets pay (A12, A13), in tables of one of them too. */
function fundSum(key: FactKey): readonly KeySum[] {
  const { fund, ...rest } = key.dims;
  if (fund === undefined || fund === 'other' || !BY_FUND.has(key.measure)) return [];
  const id = (dims: Dimensions, measure = key.measure) => keyString({ ...key, measure, dims });
  const granted: Dimensions = { ...rest, source: 'appropriation' };
  const byFund = { total: id(granted), parts: FUNDS.map((one) => id({ ...rest, fund: one })) };
  const side = SIDES.find((measures) => measures.some((measure) => measure === key.measure));
  if (side === undefined || Object.keys(rest).length > 0) return [byFund];
  const [whole, ...parts] = side;
  return [
    byFund,
    { total: id(granted, whole), parts: parts.map((measure) => id(granted, measure)) },
  ];
}

/** Totals with what they add: 收入总计, 支出总计 of appropriations. */
const SIDES = [
  ['revenue-total', 'revenue', 'opening-carry-over'],
  ['expenditure-total', 'expenditure', 'closing-carry-over'],
] as const satisfies readonly (readonly string[])[];

/** Figures that only say 其中 of another: nothing is owed of them, and unstated they stay blank. */
function ofWhich(sums: readonly FigureSum[]): ReadonlySet<string> {
  const bound = new Set<string>();
  const inside = new Set<string>();
  for (const { total, parts, relation } of sums) {
    const ids = parts.map(({ figure }) => figure.id);
    for (const id of relation === '=' ? [total.id, ...ids] : [total.id]) bound.add(id);
    if (relation === '>=') for (const id of ids) inside.add(id);
  }
  return new Set([...inside].filter((id) => !bound.has(id)));
}

/** Whether the sum proved a figure to be zero that was not known. */
function proveZeros({ total, parts }: KeySum, known: Map<string, bigint>): boolean {
  const whole = known.get(total);
  const unknown = parts.filter((id) => !known.has(id));
  if (whole === undefined) {
    const proved = unknown.length === 0 && parts.every((id) => known.get(id) === 0n);
    if (proved) known.set(total, 0n);
    return proved;
  }
  const sum = parts.reduce((value, id) => value + (known.get(id) ?? 0n), 0n);
  if (unknown.length === 0 || sum !== whole) return false;
  for (const id of unknown) known.set(id, 0n);
  return true;
}
