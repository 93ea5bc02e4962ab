import { ReadError } from '../../document/read-error.js';
import type { Table, TableCell, TableRow } from '../../document/tree.js';
import { captionAbove } from './captions.js';
import { type Line, lineSlice } from './lines.js';
import { isRule, withoutMarkup } from './markup.js';
import { notesBelow, startsNote } from './notes.js';

/** Where a block was found: the lines from `start` to before `end` are its own. */
export interface Placed<B> {
  readonly start: number;
  readonly end: number;
  readonly block: B;
}

export const MAX_COLUMNS = 1024;
export const MAX_CELLS = 2_000_000;

/** A number or bullet and its words, as word processors copy list items: `1.<tab>words`. */
const LIST_ITEM = /^(?:[^\t\d]{1,8}[、.．）)]|\d{1,3}[.．、）)]|[-•·●▪◆■])\t[^\t]+$/;

/** A line is a row when tabs stand inside it, or two around it: one tab is an indent. */
export function isTabRow(line: Line): boolean {
  const { raw, value } = line;
  if (!raw.includes('\t')) return false;
  if (value.includes('\t')) return !LIST_ITEM.test(value);
  return raw.split('\t', 4).length > 2;
}

/** Finds the tab-separated tables with their captions and notes. */
export function tabTables(lines: readonly Line[], file: string): Placed<Table>[] {
  const claimed = new Uint8Array(lines.length);
  lines.forEach((line, index) => {
    if (isTabRow(line)) claimed[index] = 1;
  });
  const free = (index: number) => claimed[index] === 0;
  const tables: Placed<Table>[] = [];
  let cells = 0;
  let index = 0;
  while (index < lines.length) {
    if (claimed[index] === 0) {
      index += 1;
      continue;
    }
    const run = tableRun(lines, index, file);
    cells += run.cells;
    if (cells > MAX_CELLS) throw tooManyCells(file, lines[index] as Line);
    const above = captionAbove(lines, index, free, file);
    const below = notesBelow(lines, run.end, free, file);
    const page = (lines[index] as Line).page;
    tables.push({
      start: above.start,
      end: below.end,
      block: {
        type: 'table',
        caption: above.caption,
        rows: run.rows,
        notes: below.notes,
        ...(page === undefined ? {} : { page }),
      },
    });
    claimed.fill(1, above.start, below.end);
    index = below.end;
  }
  return tables;
}

interface Run {
  readonly rows: TableRow[];
  readonly end: number;
  readonly cells: number;
}

/** The rows from `start`: on over blank lines and rules while the columns stay the same. */
function tableRun(lines: readonly Line[], start: number, file: string): Run {
  const rows: TableRow[] = [];
  let cells = 0;
  let index = start;
  let widest = 0;
  const widths = new Set<number>();
  while (index < lines.length) {
    const line = lines[index] as Line;
    if (isRule(line.value)) {
      index += 1;
      continue;
    }
    if (isTabRow(line)) {
      if (
        rows.length > 0 &&
        line.gap > 0 &&
        !continues(rows[0], widest, widths.size > 2, rowsAhead(lines, index, file))
      )
        break;
      const row = tabRow(line, file);
      rows.push(row);
      widest = Math.max(widest, row.cells.length);
      widths.add(row.cells.length);
      cells += row.cells.length;
    } else if (isLoneCell(lines, index)) {
      rows.push({ cells: [cell(withoutMarkup(lineSlice(line, file)))] });
      cells += 1;
    } else if (!isFoot(lines, index)) {
      break;
    }
    index += 1;
  }
  return { rows, end: index, cells };
}

/** The first rows of the run that begins at `index`, enough to judge its shape. */
function rowsAhead(lines: readonly Line[], index: number, file: string): TableRow[] {
  const rows: TableRow[] = [];
  for (let at = index; at < lines.length && rows.length < 8; at += 1) {
    const line = lines[at] as Line;
    if (!isTabRow(line) || isRule(line.value) || (at > index && line.gap > 0)) break;
    rows.push(tabRow(line, file));
  }
  return rows;
}

const HEAD_WORDS =
  /^(?:序号|项目|科目代码|科目编码|功能科目编码|单位编码|项目名称|单位名称|收入|行次)$/;

/** Whether rows after a break belong to the table above: as many columns and no head of their own. */
function continues(
  top: TableRow | undefined,
  widest: number,
  ragged: boolean,
  rows: readonly TableRow[],
): boolean {
  const width = Math.max(...rows.map((row) => row.cells.length));
  if (width > widest + 1 || (width < widest - 1 && !ragged)) return false;
  const head = firstWord(rows[0]);
  return !HEAD_WORDS.test(head) || head === firstWord(top);
}

function firstWord(row: TableRow | undefined): string {
  const found = row?.cells.find((candidate) => candidate.text.value !== '');
  return found?.text.value.replace(/\s/g, '') ?? '';
}

/** A line without tabs right between two rows is a row of one cell. */
function isLoneCell(lines: readonly Line[], index: number): boolean {
  const line = lines[index] as Line;
  const next = lines[index + 1];
  return (
    line.gap === 0 &&
    next !== undefined &&
    next.gap === 0 &&
    isTabRow(next) &&
    !startsNote(line.value)
  );
}

/** A page number between two parts of one table. */
function isFoot(lines: readonly Line[], index: number): boolean {
  const next = lines[index + 1];
  return (
    next !== undefined &&
    isTabRow(next) &&
    /^[-—\s]*\d{1,3}[-—\s]*$/.test(lines[index]?.value ?? '')
  );
}

function tabRow(line: Line, file: string): TableRow {
  const cells: TableCell[] = [];
  let from = 0;
  while (from <= line.raw.length) {
    const tab = line.raw.indexOf('\t', from);
    const end = tab === -1 ? line.raw.length : tab;
    cells.push(cell(withoutMarkup(lineSlice(line, file, from, end))));
    if (cells.length > MAX_COLUMNS) throw tooManyColumns(file, line, from);
    from = end + 1;
  }
  return { cells };
}

function cell(text: TableCell['text']): TableCell {
  return { text, colSpan: 1, rowSpan: 1 };
}

function tooManyColumns(file: string, line: Line, at: number): ReadError {
  return new ReadError(
    'too-many-cells',
    file,
    {
      zh: `这一行的制表符超过 ${MAX_COLUMNS} 个`,
      en: `this line has more than ${MAX_COLUMNS} tab-separated cells`,
    },
    { line: line.number, column: line.column + at },
  );
}

function tooManyCells(file: string, line: Line): ReadError {
  return new ReadError(
    'too-many-cells',
    file,
    {
      zh: `文件的表格单元格超过 ${MAX_CELLS} 个`,
      en: `the file has more than ${MAX_CELLS} table cells`,
    },
    { line: line.number },
  );
}
