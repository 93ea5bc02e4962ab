import { isAligned } from './aligned.js';
import { captionAbove, captionLine, couldBeTitle, isTableTitle, NO_CAPTION } from './captions.js';
import {
  type Context,
  isAmountRow,
  isDataRow,
  isProse,
  type Kind,
  lacksUnit,
  type Start,
} from './flattened-lines.js';
import { headingOf, isFirmHeading } from './headings.js';
import type { Line } from './lines.js';
import { startsNote } from './notes.js';
import { endsSentence } from './sentences.js';

/** Where flattened tables begin, in order; each ends before the caption of the next. */
export function findStarts(context: Context): Start[] {
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

function startKind(context: Context, index: number, open: Start | null): Kind | null {
  const line = context.lines[index] as Line;
  const part = captionLine(line, context.file);
  if (open !== null && isList(context, open) && isCatalogueRow(context, open, index)) return null;
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

function isList({ lines }: Context, open: Start): boolean {
  return open.kind === 'list' || LIST_HEAD.test(lines[open.body]?.value ?? '');
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
  if (!couldBeTitle(value) || !FORM_TITLE.test(value) || headingOf(value) !== null) return false;
  for (let next = index + 1; next <= index + 3 && next < lines.length && free(next); next += 1) {
    if (FORM_LABEL.test(lines[next]?.value ?? '')) return true;
  }
  return false;
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
