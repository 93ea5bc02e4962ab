import type { Recognition } from '../pdf/glyphs.js';
import { marksFit } from './marks.js';

/** One reading of a figure. */
export interface Vote {
  /** As {@link plainFigure} gives it. */
  readonly text: string;
  readonly confidence: number;
}

/** A figure alone, as it is printed in a cell. */
const FIGURE_LINE = /^[-−–—+(（]*\d[\d.,，。:：\-−–—%％)）]*$/;

/** What stands beside digits in words: measure words, list marks, two Chinese characters. */
const OF_WORDS = /\p{Script=Han}{2}|[第年月日页号表个台辆套批次人项元、（）()]/u;

/** Whether what was read is a figure and nothing else, or was meant to be one. */
export function isFigureLine(text: string): boolean {
  const plain = text.replace(/\s/g, '');
  if (FIGURE_LINE.test(plain)) return true;
  const digits = plain.replace(/[^\d]/g, '').length;
  // Digits misread as letters and strokes among digits.
  return digits >= 1 && digits * 2 >= plain.length && !OF_WORDS.test(plain);
}

/** Characters of figures in their ASCII forms, without blanks. */
export function plainFigure(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').replace(/。/g, '.').replace(/[−–—]/g, '-');
}

/**
 * A figure as figures are printed: thousands parted throughout or not at all, a point with
 * digits behind it, no zero before another digit of a decimal.
 */
export function isWellFormed(text: string): boolean {
  const core = /^\((.+)\)$/.exec(text)?.[1] ?? text;
  return /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$/.test(core) && !/^-?0\d+\./.test(core);
}

/** Readings alike, two for each other one taken off, that put a figure beyond doubt. */
const ENOUGH = 2;
const ENOUGH_WITHOUT_MARKS = 3;

export interface Decided {
  readonly text: string;
  readonly recognised: Recognition;
}

/**
 * Decides a figure by its readings and its ink. Beyond doubt is what is well formed, was read
 * alike twice, in ways that err differently, with no other reading of such marks (four times
 * against one), and has the marks that the ink shows; three times where the ink does not show them.
 * @param marks as `marksOf` gives them, or null
 */
export function decideFigure(votes: readonly Vote[], marks: string | null): Decided {
  const counts = new Map<string, number>();
  for (const { text } of votes) {
    if (isWellFormed(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const fits = (text: string) => marks !== null && !/[%()]/.test(text) && marksFit(marks, text);
  const ranked = [...counts].sort(
    ([a, first], [b, second]) => second - first || Number(fits(b)) - Number(fits(a)),
  );
  const [best] = ranked;
  if (best === undefined) {
    const text = votes[0]?.text ?? '';
    return { text, recognised: { confidence: leastOf(votes), doubtful: true, rivals: [] } };
  }
  const [text, count] = best;
  // What does not have the marks of the ink is no rival.
  const others = ranked.slice(1).filter(([rival]) => marks === null || fits(rival));
  const against = others.reduce((sum, [, alike]) => sum + alike, 0);
  const lead = count - 2 * against;
  const unmarked = marks === null || /[%()]/.test(text);
  const enough = unmarked ? lead >= ENOUGH_WITHOUT_MARKS : lead >= ENOUGH && fits(text);
  return {
    text,
    recognised: {
      confidence: leastOf(votes.filter((vote) => vote.text === text)),
      doubtful: !enough,
      rivals: ranked.slice(1).map(([rival]) => rival),
    },
  };
}

function leastOf(votes: readonly Vote[]): number {
  return share(votes.reduce((least, { confidence }) => Math.min(least, confidence), 100));
}

/** Percent as a share, cut to two places. */
export function share(percent: number): number {
  return Math.floor(percent) / 100;
}
