import type { Statement } from './statement.js';
import type { Token } from './tokens.js';

type FigureToken = Extract<Token, { kind: 'figure' }>;

/** Two figures of one kind with nothing but a mark between them. */
function isListed(norm: string, a: FigureToken, b: FigureToken): boolean {
  const kind = ({ number }: FigureToken): string => number.unit.replace(/^.*(?=元$)/, '');
  const between = norm.slice(a.end, b.start);
  return /^[、，,和与]$/.test(between) && kind(a) === kind(b) && /^[元%]$/.test(kind(a));
}

/** 各为 120.50、118.30 万元: the figures of one list, the one at `index` first. */
export function listFrom(
  norm: string,
  tokens: readonly Token[],
  index: number,
): readonly FigureToken[] {
  const list: FigureToken[] = [];
  for (let at = index; ; at += 2) {
    const token = tokens[at];
    const before = list.at(-1);
    if (token?.kind !== 'figure') break;
    if (before !== undefined && !isListed(norm, before, token)) break;
    list.push(token);
  }
  return list;
}

/** The figures of a list belong to the subjects in their order; else nobody knows whose they are. */
export function spread(statement: Statement, list: readonly FigureToken[]): readonly Statement[] {
  if (list.length < 2) return [statement];
  const fits = statement.subjects.length === list.length;
  return list.map(({ number }, at) => {
    const subjects = fits ? statement.subjects.slice(at, at + 1) : [];
    return { ...statement, number, subjects, bound: subjects.length > 0 };
  });
}
