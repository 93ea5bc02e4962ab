import type { Solver } from '../../checks/localise/solver.js';
import { type Component, componentsOf } from './choose/component.js';
import { costOf, type Left, whatToLeave } from './choose/leave.js';
import { ALL, solved } from './choose/values.js';
import type { ValueRow } from './rows.js';
import type { Print, Unknown } from './unknowns.js';

export { rowHolds } from './choose/values.js';

/** Values by id of the unknown, and the prints that no choice could keep. */
export interface Choice {
  readonly values: ReadonlyMap<string, bigint>;
  readonly broken: readonly { readonly unknown: Unknown; readonly print: Print }[];
  /** Relations that were given up, since no values keep them with the others. */
  readonly dropped: readonly ValueRow[];
}

/** No values were found, or those found did not stand the exact check. */
export class NoChoice extends Error {
  override readonly name = 'NoChoice';
  readonly rows: readonly ValueRow[];

  constructor(rows: readonly ValueRow[]) {
    super(`no values found for ${rows.map(({ why }) => why).join('; ')}`);
    this.rows = rows;
  }
}

/**
 * Chooses one exact value for each unknown, within its prints and as near to them as can be, so
 * that all rows hold. Where that is impossible, the fewest and least trusted prints are left.
 * The solver computes in doubles and only proposes: every row is verified in integers.
 * @param suspects `printId` of prints that are likely wrong
 * @throws {NoChoice}
 */
export function chooseValues(
  unknowns: ReadonlyMap<string, Unknown>,
  rows: readonly ValueRow[],
  suspects: ReadonlySet<string>,
  solver: Solver,
): Choice {
  const values = new Map<string, bigint>();
  const broken: { unknown: Unknown; print: Print }[] = [];
  const dropped: ValueRow[] = [];
  for (const part of componentsOf(unknowns, rows)) {
    const choice = chooseComponent(part, suspects, solver);
    for (const [id, value] of choice.values) values.set(id, value);
    broken.push(...choice.broken);
    dropped.push(...choice.dropped);
  }
  return { values, broken, dropped };
}

function chooseComponent(part: Component, suspects: ReadonlySet<string>, solver: Solver): Choice {
  const plain = part.rows.filter(({ rank }) => rank !== 'percent');
  for (const rows of [part.rows, plain]) {
    const values = solved({ ...part, rows }, ALL, solver);
    if (values !== null) return outcome(part, rows, values);
  }
  for (const left of whatToLeave({ ...part, rows: plain }, suspects, solver)) {
    const least = leastLeft(part, left, suspects, solver);
    if (least !== null) return least;
  }
  throw new NoChoice(part.rows);
}

/**
 * Takes back what the solver left without need, the most trusted first: in doubles a switch may
 * be turned where it should not be.
 */
function leastLeft(
  part: Component,
  { prints, rows }: Left,
  suspects: ReadonlySet<string>,
  solver: Solver,
): Choice | null {
  const leftPrints = new Set(prints);
  const leftRows = new Set([...rows, ...part.rows.filter(({ rank }) => rank === 'percent')]);
  const attempt = () => {
    const kept = part.rows.filter((row) => !leftRows.has(row));
    const values = solved({ ...part, rows: kept }, (print) => !leftPrints.has(print), solver);
    return values === null ? null : outcome(part, kept, values);
  };
  let best = attempt();
  if (best === null) return null;
  const trusted = [...prints].sort((a, b) => costOf(b, suspects) - costOf(a, suspects));
  for (const print of trusted) {
    leftPrints.delete(print);
    const more = attempt();
    if (more === null) leftPrints.add(print);
    else best = more;
  }
  for (const group of [
    ...[...rows].map((row) => [row]),
    part.rows.filter(({ rank }) => rank === 'percent'),
  ]) {
    for (const row of group) leftRows.delete(row);
    const more = attempt();
    if (more !== null) best = more;
    else for (const row of group) leftRows.add(row);
  }
  return best;
}

function outcome(
  part: Component,
  rows: readonly ValueRow[],
  values: ReadonlyMap<string, bigint>,
): Choice {
  const broken = part.unknowns.flatMap((unknown) =>
    unknown.prints
      .filter(({ low, high }) => {
        const value = values.get(unknown.id) ?? 0n;
        return value < low || value > high;
      })
      .map((print) => ({ unknown, print })),
  );
  const kept = new Set(rows);
  return { values, broken, dropped: part.rows.filter((row) => !kept.has(row)) };
}
