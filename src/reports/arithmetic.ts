import type { Arithmetic } from '../checks/rule.js';
import type { Lang } from './subject.js';

/** A stretch of a spelled-out sum; `marked` is the figure that the finding is about. */
export interface SumPart {
  readonly text: string;
  readonly marked: boolean;
}

const FIGURE_CHARACTER = /[\d.,]/;
const ZERO = /^[-−]?0(?:\.0+)?(?!\d|\.\d)/;
/** Stands for a cell that nothing is printed in. */
const BLANK = '□';
const BETWEEN_LANGUAGES = ' / ';
const COMPARISONS: Readonly<Record<string, string>> = { '=': '=', '<=': '≤', '>=': '≥' };

/** Whether a figure, with its unit or without, is printed as zero: `0.00`, `0 元`. */
export function isZeroFigure(printed: string): boolean {
  return ZERO.test(printed);
}

/**
 * The sum of an identity in printed figures, with the figure that the finding is about marked.
 * Linear: `total = part + part - part`, the first term on the left. Blank cells are no terms;
 * a blank total is told by the arithmetic. Zeros on the right are left out unless
 * there is nothing else. Any other relation is spelled out by the checks already; in
 * it the first figure that reads `printed` is marked.
 */
export function spellSum(arithmetic: Arithmetic, printed: string | null): SumPart[] {
  const comparison = COMPARISONS[arithmetic.relation];
  return comparison === undefined
    ? markedIn(arithmetic.relation, printed)
    : spellLinear(arithmetic, comparison, printed);
}

function spellLinear(
  { terms, blankTarget }: Arithmetic,
  comparison: string,
  printed: string | null,
): SumPart[] {
  const [first] = terms;
  const blank = blankTarget === true || first === undefined;
  const marked = blank ? undefined : terms.find((term) => sameFigure(term.printed, printed));
  const others = blank ? terms : terms.slice(1);
  const filled = others.filter((term) => !isZeroFigure(term.printed));
  const shown = filled.length > 0 ? filled : others;
  return [
    blank ? { text: BLANK, marked: true } : { text: first.printed, marked: first === marked },
    { text: ` ${comparison} `, marked: false },
    ...shown.flatMap((term, index): SumPart[] => {
      const operator = term.sign === '-' ? (index === 0 ? '' : ' + ') : index === 0 ? '-' : ' - ';
      const figure = { text: term.printed, marked: term === marked };
      return operator === '' ? [figure] : [{ text: operator, marked: false }, figure];
    }),
    ...(shown.length === 0 ? [{ text: '0', marked: false }] : []),
  ];
}

/** A term prints its unit when that is not the unit of the sum: `154.78 元` is the figure 154.78. */
function sameFigure(term: string, printed: string | null): boolean {
  return printed !== null && (term === printed || term.startsWith(`${printed} `));
}

function markedIn(relation: string, printed: string | null): SumPart[] {
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
