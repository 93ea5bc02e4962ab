import { concatTexts, type Text, trimText } from '../../document/text.js';
import { type CaptionLine, captionLine, isTableTitle } from './captions.js';
import { placeless } from './cell-text.js';
import type { FlowItem } from './flow.js';
import { isFilled, type PlacedCell, rowsOf } from './grid.js';
import { headingOf } from './headings.js';
import type { Line } from './lines.js';
import { startsNote } from './notes.js';
import { hasClause } from './sentences.js';

interface GridLine {
  readonly row: number;
  readonly cells: readonly PlacedCell[];
}

/**
 * Takes a grid apart: sheets, and tables pasted from sheets, hold the title, 公开01表,
 * 编制单位 and 金额单位 in rows above the heads, notes in rows below, and sometimes one
 * table under another.
 * @returns lines and tables in their order
 */
export function peelTable(cells: readonly PlacedCell[], file: string): FlowItem[] {
  const lines = linesOf(cells);
  const flow: FlowItem[] = [];
  let index = 0;
  while (index < lines.length) {
    const head = captionEnd(lines, index, file);
    for (const line of lines.slice(index, head)) flow.push(...captionTexts(line, file));
    const end = tableEnd(lines, head, file);
    flow.push(...bodyOf(cells, lines.slice(head, end)));
    index = end;
  }
  return flow;
}

/** The rows that hold words, each with its filled cells from left to right. */
function linesOf(cells: readonly PlacedCell[]): GridLine[] {
  const rows = new Map<number, PlacedCell[]>();
  for (const cell of cells) {
    if (!isFilled(cell)) continue;
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, found]) => ({ row, cells: found.sort((a, b) => a.column - b.column) }));
}

/**
 * First row from `from` that belongs to a table and not to what stands above it. A lone
 * label right above the first full row is a row of the table whose other cells are empty.
 */
function captionEnd(lines: readonly GridLine[], from: number, file: string): number {
  let index = from;
  while (index < lines.length) {
    const line = lines[index] as GridLine;
    if (line.cells.length > 1 && !isCaptionRow(line, file)) break;
    index += 1;
  }
  if (index === lines.length) return index;
  while (index > from && !standsAbove(lines, index - 1, file)) index -= 1;
  return index;
}

/** Whether a row above a table is no row of it: a caption, a sentence, or set apart. */
function standsAbove(lines: readonly GridLine[], at: number, file: string): boolean {
  const line = lines[at] as GridLine;
  const below = lines[at + 1];
  const [cell] = line.cells;
  if (cell === undefined || below === undefined || isCaptionRow(line, file)) return true;
  const words = wordsOf(line);
  if (isTableTitle(words) || headingOf(words) !== null || hasClause(words)) return true;
  if (below.row > line.row + cell.rowSpan) return true;
  // A head over all columns: the file says so, or the line with the unit stands above it.
  const above = lines[at - 1];
  if (cell.isHead === true || (above !== undefined && isCaptionRow(above, file))) return false;
  const last = below.cells.at(-1);
  return cell.colSpan > 1 && last !== undefined && cell.column + cell.colSpan > last.column;
}

/**
 * First row after the table that begins at `from`: notes and sentences end it when nothing
 * but such follows in it, and so does the caption of another table.
 */
function tableEnd(lines: readonly GridLine[], from: number, file: string): number {
  for (let index = from + 1; index < lines.length; index += 1) {
    const line = lines[index] as GridLine;
    if (isCaptionRow(line, file) && !isPeriodOnly(line)) return titleBefore(lines, from, index);
    if (line.cells.length > 1) continue;
    const value = wordsOf(line);
    if (startsNote(value)) return index;
    const apart = line.row > (lines[index - 1] as GridLine).row + 1;
    if (apart && (isTableTitle(value) || headingOf(value)?.level === 1)) return index;
    if (hasClause(value) && restIsText(lines, index)) return index;
  }
  return lines.length;
}

/** A title that stands above the caption row belongs to it. */
function titleBefore(lines: readonly GridLine[], from: number, index: number): number {
  const above = lines[index - 1];
  const title = index - 1 > from && above?.cells.length === 1 && !/^[-\d.,]+$/.test(wordsOf(above));
  return title ? index - 1 : index;
}

function restIsText(lines: readonly GridLine[], from: number): boolean {
  return lines.slice(from, from + 4).every((line) => line.cells.length === 1);
}

/** Every filled cell says a part of a caption; a name may follow its label in a cell of its own. */
export function isCaptionRow(
  { cells }: { readonly cells: readonly { readonly text: Text }[] },
  file: string,
): boolean {
  let known = 0;
  let label = false;
  for (const cell of cells) {
    const part = captionOf(cell.text, file);
    if (part !== null) known += 1;
    else if (!label) return false;
    label = part !== null && /[:：]\s*$/.test(cell.text.value);
  }
  return known > 0;
}

function isPeriodOnly(line: GridLine): boolean {
  return line.cells.every((cell) =>
    /^[（(]?\s*\d{4}\s*年度?\s*[）)]?$/.test(cell.text.value.trim()),
  );
}

/** What a cell says of a table's caption; null when it says nothing of it. */
export function captionOf(text: Text, file: string): CaptionLine | null {
  return captionLine(lineOf(text), file);
}

function lineOf(text: Text): Line {
  const value = text.value.trim();
  return {
    number: 1,
    column: 1,
    raw: text.value,
    value,
    gap: 0,
    page: undefined,
    pageTop: false,
    text,
    whole: true,
  };
}

function wordsOf(line: GridLine): string {
  return line.cells.map((cell) => cell.text.value.trim()).join(' ');
}

/**
 * The parts of a caption row, each a line of its own as on paper; a name in the cell after
 * its label (编制单位：) goes with the label.
 */
function captionTexts(line: GridLine, file: string): FlowItem[] {
  const texts: Text[][] = [];
  let open = false;
  for (const { text } of line.cells) {
    const words = trimText(text);
    if (open && captionOf(words, file) === null) texts.at(-1)?.push(placeless(' '), words);
    else texts.push([words]);
    open = /[:：]$/.test(words.value);
  }
  return texts.map((parts) => ({ kind: 'line', text: concatTexts(parts) }));
}

/** The table that the rows make, empty cells included; one column of text is no table. */
function bodyOf(cells: readonly PlacedCell[], lines: readonly GridLine[]): FlowItem[] {
  const first = lines[0]?.row;
  const last = lines.at(-1)?.row;
  if (first === undefined || last === undefined) return [];
  const rows = rowsOf(cells.filter((cell) => cell.row >= first && cell.row <= last));
  return [{ kind: 'table', rows }];
}
