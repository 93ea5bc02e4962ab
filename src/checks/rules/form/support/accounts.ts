import type { PrintedAccount } from '../../../../facts/account-path.js';
import type { Chart } from '../../../../facts/codes.js';
import type { Reading, RowReading, TableReading } from '../../../../forms/reading.js';

/** Declarations whose rows carry account codes, and of which chart. */
const CHART: Readonly<Record<string, Chart>> = {
  T02: 'function',
  T03: 'function',
  T05: 'function',
  T07: 'function',
  T08: 'function',
  B05: 'function',
  B07: 'function',
  T06: 'dept-economic',
  B06: 'dept-economic',
  B08: 'dept-economic',
};

/** Names may be broken or cut by the page; a code row needs both. */
export interface CodeRow {
  readonly table: TableReading;
  readonly row: RowReading;
  readonly code: string;
}

/** The chart of a table's code column, or null when its rows carry no account codes. */
export function chartOf(table: TableReading): Chart | null {
  return table.declaration === null ? null : (CHART[table.declaration] ?? null);
}

/** Rows of a table that print an account code, in reading order. */
export function codeRows(table: TableReading): readonly CodeRow[] {
  if (chartOf(table) === null) return [];
  return table.rows
    .map((row) => ({ table, row, code: row.code.replace(/\s+/g, '') }))
    .filter((entry) => /^\d+$/.test(entry.code));
}

/** Codes of a chart with the names that the document's own tables print for them. */
export function printedAccounts(
  reading: Reading,
  chart: Chart,
  trusted: (table: TableReading) => boolean = () => true,
): readonly PrintedAccount[] {
  return reading.tables
    .filter((table) => chartOf(table) === chart && trusted(table))
    .flatMap(codeRows)
    .filter((entry) => entry.row.name.trim() !== '')
    .map((entry) => ({ code: entry.code, name: entry.row.name }));
}

/** Whether any amount of the row is a number other than zero. */
export function hasAmount(row: RowReading): boolean {
  return row.cells.some(
    (cell) =>
      cell.remark !== true &&
      cell.printed.value !== null &&
      cell.printed.value.digits !== 0n &&
      cell.columnId !== 'line',
  );
}
