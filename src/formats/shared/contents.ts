import { concatTexts, type Text } from '../../document/text.js';
import type { Contents } from '../../document/tree.js';
import { type Marker, markerOf } from './headings.js';
import { type Line, lineSlice } from './lines.js';
import { leadingMarkup, withoutMarkup } from './markup.js';
import type { Placed } from './placed.js';
import { hasClause } from './sentences.js';

/** Dots, dashes or blanks that lead to a page number, or dots that lead nowhere. */
const LEADER = /(?:[.．·…⋯_-]\s?){6,}\s*\d{0,4}\s*$/;
/** Under 目录 a tab or wide blank leads to the page number; elsewhere it makes a table. */
const BLANK_LEADER = /(?:\t[\s.]*|\s{2,})\d{1,4}$/;
const TITLE = /^目\s{0,8}[录次]$/;

export function isLeaderLine(value: string): boolean {
  return value.length <= 400 && /[^\d\s.．·…⋯_-]/.test(value.slice(0, 40)) && LEADER.test(value);
}

function isBlankLeader(value: string): boolean {
  return value.length <= 200 && value.split('\t').length <= 2 && BLANK_LEADER.test(value);
}

/**
 * Finds the contents pages. Lines with leaders are entries wherever they stand; a list
 * without leaders begins at 目录 and ends where its first entry comes again as a heading.
 */
export function contentsPages(
  lines: readonly Line[],
  free: (index: number) => boolean,
  file: string,
): Placed<Contents>[] {
  const pages: Placed<Contents>[] = [];
  let index = 0;
  while (index < lines.length) {
    const end = free(index) ? contentsEnd(lines, index, free) : index;
    if (end > index) {
      const entries = entryTexts(lines.slice(index, end), file);
      pages.push({ start: index, end, block: { type: 'contents', entries } });
    }
    index = Math.max(end, index + 1);
  }
  return pages;
}

/** One text an entry; a line without a number goes on with the full line above it. */
function entryTexts(lines: readonly Line[], file: string): Text[] {
  const entries: Text[] = [];
  lines.forEach((line, index) => {
    const text = withoutMarkup(lineSlice(line, file, leadingOffset(line)));
    const above = entries.at(-1);
    const goesOn = lines[index - 1]?.full === true && entryMarker(line) === null;
    if (goesOn && above !== undefined) entries[entries.length - 1] = concatTexts([above, text]);
    else entries.push(text);
  });
  return entries;
}

function leadingOffset(line: Line): number {
  const blanks = line.raw.length - line.raw.trimStart().length;
  return blanks + leadingMarkup(line.value);
}

function contentsEnd(
  lines: readonly Line[],
  start: number,
  free: (index: number) => boolean,
): number {
  const title = titleLength(lines, start);
  const titled = title > 0;
  const first = start + title;
  const leaders = leaderEnd(lines, first, free, titled);
  if (leaders > first) return leaders;
  if (!titled) return start;
  // 目录 over a table of tables is that table's title.
  const list = listEnd(lines, first, free);
  return list > first ? list : start;
}

/** Lines that the title takes: one, two where its characters stand under each other, or none. */
function titleLength(lines: readonly Line[], start: number): number {
  const value = lines[start]?.value ?? '';
  if (TITLE.test(value)) return 1;
  return value === '目' && /^[录次]$/.test(lines[start + 1]?.value ?? '') ? 2 : 0;
}

/** End of a run of leader lines; two at the least, lines broken between them included. */
function leaderEnd(
  lines: readonly Line[],
  first: number,
  free: (index: number) => boolean,
  titled: boolean,
): number {
  let end = first;
  let count = 0;
  for (let index = first; index < lines.length && free(index) && index <= end + 2; index += 1) {
    const value = lines[index]?.value ?? '';
    // What stands above 目录 is no entry.
    if (TITLE.test(value)) break;
    if (!isLeaderLine(value) && !(titled && isBlankLeader(value))) continue;
    end = index + 1;
    count += 1;
  }
  return count >= 2 ? end : first;
}

function listEnd(lines: readonly Line[], first: number, free: (index: number) => boolean): number {
  const opening = entryMarker(lines[first]);
  let parts = opening?.level === 1;
  let end = first;
  for (let index = first; index < lines.length && free(index); index += 1) {
    const line = lines[index] as Line;
    if (!isEntry(line)) return backToRestart(lines, first, index);
    const marker = entryMarker(line);
    if (index > first && opening !== null && marker !== null && isAgain(opening, marker, parts)) {
      return index;
    }
    parts ||= marker?.level === 1;
    end = index + 1;
  }
  return backToRestart(lines, first, end);
}

/**
 * Whether the first entry comes again, as the first heading of the body. In a list of parts
 * every part has its 一、, so there its words must be the same; the body may word it otherwise.
 */
function isAgain(opening: Marker, marker: Marker, parts: boolean): boolean {
  if (marker.level !== opening.level || marker.ordinal !== opening.ordinal) return false;
  return opening.level === 1 || !parts || entryWords(marker) === entryWords(opening);
}

/** The words of an entry without a page number after them. */
function entryWords(marker: Marker): string {
  return squeezed(marker.rest).replace(/\d{1,4}$/, '');
}

/**
 * A list whose first entry never comes again ends before the heading at which the body
 * began: the last one that starts over with one or that stands on a new page.
 */
function backToRestart(lines: readonly Line[], first: number, end: number): number {
  for (let index = end - 1; index > first; index -= 1) {
    const line = lines[index] as Line;
    if (line.pageTop || squeezed(line.value) === squeezed(lines[first]?.value ?? '')) return index;
  }
  return end;
}

function isEntry(line: Line): boolean {
  if (line.raw.includes('\t')) return false;
  return line.value.length <= 80 && !hasClause(line.value);
}

function entryMarker(line: Line | undefined): ReturnType<typeof markerOf> {
  return line === undefined ? null : markerOf(line.value.slice(leadingMarkup(line.value)));
}

function squeezed(value: string): string {
  return value.replace(/\s/g, '');
}
