import { concatTexts, EMPTY_TEXT, sliceText, type Text, trimText } from '../../document/text.js';
import type { Caption } from '../../document/tree.js';
import { headingOf } from './headings.js';
import { type Line, lineSlice } from './lines.js';
import { endsOpen, endsSentence } from './sentences.js';

/** What a line above a table says, apart from words that are not part of a caption. */
export interface CaptionLine {
  readonly number: Text | null;
  readonly reporter: Text | null;
  readonly amountUnit: Text | null;
  /** （2023 年度）: belongs to the title. */
  readonly period: Text | null;
  readonly rest: Text | null;
}

type Label = 'number' | 'reporter' | 'amountUnit';

const LABELS: readonly { readonly label: Label; readonly pattern: RegExp }[] = [
  {
    label: 'number',
    pattern:
      /(?:公\s?开|附)\s{0,2}\d{1,2}(?:[-—.]\d{1,2})?\s{0,2}表|^表\s{0,2}\d{1,2}(?:[-—.]\d{1,2})?(?=\s|$|[:：])|(?<=\s)表\s{0,2}\d{1,2}$|^附[表件]\s{0,2}\d{1,2}(?:[-—.]\d{1,2})?[:：]?(?=\s|$)/,
  },
  {
    label: 'amountUnit',
    pattern:
      /[（(]?(?:金额|货币|计量)?单位\s{0,2}[:：]\s{0,2}(?:人民币)?\s?(?:百万元|万元|亿元|千元|元|[%％])(?:\s?[、/]\s?[^\s]{1,4})?[）)]?(?=\s|$)/,
  },
  {
    label: 'reporter',
    pattern:
      /(?<=^|\s)(?:编制|填报|编报|公开|预算|申报|填制)?(?:单位|部门)(?:[（(](?:单位|部门|盖章|公章)[）)])?(?:名称)?(?:[（(](?:盖章|公章)[）)])?\s{0,2}[:：](?!\s{0,2}(?:人民币)?\s?(?:百万元|万元|亿元|千元|元)(?:\s|$))/,
  },
];

const PERIOD = /^[（(]?\s*\d{4}\s*年度?\s*[）)]?$/;

/** Takes a line apart into the parts of a caption; null when it holds none of them. */
export function captionLine(line: Line, file: string): CaptionLine | null {
  if (line.value.replace(/\s+/g, ' ').length > 120) return null;
  const text = lineSlice(line, file);
  if (PERIOD.test(text.value)) return { ...NOTHING, period: text };
  const marks: { label: Label; at: number }[] = [];
  for (const { label, pattern } of LABELS) {
    const match = pattern.exec(text.value);
    if (match !== null) marks.push({ label, at: match.index });
  }
  if (marks.length === 0) return null;
  marks.sort((a, b) => a.at - b.at);
  const found: Partial<Record<Label, Text>> = {};
  const rest: Text[] = [trimText(sliceText(text, 0, marks[0]?.at ?? 0))];
  marks.forEach((mark, index) => {
    const end = marks[index + 1]?.at ?? text.value.length;
    const part = trimText(sliceText(text, mark.at, end));
    if (mark.label === 'number') {
      const length = LABELS[0]?.pattern.exec(part.value)?.[0].length ?? part.value.length;
      found.number = trimText(sliceText(part, 0, length));
      rest.push(trimText(sliceText(part, length)));
    } else {
      found[mark.label] = part;
    }
  });
  const others = rest.filter((part) => part.value !== '');
  if (others.some((part) => endsSentence(part.value) || /[，。；]/.test(part.value))) return null;
  return {
    number: found.number ?? null,
    reporter: found.reporter ?? null,
    amountUnit: found.amountUnit ?? null,
    period: null,
    rest: others.length === 0 ? null : concatTexts(others),
  };
}

const NOTHING: CaptionLine = {
  number: null,
  reporter: null,
  amountUnit: null,
  period: null,
  rest: null,
};

/** A short line that stands for itself and could be the title of a table. */
export function couldBeTitle(value: string): boolean {
  return (
    value.length <= 80 &&
    !endsSentence(value) &&
    !endsOpen(value) &&
    !/[，。；：:]/.test(withoutBrackets(value)) &&
    !/^[\d\s.,%-]+$/.test(value)
  );
}

/** What is said in brackets may be a clause: …（含临时救助，分批实施）项目自评表. */
function withoutBrackets(value: string): string {
  return value.replace(/[（(][^（()）]{0,60}[）)]/g, '');
}

const TABLE_TITLE =
  /(?:表|明细|清单|名单|名录|目录|目\s*录|一览|统计|情况)(?:\s*[（(][^（()）]{1,30}[）)])*$/;

/** A line that says that it is the title of a table. */
export function isTableTitle(value: string): boolean {
  return couldBeTitle(value) && TABLE_TITLE.test(value) && headingOf(value) === null;
}

export const NO_CAPTION: Caption = { title: null, number: null, reporter: null, amountUnit: null };

export interface CaptionAbove {
  readonly caption: Caption;
  /** Index of the first line that belongs to the caption; `before` when there is none. */
  readonly start: number;
}

/**
 * Reads the caption upwards from a table's first line. Blank lines between its lines mean
 * nothing; a title may stand above or below the number; a heading is left in its place
 * and only lends its words when the table has no title of its own.
 * @param before index of the table's first line
 * @param free whether a line is still nobody's
 */
export function captionAbove(
  lines: readonly Line[],
  before: number,
  free: (index: number) => boolean,
  file: string,
): CaptionAbove {
  let title: Text | null = null;
  let period: Text | null = null;
  let number: Text | null = null;
  let reporter: Text | null = null;
  let amountUnit: Text | null = null;
  let start = before;
  let titleAt = -1;
  for (let index = before - 1; index >= 0 && free(index); index -= 1) {
    const line = lines[index] as Line;
    const part = captionLine(line, file);
    const labelled = number !== null || reporter !== null || amountUnit !== null || period !== null;
    if (part === null) {
      if (title !== null) {
        if (titleAt !== index + 1 || !isUpperPart(line, lines[titleAt] as Line, title)) break;
        title = concatTexts([lineSlice(line, file), title]);
        titleAt = start = index;
        continue;
      }
      if (headingOf(line.value) !== null || !couldBeTitle(line.value)) break;
      if (!labelled && !isTableTitle(line.value)) break;
      title = lineSlice(line, file);
      while (index > 0 && free(index - 1) && wrapsTitle(lines[index - 1] as Line, file)) {
        index -= 1;
        title = concatTexts([lineSlice(lines[index] as Line, file), title]);
      }
      titleAt = index;
    } else {
      if (part.period !== null && period !== null) break;
      if (part.number !== null && number !== null) break;
      if (part.reporter !== null && reporter !== null) break;
      if (part.amountUnit !== null && amountUnit !== null) break;
      // The frame of a sheet may begin with the title, below the line with the unit.
      const lacksUnit = amountUnit === null && part.amountUnit !== null && titleAt === index + 1;
      if (title !== null && part.number === null && !lacksUnit) break;
      if (part.rest !== null && title !== null) break;
      number ??= part.number;
      reporter ??= part.reporter;
      amountUnit ??= part.amountUnit;
      period ??= part.period;
      title ??= part.rest;
    }
    start = index;
  }
  if (title === null && (number !== null || amountUnit !== null || reporter !== null)) {
    title = titleOfHeading(lines[start - 1], file);
  }
  if (title !== null && period !== null) title = concatTexts([title, period]);
  return { caption: { title: title ?? period, number, reporter, amountUnit }, start };
}

/** Longest piece that no title is on its own: 表, 算表. */
const SHORT_PIECE = 2;

/** A long title broken over two lines: the upper one fills the page, or has a bracket that the lower one closes, or the lower one is a scrap. */
function isUpperPart(line: Line, lower: Line, title: Text): boolean {
  if (!couldBeTitle(line.value) || headingOf(line.value) !== null) return false;
  if (line.full === true) return true;
  if (lower.gap > 0) return false;
  const opens = balance(line.value) > 0 && balance(title.value) < 0;
  const scrap =
    title.value.length <= SHORT_PIECE &&
    !isTableTitle(line.value) &&
    isTableTitle(line.value + title.value);
  return opens || scrap;
}

/** Opening minus closing brackets. */
function balance(value: string): number {
  const count = (brackets: RegExp) => (value.match(brackets) ?? []).length;
  return count(/[（(]/g) - count(/[）)]/g);
}

/** A full line right above a title's last line is its beginning. */
function wrapsTitle(line: Line, file: string): boolean {
  if (line.full !== true || headingOf(line.value) !== null) return false;
  return couldBeTitle(line.value) && captionLine(line, file) === null;
}

function titleOfHeading(line: Line | undefined, file: string): Text | null {
  if (line === undefined) return null;
  const heading = headingOf(line.value);
  if (heading === null || heading.level < 2 || !/表$/.test(heading.rest)) return null;
  const text = lineSlice(line, file);
  const words = sliceText(text, text.value.length - heading.rest.length);
  return words.value === '' ? EMPTY_TEXT : words;
}
