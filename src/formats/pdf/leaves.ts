import { hasClause } from '../shared/sentences.js';
import { middleOf } from './cells.js';
import type { Box } from './geometry.js';
import type { Ruling } from './objects.js';
import type { Page } from './page.js';
import { movedPage } from './page-space.js';
import { type Row, rowsOf } from './rows.js';

/** Shares of a sheet: the least blank strip between two pages on it, and how far off the middle. */
const NARROWEST_STRIP = 0.04;
const OFF_MIDDLE = 0.03;
/** Width over height of pages, upright and lying. */
const SHAPES = [
  [0.6, 0.82],
  [1.2, 1.65],
] as const;
/** Lines of running text, of so many characters, that show a page. */
const FEWEST_LINES = 3;
const FEWEST_CHARACTERS = 15;
/** Column lines that show a table. */
const FEWEST_WALLS = 3;
const NUMBER =
  /^(?:[-—–]*(\d{1,3})[-—–]*|第(\d{1,3})页(?:[,，]?共\d{1,3}页)?|(\d{1,3})[/／]\d{1,3})$/;

/**
 * The pages that were printed on one sheet: two beside each other, two one above the other, or
 * four. They show by blank strips through the middle, and by a page number at the foot of each,
 * or, where they stand beside each other, by running text or tables on both sides.
 * @returns the pages in their order, or the sheet as it is
 */
export function leavesOf(sheet: Page): readonly Page[] {
  const halves = cut(sheet, false);
  if (halves !== null) {
    const quarters = quartersOf(halves);
    if (quarters !== null) return quarters;
    const areLeaves = halves.every(hasShape);
    if (areLeaves && (isNumbered(halves) || halves.every(isPage))) return inOrder(halves);
  }
  const lying = cut(sheet, true);
  return lying?.every(hasShape) && isNumbered(lying) ? lying : [sheet];
}

/** Four pages on a sheet, row by row unless their numbers say otherwise; the last may be missing. */
function quartersOf([left, right]: readonly [Page, Page]): readonly Page[] | null {
  const [upper, lower] = [cut(left, true, true), cut(right, true, true)];
  if (upper === null || lower === null) return null;
  const quarters = [upper[0], lower[0], upper[1], lower[1]];
  const leaves = quarters.filter(({ glyphs }) => glyphs.length > 0);
  if (!quarters.every(hasShape)) return null;
  // A blank strip across two pages beside each other is no proof of four.
  const areHalves = hasShape(left) && hasShape(right);
  const isSure = isNumbered(leaves) || (!areHalves && (leaves.length > 2 || leaves.every(isPage)));
  return isSure ? inOrder(leaves) : null;
}

function hasShape({ width, height }: Page): boolean {
  return SHAPES.some(([least, most]) => width / height >= least && width / height <= most);
}

/** The two halves of a sheet, where a blank strip divides it in the middle. */
function cut(sheet: Page, horizontal: boolean, mayBeEmpty = false): readonly [Page, Page] | null {
  const size = horizontal ? sheet.height : sheet.width;
  const at = middleStrip(sheet, horizontal, size);
  if (at === null) return null;
  const { width, height } = sheet;
  const boxes: readonly [Box, Box] = horizontal
    ? [
        { left: 0, top: 0, right: width, bottom: at },
        { left: 0, top: at, right: width, bottom: height },
      ]
    : [
        { left: 0, top: 0, right: at, bottom: height },
        { left: at, top: 0, right: width, bottom: height },
      ];
  const halves = [partOf(sheet, boxes[0]), partOf(sheet, boxes[1])] as const;
  return mayBeEmpty || halves.every(({ glyphs }) => glyphs.length > 0) ? halves : null;
}

/**
 * The middle of the blank strip nearest to the middle of the sheet; null where none is wide
 * enough. Most sheets are one page, and their first lines show it: the search ends with them.
 */
function middleStrip({ glyphs, drawing }: Page, horizontal: boolean, size: number): number | null {
  const least = size * NARROWEST_STRIP;
  const strip = { before: 0, after: size };
  const narrows = (start: number, end: number): boolean => {
    if (start + end < size) strip.before = Math.max(strip.before, end);
    else strip.after = Math.min(strip.after, start);
    return strip.after - strip.before < least;
  };
  const [from, to] = [size / 2 - least, size / 2 + least];
  for (const { horizontal: lies, at, from: start, to: end } of drawing.rulings) {
    const [left, right] = lies === horizontal ? [at, at] : [start, end];
    if (right > from && left < to && right - left > size * 0.5) return null;
    if (narrows(left, right)) return null;
  }
  for (const glyph of glyphs) {
    const isNarrow = horizontal
      ? narrows(glyph.y - glyph.size * 0.8, glyph.y)
      : narrows(glyph.left, glyph.right);
    if (isNarrow) return null;
  }
  const at = size / 2;
  const { before, after } = strip;
  const isMiddle = at - before > -size * OFF_MIDDLE && after - at > -size * OFF_MIDDLE;
  if (!isMiddle) return null;
  return at > before && at < after ? at : (before + after) / 2;
}

function partOf(sheet: Page, box: Box): Page {
  const { left, top, right, bottom } = box;
  const isIn = (x: number, y: number) => x >= left && x < right && y >= top && y < bottom;
  const isOwn = (one: Box) => isIn((one.left + one.right) / 2, (one.top + one.bottom) / 2);
  const { rulings, images, fills } = sheet.drawing;
  const own: Page = {
    ...sheet,
    width: right - left,
    height: bottom - top,
    glyphs: sheet.glyphs.filter((glyph) => isIn(middleOf(glyph).x, middleOf(glyph).y)),
    askew: [],
    unseen: [],
    drawing: {
      rulings: rulings.filter((ruling) => isIn(...middleOfRuling(ruling))),
      images: images.filter(isOwn),
      fills: fills.filter(isOwn),
    },
  };
  return movedPage(own, box, 1);
}

function middleOfRuling({ horizontal, at, from, to }: Ruling): [number, number] {
  const middle = (from + to) / 2;
  return horizontal ? [middle, at] : [at, middle];
}

/** It holds running text or a ruled table. */
function isPage({ glyphs, drawing, width }: Page): boolean {
  const rows = rowsOf(glyphs);
  const lines = rows.filter((row) => {
    const words = wordsOf(row);
    return (
      words.length >= FEWEST_CHARACTERS && row.right - row.left > width / 2 && hasClause(words)
    );
  });
  if (lines.length >= FEWEST_LINES) return true;
  return drawing.rulings.filter(({ horizontal }) => !horizontal).length >= FEWEST_WALLS;
}

function wordsOf({ glyphs }: Row): string {
  return glyphs.map(({ value }) => value).join('');
}

/** The page number at the foot or head of a page. */
function numberOf({ glyphs }: Page): number | null {
  const rows = rowsOf(glyphs);
  for (const row of [rows.at(-1), rows[0]]) {
    const found = row === undefined ? null : NUMBER.exec(wordsOf(row));
    if (found !== null) return Number(found[1] ?? found[2] ?? found[3]);
  }
  return null;
}

/** Each has a number one greater than the one before. */
function isNumbered(leaves: readonly Page[]): boolean {
  const numbers = leaves.map(numberOf);
  return numbers.every((number, at) => number !== null && number === (numbers[0] ?? 0) + at);
}

function inOrder(leaves: readonly Page[]): readonly Page[] {
  const numbered = leaves.map((leaf) => ({ leaf, number: numberOf(leaf) }));
  if (numbered.some(({ number }) => number === null)) return leaves;
  return numbered.sort((a, b) => (a.number ?? 0) - (b.number ?? 0)).map(({ leaf }) => leaf);
}
