import type { Pdfium } from './engine.js';
import type { PageContent } from './objects.js';

/** Bound in steps: layers of one page that are tried; what is on others counts as seen. */
const MOST_LAYERS = 16;
/** The longer side of the pictures that are compared, in pixels. */
const PICTURE_SIDE = 1200;

const WHITE = 0xffffffff;
/** FPDFBitmap_BGRx. */
const WITHOUT_ALPHA = 3;

/**
 * The layers (optional content) of a page that are not shown: without them it looks the same.
 * The engine does not tell what a document switches off, but it draws no more than is shown.
 * @param width and height of the page, in points
 */
export function hiddenLayersOf(
  engine: Pdfium,
  page: number,
  layers: PageContent['layers'],
  width: number,
  height: number,
): ReadonlySet<string> {
  const hidden = new Set<string>();
  if (layers.size === 0 || !(width > 0 && height > 0)) return hidden;
  const scale = PICTURE_SIDE / Math.max(width, height);
  const size = [width, height].map((side) => Math.max(1, Math.round(side * scale)));
  const draw = () => drawn(engine, page, size[0] ?? 1, size[1] ?? 1);
  const whole = draw();
  if (whole === null) return hidden;
  for (const [layer, objects] of [...layers].slice(0, MOST_LAYERS)) {
    for (const object of objects) engine.FPDFPageObj_SetIsActive(object, false);
    const without = draw();
    for (const object of objects) engine.FPDFPageObj_SetIsActive(object, true);
    if (without?.every((value, at) => value === whole[at]) === true) hidden.add(layer);
  }
  return hidden;
}

function drawn(engine: Pdfium, page: number, width: number, height: number): Uint8Array | null {
  const bitmap = engine.FPDFBitmap_CreateEx(width, height, WITHOUT_ALPHA, 0, 0);
  if (bitmap === 0) return null;
  try {
    engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0);
    const from = engine.FPDFBitmap_GetBuffer(bitmap);
    const stride = engine.FPDFBitmap_GetStride(bitmap);
    return engine.pdfium.HEAPU8.slice(from, from + height * stride);
  } finally {
    engine.FPDFBitmap_Destroy(bitmap);
  }
}
