import { compose, type Projection, projected, turned } from '../pdf/geometry.js';
import { gridsOf } from '../pdf/grid.js';
import type { Page } from '../pdf/page.js';
import { contrasted, type GreyBitmap, type PixelBox } from './bitmap.js';
import { type Component, componentsOf } from './components.js';
import { ForeignInk } from './foreign.js';
import { glyphsOf } from './glyphs.js';
import { bandsOf, printOf, type TextLine, textLines, usualHeight } from './lines.js';
import { type Quarter, upright } from './quarter.js';
import {
  isUnread,
  type ReadLine,
  readLines,
  readWords,
  unreadLine,
  type WordsOfLines,
} from './read-lines.js';
import { type RecognisedChar, type Recogniser, RecogniserError } from './recogniser.js';
import { rulingsOf, withoutRulings } from './rulings.js';
import { straightened } from './straighten.js';

/** A picture of a page. */
export interface PagePicture {
  readonly grey: GreyBitmap;
  readonly pixelsPerPoint: number;
  /** 1-based. */
  readonly number: number;
}

/**
 * Characters that every page of a budget or of final accounts is full of. A recogniser is as sure
 * of what it makes of a page that lies on its side, but it does not make these of it.
 */
const COMMON = new Set(
  '收入支出决算预财政部门单位合计项目科编码名称万元年度表经费基本公共行政事业服务情况说明',
);
/** Share of them among the Chinese characters of an upright page, and how many of these tell. */
const USUAL = 0.2;
const FEWEST = 12;

/** A page of so many lines is dots or a drawing more often than print: a sample tells. */
const MANY_LINES = 600;
const SAMPLE = 96;
/** What is recognised where there is no print: characters of no kind, and none for sure. */
const UNUSUAL = 0.05;
const UNSURE = 88;
const FEWEST_OF_NO_PRINT = 30;

/**
 * Reads a picture of a page: makes it straight, finds its rulings and takes them away, cuts out
 * each line of each cell and of the text around the tables, and has them read; where that gives
 * next to nothing, with another side up.
 * @returns the page as if its characters and rulings had been in the file
 * @throws RecogniserError when the recogniser fails, and when the picture is dots or a sample of
 *   very many lines is no print whichever side is up
 */
export async function recognisedPage(picture: PagePicture, recogniser: Recogniser): Promise<Page> {
  if (isDots(picture.grey)) throw noPrint();
  const first = laidOut(picture, 0);
  const many = first.lines.length > MANY_LINES;
  const known = many ? await sampled(first, recogniser) : null;
  const whole = known === null || isUsual(known) ? await read(first, recogniser, known) : null;
  if (whole !== null && (whole.common === null || whole.common >= USUAL)) return whole.page;
  for (const quarter of [90, 270, 180] as const) {
    const turned = laidOut(picture, quarter);
    const sample = await sampled(turned, recogniser);
    if (!isUsual(sample) || shareOf(charsOf(sample)) === null) continue;
    const { page, common } = await read(turned, recogniser, sample);
    if (common !== null && common >= USUAL) return page;
  }
  if (whole !== null) return whole.page;
  if (known !== null && isNoPrint(known)) throw noPrint();
  return (await read(first, recogniser, known)).page;
}

/** Of neighbouring pixels in print hardly one pair in ten is a light and a dark one. */
const MOST_CHANGES = 0.3;
const EVERY_ROW = 4;
const MIDDLE = 128;

/** Light and dark pixels follow each other as in no print: noise, or a screen of dots. */
function isDots({ width, height, data }: GreyBitmap): boolean {
  let [changes, pairs] = [0, 0];
  for (let y = 0; y < height; y += EVERY_ROW) {
    for (let at = y * width + 1; at < (y + 1) * width; at += 1) {
      if ((data[at] ?? 0) < MIDDLE !== (data[at - 1] ?? 0) < MIDDLE) changes += 1;
    }
    pairs += width - 1;
  }
  return changes > pairs * MOST_CHANGES;
}

/** A page whose lines are found, with one side up. */
interface LaidOut {
  readonly picture: PagePicture;
  readonly quarter: Quarter;
  readonly straight: ReturnType<typeof straightened>;
  readonly rulings: Page['drawing']['rulings'];
  /** Without rulings. */
  readonly grey: GreyBitmap;
  readonly lines: readonly TextLine[];
  /** Cells without a line in which something else may hide a figure. */
  readonly hidden: readonly TextLine[];
  /** Height of a usual line in pixels. */
  readonly usual: number;
}

function laidOut(picture: PagePicture, quarter: Quarter): LaidOut {
  const { pixelsPerPoint } = picture;
  const straight = straightened(upright(contrasted(picture.grey), quarter), pixelsPerPoint);
  const found = rulingsOf(straight.ink, pixelsPerPoint);
  const rulings = found.map(({ horizontal, at, from, to }) => ({
    horizontal,
    at: at / pixelsPerPoint,
    from: from / pixelsPerPoint,
    to: to / pixelsPerPoint,
  }));
  const clean = withoutRulings(straight.grey, straight.ink, found);
  const parts = printOf(componentsOf(clean.ink), pixelsPerPoint);
  const regions = regionsOf(rulings, parts, pixelsPerPoint);
  const { all, usual } = linesOf(parts, regions, pixelsPerPoint);
  const foreign = new ForeignInk(clean.ink, regions.held, regions.free, usual);
  const lines = all.map((line) => (foreign.touches(beside(line, usual)) ? touched(line) : line));
  return {
    picture,
    quarter,
    straight,
    rulings,
    grey: clean.grey,
    lines,
    hidden: hiddenLines(regions.held, lines, foreign),
    usual,
  };
}

/** Lines from all over the page, read as words. */
async function sampled(
  { grey, lines, usual }: LaidOut,
  recogniser: Recogniser,
): Promise<WordsOfLines> {
  const step = Math.max(1, lines.length / SAMPLE);
  const some = lines.filter((_, at) => Math.floor(at / step) > Math.floor((at - 1) / step));
  return readWords(grey, some, usual, recogniser);
}

async function read(
  page: LaidOut,
  recogniser: Recogniser,
  known: WordsOfLines | null,
): Promise<{ readonly page: Page; readonly common: number | null }> {
  const lines = await readLines(page.grey, page.lines, page.usual, recogniser, known);
  const common = shareOf(lines.flatMap(({ chars }) => chars));
  const all = [...lines, ...page.hidden.map(unreadLine)];
  return { page: pageOf(page, all.every(isUnread) ? [] : all), common };
}

function pageOf(
  { picture, quarter, straight, rulings }: LaidOut,
  lines: readonly ReadLine[],
): Page {
  const { pixelsPerPoint, number } = picture;
  const width = straight.grey.width / pixelsPerPoint;
  const height = straight.grey.height / pixelsPerPoint;
  return {
    number,
    width,
    height,
    glyphs: lines.flatMap((line) => glyphsOf(line, pixelsPerPoint)),
    askew: [],
    drawing: { rulings, images: [], fills: [] },
    rotate: quarter,
    display: displayOf(straight.back, quarter, width, height, pixelsPerPoint),
  };
}

/** From the straight page back to the picture as it was given, in points. */
function displayOf(
  back: Projection,
  quarter: Quarter,
  width: number,
  height: number,
  pixelsPerPoint: number,
): Projection {
  const { e, f, g, h } = back;
  const inPoints = { ...back, e: e / pixelsPerPoint, f: f / pixelsPerPoint };
  const turn = turned(quarter, width, height);
  if (g === undefined || h === undefined) return compose(turn, inPoints);
  return projected(turn, { ...inPoints, g: g * pixelsPerPoint, h: h * pixelsPerPoint });
}

function charsOf(words: WordsOfLines): readonly RecognisedChar[] {
  return [...words.values()].flatMap((line) => line.words.flat());
}

/** Whether these may be lines of a page that is upright: few Chinese characters do not tell. */
function isUsual(words: WordsOfLines): boolean {
  const common = shareOf(charsOf(words));
  return common === null || common >= USUAL;
}

function isNoPrint(words: WordsOfLines): boolean {
  const chinese = charsOf(words).filter(({ value }) => HAN.test(value));
  const sure = chinese.map(({ confidence }) => confidence).sort((a, b) => a - b);
  return (
    chinese.length >= FEWEST_OF_NO_PRINT &&
    (shareOf(chinese) ?? 1) < UNUSUAL &&
    (sure[sure.length >> 1] ?? 100) < UNSURE
  );
}

function noPrint(): RecogniserError {
  return new RecogniserError({
    zh: '图像上像是杂点或图画，没有认出文字',
    en: 'the picture seems to be dots or a drawing, no text was recognised on it',
  });
}

const HAN = /\p{Script=Han}/u;

/** Share of common ones among the Chinese characters; null where these are few. */
function shareOf(chars: readonly { readonly value: string }[]): number | null {
  const chinese = chars.filter(({ value }) => HAN.test(value));
  if (chinese.length < FEWEST) return null;
  return chinese.filter(({ value }) => COMMON.has(value)).length / chinese.length;
}

/** Parts with the cell that holds them. */
interface Region {
  /** In pixels. */
  readonly cell: PixelBox;
  readonly parts: Component[];
}

interface Regions {
  readonly held: readonly Region[];
  readonly free: readonly Component[];
}

/** Parts by the cell that holds their middle; those of no cell are free. */
function regionsOf(
  rulings: Parameters<typeof gridsOf>[0],
  parts: readonly Component[],
  pixelsPerPoint: number,
): Regions {
  const held = gridsOf(rulings)
    .flatMap((grid) => grid.cells)
    .map(({ left, right, top, bottom }): Region => {
      const [a, b, c, d] = [left, top, right, bottom].map((at) => at * pixelsPerPoint);
      return { cell: { left: a ?? 0, top: b ?? 0, right: c ?? 0, bottom: d ?? 0 }, parts: [] };
    });
  const free: Component[] = [];
  for (const part of parts) {
    const [x, y] = [(part.left + part.right) / 2, (part.top + part.bottom) / 2];
    const own = held.find(
      ({ cell }) => x > cell.left && x < cell.right && y > cell.top && y < cell.bottom,
    );
    (own?.parts ?? free).push(part);
  }
  return { held, free };
}

/** A line with as much beside it as a digit that it lost would take. */
function beside({ left, top, right, bottom }: TextLine, usual: number): PixelBox {
  return { left: left - usual, top, right: right + usual, bottom };
}

function touched(line: TextLine): TextLine {
  return { ...line, touched: true };
}

/** Cells that have no line, as lines, where something that covers them may hide a figure. */
function hiddenLines(
  held: readonly Region[],
  lines: readonly TextLine[],
  foreign: ForeignInk,
): TextLine[] {
  const seen = new Set(lines.flatMap(({ parts }) => parts));
  const blank = held.filter(({ parts }) => !parts.some((part) => seen.has(part)));
  return blank
    .filter(({ cell }) => foreign.hides(cell))
    .map(({ cell }) => ({ ...cell, parts: [], inCell: true }));
}

/** Height of a picture among the text, in usual lines: no line of text is so high. */
const PICTURE = 6;

function linesOf(
  parts: readonly Component[],
  { held, free }: Regions,
  pixelsPerPoint: number,
): { readonly all: readonly TextLine[]; readonly usual: number } {
  const inCells = held.flatMap((own) => bandsOf(own.parts, pixelsPerPoint));
  const usual =
    usualHeight(inCells.length > 0 ? inCells : bandsOf(parts, pixelsPerPoint)) ||
    10 * pixelsPerPoint;
  const words = free.filter(({ top, bottom }) => bottom - top < usual * PICTURE);
  return {
    usual,
    all: [
      ...held.flatMap((own) => textLines(own.parts, usual, pixelsPerPoint, false)),
      ...textLines(words, usual, pixelsPerPoint, true),
    ],
  };
}
