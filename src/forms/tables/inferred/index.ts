import { keyString } from '../../../facts/key.js';
import type { CellReading, DocumentInfo, InferredTable, RowReading } from '../../reading.js';
import { Binder, type BindingInfo } from '../bind.js';
import type { GridRow } from '../grid.js';
import type { Heads } from '../heads.js';
import { inferredChanges } from './changes.js';
import { inferForm } from './form.js';
import { inferredSums, isTooLong } from './sums.js';

/** A table of no declared form, read by its own words. */
export interface InferredReading {
  readonly rows: readonly RowReading[];
  readonly inferred: InferredTable;
}

/**
 * Reads a table that no form declares: keys where title, heads, codes and names say all
 * that a key needs, the sums that they promise, and why other figures have no key.
 * @returns null for a table without amounts
 */
export function readInferred(
  title: string,
  heads: Heads,
  body: readonly GridRow[],
  unit: string,
  info: BindingInfo & Pick<DocumentInfo, 'kind'>,
): InferredReading | null {
  const found = inferForm(title, heads, body, info);
  if (found === null) return null;
  const binder = new Binder(found.form, found.columns, found.blocks, found.body, unit, info);
  const read = found.body.flatMap((row) => binder.row(row));
  const rows = withoutTwins(read);
  const isLong = found.lists.some((list) =>
    isTooLong(
      rows.filter(({ side }) => side === list.name),
      list,
    ),
  );
  return {
    rows,
    inferred: {
      sums: inferredSums(rows, found.lists),
      changes: inferredChanges(rows, found.lists, info.kind),
      unbound: [...found.unbound, ...(isLong ? [LONG] : [])],
    },
  };
}

const LONG = {
  zh: '行数过多，表内合计未核对',
  en: 'too many rows: sums inside the table were not checked',
};

/** A key that two cells of one table share leaves out what tells them apart: neither keeps it. */
function withoutTwins(rows: readonly RowReading[]): readonly RowReading[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const { key } of row.cells) {
      if (key === null) continue;
      const id = keyString(key);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  const alone = (cell: CellReading): CellReading =>
    cell.key !== null && (counts.get(keyString(cell.key)) ?? 0) > 1 ? { ...cell, key: null } : cell;
  return rows.map((row) => ({ ...row, cells: row.cells.map(alone) }));
}
