import type { Caption, Fragments, Table } from '../../document/tree.js';
import { alignedRows, isAligned } from './aligned.js';
import { captionAbove, captionLine, couldBeTitle, isTableTitle, NO_CAPTION } from './captions.js';
import { headingOf, isFirmHeading } from './headings.js';
import { type Line, lineFragments } from './lines.js';
import { notesBelow, startsNote } from './notes.js';
import type { Placed } from './placed.js';
import { endsSentence, hasClause } from './sentences.js';
import { lineWidth } from './wrapping.js';

/**
 * Tables that came apart when a page was flattened to text: cells stand one under the
 * other, broken to single characters, and rows are lines with blanks between the cells.
 * Here they are only delimited; putting them together needs to know the forms.
 */
export interface FlattenedTable extends Placed<Fragments | Table> {
  /** Lines between `start` and `end` that belong to the running text: printed into the table. */
  readonly intruders: readonly number[];
}

/**
 * How a flattened table begins decides how it ends: a statement (number, unit) at its
 * note, a form (自评表) after its total, a list (序号 …) at the next heading, loose rows
 * where rows end.
 */
type Kind = 'statement' | 'form' | 'list' | 'rows';

interface Start {
  readonly kind: Kind;
  readonly start: number;
  /** Index of the first line below the caption. */
  readonly body: number;
  readonly caption: Caption;
}

interface Context {
  readonly lines: readonly Line[];
  readonly free: (index: number) => boolean;
  readonly width: number | null;
  readonly file: string;
}

/**
 * Finds the flattened tables.
 * @param width the width at which paragraphs were wrapped, or null
 */
export function flattenedTables(
  lines: readonly Line[],
  free: (index: number) => boolean,
  width: number | null,
  file: string,
): FlattenedTable[] {
  const context: Context = { lines, free, width, file };
  const starts = findStarts(context);
  const tables: FlattenedTable[] = [];
  starts.forEach((start, index) => {
    const limit = starts[index + 1]?.start ?? lines.length;
    const table = tableFrom(context, start, limit);
    if (table !== null) tables.push(table);
  });
  return tables;
}

function findStarts(context: Context): Start[] {
  const { lines, free } = context;
  const starts: Start[] = [];
  let open: Start | null = null;
  let index = 0;
  while (index < lines.length) {
    if (!free(index)) {
      open = null;
      index += 1;
      continue;
    }
    const kind = startKind(context, index, open);
    if (kind !== null) {
      open = startAt(context, kind, index, starts.at(-1)?.body ?? 0);
      starts.push(open);
      index = Math.max(open.body, index + 1);
      continue;
    }
    if (open !== null && closes(context, index, open)) open = null;
    index += 1;
  }
  return starts;
}

/** Whether a line ends the table above for the purpose of where the next may begin. */
function closes(context: Context, index: number, open: Start): boolean {
  const line = context.lines[index] as Line;
  if (startsNote(line.value)) return true;
  if (open.kind === 'statement' && lacksUnit(open.caption)) return false;
  const heading = headingOf(line.value);
  if (heading !== null && open.kind === 'list') return heading.level <= 3;
  if (heading !== null && isFirmHeading(heading)) return !rowsGoOn(context, index + 1);
  return open.kind !== 'form' && isProse(context, line);
}

/** Whether rows come right after a line that was printed into the middle of a table. */
function rowsGoOn({ lines, free, file }: Context, from: number): boolean {
  for (let index = from; index < from + 4 && index < lines.length && free(index); index += 1) {
    const line = lines[index] as Line;
    if (captionLine(line, file) !== null || startsNote(line.value)) return false;
    if (isDataRow(line.value)) return true;
  }
  return false;
}

function lacksUnit(caption: Caption): boolean {
  return caption.number !== null && caption.amountUnit === null && caption.reporter === null;
}

function startKind(context: Context, index: number, open: Start | null): Kind | null {
  const line = context.lines[index] as Line;
  const part = captionLine(line, context.file);
  if (open?.kind === 'list' && isCatalogueRow(context, open, index)) return null;
  if (part?.number != null) return 'statement';
  if (isFormTitle(context, index)) return 'form';
  if (
    part?.amountUnit != null &&
    !(open !== null && (lacksUnit(open.caption) || open.kind === 'form'))
  ) {
    return 'statement';
  }
  if (open !== null) return null;
  if (LIST_HEAD.test(line.value) && !isProse(context, line)) return 'list';
  if (isProse(context, line)) return null;
  return isAmountRow(line.value) || startsAligned(context, index) ? 'rows' : null;
}

/** Three lines running whose pieces blanks hold apart are rows even without a caption. */
function startsAligned(context: Context, index: number): boolean {
  const { lines, free } = context;
  for (let at = index; at < index + 3; at += 1) {
    const line = lines[at];
    if (line === undefined || !free(at) || !isAligned(line) || isProse(context, line)) return false;
    if (headingOf(line.value) !== null || captionLine(line, context.file) !== null) return false;
  }
  return true;
}

const CATALOGUE_ROW = /^表\s{0,2}(\d{1,2})(?=\s|$)/;

/** 表 5 in a list of tables, as against 表 1 over the first of the tables: the next number. */
function isCatalogueRow({ lines }: Context, open: Start, index: number): boolean {
  const ordinal = CATALOGUE_ROW.exec(lines[index]?.value ?? '')?.[1];
  if (ordinal === undefined) return false;
  for (let above = index - 1; above >= open.body && above > index - 12; above -= 1) {
    const last = CATALOGUE_ROW.exec(lines[above]?.value ?? '')?.[1];
    if (last !== undefined) return Number(ordinal) === Number(last) + 1;
  }
  return ordinal === '1';
}

const LIST_HEAD = /^序\s?号\s+\S/;
const FORM_TITLE =
  /(?:自评表|自评情况表|目标表|评价表|评分表|申报表|监控表|考核表)(?:\s*[（(][^（()）]{1,30}[）)])*$/;
const FORM_LABEL =
  /^[（(]?\s*(?:\d{4}\s*年|填报|填表|项目名称|单位名称|部门|主管部门|评价年度|预算单位|专项名称)/;

/** A form's title has a form's label in the lines below it; elsewhere it is only mentioned. */
function isFormTitle({ lines, free }: Context, index: number): boolean {
  const value = lines[index]?.value ?? '';
  if (!FORM_TITLE.test(value) || !couldBeTitle(value) || headingOf(value) !== null) return false;
  for (let next = index + 1; next <= index + 3 && next < lines.length && free(next); next += 1) {
    if (FORM_LABEL.test(lines[next]?.value ?? '')) return true;
  }
  return false;
}

/** Three amounts or more in a line: a row, whatever stands before them. */
function isAmountRow(value: string): boolean {
  // A list mark after the first name, or a unit after an amount, makes it running text.
  if (value.length > 300 || /.{5}、|\d\s?(?:万元|亿元|元|人|个|次)/.test(value)) return false;
  const amounts = value.split(/\s+/).filter((word) => /^-?\d[\d,]*\.\d+%?$/.test(word));
  return amounts.length >= 3;
}

/** Running text: it has a comma or stop and is as long as text lines are. */
function isProse({ width }: Context, line: Line): boolean {
  if (!hasClause(line.value)) return false;
  const printed = lineWidth(line.value);
  return width === null ? endsSentence(line.value) && printed >= 30 : printed >= width * 0.65;
}

function startAt(context: Context, kind: Kind, index: number, floor: number): Start {
  const { lines, free, file } = context;
  const own = (at: number) => at >= floor && free(at);
  if (kind === 'list') {
    const above = captionAbove(lines, index, own, file);
    return { kind, start: above.start, body: index, caption: above.caption };
  }
  if (kind === 'rows') {
    const top = headOfRows(context, index, floor);
    const above = captionAbove(lines, top, own, file);
    return { kind, start: above.start, body: top, caption: above.caption };
  }
  // A caption line that says again what another says belongs to what follows, not to the caption.
  for (let body = captionEnd(context, kind, index); body > index; body -= 1) {
    const above = captionAbove(lines, body, own, file);
    if (above.start <= index) return { kind, start: above.start, body, caption: above.caption };
  }
  return { kind, start: index, body: index, caption: NO_CAPTION };
}

const LONGEST_CAPTION = 8;

/** Index of the first line below the caption that holds line `index`. */
function captionEnd({ lines, free, file }: Context, kind: Kind, index: number): number {
  let end = index + 1;
  let titled = kind === 'form' || isTableTitle(lines[index - 1]?.value ?? '');
  const limit = Math.min(lines.length, index + LONGEST_CAPTION);
  for (; end < limit && free(end); end += 1) {
    const value = lines[end]?.value ?? '';
    const part = captionLine(lines[end] as Line, file);
    if (part !== null) {
      if (part.number !== null) break;
    } else if (!titled && isTableTitle(value)) {
      titled = true;
    } else {
      break;
    }
  }
  return end;
}

/** The broken head above loose rows: short lines that are neither text nor headings. */
function headOfRows(context: Context, index: number, floor: number): number {
  const { lines, free, file } = context;
  let top = index;
  while (top > floor && free(top - 1)) {
    const line = lines[top - 1] as Line;
    if (isProse(context, line) || headingOf(line.value) !== null || endsSentence(line.value)) break;
    if (captionLine(line, file) !== null || isTableTitle(line.value) || startsNote(line.value))
      break;
    top -= 1;
  }
  return top;
}

function tableFrom(context: Context, start: Start, limit: number): FlattenedTable | null {
  const { lines, free, file } = context;
  const found =
    start.kind === 'form' ? formEnd(context, start, limit) : rowsEnd(context, start, limit);
  const below = notesBelow(lines, found.end, (at) => at < limit && free(at), file);
  const end = start.kind === 'list' ? below.end : cellsBelow(context, below.end, limit);
  let caption = start.caption;
  const rows: Line[] = [];
  for (let index = start.body; index < found.end; index += 1) {
    if (found.intruders.has(index)) continue;
    const line = lines[index] as Line;
    const filled = lacksUnit(caption) ? withUnit(caption, line, file) : null;
    if (filled === null) rows.push(line);
    else caption = filled;
  }
  for (const line of lines.slice(below.end, end)) rows.push(line);
  if (rows.length === 0 && below.notes.length === 0 && start.kind !== 'statement') return null;
  const page = lines[start.body]?.page;
  const block = {
    caption,
    notes: below.notes,
    ...(page === undefined ? {} : { page }),
  };
  const aligned = rows.length < 2 ? null : alignedRows(rows, file);
  return {
    start: start.start,
    end,
    intruders: [...found.intruders],
    block:
      aligned === null
        ? { type: 'fragments', lines: rows.map((line) => lineFragments(line, file)), ...block }
        : { type: 'table', rows: aligned, ...block },
  };
}

/**
 * End of the cells that the flattening put below the note: short lines without a sentence
 * up to the last that is nothing but a figure.
 */
function cellsBelow(context: Context, from: number, limit: number): number {
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

/** A caption line that the flattening moved below the first lines of the table. */
function withUnit(caption: Caption, line: Line, file: string): Caption | null {
  const part = captionLine(line, file);
  if (part === null || part.rest !== null || part.period !== null || part.number !== null) {
    return null;
  }
  if (part.amountUnit === null && part.reporter === null) return null;
  return { ...caption, amountUnit: part.amountUnit, reporter: part.reporter };
}

interface End {
  readonly end: number;
  readonly intruders: ReadonlySet<number>;
}

/** More lines of running text than this are no print into the middle of a table. */
const MOST_INTRUDING = 6;

/**
 * A statement ends at its note. Headings and sentences before it were printed into the
 * table; where they are too many, or no note comes, the first of them ends the table,
 * unless rows go on right behind it.
 */
function rowsEnd(context: Context, start: Start, limit: number): End {
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

/** A row that only a table has: a code or two amounts, or an amount after a name. */
function isDataRow(value: string): boolean {
  const words = value.split(/\s+/, 40);
  const amounts = words.filter((word) => /^-?\d[\d,]*(?:\.\d+)?%?$/.test(word)).length;
  return (/^\d{3,7}$/.test(words[0] ?? '') && words.length > 1) || amounts >= 2;
}

const FORM_TOTAL = /^总\s?分(?:\s|$)/;
const FORM_TAIL = /偏差|原因|改进|措施|应用|问题|建议|负责人|联系/;

/**
 * A form holds prose in its cells, so sentences do not end it. It ends at its note, at a
 * heading of the document, or after its total at the first sentence that no label announces.
 */
function formEnd(context: Context, start: Start, limit: number): End {
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
