import { ReadError } from '../../document/read-error.js';
import { lineText, sliceText, type Text, trimText } from '../../document/text.js';
import { visibleWords } from './markup.js';

/**
 * A printed line that holds something, of a text file or of a page. Blank lines are only
 * counted in `gap`: in a flattened PDF they stand between any two lines and mean nothing by
 * themselves.
 */
export interface Line {
  /** 1-based line in the file. */
  readonly number: number;
  /** 1-based UTF-16 column of the first character of `raw`: more than 1 after a form feed. */
  readonly column: number;
  /** As printed, without the line end. */
  readonly raw: string;
  /** What `raw` says: without blanks at both ends and without invisible characters. */
  readonly value: string;
  /** Blank lines before it. */
  readonly gap: number;
  /** 1-based page, where the file has form feeds. */
  readonly page: number | undefined;
  /** First line after a form feed. */
  readonly pageTop: boolean;
  /** `raw` with the places of its characters, where these are no columns of a text file. */
  readonly text?: Text;
  /** The line is a whole paragraph: its writer broke it off there, no page did. */
  readonly whole?: boolean;
  /** Whether print fills the line to the right margin, where the page tells. */
  readonly full?: boolean;
  /** More space than between the lines of a paragraph stands above it, where the page tells. */
  readonly apart?: boolean;
  /** The line is no line but the place of a ruled table: its index among those of the file. */
  readonly table?: number;
}

/** Bounds in steps, not seconds: a hostile file is refused at the same place everywhere. */
export const MAX_LINES = 1_000_000;
export const MAX_LINE_LENGTH = 1_000_000;

/**
 * Splits text at CRLF, CR, LF and form feeds; a form feed starts a page, not a line number.
 * @throws ReadError line-too-long or too-many-lines, with the line.
 */
export function splitLines(text: string, file: string): Line[] {
  const paged = text.includes('\f');
  const lines: Line[] = [];
  let [number, column, page, gap, from] = [1, 1, 1, 0, 0];
  let pageTop = false;
  const put = (to: number) => {
    if (to - from > MAX_LINE_LENGTH) throw tooLong(file, number, to - from);
    const raw = text.slice(from, to);
    const value = visibleWords(raw);
    if (value === '') {
      gap += 1;
      return;
    }
    if (lines.length >= MAX_LINES) throw tooMany(file, number);
    lines.push({ number, column, raw, value, gap, page: paged ? page : undefined, pageTop });
    gap = 0;
    pageTop = false;
  };
  const breaks = /\r\n|[\r\n\f]/g;
  for (let match = breaks.exec(text); match !== null; match = breaks.exec(text)) {
    put(match.index);
    const end = match.index + match[0].length;
    if (match[0] === '\f') {
      column += end - from;
      page += 1;
      pageTop = true;
    } else {
      column = 1;
      number += 1;
    }
    from = end;
  }
  put(text.length);
  return lines;
}

/** The characters of a line from `start` to before `end`, without blanks at both ends. */
export function lineSlice(line: Line, file: string, start = 0, end = line.raw.length): Text {
  if (line.text !== undefined) return trimText(sliceText(line.text, start, end));
  const part = line.raw.slice(start, end);
  const trimmed = part.trim();
  const lead = part.length - part.trimStart().length;
  return lineText(trimmed, file, line.number, line.column + start + lead);
}

/** The blank-separated fragments of a line, each with its place. */
export function lineFragments(line: Line, file: string): Text[] {
  const fragments: Text[] = [];
  for (const match of line.raw.matchAll(/\S+/g)) {
    fragments.push(lineSlice(line, file, match.index, match.index + match[0].length));
  }
  return fragments;
}

/** Columns that the text occupies in print: two for a CJK character, one for a Latin one. */
export function printedWidth(value: string): number {
  let width = 0;
  for (let at = 0; at < value.length; at += 1) width += value.charCodeAt(at) < 0x1100 ? 1 : 2;
  return width;
}

function tooLong(file: string, line: number, length: number): ReadError {
  return new ReadError(
    'line-too-long',
    file,
    {
      zh: `这一行有 ${length} 个字符，超过 ${MAX_LINE_LENGTH} 的上限`,
      en: `this line has ${length} characters, more than the limit of ${MAX_LINE_LENGTH}`,
    },
    { line },
  );
}

function tooMany(file: string, line: number): ReadError {
  return new ReadError(
    'too-many-lines',
    file,
    {
      zh: `文件超过 ${MAX_LINES} 行`,
      en: `the file has more than ${MAX_LINES} lines`,
    },
    { line },
  );
}
