import type { Occurrence } from '../facts/occurrence.js';
import { isZero, type Printed } from '../facts/printed.js';
import type { Reading, TableReading, TableSum } from '../forms/reading.js';
import { sumsOf } from '../forms/tables/sums.js';
import { keyId } from './key-id.js';
import type { Identity } from './rule.js';
import { cellOccurrence, term } from './terms.js';

/** A sum that a table's own declaration promises, with its cells as occurrences. */
export interface SumInTable {
  readonly table: TableReading;
  readonly sum: TableSum;
  readonly total: Occurrence;
  readonly parts: readonly { readonly sign: 1 | -1; readonly occurrence: Occurrence }[];
}

const CACHE = new WeakMap<Reading, readonly SumInTable[]>();

/** Every sum inside every statement table, declared once with the form. */
export function sumsInTables(reading: Reading): readonly SumInTable[] {
  const known = CACHE.get(reading);
  if (known !== undefined) return known;
  const sums = reading.tables.flatMap((table) =>
    sumsOf(table).map((sum) => sumInTable(reading, table, sum)),
  );
  CACHE.set(reading, sums);
  return sums;
}

/** The sum as an identity: total - Σ parts (= or >=) 0. */
export function sumIdentity({ table, sum, total, parts }: SumInTable): Identity {
  const where = [total.place.row, total.place.column].filter((part) => part).join(' ');
  return {
    id: sum.identity,
    title:
      sum.relation === '='
        ? {
            zh: `${table.title}「${where}」应等于各分项之和`,
            en: `${table.title}: “${where}” should be the sum of its parts`,
          }
        : {
            zh: `${table.title}「${where}」应不小于其中项`,
            en: `${table.title}: “${where}” should cover its «of which» rows`,
          },
    relation: {
      kind: 'linear',
      compare: sum.relation,
      terms: [
        term(total, 1n),
        ...parts.map(({ sign, occurrence }) => term(occurrence, BigInt(-sign))),
      ],
    },
    target: 0,
  };
}

/** A total that was left blank although its parts hold amounts. */
export function hasBlankTotal({ sum, total, parts }: SumInTable): boolean {
  return (
    sum.relation === '=' &&
    isUnfilled(total.printed) &&
    parts.some(({ occurrence }) => isAmount(occurrence.printed))
  );
}

/** Cells, as `table id key`, that are blank although the parts they add hold amounts. */
export function blankTotals(reading: Reading): ReadonlySet<string> {
  return new Set(
    sumsInTables(reading)
      .filter(hasBlankTotal)
      .map(({ total }) => `${total.place.id} ${keyId(total.key)}`),
  );
}

/** Whether a sum needs a cell that is known to be wrongly blank. */
export function needsBlankTotal(one: SumInTable, blanks: ReadonlySet<string>): boolean {
  return one.parts.some(
    ({ occurrence: { place, key, printed } }) =>
      isUnfilled(printed) && blanks.has(`${place.id} ${keyId(key)}`),
  );
}

/** No part was filled in: the breakdown is not given, which is not a sum of zero. */
export function hasNoParts({ parts }: SumInTable): boolean {
  return parts.every(({ occurrence }) => isUnfilled(occurrence.printed));
}

/** The sums that tables of no declared form promise by their own words. */
export function sumsInInferredTables(reading: Reading): readonly SumInTable[] {
  return reading.tables.flatMap((table) =>
    (table.inferred?.sums ?? []).map((sum) => sumInTable(reading, table, sum)),
  );
}

/** Two cells of one sum that would have the same key are told apart: they are two addends. */
function sumInTable(reading: Reading, table: TableReading, sum: TableSum): SumInTable {
  const cells = [{ cell: sum.total, row: sum.totalRow }, ...sum.parts];
  const counts = new Map<string, number>();
  for (const { cell } of cells) {
    if (cell.key === null) continue;
    const id = keyId(cell.key);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const occurrences = cells.map(({ cell, row }) => {
    const twice = cell.key !== null && (counts.get(keyId(cell.key)) ?? 0) > 1;
    return cellOccurrence(reading, table, row, cell, twice);
  });
  const [total, ...rest] = occurrences;
  if (total === undefined) throw new RangeError('a sum has a total');
  return {
    table,
    sum,
    total,
    parts: rest.map((occurrence, index) => ({ sign: sum.parts[index]?.sign ?? 1, occurrence })),
  };
}

function isUnfilled(printed: Printed): boolean {
  return printed.form === 'blank' || printed.form === 'dash';
}

function isAmount(printed: Printed): boolean {
  return printed.form === 'number' && !isZero(printed);
}
