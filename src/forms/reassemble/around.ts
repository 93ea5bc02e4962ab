import { concatTexts, type Text, trimText } from '../../document/text.js';
import { isCode } from './cells.js';
import { isDash, isNumber, isWord, plainOf } from './tokens.js';
import { nameKey, type Vocabulary } from './vocabulary.js';

type Line = readonly Text[];

/** Below, a figure of a row; a code is told apart by its place before a name. */
const isFigure = (plain: string): boolean => isNumber(plain) || isDash(plain);

/**
 * A name that was wrapped in its cell, while code and figures stand in the middle of the
 * cell's height, comes out of the page as three lines: the name's first part, code and
 * figures, the name's rest. Such names are put together in front of their figures.
 *
 *     机关事业单位基本养老保        2080505 机关事业单位基本养老保险缴费支出 5.00 5.00
 *     2080505 5.00 5.00       →
 *     险缴费支出
 *
 * Only what the lists know is joined.
 */
export function joinNamesAround(lines: readonly Line[], vocabulary: Vocabulary): readonly Line[] {
  const joined: Line[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const row = filled(lines[at]);
    const before = joined.length > 0 ? loneWord(joined.at(-1)) : null;
    const after = loneWord(lines[at + 1]);
    const made = before === null ? null : around(before, row, after, vocabulary);
    if (made === null) {
      joined.push(lines[at] ?? []);
      continue;
    }
    joined[joined.length - 1] = made.line;
    if (made.tookAfter) at += 1;
  }
  return joined;
}

interface Made {
  readonly line: Line;
  /** The line below was the name's rest. */
  readonly tookAfter: boolean;
}

function around(before: Text, row: Line, after: Text | null, vocabulary: Vocabulary): Made | null {
  if (row.length === 0) return null;
  const knows = (parts: readonly Text[]): boolean =>
    vocabulary.names.has(nameKey(parts.map(({ value }) => plainOf(value)).join('')));
  const plain = row.map(({ value }) => plainOf(value));
  const codes = plain.flatMap((text, at) => (isCode(text) && isCodePlace(plain, at) ? [at] : []));
  for (const at of codes) {
    const own = isWord(plain[at + 1] ?? '') ? row.slice(at + 1, at + 2) : [];
    if (own.length > 0 && (knows(own) || knows([before]))) continue;
    const whole = after === null ? null : [before, ...own, after];
    const upper = own.length === 0 ? null : [before, ...own];
    const parts = [whole, upper].find((one) => one !== null && knows(one)) ?? null;
    if (parts === null) continue;
    const name = concatTexts(parts);
    const line = [...row.slice(0, at + 1), name, ...row.slice(at + 1 + own.length)];
    return { line, tookAfter: parts === whole };
  }
  if (codes.length > 0 || after === null || !plain.every(isFigure) || knows([before])) return null;
  return knows([before, after])
    ? { line: [concatTexts([before, after]), ...row], tookAfter: true }
    : null;
}

/** A code begins the line, or stands behind the last figure of another list. */
function isCodePlace(plain: readonly string[], at: number): boolean {
  return at === 0 || isFigure(plain[at - 1] ?? '');
}

function filled(line: Line | undefined): Line {
  return (line ?? []).map(trimText).filter(({ value }) => value !== '');
}

/** The only fragment of a line, if it is a word without digits. */
function loneWord(line: Line | undefined): Text | null {
  const [only, ...more] = filled(line);
  if (only === undefined || more.length > 0) return null;
  const plain = plainOf(only.value);
  return isWord(plain) && !/\d/.test(plain) && !/^(?:注|说明|备注)[:：]/.test(plain) ? only : null;
}
