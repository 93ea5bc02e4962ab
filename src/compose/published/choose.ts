import type { Column, Row, Solver } from '../../checks/localise/solver.js';
import { printId } from '../../checks/terms.js';
import type { Occurrence } from '../../facts/occurrence.js';
import type { ValueRow } from './rows.js';
import type { Print, Unknown } from './unknowns.js';

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

/** Cost of leaving one print, against which a fen of distance from a print counts little. */
const LEAVE_COST = 1_000_000;
/** A relation of the text is given up before a print is left. */
const ROW_COST = 1_500_000;
const NEAR_COST = 1e-3;
/** Prints that the check names as the likely culprit are left first. */
const SUSPECT_SHARE = 0.3;
/** How far from its print a figure may be wrong, in base units; tried one after the other. */
const REACHES = [1_000_000n, 100_000_000n, 10_000_000_000n] as const;
/** Free figures, which no print confines. */
const FREE = 1e12;

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

interface Component {
  readonly unknowns: readonly Unknown[];
  readonly rows: readonly ValueRow[];
}

/** Unknowns that no row ties to each other are chosen apart. */
function componentsOf(
  unknowns: ReadonlyMap<string, Unknown>,
  rows: readonly ValueRow[],
): readonly Component[] {
  const parent = new Map([...unknowns.keys()].map((id) => [id, id]));
  const root = (id: string): string => {
    let at = id;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { entries } of rows) {
    const [first, ...others] = entries.keys();
    for (const other of others) parent.set(root(other), root(first ?? other));
  }
  const parts = new Map<string, { unknowns: Unknown[]; rows: ValueRow[] }>();
  for (const [id, unknown] of unknowns) {
    const own = parts.get(root(id)) ?? { unknowns: [], rows: [] };
    parts.set(root(id), own);
    own.unknowns.push(unknown);
  }
  for (const row of rows) {
    const [first = ''] = row.entries.keys();
    parts.get(root(first))?.rows.push(row);
  }
  return [...parts.values()];
}

type Kept = (print: Print) => boolean;

const ALL: Kept = () => true;

function chooseComponent(part: Component, suspects: ReadonlySet<string>, solver: Solver): Choice {
  const plain = part.rows.filter(({ rank }) => rank !== 'percent');
  for (const rows of [part.rows, plain]) {
    const values = solved({ ...part, rows }, ALL, solver);
    if (values !== null) return outcome(part, rows, values);
  }
  for (const reach of REACHES) {
    const left = whatToLeave({ ...part, rows: plain }, reach, suspects, solver);
    if (left === null) continue;
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

/** The range that the prints kept leave, or null where they contradict each other. */
function boxOf(unknown: Unknown, kept: Kept): { low: bigint | null; high: bigint | null } | null {
  let low: bigint | null = null;
  let high: bigint | null = null;
  for (const print of unknown.prints) {
    if (!kept(print)) continue;
    if (low === null || print.low > low) low = print.low;
    if (high === null || print.high < high) high = print.high;
  }
  return low !== null && high !== null && low > high ? null : { low, high };
}

/** The nearest start inside the box: models are written in distances from it, which are small. */
function startIn(
  unknown: Unknown,
  { low, high }: { low: bigint | null; high: bigint | null },
): bigint {
  if (low !== null && unknown.start < low) return low;
  return high !== null && unknown.start > high ? high : unknown.start;
}

/** Values that keep all rows and the prints given, verified; or null. */
function solved(part: Component, kept: Kept, solver: Solver): ReadonlyMap<string, bigint> | null {
  const boxes = part.unknowns.map((unknown) => boxOf(unknown, kept));
  if (boxes.includes(null)) return null;
  const starts = new Map<string, bigint>();
  part.unknowns.forEach((unknown, at) => {
    starts.set(unknown.id, startIn(unknown, boxes[at] ?? { low: null, high: null }));
  });
  if (holds(part, starts, kept)) return starts;
  for (const integer of [false, true]) {
    const columns = part.unknowns.flatMap((unknown, at) => {
      const { low, high } = boxes[at] ?? { low: null, high: null };
      const start = starts.get(unknown.id) ?? 0n;
      return [
        {
          cost: 1,
          low: 0,
          high: high === null ? FREE : Number(high - start),
          binary: false,
          integer,
        },
        {
          cost: 1,
          low: 0,
          high: low === null ? FREE : Number(start - low),
          binary: false,
          integer,
        },
      ];
    });
    const solution = solver({ columns, rows: distanceRows(part, starts) });
    if (solution === null) return null;
    const values = new Map<string, bigint>();
    part.unknowns.forEach((unknown, at) => {
      const up = solution.values[2 * at] ?? 0;
      const down = solution.values[2 * at + 1] ?? 0;
      values.set(unknown.id, (starts.get(unknown.id) ?? 0n) + BigInt(Math.round(up - down)));
    });
    if (holds(part, values, kept)) return values;
  }
  return null;
}

/** The rows over distances from the starts: each unknown is two columns, up and down. */
function distanceRows(part: Component, starts: ReadonlyMap<string, bigint>): readonly Row[] {
  const indices = new Map(part.unknowns.map(({ id }, at) => [id, at]));
  return part.rows.map(({ rank, low, high, entries }) => {
    let at = 0n;
    for (const [id, coefficient] of entries) at += coefficient * (starts.get(id) ?? 0n);
    // Coefficients of percentages are of the order 10^11, those of sums are 1.
    const scale = rank === 'percent' ? 1e-9 : 1;
    // Past an end by a little, so that rounding to whole fen does not lose it.
    const slack = rank === 'percent' ? 200 : 0;
    return {
      low: low === null ? Number.NEGATIVE_INFINITY : Number(low - at) * scale + slack,
      high: high === null ? Number.POSITIVE_INFINITY : Number(high - at) * scale - slack,
      entries: [...entries].flatMap(([id, coefficient]) => {
        const column = 2 * (indices.get(id) ?? 0);
        const factor = Number(coefficient) * scale;
        return [[column, factor] as const, [column + 1, -factor] as const];
      }),
    };
  });
}

/** Whether the values keep every row and every print given, exactly. */
function holds(part: Component, values: ReadonlyMap<string, bigint>, kept: Kept): boolean {
  const inside = part.unknowns.every((unknown) => {
    const value = values.get(unknown.id) ?? 0n;
    return unknown.prints.every(
      (print) => !kept(print) || (value >= print.low && value <= print.high),
    );
  });
  return inside && part.rows.every((row) => rowHolds(row, values));
}

export function rowHolds(row: ValueRow, values: ReadonlyMap<string, bigint>): boolean {
  let sum = 0n;
  for (const [id, coefficient] of row.entries) sum += coefficient * (values.get(id) ?? 0n);
  return (row.low === null || sum >= row.low) && (row.high === null || sum <= row.high);
}

interface Left {
  readonly prints: ReadonlySet<Print>;
  readonly rows: ReadonlySet<ValueRow>;
}

/**
 * The cheapest prints to leave, and relations of the text to give up, so that the other rows can
 * hold with figures at most `reach` from where they start; null where the solver finds none.
 */
function whatToLeave(
  part: Component,
  reach: bigint,
  suspects: ReadonlySet<string>,
  solver: Solver,
): Left | null {
  const starts = new Map(part.unknowns.map(({ id, start }) => [id, start]));
  const far = Number(reach);
  const columns: Column[] = part.unknowns.flatMap(({ prints }) => {
    const one = { cost: NEAR_COST, low: 0, high: prints.length === 0 ? FREE : far, binary: false };
    return [one, one];
  });
  const rows: Row[] = [];
  const leave = (cost: number): number => {
    columns.push({ cost, low: 0, high: 1, binary: true });
    return columns.length - 1;
  };
  const between = (entries: Row['entries'], low: number, high: number, column: number) => {
    const beyond = far * entries.length + finite(low) + finite(high);
    if (Number.isFinite(low)) {
      rows.push({ low, high: Number.POSITIVE_INFINITY, entries: [...entries, [column, beyond]] });
    }
    if (Number.isFinite(high)) {
      rows.push({ low: Number.NEGATIVE_INFINITY, high, entries: [...entries, [column, -beyond]] });
    }
  };
  const loose: { readonly row: ValueRow; readonly column: number }[] = [];
  distanceRows(part, starts).forEach((own, at) => {
    const row = part.rows[at];
    if (row === undefined || row.rank === 'firm') {
      rows.push(own);
      return;
    }
    const column = leave(ROW_COST);
    loose.push({ row, column });
    between(own.entries, own.low, own.high, column);
  });
  const switches: { readonly print: Print; readonly column: number; readonly at: number }[] = [];
  part.unknowns.forEach(({ prints, start }, at) => {
    for (const print of prints) {
      const column = leave(costOf(print, suspects));
      switches.push({ print, column, at });
      const distance = [
        [2 * at, 1],
        [2 * at + 1, -1],
      ] as const;
      between(distance, Number(print.low - start), Number(print.high - start), column);
    }
  });
  const solution = solver({ columns, rows });
  if (solution === null) return null;
  const isLeft = (column: number) => (solution.values[column] ?? 0) > SWITCHED;
  return {
    prints: new Set(switches.filter(({ column }) => isLeft(column)).map(({ print }) => print)),
    rows: new Set(loose.filter(({ column }) => isLeft(column)).map(({ row }) => row)),
  };
}

/** A switch that a solver of doubles turned at all: its reach is large, so little suffices. */
const SWITCHED = 1e-9;

function finite(end: number): number {
  return Number.isFinite(end) ? Math.abs(end) : 0;
}

/** A nothing that is printed is seldom the mistake. */
const NOTHING_SHARE = 3;

function costOf({ weight, occurrences, low, high }: Print, suspects: ReadonlySet<string>): number {
  const nothing = low === 0n && high === 0n;
  const suspect = occurrences.some((one: Occurrence) => suspects.has(printId(one)));
  return weight * LEAVE_COST * (suspect ? SUSPECT_SHARE : nothing ? NOTHING_SHARE : 1);
}
