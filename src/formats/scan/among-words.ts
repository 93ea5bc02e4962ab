import type { Recognition } from '../pdf/glyphs.js';
import { plainFigure, share } from './figures.js';
import type { TextLine } from './lines.js';
import { leastOf, type MeasuredChar, type PageChar } from './page-chars.js';
import type { RecognisedLine } from './recogniser.js';

const OF_A_FIGURE = /^[\d.,%％]$/;

/** Stretches of digits with their points and commas: start and end index. */
function figuresIn(chars: readonly { readonly value: string }[]): [number, number][] {
  const found: [number, number][] = [];
  let start = -1;
  const close = (end: number) => {
    let [from, to] = [start, end];
    while (to > from && /^[.,]$/.test(chars[to - 1]?.value ?? '')) to -= 1;
    while (from < to && !/^\d$/.test(chars[from]?.value ?? '')) from += 1;
    if (start >= 0 && to > from) found.push([from, to]);
    start = -1;
  };
  chars.forEach(({ value }, index) => {
    if (!OF_A_FIGURE.test(value)) close(index);
    else if (start < 0) start = index;
  });
  close(chars.length);
  return found;
}

/** Gap inside a figure, as a share of the line's height, into which a lost character fits. */
const LOST = 0.55;

function hasGap(chars: readonly PageChar[], height: number): boolean {
  return chars.some((char, at) => {
    const above = chars[at - 1];
    return above !== undefined && char.left - above.right > height * LOST;
  });
}

/**
 * Weighs the figures of a line of words: the same figures in all readings are beyond doubt.
 * Where the readings do not hold as many figures, all are in doubt.
 */
export function weighed(
  chars: readonly MeasuredChar[],
  others: readonly RecognisedLine[],
  line: TextLine,
): PageChar[] {
  const height = line.bottom - line.top;
  const own = figuresIn(chars);
  const rivals = others.map((other) => {
    const all = other.words.flat();
    return figuresIn(all).map(([from, to]) => textOf(all.slice(from, to)));
  });
  const result: PageChar[] = [...chars];
  own.forEach(([from, to], index) => {
    const text = textOf(chars.slice(from, to));
    const readings = rivals.map((texts) =>
      texts.length === own.length ? texts[index] : undefined,
    );
    const recognised: Recognition = {
      amongWords: true,
      confidence: share(leastOf(chars.slice(from, to))),
      doubtful:
        line.touched === true ||
        readings.some((reading) => reading !== text) ||
        hasGap(chars.slice(from, to), height),
      rivals: [
        ...new Set(readings.filter((reading) => reading !== undefined && reading !== text)),
      ].filter((reading) => reading !== undefined),
    };
    for (let at = from; at < to; at += 1) {
      result[at] = { ...(chars[at] as MeasuredChar), recognised };
    }
  });
  return result;
}

function textOf(chars: readonly { readonly value: string }[]): string {
  return plainFigure(chars.map(({ value }) => value).join(''));
}
