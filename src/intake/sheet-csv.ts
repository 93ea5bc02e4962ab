import { escapeFormula, formatCsv, unescapeFormula } from '../books/files/csv.js';
import type { Column, Sheet } from '../books/schema/sheets.js';
import { dateText } from './dates.js';
import type { Grid } from './grid.js';

/**
 * A sheet of the office as a file of the book. Every row stays on its own line, so that what is
 * wrong with the file is told by the row of the sheet.
 * @param columns column id of each column of the grid, null for those left out
 * @param headRow index of the row of heads
 */
export function sheetCsv(
  sheet: Sheet,
  { rows }: Grid,
  columns: readonly (string | null)[],
  headRow: number,
): string {
  const kept = columns.flatMap((id, at) => {
    const column = sheet.columns.find((one) => one.id === id);
    return column === undefined ? [] : [{ column, at }];
  });
  const lines = rows.map((row, at) => {
    if (at < headRow) return '';
    if (at === headRow) {
      return line(kept.map(({ column, at: from }) => headOf(column, row[from] ?? '')));
    }
    const cells = kept.map(({ column, at: from }) => cellOf(column, row[from] ?? ''));
    return cells.every((cell) => cell === '') ? '' : line(cells);
  });
  return `${lines.join('\n')}\n`;
}

/** Whether a file has records under its heads. */
export function hasRows(csv: string): boolean {
  return csv.split('\n').filter((one) => one !== '').length > 1;
}

/** The same file without the empty lines that only kept rows in their places. */
export function compact(csv: string): string {
  return csv.replace(/^\n+/, '').replace(/\n{2,}/g, '\n');
}

function line(cells: readonly string[]): string {
  return formatCsv([cells]).trimEnd();
}

/** The book's own head, with the unit that the office's head names, so that a wrong one is told. */
function headOf({ head, type }: Column, own: string): string {
  const unit = /[（(](?:单位[:：])?((?:千|万|亿)元)[)）]\s*$/.exec(own)?.[1];
  return unit === undefined || (type !== 'money' && type !== 'figure')
    ? head.zh
    : head.zh.replace(/（元）$/, `（${unit}）`);
}

function cellOf(column: Column, cell: string): string {
  const text = cell.replace(/\s*[\r\n]+\s*/g, ' ').trim();
  if (column.type === 'text' || column.type === 'choice') {
    return escapeFormula(unescapeFormula(text));
  }
  // Digits, points and signs of an input method for Chinese are the same digits.
  const plain = text.normalize('NFKC');
  // A list of codes shows their names: 2101501 行政运行.
  if (column.type === 'code') return /^(\d+)\s*[^\d\s.,]/.exec(plain)?.[1] ?? plain;
  return column.type === 'date' ? dateText(plain) : plain;
}
