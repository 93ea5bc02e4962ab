import type { Prints } from './figures.js';
import type { Printing } from './print.js';

/** Printed parts do not add to their printed total. */
export const TAILS = '各项金额四舍五入后列示，部分合计数与所列分项数之和存在尾差。';

/**
 * What stands under a table: what it shows, then what its prints owe an explanation of, in
 * words that the checks read as announcing it. Several notes are numbered on one line.
 */
export function notesOf(
  { declaration, print }: Printing,
  prints: Pick<Prints, 'hidden' | 'tails'>,
  isEmpty: boolean,
  options: { readonly notes?: readonly string[]; readonly emptyNote?: string },
): readonly string[] {
  const notes = [
    ...(print.notes ?? declaration.notes ?? []),
    ...(options.notes ?? []),
    ...(prints.tails ? [TAILS] : []),
    ...(prints.hidden === 0 ? [] : [hiddenNote(prints.hidden)]),
  ];
  const empty = options.emptyNote ?? print.emptyNote ?? declaration.emptyNote;
  return [...numbered('注', notes), ...(isEmpty && empty !== undefined ? [`说明：${empty}`] : [])];
}

/** Notes as one line under a word, numbered where there are several; none without notes. */
export function numbered(word: string, notes: readonly string[]): readonly string[] {
  const [only, second] = notes;
  if (only === undefined) return [];
  const text = second === undefined ? only : notes.map((note, at) => `${at + 1}.${note}`).join(' ');
  return [`${word}：${text}`];
}

/** Says how many amounts hide behind zeros, in words that the checks count by. */
export function hiddenNote(count: number): string {
  return `本表有 ${count} 处金额不为零而不足 50 元，以 0.00 列示。`;
}
