import sharp, { type Sharp } from 'sharp';
import { ReadError } from '../../../document/read-error.js';
import type { GreyBitmap } from '../bitmap.js';
import type { PagePicture } from '../page.js';
import { type ColourBitmap, sealsOf, withoutSeal } from '../seal.js';

/** Most pixels of a picture: a page of A3 at 300 dpi has 17 million, one of A4 at 600 dpi 35. */
const MOST_PIXELS = 60_000_000;
const MOST_PAGES = 500;
/** Finer pictures are made smaller: more pixels say nothing more of print. */
const FINEST = 320 / 72;
const READING = 300 / 72;
/** Resolution at which seals are looked for. */
const SEAL_SCALE = 100 / 72;
/** Densities that a file may state; others are defaults of some program. */
const LEAST_DENSITY = 90;
const MOST_DENSITY = 1300;
/** The short side of A4 in inches. */
const A4_WIDTH = 8.27;

/**
 * The pages of a PNG, JPEG or TIFF file in shades of grey, red seals taken off, one after the other.
 * @throws ReadError when the picture is damaged or has too many pixels or pages; the size is
 *   looked at before anything is decoded
 */
export async function* decodedPictures(
  bytes: Uint8Array,
  file: string,
): AsyncIterable<PagePicture> {
  const found = await metadata(bytes, file);
  const { width, height, pages } = found;
  if (width * height > MOST_PIXELS) throw tooLarge(file, width, height);
  if (pages > MOST_PAGES) throw tooManyPages(file, pages);
  for (let page = 0; page < pages; page += 1) {
    yield await decoded(bytes, file, page, found);
  }
}

interface Metadata {
  readonly width: number;
  readonly height: number;
  readonly pages: number;
  readonly density: number | undefined;
  readonly coloured: boolean;
}

async function metadata(bytes: Uint8Array, file: string): Promise<Metadata> {
  try {
    const found = await sharp(bytes, { limitInputPixels: false }).metadata();
    return {
      width: found.width,
      height: found.height,
      pages: found.pages ?? 1,
      density: found.density,
      coloured: found.channels >= 3 || found.space !== 'b-w',
    };
  } catch (error) {
    throw damaged(file, error);
  }
}

async function decoded(
  bytes: Uint8Array,
  file: string,
  page: number,
  { density, coloured }: Metadata,
): Promise<PagePicture> {
  try {
    const options = { limitInputPixels: MOST_PIXELS, failOn: 'truncated', page } as const;
    // Cameras say which side is up; transparent is paper.
    const opened = () => sharp(bytes, options).autoOrient().flatten({ background: '#ffffff' });
    const { data, info } = await opened()
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const scale = scaleOf(Math.min(info.width, info.height), density);
    const grey = greyOf(data, info);
    if (coloured) await takeSealsOff(grey, scale, opened);
    if (scale <= FINEST) return { grey, pixelsPerPoint: scale, number: page + 1 };
    const smaller = await sharp(grey.data, { raw: { ...sizeOf(grey), channels: 1 } })
      .resize({ width: Math.round((info.width * READING) / scale) })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return {
      grey: greyOf(smaller.data, smaller.info),
      pixelsPerPoint: READING,
      number: page + 1,
    };
  } catch (error) {
    throw damaged(file, error);
  }
}

function sizeOf({ width, height }: GreyBitmap) {
  return { width, height };
}

/** Seals are looked for on a small picture, and taken off the whole one in their places only. */
async function takeSealsOff(grey: GreyBitmap, scale: number, opened: () => Sharp): Promise<void> {
  const share = Math.min(1, SEAL_SCALE / scale);
  const width = Math.max(1, Math.round(grey.width * share));
  const small = await colourOf(opened().resize({ width }));
  const ratio = grey.width / small.width;
  for (const { box, tone } of sealsOf(small, scale / ratio)) {
    const left = Math.max(0, Math.floor((box.left - 1) * ratio));
    const top = Math.max(0, Math.floor((box.top - 1) * ratio));
    const right = Math.min(grey.width, Math.ceil((box.right + 1) * ratio));
    const bottom = Math.min(grey.height, Math.ceil((box.bottom + 1) * ratio));
    const part = { left, top, width: right - left, height: bottom - top };
    const colour = await colourOf(opened().extract(part));
    withoutSeal(grey, colour, { box: { left, top, right, bottom }, tone }, { x: left, y: top });
  }
}

async function colourOf(picture: Sharp): Promise<ColourBitmap> {
  const { data, info } = await picture
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const places = channels < 3 ? { red: 0, green: 0, blue: 0 } : { red: 0, green: 1, blue: 2 };
  return { width, height, data, step: channels, stride: width * channels, start: 0, ...places };
}

interface RawInfo {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

function greyOf(bytes: Uint8Array, { width, height, channels }: RawInfo): GreyBitmap {
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at += 1) data[at] = bytes[at * channels] ?? 255;
  return { width, height, data };
}

/** Pixels a point: as the file states where that can be, else as if the page were A4. */
function scaleOf(shortSide: number, density: number | undefined): number {
  const stated = density !== undefined && density >= LEAST_DENSITY && density <= MOST_DENSITY;
  return (stated ? density : shortSide / A4_WIDTH) / 72;
}

function damaged(file: string, error: unknown): ReadError {
  const what = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return new ReadError('damaged', file, {
    zh: `图片已损坏、不完整或过大，无法解码（${what}）`,
    en: `the picture is damaged, incomplete or too large and cannot be decoded (${what})`,
  });
}

function tooLarge(file: string, width: number, height: number): ReadError {
  return new ReadError('too-large', file, {
    zh: `图片有 ${width} × ${height} 像素，上限为 ${MOST_PIXELS / 1_000_000} 百万像素`,
    en: `the picture has ${width} × ${height} pixels, the limit is ${MOST_PIXELS / 1_000_000} million`,
  });
}

function tooManyPages(file: string, pages: number): ReadError {
  return new ReadError('too-many-pages', file, {
    zh: `图片文件有 ${pages} 页，上限为 ${MOST_PAGES} 页`,
    en: `the picture file has ${pages} pages, the limit is ${MOST_PAGES}`,
  });
}
