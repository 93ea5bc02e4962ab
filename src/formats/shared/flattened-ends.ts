import { captionLine, isTableTitle } from './captions.js';
import { type Context, isDataRow, isProse, type Kind, type Start } from './flattened-lines.js';
import { headingOf, isFirmHeading } from './headings.js';
import type { Line } from './lines.js';
import { startsNote } from './notes.js';
import { endsSentence, hasClause } from './sentences.js';

export interface End {
  /** Index of the first line that is not a row. */
  readonly end: number;
  /** Lines before it that were printed into the table and belong to the running text. */
  readonly intruders: ReadonlySet<number>;
}

/** More lines of running text than this are no print into the middle of a table. */
const MOST_INTRUDING = 6;

/**
 * A statement ends at its note. Headings and sentences before it were printed into the
 * table; where they are too many, or no note comes, the first of them ends the table,
 * unless rows go on right behind it.
 */
export function rowsEnd(context: Context, start: Start, limit: number): End {
  const { lines, free } = context;
  const foreign: number[] = [];
  let end = start.body;
  let lastRow = start.body - 1;
  for (; end < limit && free(end); end += 1) {
    const line = lines[end] as Line;
    if (startsNote(line.value)) {
      if (start.kind !== 'list') return { end, intruders: new Set(foreign) };
      lastRow = end - 1;
      break;
    }
    if (isForeign(context, line, start.kind)) {
      foreign.push(end);
      if (foreign.length > MOST_INTRUDING || start.kind === 'list') break;
    } else if (start.kind === 'list' && line.pageTop && isTableTitle(line.value)) {
      break;
    } else if (foreign.length === 0 || isDataRow(line.value)) {
      lastRow = end;
    }
  }
  const first = foreign.find((at) => at > lastRow) ?? end;
  const stop = foreign.length === 0 ? end : Math.min(first, lastRow + 1);
  return { end: stop, intruders: new Set(foreign.filter((at) => at < stop)) };
}

/** Running text and headings, as against the rows of a table. */
function isForeign(context: Context, line: Line, kind: Kind): boolean {
  const heading = headingOf(line.value);
  if (heading !== null && (kind === 'list' ? heading.level <= 3 : isFirmHeading(heading)))
    return true;
  return isProse(context, line) || (kind !== 'list' && saysNone(line.value));
}

/** 2022 年度无…支出: the sentence that stands for an empty table. */
function saysNone(value: string): boolean {
  return (
    value.length >= 10 &&
    /^(?:\d{4}\s*年度?|本年度?|本部门|本单位|我[局部单]|截至)/.test(value) &&
    /无|没有|未(?:安排|发生)|不涉及/.test(value) &&
    !/\d\.\d/.test(value)
  );
}

const FORM_TOTAL = /^总\s?分(?:\s|$)/;
const FORM_TAIL = /偏差|原因|改进|措施|应用|问题|建议|负责人|联系/;

/**
 * A form holds prose in its cells, so sentences do not end it. It ends at its note, at a
 * heading of the document, or after its total at the first sentence that no label announces.
 */
export function formEnd(context: Context, start: Start, limit: number): End {
  const { lines, free } = context;
  let end = start.body;
  let totalled = false;
  let labelled = false;
  for (; end < limit && free(end); end += 1) {
    const line = lines[end] as Line;
    if (startsNote(line.value)) break;
    const heading = headingOf(line.value);
    if (heading !== null && (isFirmHeading(heading) || (totalled && heading.level <= 3))) break;
    if (totalled && !labelled && isProse(context, line)) break;
    if (totalled) labelled ||= FORM_TAIL.test(line.value);
    totalled ||= FORM_TOTAL.test(line.value);
  }
  return { end, intruders: new Set() };
}
/**
 * End of the cells that the flattening put below the note: short lines without a sentence
 * up to the last that is nothing but a figure.
 */
export function cellsBelow(context: Context, from: number, limit: number): number {
  const { lines, free, file } = context;
  let end = from;
  for (let index = from; index < limit && free(index); index += 1) {
    const line = lines[index] as Line;
    if (headingOf(line.value) !== null || hasClause(line.value) || line.value.length > 24) break;
    if (endsSentence(line.value) || startsNote(line.value) || isTableTitle(line.value)) break;
    if (captionLine(line, file) !== null) break;
    if (/^-?\d[\d,]*(?:\.\d+)?$/.test(line.value)) end = index + 1;
  }
  return end;
}
