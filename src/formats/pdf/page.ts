import type { Pdfium, Scratch } from './engine.js';
import { filledPage } from './filled.js';
import {
  type Affine,
  apply,
  type Box,
  boxOf,
  compose,
  IDENTITY,
  type Projection,
  turned,
} from './geometry.js';
import { type Glyph, readGlyphs } from './glyphs.js';
import { hiddenLayersOf } from './layers.js';
import { type Drawing, type PageContent, readDrawing } from './objects.js';
import { seenGlyphs } from './seen.js';

/** What stands on one page, turned so that its text runs from left to right. */
export interface Page {
  /** 1-based. */
  readonly number: number;
  /** How many times it was enlarged for reading. */
  readonly zoom?: number;
  /** Its place among the pages as they are read, where several were printed on one sheet. */
  readonly leaf?: number;
  /** Size as the text is read: of a landscape table on a portrait page, the landscape one. */
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  /** Characters that do not run along the lines of the page: a watermark, a stamp. */
  readonly askew: readonly Glyph[];
  /** Characters that are in the file and not seen on the page. */
  readonly unseen?: readonly Glyph[];
  readonly drawing: Drawing;
  /** Degrees clockwise by which the text is turned on the displayed page. */
  readonly rotate: number;
  /** From where text is read back to the displayed page. */
  readonly display: Projection;
}

/** Tells pages apart, also those on one sheet. */
export function leafOf({ leaf, number }: Pick<Page, 'leaf' | 'number'>): number {
  return leaf ?? number;
}

/** Page space is mapped to whole device units, so it is scaled up to keep its fractions. */
const FINENESS = 1000;
const LARGEST_PAGE = 20_000;

/**
 * Reads a page that the engine can load; null for one that it cannot.
 * @param index 0-based
 * @throws ReadError too-complex
 */
export function readPage(
  engine: Pdfium,
  scratch: Scratch,
  document: number,
  index: number,
  file: string,
): Page | null {
  const loaded = engine.FPDF_LoadPage(document, index);
  if (loaded === 0) return null;
  const page = filledPage(engine, scratch, document, index, loaded);
  const text = engine.FPDFText_LoadPage(page);
  try {
    const [pageWidth, pageHeight] = [
      engine.FPDF_GetPageWidthF(page),
      engine.FPDF_GetPageHeightF(page),
    ];
    const plain = viewOf(engine, scratch, page, pageWidth, pageHeight);
    const glyphsIn = (view: Affine) =>
      text === 0 ? [] : readGlyphs(engine, scratch, text, view, file);
    const asDrawn = glyphsIn(plain);
    const zoom = zoomOf(asDrawn);
    const [width, height] = [pageWidth * zoom, pageHeight * zoom];
    const view = zoom === 1 ? plain : compose(scaled(zoom), plain);
    const shown = zoom === 1 ? asDrawn : glyphsIn(view);
    const rotate = mainAngle(shown);
    const upright = turned((360 - rotate) % 360, width, height);
    const content = contentOf(engine, scratch, page, compose(upright, view), file, width, height);
    const isTurned = rotate === 90 || rotate === 270;
    const [wide, high] = isTurned ? [height, width] : [width, height];
    const all = rotate === 0 ? shown : shown.map((glyph) => turnedGlyph(glyph, upright, rotate));
    const { glyphs, unseen } = seenGlyphs(all, content, wide, high);
    const { rulings, images, fills } = content;
    return {
      number: index + 1,
      zoom,
      width: wide,
      height: high,
      glyphs: glyphs.filter(({ angle }) => isStraight(angle)),
      askew: glyphs.filter(({ angle }) => !isStraight(angle)),
      unseen,
      drawing: { rulings, images, fills },
      rotate,
      display: compose(scaled(1 / zoom), turned(rotate, wide, high)),
    };
  } finally {
    if (text !== 0) engine.FPDFText_ClosePage(text);
    engine.FPDF_ClosePage(page);
  }
}

/** Print smaller than this is a page drawn at another scale (several on a sheet, a user unit). */
const SMALLEST_PRINT = 4.5;
const USUAL_PRINT = 10;
const FEWEST_GLYPHS = 30;

/** How many times a page is enlarged, so that distances on it mean what they mean on others. */
function zoomOf(glyphs: readonly Glyph[]): number {
  if (glyphs.length < FEWEST_GLYPHS) return 1;
  const sizes = Float64Array.from(glyphs, ({ size }) => size).sort();
  const usual = sizes[sizes.length >> 1] ?? USUAL_PRINT;
  return usual > 0.1 && usual < SMALLEST_PRINT ? USUAL_PRINT / usual : 1;
}

function scaled(factor: number): Affine {
  return { a: factor, b: 0, c: 0, d: factor, e: 0, f: 0 };
}

/** What is drawn on a page, without the layers that are not shown. */
function contentOf(
  engine: Pdfium,
  scratch: Scratch,
  page: number,
  view: Affine,
  file: string,
  width: number,
  height: number,
): PageContent {
  const content = readDrawing(engine, scratch, page, view, file);
  const hidden = hiddenLayersOf(engine, page, content.layers, width, height);
  return hidden.size === 0 ? content : readDrawing(engine, scratch, page, view, file, hidden);
}

/**
 * From page space to the displayed page: origin top left, turned by the page's own rotation
 * and cut to its crop box. The engine maps points to whole units only.
 */
export function viewOf(
  engine: Pdfium,
  scratch: Scratch,
  page: number,
  width: number,
  height: number,
): Affine {
  if (!(width > 0 && height > 0 && width < LARGEST_PAGE && height < LARGEST_PAGE)) return IDENTITY;
  const map = (x: number, y: number) => {
    const [sizeX, sizeY] = [Math.round(width * FINENESS), Math.round(height * FINENESS)];
    const { pointer } = scratch;
    engine.FPDF_PageToDevice(page, 0, 0, sizeX, sizeY, 0, x, y, pointer, pointer + 4);
    return { x: scratch.int(0) / FINENESS, y: scratch.int(1) / FINENESS };
  };
  const unit = 1000;
  const [origin, right, up] = [map(0, 0), map(unit, 0), map(0, unit)];
  return {
    a: (right.x - origin.x) / unit,
    b: (right.y - origin.y) / unit,
    c: (up.x - origin.x) / unit,
    d: (up.y - origin.y) / unit,
    e: origin.x,
    f: origin.y,
  };
}

/** The quarter turn in which most characters run. */
function mainAngle(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>();
  for (const { angle } of glyphs) {
    const quarter = (Math.round(angle / 90) * 90) % 360;
    if (isStraight(Math.abs(angle - quarter))) {
      counts.set(quarter, (counts.get(quarter) ?? 0) + 1);
    }
  }
  let best = 0;
  for (const [quarter, count] of counts) {
    if (count > (counts.get(best) ?? 0)) best = quarter;
  }
  return best;
}

function isStraight(angle: number): boolean {
  return angle <= 3 || angle >= 357;
}

function turnedGlyph(glyph: Glyph, upright: Affine, rotate: number): Glyph {
  const box: Box = boxOf(upright, glyph.left, glyph.top, glyph.right, glyph.bottom);
  const { x, y } = apply(upright, glyph.x, glyph.y);
  return { ...glyph, ...box, x, y, angle: (glyph.angle - rotate + 360) % 360 };
}
