import type { Arithmetic, ArithmeticTerm } from '../checks/rule.js';

/** A stretch of a spelled-out sum; `marked` is the figure that the finding is about. */
export interface SumPart {
  readonly text: string;
  readonly marked: boolean;
  /** For a figure: where it stands, in words. */
  readonly place?: string;
}

const SIGNS: Readonly<Record<string, string>> = {
  '=': '=',
  '<=': '≤',
  '>=': '≥',
};

/**
 * Σ sign·figure (relation) 0, written as people write it: the figures with a plus on the
 * left, those with a minus on the right of the relation. The first figure printed as
 * `printed` is marked. A relation that is not one of =, <=, >= is put in front of its figures.
 */
export function spellSum(arithmetic: Arithmetic, printed: string | null): SumPart[] {
  const marked = arithmetic.terms.findIndex((term) => term.printed === printed);
  const figures = arithmetic.terms.map((term, index) => ({
    term,
    part: figurePart(term, index === marked),
  }));
  const relation = SIGNS[arithmetic.relation];
  if (relation === undefined) {
    return [
      plain(`${arithmetic.relation}: `),
      ...figures.flatMap(({ part }, index) => (index === 0 ? [part] : [plain(', '), part])),
    ];
  }
  const left = figures.filter(({ term }) => term.sign === '+').map(({ part }) => part);
  const right = figures.filter(({ term }) => term.sign === '-').map(({ part }) => part);
  return [...added(left), plain(` ${relation} `), ...added(right)];
}

/** The sum as one line; the marked figure stands between `open` and `close`. */
export function sumLine(parts: readonly SumPart[], open = '【', close = '】'): string {
  return parts.map(({ text, marked }) => (marked ? `${open}${text}${close}` : text)).join('');
}

function figurePart(term: ArithmeticTerm, marked: boolean): SumPart {
  return { text: term.printed === '' ? '□' : term.printed, marked, place: term.place };
}

function added(parts: readonly SumPart[]): SumPart[] {
  if (parts.length === 0) return [plain('0')];
  return parts.flatMap((part, index) => {
    if (index === 0) return [part];
    return part.text.startsWith('-') && !part.marked
      ? [plain(' + ('), part, plain(')')]
      : [plain(' + '), part];
  });
}

function plain(text: string): SumPart {
  return { text, marked: false };
}
