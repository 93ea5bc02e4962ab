import { concatTexts, sliceText } from '../../document/text.js';
import type { TableCell, TableRow } from '../../document/tree.js';
import { plainCell } from '../shared/cells.js';
import type { Line } from '../shared/lines.js';
import { separatedRow } from './separated-rows.js';

/** A cell of a form holds a few lines; an open quote that does not close by then is none. */
const MOST_LINES = 30;
const LARGEST_GAP = 3;

/**
 * Finds the rows that spreadsheets copy over several lines: a cell with line breaks in it
 * stands in double quotes.
 * @returns by the index of a row's first line, the index of its last
 */
export function quotedRows(lines: readonly Line[]): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  for (let index = 0; index < lines.length; index += 1) {
    const end = quotedEnd(lines, index);
    if (end === index) continue;
    rows.set(index, end);
    index = end;
  }
  return rows;
}

/** Index of the line on which the row that begins at `start` ends. */
function quotedEnd(lines: readonly Line[], start: number): number {
  let end = start;
  let tabbed = lines[start]?.raw.includes('\t') ?? false;
  while (opensQuote(lines[end])) {
    const close = closingLine(lines, end);
    if (close === null) break;
    end = close;
    tabbed ||= lines[end]?.raw.includes('\t') ?? false;
  }
  return tabbed ? end : start;
}

/** The last cell of the line begins with a quote that the line does not close. */
function opensQuote(line: Line | undefined): boolean {
  const last = line?.raw.slice(line.raw.lastIndexOf('\t') + 1).trim() ?? '';
  return last.startsWith('"') && quotesIn(last) % 2 === 1;
}

function closingLine(lines: readonly Line[], from: number): number | null {
  for (let index = from + 1; index <= from + MOST_LINES && index < lines.length; index += 1) {
    const line = lines[index] as Line;
    const [first = ''] = line.raw.split('\t', 1);
    if (line.gap > LARGEST_GAP) return null;
    if (quotesIn(first) % 2 === 1) return first.trimEnd().endsWith('"') ? index : null;
    if (line.raw.includes('\t')) return null;
  }
  return null;
}

function quotesIn(value: string): number {
  return value.split('"').length - 1;
}

/** The row that stands on the given lines, its broken cells put together without their quotes. */
export function quotedRow(lines: readonly Line[], file: string): TableRow {
  const cells: TableCell[] = [];
  for (const line of lines) {
    const [first, ...rest] = separatedRow(line, file).cells;
    const open = cells.pop();
    if (first !== undefined) cells.push(open === undefined ? first : joinedCell(open, first));
    cells.push(...rest);
  }
  return { cells: cells.map(withoutQuotes) };
}

function joinedCell(open: TableCell, more: TableCell): TableCell {
  return plainCell(concatTexts([open.text, more.text]));
}

function withoutQuotes(cell: TableCell): TableCell {
  const { value } = cell.text;
  const broken = cell.text.pieces.length > 1 && value.startsWith('"') && value.endsWith('"');
  return broken ? plainCell(sliceText(cell.text, 1, value.length - 1)) : cell;
}
