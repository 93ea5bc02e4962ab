import type { GreyBitmap } from '../scan/bitmap.js';
import { sealsOf, withoutSeal } from '../scan/seal.js';
import type { Pdfium } from './engine.js';

/** Resolutions at which pages that are images are drawn, in pixels a point: 150 to 300 dpi. */
const COARSEST = 150 / 72;
const FINEST = 300 / 72;
const USUAL = 200 / 72;
/** Bound in steps: a page of A3 at 300 dpi has 17 million pixels. */
const MOST_PIXELS = 36_000_000;

const BGRX = 3;
const OPAQUE_WHITE = 0xffffffff;
const WITH_ANNOTATIONS = 1;

export interface Drawn {
  readonly grey: GreyBitmap;
  readonly pixelsPerPoint: number;
}

/**
 * Draws a page in shades of grey, as finely as the image on it is, red seals taken off.
 * @param index 0-based
 * @param scale pixels a point of that image, 0 where that is not known
 * @returns null where the page is too large or the engine cannot draw it
 */
export function drawnPage(
  engine: Pdfium,
  document: number,
  index: number,
  scale: number,
): Drawn | null {
  const handle = engine.FPDF_LoadPage(document, index);
  if (handle === 0) return null;
  try {
    const [wide, high] = [engine.FPDF_GetPageWidthF(handle), engine.FPDF_GetPageHeightF(handle)];
    const pixelsPerPoint = Math.max(COARSEST, Math.min(FINEST, scale || USUAL));
    const width = Math.round(wide * pixelsPerPoint);
    const height = Math.round(high * pixelsPerPoint);
    if (!(width > 0 && height > 0 && width * height <= MOST_PIXELS)) return null;
    const grey = drawn(engine, handle, width, height, pixelsPerPoint);
    return grey === null ? null : { grey, pixelsPerPoint };
  } finally {
    engine.FPDF_ClosePage(handle);
  }
}

function drawn(
  engine: Pdfium,
  page: number,
  width: number,
  height: number,
  pixelsPerPoint: number,
): GreyBitmap | null {
  const bitmap = engine.FPDFBitmap_CreateEx(width, height, BGRX, 0, 0);
  if (bitmap === 0) return null;
  try {
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, OPAQUE_WHITE);
    engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
    const start = engine.FPDFBitmap_GetBuffer(bitmap);
    const stride = engine.FPDFBitmap_GetStride(bitmap);
    const bytes = engine.pdfium.HEAPU8;
    const data = new Uint8Array(width * height);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const at = start + y * stride + x * 4;
        data[y * width + x] = luma(bytes[at + 2] ?? 0, bytes[at + 1] ?? 0, bytes[at] ?? 0);
      }
    }
    const grey = { width, height, data };
    const channels = { step: 4, stride, start, red: 2, green: 1, blue: 0 };
    const colour = { width, height, data: bytes, ...channels };
    for (const seal of sealsOf(colour, pixelsPerPoint)) withoutSeal(grey, colour, seal);
    return grey;
  } finally {
    engine.FPDFBitmap_Destroy(bitmap);
  }
}

/** ITU-R BT.601, in whole numbers. */
function luma(red: number, green: number, blue: number): number {
  return (red * 299 + green * 587 + blue * 114 + 500) / 1000;
}
