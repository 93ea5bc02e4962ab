import { concatTexts, removeFromText, type Text } from '../../document/text.js';

/**
 * A text as the clause reader sees it: blanks and emphasis marks gone, full-width
 * forms of digits and signs made narrow, one character for one, so that every offset
 * of `norm` is an offset of `text`.
 */
export interface Compact {
  readonly text: Text;
  readonly norm: string;
}

/** Blanks, zero-width characters and the `**` of markdown; blanks between digits stay one blank. */
const INSIGNIFICANT = /(?<!\d)\s+|\s+(?!\d)|[\u200b\ufeff]|\*\*/g;
const BROKEN_NUMBER = /(?<=\d)\s+(?=\.\d)|(?<=\d\.)\s+(?=\d)/g;

const NARROW: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '％': '%',
  '﹪': '%',
  '：': ':',
  '；': ';',
  '．': '.',
  '－': '-',
  '−': '-',
  '＋': '+',
  '～': '~',
  '〜': '~',
};

/** Prepares a paragraph, cell or heading. */
export function compact(text: Text): Compact {
  const joined = removeFromText(removeFromText(text, BROKEN_NUMBER), INSIGNIFICANT);
  return {
    text: joined,
    norm: Array.from({ length: joined.value.length }, (_, at) =>
      narrow(joined.value.charAt(at)),
    ).join(''),
  };
}

/** Joins texts with nothing between them: blanks have no meaning in Chinese running text. */
export function join(texts: readonly Text[]): Text {
  return concatTexts(texts);
}

function narrow(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xfee0);
  return NARROW[char] ?? char;
}
