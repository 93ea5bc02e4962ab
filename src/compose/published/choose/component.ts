import type { Row } from '../../../checks/localise/solver.js';
import type { ValueRow } from '../rows.js';
import type { Unknown } from '../unknowns.js';

/** Unknowns that rows tie to each other, with these rows. */
export interface Component {
  readonly unknowns: readonly Unknown[];
  readonly rows: readonly ValueRow[];
}

/** Unknowns that no row ties to each other are chosen apart. */
export function componentsOf(
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

/** Free figures, which no print confines. */
export const FREE = 1e12;

/** How far below its start a figure may lie: nothing that is printed without a minus is below zero. */
export function deepest({ prints, start }: Unknown): number {
  const isNegative = prints.length === 0 || prints.some(({ low }) => low < 0n);
  return isNegative || start < 0n ? FREE : Number(start);
}

/** The rows over distances from the starts: each unknown is two columns, up and down. */
export function distanceRows(part: Component, starts: ReadonlyMap<string, bigint>): readonly Row[] {
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
