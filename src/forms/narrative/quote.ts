import { type Compact, printedBetween } from './compact.js';

const LIMIT = 80;
/** Nothing further away than this can be part of a quote. */
const REACH = 2 * LIMIT;

/**
 * The clause around a figure: the part between full stops or semicolons if it is short
 * enough, else the commas nearest to the figure, else a window.
 * @returns at most 80 characters that hold the figure, with the blanks as printed if they fit
 */
export function quoteAround(paragraph: Compact, start: number, end: number): string {
  const { value } = paragraph.text;
  const { from, to } = clauseAround(value, start, end);
  const printed = printedBetween(paragraph, from, to);
  return printed.length <= LIMIT ? printed : value.slice(from, to);
}

function clauseAround(value: string, start: number, end: number): { from: number; to: number } {
  const part = between(value, start, end, /[。；;！？\n]/);
  if (part.to - part.from <= LIMIT) return part;
  let { from, to } = between(value, start, end, /[。；;！？，,\n]/);
  if (to - from > LIMIT) {
    from = Math.max(from, end - LIMIT + Math.min(20, Math.max(0, to - end)));
    to = Math.min(to, from + LIMIT);
    return { from, to };
  }
  // As many whole clauses before the figure as fit: they name its subject.
  for (;;) {
    const earlier = between(value, Math.max(part.from, from - 1), end, /[，,]/).from;
    if (from <= part.from || earlier >= from || to - earlier > LIMIT) return { from, to };
    from = Math.max(earlier, part.from);
  }
}

function between(
  value: string,
  start: number,
  end: number,
  stops: RegExp,
): { from: number; to: number } {
  let from = start;
  while (from > 0 && start - from < REACH && !isStop(value, from - 1, stops)) from -= 1;
  let to = end;
  while (to < value.length && to - end < REACH && !isStop(value, to, stops)) to += 1;
  return { from, to };
}

/** A comma between digits separates thousands, a clause never. */
function isStop(value: string, at: number, stops: RegExp): boolean {
  const char = value.charAt(at);
  if (!stops.test(char)) return false;
  return !(char === ',' && /\d/.test(value.charAt(at - 1)) && /\d/.test(value.charAt(at + 1)));
}
