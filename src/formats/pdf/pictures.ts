import type { Pdfium } from './engine.js';
import { engineFailed, isEngineFailure } from './failure.js';
import { MAX_PAGES, openDocument } from './open.js';

/** A page as it is displayed, in pixels. */
export interface PageImage {
  /** 1-based. */
  readonly page: number;
  /** Size of the page in points, the unit of places on it. */
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
  /** Red, green, blue and alpha of each pixel, row by row; valid until the next page. */
  readonly pixels: Uint8Array;
}

export interface RenderOptions {
  /** PDFium, initialised; `node/engine.ts` loads it in Node. */
  readonly engine: Pdfium;
  /** Pixels a point; less on a page that would have more than `MAX_PIXELS`. */
  readonly scale: number;
  /** The most pages a document may have; 500 when not given. */
  readonly maxPages?: number;
  /** Whether a page is wanted, by its 1-based number; all when not given. */
  readonly wanted?: (page: number) => boolean;
}

/** Bound on one page's image: 24 MB. */
export const MAX_PIXELS = 6_000_000;

const WHITE = 0xffffffff;
/** FPDFBitmap_BGRA. */
const WITH_ALPHA = 4;
const WITH_ANNOTATIONS = 0x01;
const RED_FIRST = 0x10;

/**
 * The pages of a PDF as images, one at a time, so that memory holds one page however many there
 * are. A page that the engine cannot load is left out.
 * @throws ReadError as `readPdfDocument` does; after `engine-failed` the engine is not to be used
 */
export function* renderPdfPages(
  bytes: Uint8Array,
  file: string,
  { engine, scale, maxPages = MAX_PAGES, wanted = () => true }: RenderOptions,
): Generator<PageImage> {
  let failed = false;
  const document = guarded(file, () => openDocument(engine, bytes, file, maxPages));
  try {
    for (let page = 1; page <= document.pages; page += 1) {
      if (!wanted(page)) continue;
      const image = guarded(file, () => rendered(engine, document.handle, page, scale));
      if (image !== null) yield image;
    }
  } catch (error) {
    failed = true;
    throw error;
  } finally {
    if (!failed) document.close();
  }
}

function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw isEngineFailure(error) ? engineFailed(file) : error;
  }
}

function rendered(
  engine: Pdfium,
  document: number,
  number: number,
  scale: number,
): PageImage | null {
  const page = engine.FPDF_LoadPage(document, number - 1);
  if (page === 0) return null;
  try {
    const [width, height] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)];
    if (!(width > 0 && height > 0 && width * height < Number.POSITIVE_INFINITY)) return null;
    const fitting = Math.min(scale, Math.sqrt(MAX_PIXELS / (width * height)));
    const columns = Math.max(1, Math.floor(width * fitting));
    const rows = Math.max(1, Math.floor(height * fitting));
    if (columns * rows > MAX_PIXELS) return null;
    const pixels = pixelsOf(engine, page, columns, rows);
    return pixels === null ? null : { page: number, width, height, columns, rows, pixels };
  } finally {
    engine.FPDF_ClosePage(page);
  }
}

function pixelsOf(engine: Pdfium, page: number, columns: number, rows: number): Uint8Array | null {
  const bitmap = engine.FPDFBitmap_CreateEx(columns, rows, WITH_ALPHA, 0, 0);
  if (bitmap === 0) return null;
  try {
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, WHITE);
    const flags = WITH_ANNOTATIONS | RED_FIRST;
    engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, columns, rows, 0, flags);
    const from = engine.FPDFBitmap_GetBuffer(bitmap);
    const stride = engine.FPDFBitmap_GetStride(bitmap);
    const { HEAPU8 } = engine.pdfium;
    if (stride === columns * 4) return HEAPU8.slice(from, from + rows * stride);
    const pixels = new Uint8Array(columns * rows * 4);
    for (let row = 0; row < rows; row += 1) {
      const start = from + row * stride;
      pixels.set(HEAPU8.subarray(start, start + columns * 4), row * columns * 4);
    }
    return pixels;
  } finally {
    engine.FPDFBitmap_Destroy(bitmap);
  }
}
