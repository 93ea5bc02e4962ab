import type { Recognition } from '../pdf/glyphs.js';
import { type GreyBitmap, scaledCrop } from './bitmap.js';
import { chinesePunctuation } from './characters.js';
import { decideFigure, isFigureLine, plainFigure, share, type Vote } from './figures.js';
import type { TextLine } from './lines.js';
import { marksOf } from './marks.js';
import {
  lineTextOf,
  type RecognisedChar,
  type RecognisedLine,
  type Recogniser,
} from './recogniser.js';

/** A character on the page, in its pixels. */
export interface PageChar {
  readonly value: string;
  readonly left: number;
  readonly right: number;
  readonly recognised?: Recognition;
}

export interface ReadLine {
  readonly line: TextLine;
  /** It holds a figure and nothing else. */
  readonly figure: boolean;
  readonly chars: readonly PageChar[];
}

/** Heights to which a usual line is brought before it is read; two sizes err differently. */
const SIZE = 36;
const SECOND_SIZE = 48;
const THIRD_SIZE = 30;
/** For the look at its marks. */
const MARKS_SIZE = 64;
/** Paper around the line that goes with it, and white around that. */
const AROUND = 3;
const MARGIN = 10;

/**
 * Reads each line once as words; a figure that stands alone twice more, as figures in two
 * sizes; a line with figures among words twice more, in other sizes.
 * @param usual height of a usual line in pixels
 * @throws RecogniserError
 */
export async function readLines(
  grey: GreyBitmap,
  lines: readonly TextLine[],
  usual: number,
  recogniser: Recogniser,
): Promise<ReadLine[]> {
  const pictures = (size: number) => (line: TextLine) => cut(grey, line, size / usual);
  const words = await recogniser.read(lines.map(pictures(SIZE)), 'words');
  const texts = words.map(lineTextOf);
  const alone = lines.filter((_, index) => isFigureLine(texts[index] ?? ''));
  const mixed = lines.filter(
    (line, index) => /\d/.test((texts[index] ?? '').normalize('NFKC')) && !alone.includes(line),
  );
  const again = async (some: readonly TextLine[], size: number, alphabet: 'words' | 'figures') => {
    const read = await recogniser.read(some.map(pictures(size)), alphabet);
    return new Map(some.map((line, index) => [line, read[index] as RecognisedLine]));
  };
  const figures = await again(alone, SIZE, 'figures');
  const larger = await again(alone, SECOND_SIZE, 'figures');
  const second = await again(mixed, SECOND_SIZE, 'words');
  const third = await again(mixed, THIRD_SIZE, 'words');
  return lines.map((line, index): ReadLine => {
    const first = words[index] ?? { words: [] };
    const [a, b] = [figures.get(line), larger.get(line)];
    if (a !== undefined && b !== undefined) return figureLine(grey, line, usual, [first, a, b]);
    const chars = onPage(first, line, SIZE / usual);
    const others = [second.get(line), third.get(line)].filter((one) => one !== undefined);
    if (others.length === 0) return { line, figure: false, chars };
    return { line, figure: false, chars: weighed(chars, others, line.bottom - line.top) };
  });
}

function cut(grey: GreyBitmap, line: TextLine, scale: number): GreyBitmap {
  const { left, top, right, bottom } = line;
  const box = {
    left: left - AROUND,
    top: top - AROUND,
    right: right + AROUND,
    bottom: bottom + AROUND,
  };
  return scaledCrop(grey, box, scale, MARGIN);
}

function figureLine(
  grey: GreyBitmap,
  line: TextLine,
  usual: number,
  readings: readonly RecognisedLine[],
): ReadLine {
  const votes = readings.map(voteOf);
  const marks = marksOf(scaledCrop(grey, grown(line), MARKS_SIZE / usual, MARGIN));
  const { text, recognised } = decideFigure(votes, marks);
  const letters = [...text];
  const step = (line.right - line.left) / Math.max(1, letters.length);
  return {
    line,
    figure: true,
    chars: letters.map((value, at) => ({
      value,
      left: line.left + at * step,
      right: line.left + (at + 1) * step,
      recognised,
    })),
  };
}

function grown({ left, top, right, bottom }: TextLine) {
  return { left: left - 1, top: top - 1, right: right + 1, bottom: bottom + 1 };
}

function voteOf(reading: RecognisedLine): Vote {
  return { text: plainFigure(lineTextOf(reading)), confidence: leastOf(reading.words.flat()) };
}

function leastOf(chars: readonly RecognisedChar[]): number {
  return chars.reduce((least, { confidence }) => Math.min(least, confidence), 100);
}

/** Characters in pixels of the page; full-width forms of figures become plain. */
function onPage(reading: RecognisedLine, line: TextLine, scale: number): MeasuredChar[] {
  const place = (x: number) => line.left - AROUND + (x - MARGIN) / scale;
  return chinesePunctuation(reading.words.flat()).map(({ value, left, right, confidence }) => ({
    value,
    left: place(left),
    right: place(right),
    confidence,
  }));
}

interface MeasuredChar extends PageChar {
  readonly confidence: number;
}

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
function weighed(
  chars: readonly MeasuredChar[],
  others: readonly RecognisedLine[],
  height: number,
): PageChar[] {
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
        readings.some((reading) => reading !== text) || hasGap(chars.slice(from, to), height),
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
