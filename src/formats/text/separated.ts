import { ReadError } from '../../document/read-error.js';
import type { Table, TableRow } from '../../document/tree.js';
import { captionAbove, captionLine, isTableTitle } from '../shared/captions.js';
import { plainCell } from '../shared/cells.js';
import { headingOf } from '../shared/headings.js';
import { type Line, lineSlice } from '../shared/lines.js';
import { withoutMarkup } from '../shared/markup.js';
import { notesBelow, startsNote } from '../shared/notes.js';
import type { Placed } from '../shared/placed.js';
import { quotedRow, quotedRows } from './quoted-rows.js';
import { isSeparatedRow, MAX_CELLS, separatedRow } from './separated-rows.js';

/**
 * Finds the tables whose cells tabs or bars separate, with their captions and notes.
 * @param free whether a line is still nobody's
 * @throws ReadError too-many-cells
 */
export function separatedTables(
  lines: readonly Line[],
  free: (index: number) => boolean,
  file: string,
): Placed<Table>[] {
  const quoted = quotedRows(lines);
  const captions = captionRows(lines, file);
  const isRow = (index: number) =>
    (isSeparatedRow(lines[index] as Line) || quoted.has(index)) && !captions.has(index);
  const claimed = lines.map(
    (line, index) => !free(index) || (isSeparatedRow(line) && !captions.has(index)),
  );
  const open = (index: number) => claimed[index] === false;
  const tables: Placed<Table>[] = [];
  let cells = 0;
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] as Line;
    if (!free(index) || !isRow(index)) {
      index += 1;
      continue;
    }
    const run = tableRun(lines, index, (at) => free(at) && !captions.has(at), quoted, file);
    cells += run.cells;
    if (cells > MAX_CELLS) throw tooManyCells(file, line);
    const above = captionAbove(lines, index, open, file);
    const below = notesBelow(lines, run.end, open, file);
    tables.push({
      start: above.start,
      end: below.end,
      block: {
        type: 'table',
        caption: above.caption,
        rows: run.rows,
        notes: below.notes,
        ...(line.page === undefined ? {} : { page: line.page }),
      },
    });
    claimed.fill(true, above.start, below.end);
    index = below.end;
  }
  return tables;
}

/**
 * Rows that a sheet sets above its table, copied with their tabs: 公开01表, 编制单位 and 金额单位,
 * and the title alone in its row.
 */
function captionRows(lines: readonly Line[], file: string): ReadonlySet<number> {
  const rows = new Set<number>();
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] as Line;
    if (!line.raw.includes('\t') || !isSeparatedRow(line)) continue;
    const part = captionLine(line, file);
    const labels = part?.rest === null && (part.amountUnit !== null || part.number !== null);
    const alone = !line.value.includes('\t') && isTableTitle(line.value);
    const next = lines[index + 1];
    const heads = next !== undefined && (rows.has(index + 1) || captionLine(next, file) !== null);
    const before = lines[index - 1];
    const first = before === undefined || !isSeparatedRow(before) || line.gap > 0;
    if (labels || (alone && (heads || first))) rows.add(index);
  }
  return rows;
}

interface Run {
  readonly rows: readonly TableRow[];
  readonly end: number;
  readonly cells: number;
}

/**
 * The rows from `start`: on over blank lines while the columns stay the same. A row of
 * twice as many columns below rows that all have the same is of another table.
 */
function tableRun(
  lines: readonly Line[],
  start: number,
  free: (index: number) => boolean,
  quoted: ReadonlyMap<number, number>,
  file: string,
): Run {
  const rows: TableRow[] = [];
  const widths = new Set<number>();
  let widest = 0;
  let cells = 0;
  let index = start;
  for (; index < lines.length && free(index); index += 1) {
    const line = lines[index] as Line;
    const last = quoted.get(index) ?? index;
    if (isSeparatedRow(line) || last > index) {
      const apart = rows.length > 0 && (line.gap > 0 || line.pageTop);
      if (apart && !continues(rows[0], widest, widths.size > 2, rowsAhead(lines, index, file)))
        break;
      const row =
        last > index ? quotedRow(lines.slice(index, last + 1), file) : separatedRow(line, file);
      if (rows.length >= 4 && widths.size === 1 && row.cells.length >= 2 * widest) break;
      rows.push(row);
      widths.add(row.cells.length);
      widest = Math.max(widest, row.cells.length);
      cells += row.cells.length;
      index = last;
    } else if (isLoneCell(lines, index, file)) {
      rows.push({ cells: [plainCell(withoutMarkup(lineSlice(line, file)))] });
      cells += 1;
    } else {
      break;
    }
  }
  return { rows, end: index, cells };
}

/** The first rows of the run that begins at `index`, enough to judge its shape. */
function rowsAhead(lines: readonly Line[], index: number, file: string): TableRow[] {
  const rows: TableRow[] = [];
  for (let at = index; at < lines.length && rows.length < 8; at += 1) {
    const line = lines[at] as Line;
    if (!isSeparatedRow(line) || (at > index && line.gap > 0)) break;
    rows.push(separatedRow(line, file));
  }
  return rows;
}

const HEAD_WORDS =
  /^(?:序号|项目|科目代码|科目编码|功能科目编码|单位编码|项目名称|单位名称|收入|行次)$/;

/**
 * Whether rows after a break belong to the table above: about as many columns (empty ones
 * at the end are lost at page breaks) and no head of their own, unless it is repeated.
 */
function continues(
  top: TableRow | undefined,
  widest: number,
  ragged: boolean,
  rows: readonly TableRow[],
): boolean {
  const width = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  if (width > widest + 1 || (width < widest - 1 && !ragged)) return false;
  const head = firstWord(rows[0]);
  return !HEAD_WORDS.test(head) || head === firstWord(top);
}

function firstWord(row: TableRow | undefined): string {
  const found = row?.cells.find((candidate) => candidate.text.value !== '');
  return found?.text.value.replace(/\s/g, '') ?? '';
}

/** A line without separators right between two rows is a row of one cell, unless it is a caption. */
function isLoneCell(lines: readonly Line[], index: number, file: string): boolean {
  const line = lines[index] as Line;
  const next = lines[index + 1];
  if (line.gap > 0 || next === undefined || next.gap > 0 || !isSeparatedRow(next)) return false;
  if (startsNote(line.value) || headingOf(line.value) !== null) return false;
  return !isTableTitle(line.value) && captionLine(line, file) === null;
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
