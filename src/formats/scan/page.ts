import type { Affine } from '../pdf/geometry.js';
import type { Glyph } from '../pdf/glyphs.js';
import { gridsOf } from '../pdf/grid.js';
import type { Page } from '../pdf/page.js';
import type { GreyBitmap } from './bitmap.js';
import { type Component, componentsOf } from './components.js';
import { glyphsOf } from './glyphs.js';
import { bandsOf, printOf, type TextLine, textLines, usualHeight } from './lines.js';
import { readLines } from './read-lines.js';
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
 * Reads a picture of a page: makes it straight, finds its rulings and takes them away, cuts out
 * each line of each cell and of the text around the tables, and has them read.
 * @returns the page as if its characters and rulings had been in the file
 * @throws RecogniserError
 */
export async function recognisedPage(picture: PagePicture, recogniser: Recogniser): Promise<Page> {
  const { pixelsPerPoint, number } = picture;
  const straight = straightened(picture.grey, pixelsPerPoint);
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
  const glyphs: Glyph[] = read.flatMap((line) => glyphsOf(line, pixelsPerPoint));
  const width = picture.grey.width / pixelsPerPoint;
  const height = picture.grey.height / pixelsPerPoint;
  return {
    number,
    width,
    height,
    glyphs,
    askew: [],
    drawing: { rulings, images: [], fills: [] },
    rotate: 0,
    display: turnedBack(straight.skew, width, height),
  };
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
