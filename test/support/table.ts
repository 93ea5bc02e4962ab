import { EMPTY_TEXT, lineText } from '../../src/document/text.js';
import type { Table, TableCell } from '../../src/document/tree.js';
import type { DocumentInfo, RowReading, TableReading } from '../../src/forms/reading.js';

/** Whose document the tables of a test belong to. */
export const INFO: DocumentInfo = {
  unit: '某县医疗保障局',
  region: '某县',
  fiscalYear: 2023,
  kind: 'final-accounts',
  level: 'unit',
  layout: null,
};

/**
 * A table from lines whose cells are set apart by `|`. `text<3>` covers three columns,
 * `text^2` two rows.
 */
export function tableOf(title: string, lines: string, amountUnit = '金额单位：万元'): Table {
  const caption = (value: string) => (value === '' ? null : lineText(value, 'test.txt', 1, 1));
  return {
    type: 'table',
    caption: {
      title: caption(title),
      number: null,
      reporter: null,
      amountUnit: caption(amountUnit),
    },
    rows: lines
      .trim()
      .split('\n')
      .map((line, at) => ({ cells: line.split('|').map((cell) => cellOf(cell.trim(), at + 2)) })),
    notes: [],
  };
}

function cellOf(cell: string, line: number): TableCell {
  const match = /^(.*?)(?:<(\d)>)?(?:\^(\d))?$/.exec(cell);
  const value = match?.[1] ?? '';
  return {
    text: value === '' ? EMPTY_TEXT : lineText(value, 'test.txt', line, 1),
    colSpan: Number.parseInt(match?.[2] ?? '1', 10),
    rowSpan: Number.parseInt(match?.[3] ?? '1', 10),
  };
}

/** The row of a name, blanks ignored. */
export function rowNamed(table: TableReading, name: string): RowReading {
  const row = table.rows.find((other) => other.name.replace(/\s+/g, '') === name);
  if (row === undefined) throw new Error(`no row ${name} in ${table.title}`);
  return row;
}

/** Printed texts of a row by column id, blanks left out. */
export function printedOf(row: RowReading): Readonly<Record<string, string>> {
  return Object.fromEntries(
    row.cells
      .filter((cell) => cell.printed.text !== '')
      .map((cell) => [cell.columnId ?? cell.column, cell.printed.text]),
  );
}
