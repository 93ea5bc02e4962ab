import type { Recognition } from '../pdf/glyphs.js';
import { weighed } from './among-words.js';
import { type GreyBitmap, scaledCrop } from './bitmap.js';
import { chinesePunctuation } from './characters.js';
import { type Decided, decideFigure, isFigureLine, plainFigure, type Vote } from './figures.js';
import type { TextLine } from './lines.js';
import { isAmount, marksOf } from './marks.js';
import { leastOf, type MeasuredChar, type PageChar } from './page-chars.js';
import { type Alphabet, lineTextOf, type RecognisedLine, type Recogniser } from './recogniser.js';

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
const FIGURE_SIZES = [36, 48];
const DOUBTFUL_SIZES = [30, 60];
/** For the look at its marks. */
const MARKS_SIZE = 64;
/** Pixels of paper around the line that go with it, and white around that. */
const AROUND = 3;
const MARGIN = 10;

/** What lines say, read as words. */
export type WordsOfLines = ReadonlyMap<TextLine, RecognisedLine>;

/** Reads lines once, as words. @throws RecogniserError */
export async function readWords(
  grey: GreyBitmap,
  lines: readonly TextLine[],
  usual: number,
  recogniser: Recogniser,
): Promise<WordsOfLines> {
  return readAt(grey, usual, recogniser)(lines, SIZE, 'words');
}

function readAt(grey: GreyBitmap, usual: number, recogniser: Recogniser): Again {
  return async (some, size, alphabet) => {
    const pictures = some.map((line) => cut(grey, line, size / usual));
    const read = await recogniser.read(pictures, alphabet);
    return new Map(some.map((line, index) => [line, read[index] ?? { words: [] }]));
  };
}

/**
 * Reads each line once as words; what is a figure alone twice more, as figures in two sizes, and
 * again where that leaves a doubt; a line with figures among words twice more, in other sizes.
 * @param usual height of a usual line in pixels
 * @param known lines that were read as words already
 * @throws RecogniserError
 */
export async function readLines(
  grey: GreyBitmap,
  lines: readonly TextLine[],
  usual: number,
  recogniser: Recogniser,
  known: WordsOfLines | null = null,
): Promise<ReadLine[]> {
  const again = readAt(grey, usual, recogniser);
  const rest = lines.filter((line) => known === null || !known.has(line));
  const once = new Map([...(known ?? []), ...(await again(rest, SIZE, 'words'))]);
  const first = await withLost(lines, once, usual, again);
  const textOf = (line: TextLine) => lineTextOf(first.get(line) ?? { words: [] });
  const alone = lines.filter(
    (line) =>
      isFigureLine(textOf(line)) ||
      isLost(line, textOf(line), usual) ||
      looksLikeFigure(grey, line, usual, first.get(line)),
  );
  const taken = new Set(alone);
  const mixed = lines.filter(
    (line) => /\d/.test(textOf(line).normalize('NFKC')) && !taken.has(line),
  );
  const decided = await readFigures(grey, usual, alone, first, again);
  const second = await again(mixed, SECOND_SIZE, 'words');
  const third = await again(mixed, THIRD_SIZE, 'words');
  return lines.map((line): ReadLine => {
    const figure = decided.get(line);
    if (figure !== undefined) {
      const isUnread = figure.text === '' && isLost(line, '', usual);
      return isUnread ? unreadLine(line) : figureLine(line, figure);
    }
    const chars = onPage(first.get(line) ?? { words: [] }, line, SIZE / usual);
    const others = [second.get(line), third.get(line)].filter((one) => one !== undefined);
    if (others.length === 0) return { line, figure: false, chars };
    return { line, figure: false, chars: weighed(chars, others, line) };
  });
}

/** Stands for a figure that was not read. */
const UNKNOWN = '\uFFFD';

/** A line of which nothing was read. */
export function unreadLine(line: TextLine): ReadLine {
  const recognised: Recognition = { confidence: 0, doubtful: true, rivals: [] };
  const { left, right } = line;
  return { line, figure: true, chars: [{ value: UNKNOWN, left, right, recognised }] };
}

/** Whether there is nothing on a line but what was not read. */
export function isUnread({ chars }: ReadLine): boolean {
  return chars.every(({ value }) => value === UNKNOWN);
}

/** Height of a digit, at least, in usual lines. */
const DIGIT = 0.5;

/** Whether a cell holds print of which nothing was read: it must not pass for blank. */
function isLost({ inCell, parts }: TextLine, text: string, usual: number): boolean {
  const isPrint = parts.some(({ top, bottom }) => bottom - top >= usual * DIGIT);
  return inCell && text.trim() === '' && isPrint;
}

/** What the usual way takes for no print at all is read once more, as one word. */
async function withLost(
  lines: readonly TextLine[],
  once: WordsOfLines,
  usual: number,
  again: Again,
): Promise<WordsOfLines> {
  const lost = lines.filter((line) => {
    const reading = once.get(line);
    return reading !== undefined && isLost(line, lineTextOf(reading), usual);
  });
  return new Map([...once, ...(await again(lost, SIZE, 'word'))]);
}

type Again = (
  lines: readonly TextLine[],
  size: number,
  alphabet: Alphabet,
) => Promise<WordsOfLines>;

/** Figures that stand alone, read in two sizes, and in two more where these leave a doubt. */
async function readFigures(
  grey: GreyBitmap,
  usual: number,
  lines: readonly TextLine[],
  words: WordsOfLines,
  again: Again,
): Promise<ReadonlyMap<TextLine, Decided>> {
  const votes = new Map<TextLine, Vote[]>();
  const decided = new Map<TextLine, Decided>();
  const vote = (readings: WordsOfLines, some: readonly TextLine[]) => {
    for (const line of some) {
      const reading = readings.get(line);
      if (reading !== undefined) votes.set(line, [...(votes.get(line) ?? []), voteOf(reading)]);
    }
  };
  const decide = (some: readonly TextLine[]) => {
    for (const line of some) {
      const found = decideFigure(votes.get(line) ?? [], marksIn(grey, line, usual));
      decided.set(line, line.touched === true ? inDoubt(found) : found);
    }
  };
  vote(words, lines);
  for (const size of FIGURE_SIZES) vote(await again(lines, size, 'figures'), lines);
  decide(lines);
  const open = lines.filter((line) => decided.get(line)?.recognised.doubtful === true);
  for (const size of DOUBTFUL_SIZES) vote(await again(open, size, 'figures'), open);
  decide(open);
  return decided;
}

function inDoubt({ text, recognised }: Decided): Decided {
  return { text, recognised: { ...recognised, doubtful: true } };
}

/** Characters that a recogniser is sure of are words. */
const SURE = 85;

/** What is no word that the recogniser is sure of, and has the marks of an amount. */
function looksLikeFigure(
  grey: GreyBitmap,
  line: TextLine,
  usual: number,
  reading: RecognisedLine | undefined,
): boolean {
  const chars = reading?.words.flat() ?? [];
  const isWord = chars.some(
    ({ value, confidence }) => /\p{Script=Han}/u.test(value) && confidence >= SURE,
  );
  if (isWord || line.parts.length < 3) return false;
  return isAmount(marksIn(grey, line, usual) ?? '');
}

function cut(grey: GreyBitmap, line: TextLine, scale: number): GreyBitmap {
  const { left, top, right, bottom } = line;
  const box = {
    left: left - AROUND,
    top: top - AROUND,
    right: right + AROUND,
    bottom: bottom + AROUND,
  };
  return scaledCrop(grey, box, scale, MARGIN, true);
}

function marksIn(grey: GreyBitmap, line: TextLine, usual: number): string | null {
  return marksOf(scaledCrop(grey, grown(line), MARKS_SIZE / usual, MARGIN, true));
}

function figureLine(line: TextLine, { text, recognised }: Decided): ReadLine {
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
