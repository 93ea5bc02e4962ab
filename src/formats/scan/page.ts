import { type Affine, compose, turned } from '../pdf/geometry.js';
import { gridsOf } from '../pdf/grid.js';
import type { Page } from '../pdf/page.js';
import type { GreyBitmap } from './bitmap.js';
import { type Component, componentsOf } from './components.js';
import { glyphsOf } from './glyphs.js';
import { bandsOf, printOf, type TextLine, textLines, usualHeight } from './lines.js';
import { type Quarter, upright } from './quarter.js';
import { type ReadLine, readLines } from './read-lines.js';
import type { Recogniser } from './recogniser.js';
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

interface Attempt {
  readonly page: Page;
  /** Share of common ones among its Chinese characters; null where these are few. */
  readonly common: number | null;
}

/**
 * Reads a picture of a page: makes it straight, finds its rulings and takes them away, cuts out
 * each line of each cell and of the text around the tables, and has them read; where that gives
 * next to nothing, with another side up.
 * @returns the page as if its characters and rulings had been in the file
 * @throws RecogniserError
 */
export async function recognisedPage(picture: PagePicture, recogniser: Recogniser): Promise<Page> {
  const first = await attempt(picture, 0, recogniser);
  if (first.common === null || first.common >= USUAL) return first.page;
  for (const quarter of [90, 270, 180] as const) {
    const { page, common } = await attempt(picture, quarter, recogniser);
    if (common !== null && common >= USUAL) return page;
  }
  return first.page;
}

async function attempt(
  { grey, pixelsPerPoint, number }: PagePicture,
  quarter: Quarter,
  recogniser: Recogniser,
): Promise<Attempt> {
  const straight = straightened(upright(grey, quarter), pixelsPerPoint);
  const found = rulingsOf(straight.ink, pixelsPerPoint);
  const rulings = found.map(({ horizontal, at, from, to }) => ({
    horizontal,
    at: at / pixelsPerPoint,
    from: from / pixelsPerPoint,
    to: to / pixelsPerPoint,
  }));
  const clean = withoutRulings(straight.grey, straight.ink, found);
  const parts = printOf(componentsOf(clean.ink), pixelsPerPoint);
  const lines = linesOf(parts, regionsOf(rulings, parts, pixelsPerPoint), pixelsPerPoint);
  const read = await readLines(clean.grey, lines.all, lines.usual, recogniser);
  const width = straight.grey.width / pixelsPerPoint;
  const height = straight.grey.height / pixelsPerPoint;
  const page: Page = {
    number,
    width,
    height,
    glyphs: read.flatMap((line) => glyphsOf(line, pixelsPerPoint)),
    askew: [],
    drawing: { rulings, images: [], fills: [] },
    rotate: quarter,
    display: compose(turned(quarter, width, height), turnedBack(straight.skew, width, height)),
  };
  return { page, common: commonShare(read) };
}

function commonShare(lines: readonly ReadLine[]): number | null {
  const words = lines.flatMap(({ chars }) => chars.map(({ value }) => value));
  const chinese = words.filter((value) => /\p{Script=Han}/u.test(value));
  if (chinese.length < FEWEST) return null;
  return chinese.filter((value) => COMMON.has(value)).length / chinese.length;
}

/** Parts by the cell that holds them; those of no cell come last. */
function regionsOf(
  rulings: Parameters<typeof gridsOf>[0],
  parts: readonly Component[],
  pixelsPerPoint: number,
): { readonly cells: readonly (readonly Component[])[]; readonly free: readonly Component[] } {
  const cells = gridsOf(rulings).flatMap((grid) => grid.cells);
  const held: Component[][] = cells.map(() => []);
  const free: Component[] = [];
  for (const part of parts) {
    const x = (part.left + part.right) / 2 / pixelsPerPoint;
    const y = (part.top + part.bottom) / 2 / pixelsPerPoint;
    const at = cells.findIndex(
      ({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom,
    );
    (held[at] ?? free).push(part);
  }
  return { cells: held, free };
}

/** Height of a picture among the text, in usual lines: no line of text is so high. */
const PICTURE = 6;

function linesOf(
  parts: readonly Component[],
  { cells, free }: ReturnType<typeof regionsOf>,
  pixelsPerPoint: number,
): { readonly all: readonly TextLine[]; readonly usual: number } {
  const inCells = cells.flatMap((own) => bandsOf(own, pixelsPerPoint));
  const usual =
    usualHeight(inCells.length > 0 ? inCells : bandsOf(parts, pixelsPerPoint)) ||
    10 * pixelsPerPoint;
  const words = free.filter(({ top, bottom }) => bottom - top < usual * PICTURE);
  return {
    usual,
    all: [
      ...cells.flatMap((own) => textLines(own, usual, pixelsPerPoint, false)),
      ...textLines(words, usual, pixelsPerPoint, true),
    ],
  };
}

/** From the straight page back to the picture as it was given, in points. */
function turnedBack(skew: number, width: number, height: number): Affine {
  const radians = (skew * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const [x, y] = [width / 2, height / 2];
  return { a: cos, b: sin, c: -sin, d: cos, e: x - cos * x + sin * y, f: y - sin * x - cos * y };
}
