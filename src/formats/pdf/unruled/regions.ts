import { captionLine, isTableTitle } from '../../shared/captions.js';
import { isLeaderLine } from '../../shared/contents.js';
import { headingOf, isFirmHeading, markerOf } from '../../shared/headings.js';
import type { Line } from '../../shared/lines.js';
import { startsNote } from '../../shared/notes.js';
import { hasClause } from '../../shared/sentences.js';
import { beginsBody, isNumbersLine, type PrintLine } from './lines.js';

/** Lines of one page that may be a table or a part of one. */
export interface Region {
  readonly lines: readonly PrintLine[];
  /** Index of its first line among the lines of the page. */
  readonly start: number;
  /** A caption or a title stands right above it. */
  readonly captioned: boolean;
}

/** What the lines of a page are measured against. */
export interface TextBlock {
  readonly left: number;
  readonly right: number;
}

const FEWEST_LINES = 2;
const FEWEST_UNCAPTIONED = 3;
/** From this share of the width of the text on, a line with a clause is running text. */
const PROSE_WIDTH = 0.45;
const FULL_WIDTH = 0.8;
/** Sizes between base lines beyond which a table does not go on. */
const WIDEST_GAP = 6;

/**
 * The stretches between captions, headings and running text in which lines have cells.
 * @param above what ends the page before: a table that may go on, so that one row is enough, or
 *   the caption of one
 */
export function regionsOf(
  lines: readonly PrintLine[],
  block: TextBlock,
  above: 'table' | 'caption' | null = null,
): Region[] {
  const goesOn = above === 'table';
  const regions: Region[] = [];
  let open: PrintLine[] = [];
  let start = 0;
  let captioned = above === 'caption';
  const close = (next: boolean) => {
    const least = goesOn && start === 0 ? 1 : captioned ? FEWEST_LINES : FEWEST_UNCAPTIONED;
    const region = trimmed(open, start, captioned, least);
    if (region !== null) regions.push(region);
    open = [];
    captioned = next;
  };
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const isBeside = overlaps(before, line) || overlaps(line, lines[index + 1]);
    const kind = isBeside ? 'cells' : kindOf(line, block);
    const listed = kind === 'caption' && isListed(line, open, goesOn && index === 0);
    if (kind !== 'cells' && !listed) {
      close(kind === 'caption');
      return;
    }
    if (open.length > 0 && before !== undefined && isFarBelow(before, line)) close(false);
    if (open.length === 0) start = index;
    open.push(line);
  });
  close(false);
  return regions;
}

/** The last line is the caption of a table that is not there. */
export function endsWithCaption(lines: readonly PrintLine[], block: TextBlock): boolean {
  const last = lines.at(-1);
  return last !== undefined && kindOf(last, block) === 'caption';
}

/** Sizes between base lines of running text, at the least. */
const LOWEST_LINE = 0.85;

/** Two lines so near that they can only stand beside each other: in cells of one row. */
function overlaps(above: PrintLine | undefined, line: PrintLine | undefined): boolean {
  if (above === undefined || line === undefined) return false;
  const size = Math.min(above.row.size, line.row.size);
  return line.row.y - above.row.y < size * LOWEST_LINE;
}

const LIST_ROW = /^附?表(\d{1,2})$/;

/** 表 2 below 表 1 or below 序号 is a row of a list of tables, no caption. */
function isListed({ runs }: PrintLine, open: readonly PrintLine[], goesOn: boolean): boolean {
  const ordinal = LIST_ROW.exec(runs[0]?.text ?? '')?.[1];
  if (ordinal === undefined || runs.length < 2) return false;
  if (goesOn) return Number(ordinal) > 1;
  return open.slice(-LIST_LINES).some((line) => {
    const first = line.runs[0]?.text ?? '';
    return first === '序号' || Number(LIST_ROW.exec(first)?.[1]) === Number(ordinal) - 1;
  });
}

/** Lines that one row of a list of tables takes at the most. */
const LIST_LINES = 5;

type Kind = 'cells' | 'caption' | 'text';

function kindOf(line: PrintLine, block: TextBlock): Kind {
  const value = line.text;
  if (isCaption(value)) return 'caption';
  if (startsNote(value) || isLeaderLine(value)) return 'text';
  if (line.runs.length > 1) return 'cells';
  if (isTableTitle(value) && isAcross(line, block)) return 'caption';
  const heading = headingOf(value);
  if (heading !== null && isFirmHeading(heading)) return 'text';
  const width = (line.row.right - line.row.left) / Math.max(1, block.right - block.left);
  return width > (hasClause(value) ? PROSE_WIDTH : FULL_WIDTH) ? 'text' : 'cells';
}

function isCaption(value: string): boolean {
  const line: Line = { number: 1, column: 1, raw: value, value, gap: 0, page: 1, pageTop: false };
  const part = captionLine(line, '');
  return part !== null;
}

/** The middle of the line is the middle of the text: a title, no cell of a column. */
function isAcross({ row }: PrintLine, block: TextBlock): boolean {
  const off = (row.left + row.right) / 2 - (block.left + block.right) / 2;
  return Math.abs(off) < (block.right - block.left) * 0.12;
}

function isFarBelow(above: PrintLine, line: PrintLine): boolean {
  return line.row.y - above.row.y > WIDEST_GAP * Math.max(above.row.size, line.row.size);
}

/**
 * The region without lines at its ends that have no cells; below a caption everything from
 * the caption on is the head. Null when too little is left.
 */
function trimmed(
  lines: readonly PrintLine[],
  start: number,
  captioned: boolean,
  least: number,
): Region | null {
  const isRow = (line: PrintLine) => line.runs.length > 1;
  let first = lines.findIndex(isRow);
  if (first === -1) return null;
  if (captioned || (least === 1 && start === 0)) first = 0;
  else while (first > 0 && goesOnAbove(lines, first)) first -= 1;
  let last = lines.length - 1;
  while (last > first && !isRow(lines[last] as PrintLine)) last -= 1;
  while (last + 1 < lines.length && goesOnBelow(lines, last)) last += 1;
  const kept = lines.slice(first, last + 1);
  const rows = kept.filter(isRow).length;
  const hasBody = kept.some((line) => beginsBody(line) || isNumbersLine(line));
  // A head that stands alone at the end of a page has its body on the next.
  if (!hasBody) return captioned && kept.length === lines.length ? headOnly(kept, start) : null;
  const isList = kept[0]?.runs[0]?.text === '序号';
  if (rows < (isList ? FEWEST_LINES : least)) return null;
  return { lines: kept, start: start + first, captioned };
}

function headOnly(lines: readonly PrintLine[], start: number): Region {
  return { lines, start, captioned: true };
}

function isTight(above: PrintLine | undefined, line: PrintLine | undefined): boolean {
  if (above === undefined || line === undefined) return false;
  const size = Math.max(above.row.size, line.row.size);
  return line.row.y - above.row.y < size * 1.6 && Math.abs(above.row.size - line.row.size) < 0.5;
}

/** The first line of a head that was wrapped. */
function goesOnAbove(lines: readonly PrintLine[], first: number): boolean {
  const above = lines[first - 1];
  return isTight(above, lines[first]) && above !== undefined && markerOf(above.text) === null;
}

/** The last line of a name that was wrapped in the last row, or a row with nothing but a name. */
function goesOnBelow(lines: readonly PrintLine[], last: number): boolean {
  const [above, line] = [lines[last], lines[last + 1]];
  if (above === undefined || line === undefined || hasClause(line.text)) return false;
  if (overlaps(above, line) || overlaps(line, lines[last + 2])) return true;
  if (isInStep(lines, last)) return true;
  return isTight(above, line) && markerOf(line.text) === null && headingOf(line.text) === null;
}

/** As far below as rows are, of the same size, and in line with what stands in a column. */
function isInStep(lines: readonly PrintLine[], last: number): boolean {
  const line = lines[last + 1];
  const before = lines.slice(Math.max(0, last - STEPS), last + 1);
  if (line === undefined || before.length < 3) return false;
  const sizes = before.every(({ row }) => Math.abs(row.size - line.row.size) < 0.3);
  const gaps = before.slice(1).map(({ row }, at) => row.y - (before[at]?.row.y ?? 0));
  // Lines of wrapped names are closer than rows.
  const usual = gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  const widest = Math.min(gaps.at(-1) ?? 0, line.row.size * ROW_PITCH);
  const isNear = line.row.y - (before.at(-1)?.row.y ?? 0) < Math.max(usual * 1.15, widest * 1.08);
  const [run] = line.runs;
  if (!sizes || !isNear || run === undefined) return false;
  const middle = (run.left + run.right) / 2;
  return before.some(({ runs }) =>
    runs.some(
      ({ left, right }) =>
        Math.abs(left - run.left) < 1.5 || Math.abs((left + right) / 2 - middle) < 1.5,
    ),
  );
}

const STEPS = 8;
/** Sizes between the base lines of rows that follow each other, at the most. */
const ROW_PITCH = 1.7;
