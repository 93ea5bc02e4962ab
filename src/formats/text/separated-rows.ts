import { ReadError } from '../../document/read-error.js';
import type { TableCell, TableRow } from '../../document/tree.js';
import { plainCell } from '../shared/cells.js';
import { type Line, lineSlice } from '../shared/lines.js';
import { withoutMarkup } from '../shared/markup.js';

/** Bounds in steps: a line of nothing but tabs is refused, not expanded. */
export const MAX_COLUMNS = 1024;
export const MAX_CELLS = 2_000_000;

/** A number or bullet and its words, as word processors copy list items: `1.<tab>words`. */
const LIST_ITEM = /^(?:[^\t\d]{1,8}[、.．）)]|\d{1,3}[.．、）)]|[-•·●▪◆■])\t[^\t]+$/;

/** `| a | b |`, with upright bars or box lines. */
const PIPE_ROW = /^[|│┃](?:[^|│┃]*[|│┃]){2,}$/;

/** Whether the line is a row of cells that tabs or bars separate; one tab at its start is an indent. */
export function isSeparatedRow(line: Line): boolean {
  const { raw, value } = line;
  if (PIPE_ROW.test(value)) return true;
  if (!raw.includes('\t')) return false;
  if (value.includes('\t')) return !LIST_ITEM.test(value);
  return raw.split('\t', 4).length > 2;
}

/**
 * The cells of a row, empty ones kept.
 * @throws ReadError too-many-cells, with line and column
 */
export function separatedRow(line: Line, file: string): TableRow {
  return PIPE_ROW.test(line.value) ? pipeRow(line, file) : tabRow(line, file);
}

function tabRow(line: Line, file: string): TableRow {
  const cells: TableCell[] = [];
  let from = 0;
  while (from <= line.raw.length) {
    const tab = line.raw.indexOf('\t', from);
    const end = tab === -1 ? line.raw.length : tab;
    addCell(cells, line, file, from, end);
    from = end + 1;
  }
  return { cells };
}

function pipeRow(line: Line, file: string): TableRow {
  const cells: TableCell[] = [];
  let from = -1;
  for (const bar of line.raw.matchAll(/[|│┃]/g)) {
    if (from >= 0) addCell(cells, line, file, from, bar.index);
    from = bar.index + 1;
  }
  return { cells };
}

function addCell(cells: TableCell[], line: Line, file: string, from: number, end: number): void {
  if (cells.length >= MAX_COLUMNS) throw tooManyColumns(file, line, from);
  cells.push(plainCell(withoutMarkup(lineSlice(line, file, from, end))));
}

function tooManyColumns(file: string, line: Line, at: number): ReadError {
  return new ReadError(
    'too-many-cells',
    file,
    {
      zh: `这一行的单元格超过 ${MAX_COLUMNS} 个`,
      en: `this line has more than ${MAX_COLUMNS} cells`,
    },
    { line: line.number, column: line.column + at },
  );
}
