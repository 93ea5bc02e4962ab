import { type Line, printedWidth } from './lines.js';

/** The line closes a sentence, closing quotes and brackets after it allowed. */
export function endsSentence(value: string): boolean {
  return /[。！？!?][”’」』）)】》"']{0,3}$/.test(value);
}

/** The line closes a part of a sentence that often closes a paragraph too. */
export function endsClause(value: string): boolean {
  return /[；;：:…][”’）)]?$/.test(value) || endsSentence(value);
}

/** The line holds a comma or stop (a colon is not enough: titles and labels have one). */
export function hasClause(value: string): boolean {
  return /[，。；！？]|[,;!?](?!\d)/.test(value);
}

/** Nothing can end here: a comma, an opening bracket or a hyphenated word. */
export function endsOpen(value: string): boolean {
  return /[，、,（(“‘《〈【]$/.test(value);
}

/**
 * The width at which the document's paragraphs were wrapped, or null where lines are
 * whole paragraphs. Wrapped lines crowd just below one width and hardly any is longer.
 */
export function wrapWidth(lines: readonly Line[]): number | null {
  const widths = lines
    .filter((line) => !line.raw.includes('\t'))
    .map((line) => printedWidth(line.value))
    .filter((width) => width >= 36)
    .sort((a, b) => a - b);
  if (widths.length < 8) return null;
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let [best, most] = [0, 0];
  for (const width of counts.keys()) {
    let near = 0;
    for (let w = width - 6; w <= width; w += 1) near += counts.get(w) ?? 0;
    if (near > most || (near === most && width < best)) [best, most] = [width, near];
  }
  const longer = widths.filter((width) => width > best + 2).length;
  return most * 4 >= widths.length && longer * 5 <= widths.length ? best : null;
}
