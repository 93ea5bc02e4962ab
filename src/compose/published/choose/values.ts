import type { Solver } from '../../../checks/localise/solver.js';
import type { ValueRow } from '../rows.js';
import type { Print, Unknown } from '../unknowns.js';
import { type Component, deepest, distanceRows, FREE } from './component.js';

/** Which prints values must keep to. */
export type Kept = (print: Print) => boolean;

export const ALL: Kept = () => true;

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
export function solved(
  part: Component,
  kept: Kept,
  solver: Solver,
): ReadonlyMap<string, bigint> | null {
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
          high: low === null ? deepest(unknown) : Number(start - low),
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
