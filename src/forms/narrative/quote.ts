const LIMIT = 80;
/** Nothing further away than this can be part of a quote. */
const REACH = 2 * LIMIT;

/**
 * The clause around a figure: the part between full stops or semicolons if it is short
 * enough, else the commas nearest to the figure, else a window.
 * @param value the paragraph without blanks
 * @returns at most 80 characters that hold the figure
 */
export function quoteAround(value: string, start: number, end: number): string {
  const part = between(value, start, end, /[。；;！？\n]/);
  if (part.to - part.from <= LIMIT) return value.slice(part.from, part.to);
  let { from, to } = between(value, start, end, /[。；;！？，,\n]/);
  if (to - from > LIMIT) {
    from = Math.max(from, end - LIMIT + Math.min(20, Math.max(0, to - end)));
    to = Math.min(to, from + LIMIT);
    return value.slice(from, to);
  }
  // As many whole clauses before the figure as fit: they name its subject.
  for (;;) {
    const earlier = between(value, Math.max(part.from, from - 1), end, /[，,]/).from;
    if (from <= part.from || earlier >= from || to - earlier > LIMIT) return value.slice(from, to);
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
