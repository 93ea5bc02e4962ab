import type { Arithmetic } from '../checks/rule.js';
import type { Lang } from './subject.js';

/** A stretch of a spelled-out sum; `marked` is the figure that the finding is about. */
export interface SumPart {
  readonly text: string;
  readonly marked: boolean;
}

const FIGURE_CHARACTER = /[\d.,]/;
const BETWEEN_LANGUAGES = ' / ';

/**
 * The sum of an identity in printed figures, with the first figure that reads `printed`
 * marked; nothing is marked when there is none.
 */
export function spellSum({ relation }: Arithmetic, printed: string | null): SumPart[] {
  const at = printed === null ? -1 : figureAt(relation, printed);
  if (printed === null || at < 0) return [{ text: relation, marked: false }];
  return [
    { text: relation.slice(0, at), marked: false },
    { text: printed, marked: true },
    { text: relation.slice(at + printed.length), marked: false },
  ].filter(({ text }) => text !== '');
}

/** The sum as one line; the marked figure stands between `open` and `close`. */
export function sumLine(parts: readonly SumPart[], open = '【', close = '】'): string {
  return parts.map(({ text, marked }) => (marked ? `${open}${text}${close}` : text)).join('');
}

/** What the checks say of rounding: `zh / en` in one string of the contract, here one of them. */
export function roundingWords({ rounding }: Arithmetic, lang: Lang): string {
  const at = rounding.indexOf(BETWEEN_LANGUAGES);
  if (at < 0) return rounding;
  return lang === 'zh' ? rounding.slice(0, at) : rounding.slice(at + BETWEEN_LANGUAGES.length);
}

/** Where the figure stands as a whole: `1.2` is not found inside `21.25`. */
function figureAt(relation: string, figure: string): number {
  if (figure === '') return -1;
  let at = relation.indexOf(figure);
  while (at >= 0) {
    const before = relation.charAt(at - 1);
    const after = relation.charAt(at + figure.length);
    if (!FIGURE_CHARACTER.test(before) && !FIGURE_CHARACTER.test(after)) return at;
    at = relation.indexOf(figure, at + 1);
  }
  return -1;
}
