import type { Problems } from '../books/problem.js';
import type { Sheet } from '../books/schema/sheets.js';
import type { Grid } from './grid.js';
import { knownHeads, type Mapping } from './mapping.js';

/** Titles and notes of an export stand above its heads, a few rows at most. */
export const MOST_ABOVE = 10;

/**
 * Row of the heads from 0: among the first rows that have anything the one that names most of the
 * sheet's columns, the first of them where several do.
 */
export function headRowOf({ rows }: Grid, sheet: Sheet, mapping: Mapping): number {
  const filled = rows.flatMap((row, at) => (row.some((cell) => cell.trim() !== '') ? [at] : []));
  let best = filled[0] ?? 0;
  let most = 0;
  for (const at of filled.slice(0, MOST_ABOVE)) {
    const known = knownHeads(sheet, rows[at] ?? [], mapping).size;
    if (known > most) {
      best = at;
      most = known;
    }
  }
  return best;
}

const UNIT = /(?:^|[（(\s])(?:金额)?单位\s*[:：]\s*(千元|万元|亿元)/;

/** A book keeps 元: an export that says another unit above its heads would be taken wrongly. */
export function refuseUnitAbove(
  { name, rows }: Grid,
  headRow: number,
  { columns }: Sheet,
  problems: Problems,
): void {
  if (!columns.some(({ type }) => type === 'money' || type === 'figure')) return;
  rows.slice(0, headRow).forEach((cells, at) => {
    const unit = cells.map((cell) => UNIT.exec(cell)?.[1]).find((one) => one !== undefined);
    if (unit === undefined) return;
    problems.add(name, at + 1, null, {
      zh: `金额以元计，表上却写着“单位：${unit}”；请换算成元再导入`,
      en: `money is in 元 (yuan), but the sheet says ${unit}; convert it first`,
    });
  });
}
