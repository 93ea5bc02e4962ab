import type { Interval } from '../box.js';
import type { Trial } from '../web/trial.js';
import type { Cell, Constraint } from '../web/web.js';
import { ERROR_COST } from './errors.js';
import { EACH_CHANGE, LEFT } from './search.js';
import type { Column, Row, Solver } from './solver.js';

/** Largest model that is put to the solver, in figures. */
const MOST_CELLS = 600;
/** More than rounding adds to a gap, in last places. */
const ROUNDING = 50;
/** A binary above this was set. */
const SET = 0.5;

/** The figures that a cheapest repair changes, as the solver proposes. */
export interface Support {
  readonly cells: ReadonlySet<number>;
  readonly optimal: boolean;
}

/**
 * Puts a group of broken identities to the mixed-integer solver: each figure that stands in broken
 * identities only may change, at a cost, so that the identities of the group hold; an identity may
 * also be given up, at a higher cost. Amounts are counted in the last place of the coarsest
 * figure, which keeps the numbers small.
 * @returns null when the group is too large or the solver knows nothing
 */
export function supportOf(trial: Trial, group: readonly number[], solver: Solver): Support | null {
  const broken = group.flatMap((index) => trial.web.constraints[index] ?? []).filter(isLinear);
  const cells = cellsOf(trial, broken, new Set(group));
  if (cells.length === 0 || cells.length > MOST_CELLS) return null;
  const unit = cells.reduce(
    (most, { grid }) => (grid !== null && grid.step > most ? grid.step : most),
    1n,
  );
  const gaps = new Map(
    broken.map((one) => [one.index, Math.abs(toDouble(gapOf(trial, one), unit))]),
  );
  const columns: Column[] = [];
  const rows: Row[] = [];
  const changeOf = new Map<number, number>();
  const wrongOf: number[] = [];
  for (const cell of cells) {
    // No figure is further off than all that its identities lack together.
    const reach = cell.constraints.reduce((sum, index) => sum + (gaps.get(index) ?? 0), ROUNDING);
    const change = columns.push({ cost: 0, low: -reach, high: reach, binary: false }) - 1;
    const wrong = columns.push({ cost: costOf(cell), low: 0, high: 1, binary: true }) - 1;
    changeOf.set(cell.index, change);
    wrongOf.push(wrong);
    const less = [[change, 1] as const, [wrong, -reach] as const];
    const more = [[change, 1] as const, [wrong, reach] as const];
    rows.push({ low: Number.NEGATIVE_INFINITY, high: 0, entries: less });
    rows.push({ low: 0, high: Number.POSITIVE_INFINITY, entries: more });
  }
  for (const constraint of broken) {
    const column =
      columns.push({ cost: LEFT[constraint.severity], low: 0, high: 1, binary: true }) - 1;
    const reach = (gaps.get(constraint.index) ?? 0) + ROUNDING;
    rows.push(...rowsOf(trial, constraint, changeOf, unit, { column, reach }));
  }
  const solution = solver({ columns, rows });
  if (solution === null) return null;
  const chosen = cells.filter((_, at) => (solution.values[wrongOf[at] ?? -1] ?? 0) > SET);
  return {
    cells: new Set(chosen.map(({ index }) => index)),
    optimal: solution.status === 'optimal',
  };
}

/** Figures that can be changed and whose identities, as far as they prove errors, are all broken. */
function cellsOf(
  trial: Trial,
  broken: readonly Constraint[],
  group: ReadonlySet<number>,
): readonly Cell[] {
  const { web } = trial;
  const indices = new Set(broken.flatMap(({ cells }) => cells));
  const isFree = (index: number) =>
    group.has(index) ||
    web.constraints[index]?.severity !== 'error' ||
    !confines(web.constraints[index] as Constraint);
  return [...indices]
    .sort((a, b) => (web.ranks[a] ?? 0) - (web.ranks[b] ?? 0))
    .flatMap((index) => {
      const cell = web.cells[index];
      if (cell === undefined || cell.grid === null || trial.changes.has(index)) return [];
      return cell.constraints.every(isFree) ? [cell] : [];
    });
}

/** Equalities that hold; bounds on one side are left to the search among what is proposed. */
function confines({ identity: { relation } }: Constraint): boolean {
  return relation.kind === 'ratio' || relation.compare === '=';
}

function isLinear({ identity, word }: Constraint): boolean {
  const { relation, unsigned, alternatives } = identity;
  const isOne = unsigned !== true && alternatives === undefined;
  return relation.kind === 'linear' && isOne && word === null;
}

/** How far the sum of an identity is from zero, in base units. */
function gapOf(trial: Trial, constraint: Constraint): bigint {
  const sum = sumOf(trial, constraint);
  if (sum === null) return 0n;
  if (sum.low !== null && sum.low > 0n) return sum.low;
  return sum.high !== null && sum.high < 0n ? sum.high : 0n;
}

function sumOf(trial: Trial, constraint: Constraint): Interval | null {
  if (!isLinear(constraint)) return null;
  return trial.sumOf(constraint);
}

/** The identity over the changes: its sum with them must reach zero, if it is not given up. */
function rowsOf(
  trial: Trial,
  constraint: Constraint,
  changeOf: ReadonlyMap<number, number>,
  unit: bigint,
  given: { readonly column: number; readonly reach: number } | null,
): readonly Row[] {
  const sum = sumOf(trial, constraint);
  const { relation } = constraint.identity;
  if (sum === null || relation.kind !== 'linear') return [];
  const entries = new Map<number, number>();
  for (const { cell, coefficient } of constraint.terms) {
    const column = changeOf.get(cell);
    if (column === undefined || coefficient === 0n) continue;
    entries.set(column, (entries.get(column) ?? 0) + Number(coefficient));
  }
  const own = [...entries];
  // sum + Σ coefficient·change (compare) 0, for some value of the sum's range.
  const low = relation.compare === '<=' || sum.high === null ? null : -toDouble(sum.high, unit);
  const high = relation.compare === '>=' || sum.low === null ? null : -toDouble(sum.low, unit);
  const rows: Row[] = [];
  if (low !== null) {
    const give = given === null ? [] : [[given.column, given.reach] as const];
    rows.push({ low, high: Number.POSITIVE_INFINITY, entries: [...own, ...give] });
  }
  if (high !== null) {
    const give = given === null ? [] : [[given.column, -given.reach] as const];
    rows.push({ low: Number.NEGATIVE_INFINITY, high, entries: [...own, ...give] });
  }
  return rows;
}

function costOf({ occurrence: { printed }, grid }: Cell): number {
  if (printed.form !== 'number') return EACH_CHANGE + ERROR_COST.blank;
  return EACH_CHANGE + (grid?.digits === 0n ? ERROR_COST.other : ERROR_COST.digit);
}

/** An amount in units of the model; the solver only proposes, so that a double will do. */
function toDouble(value: bigint, unit: bigint): number {
  return Number(value) / Number(unit);
}
