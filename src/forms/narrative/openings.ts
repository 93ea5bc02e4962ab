import type { Token } from './tokens.js';

/** What may stand between a direction and its figure. */
export const LEADS_TO_FIGURE =
  /^(?:了|约|近|超过|超|额|幅度?|率|共计?|总计|合计|为|达到?|的|:|\(|各|均|数|金额|总额)*$/;

/** 与, 和, 比 compare only where a year, last year or a budget follows. */
export function opensComparison(tokens: readonly Token[], index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (token === undefined || next === undefined || next.start - token.end > 3) return false;
  if (next.kind === 'year') return true;
  return next.kind === 'word' && (next.entry.role === 'base' || next.entry.role === 'basis');
}

/**
 * …，较上年减少 5 万元: a clause that is a comparison with last year and nothing else. Behind an
 * explanation it goes on with what the sentence spoke of before; behind a list of parts
 * (收入 9 万元，其中甲 5 万元、乙 4 万元，较上年…) with the whole.
 */
export function isBareComparison(norm: string, tokens: readonly Token[], index: number): boolean {
  let end = tokens[index]?.end ?? 0;
  for (let at = index + 1; ; at += 1) {
    const next = tokens[at];
    if (next === undefined) return false;
    const bare = LEADS_TO_FIGURE.test(norm.slice(end, next.start).replace(/^,/, ''));
    if (!bare) return false;
    if (next.kind === 'figure') return next.number.unit.endsWith('元');
    const compares =
      next.kind === 'year' ||
      (next.kind === 'mark' && next.mark === 'comma') ||
      (next.kind === 'word' && ['base', 'basis', 'compare', 'direction'].includes(next.entry.role));
    if (!compares) return false;
    end = next.end;
  }
}

const AS_OF = /截[至止]到?$/;

/** A date follows of which the counts are (截至2022年底). */
export function isDate(norm: string, start: number): boolean {
  return AS_OF.test(norm.slice(Math.max(0, start - 4), start));
}

/** 截至上年底: a date like 截至2022年底, and no comparison. */
export function isEndOfLastYear(norm: string, token: Extract<Token, { kind: 'word' }>): boolean {
  const { start, end, entry } = token;
  const lastYear = entry.role === 'base' && entry.against === 'prior-year';
  return lastYear && isDate(norm, start) && /^年?[底末]/.test(norm.slice(end));
}

/** The year stands right behind a word for last year (同比2022年度). */
export function followsBase(tokens: readonly Token[], index: number): boolean {
  const [before, year] = [tokens[index - 1], tokens[index]];
  return before?.kind === 'word' && before.entry.role === 'base' && before.end === year?.start;
}
