import type { Pdfium, Scratch } from './engine.js';

/** FPDF_ANNOTATION_SUBTYPE of fpdf_annot.h. */
const FREE_TEXT = 3;
const FIELD = 20;
/** FPDF_ANNOT_FLAG_HIDDEN and _NOVIEW. */
const NOT_SHOWN = 2 | 32;
/** FLAT_NORMALDISPLAY, and FLATTEN_SUCCESS. */
const AS_DISPLAYED = 0;
const DONE = 1;
/** Bound in steps: annotations of one page. */
const MOST = 5000;
const NAME_BYTES = 16;

/**
 * Puts what is filled into the fields of a form, and what was typed over a page, into the content
 * of the page: it is seen like the rest. Notes, marks and signatures stay outside.
 * @param page as it is loaded
 * @returns the page to read: the same, or loaded again
 */
export function filledPage(
  engine: Pdfium,
  scratch: Scratch,
  document: number,
  index: number,
  page: number,
): number {
  const count = engine.FPDFPage_GetAnnotCount(page);
  if (count <= 0 || count > MOST) return page;
  const filled = new Set<number>();
  for (let at = 0; at < count; at += 1) {
    if (isFilled(engine, scratch, page, at)) filled.add(at);
  }
  if (filled.size === 0) return page;
  for (let at = count - 1; at >= 0; at -= 1) {
    if (!filled.has(at)) engine.FPDFPage_RemoveAnnot(page, at);
  }
  if (engine.FPDFPage_Flatten(page, AS_DISPLAYED) !== DONE) return page;
  const again = engine.FPDF_LoadPage(document, index);
  if (again === 0) return page;
  engine.FPDF_ClosePage(page);
  return again;
}

function isFilled(engine: Pdfium, scratch: Scratch, page: number, at: number): boolean {
  const annotation = engine.FPDFPage_GetAnnot(page, at);
  if (annotation === 0) return false;
  try {
    if ((engine.FPDFAnnot_GetFlags(annotation) & NOT_SHOWN) !== 0) return false;
    const subtype = engine.FPDFAnnot_GetSubtype(annotation);
    if (subtype === FREE_TEXT) return true;
    if (subtype !== FIELD || isSignature(engine, scratch, annotation)) return false;
    // Programs that fill forms may leave it to others to draw what is filled in.
    if (!engine.FPDFAnnot_HasKey(annotation, 'AP'))
      engine.EPDFAnnot_GenerateFormFieldAP(annotation);
    return true;
  } finally {
    engine.FPDFPage_CloseAnnot(annotation);
  }
}

/** /FT /Sig: what a signature shows is no text of the document. */
function isSignature(engine: Pdfium, scratch: Scratch, annotation: number): boolean {
  const { pointer } = scratch;
  const bytes = engine.FPDFAnnot_GetStringValue(annotation, 'FT', pointer, NAME_BYTES);
  if (bytes > NAME_BYTES) return false;
  const { HEAPU8 } = engine.pdfium;
  let name = '';
  for (let at = pointer; at < pointer + bytes - 2; at += 2) {
    name += String.fromCharCode(HEAPU8[at] ?? 0);
  }
  return name === 'Sig';
}
