import { type Pdfium, Scratch } from './engine.js';
import { type Affine, apply, inverse } from './geometry.js';
import { damaged, openDocument } from './open.js';
import { viewOf } from './page.js';

/** What is needed of PDFium (fpdf_annot.h, fpdf_save.h) beside what reading needs. */
export interface AnnotatingPdfium extends Pdfium {
  FPDFPage_CreateAnnot(page: number, subtype: number): number;
  FPDFPage_CloseAnnot(annotation: number): null;
  FPDFAnnot_SetRect(annotation: number, rectangle: number): boolean;
  FPDFAnnot_AppendAttachmentPoints(annotation: number, quad: number): boolean;
  FPDFAnnot_SetColor(
    annotation: number,
    type: number,
    red: number,
    green: number,
    blue: number,
    alpha: number,
  ): boolean;
  FPDFAnnot_SetFlags(annotation: number, flags: number): boolean;
  FPDFAnnot_SetStringValue(annotation: number, key: string, text: number): boolean;
  EPDFAnnot_GenerateAppearance(annotation: number): boolean;
  PDFiumExt_OpenFileWriter(): number;
  PDFiumExt_CloseFileWriter(writer: number): null;
  PDFiumExt_GetFileWriterSize(writer: number): number;
  PDFiumExt_GetFileWriterData(writer: number, buffer: number, size: number): number;
  PDFiumExt_SaveAsCopy(document: number, writer: number): number;
}

/** One annotation: a highlight at a box, or a note in the corner of a page. */
export interface PdfMark {
  /** 1-based. */
  readonly page: number;
  /**
   * Left, top, right, bottom in points from the top left corner of the page as displayed; null
   * for what stands at no place of the page.
   */
  readonly box: readonly [number, number, number, number] | null;
  /** Red, green, blue from 0 to 255. */
  readonly color: readonly [number, number, number];
  /** Null for a highlight without words. */
  readonly note: { readonly title: string; readonly contents: string } | null;
}

/** FPDF_ANNOT_TEXT, FPDF_ANNOT_HIGHLIGHT, FPDFANNOT_COLORTYPE_Color, FPDF_ANNOT_FLAG_PRINT. */
const TEXT = 1;
const HIGHLIGHT = 9;
const COLOR = 0;
const PRINTED = 4;
/** Where the note of a whole page lies, on the page as displayed. */
const CORNER = [12, 12, 32, 32] as const;

/**
 * A copy of a PDF with annotations added; what its pages hold is left as it is. No date is
 * written, and with a new engine the same input gives the same bytes.
 * @param engine a new instance: the identifier of the copy comes from the engine's state
 * @throws ReadError encrypted, damaged or too-many-pages
 */
export function annotatePdf(
  engine: AnnotatingPdfium,
  bytes: Uint8Array,
  file: string,
  { marks, maxPages }: { readonly marks: readonly PdfMark[]; readonly maxPages: number },
): Uint8Array {
  const document = openDocument(engine, bytes, file, maxPages);
  const scratch = new Scratch(engine);
  try {
    for (const number of new Set(marks.map(({ page }) => page))) {
      const page = engine.FPDF_LoadPage(document.handle, number - 1);
      if (page === 0) throw damaged(file);
      const own = marks.filter((mark) => mark.page === number);
      const added = own.every((mark) => addMark(engine, scratch, page, mark));
      engine.FPDF_ClosePage(page);
      if (!added) throw damaged(file);
    }
    return saved(engine, document.handle, file);
  } finally {
    scratch.free();
    document.close();
  }
}

/** @returns whether the engine could add it */
function addMark(engine: AnnotatingPdfium, scratch: Scratch, page: number, mark: PdfMark): boolean {
  const [width, height] = [engine.FPDF_GetPageWidthF(page), engine.FPDF_GetPageHeightF(page)];
  const back = inverse(viewOf(engine, scratch, page, width, height));
  if (back === null) return false;
  const annotation = engine.FPDFPage_CreateAnnot(page, mark.box === null ? TEXT : HIGHLIGHT);
  if (annotation === 0) return false;
  const [red, green, blue] = mark.color;
  const done =
    placed(engine, scratch, annotation, back, mark) &&
    engine.FPDFAnnot_SetColor(annotation, COLOR, red, green, blue, 255) &&
    engine.FPDFAnnot_SetFlags(annotation, PRINTED) &&
    (mark.note === null ||
      (worded(engine, annotation, 'T', mark.note.title) &&
        worded(engine, annotation, 'Contents', mark.note.contents)));
  // A viewer that draws notes in its own way needs no appearance, so one that fails is no harm.
  if (done && mark.box !== null) engine.EPDFAnnot_GenerateAppearance(annotation);
  engine.FPDFPage_CloseAnnot(annotation);
  return done;
}

function placed(
  engine: AnnotatingPdfium,
  scratch: Scratch,
  annotation: number,
  back: Affine,
  { box }: PdfMark,
): boolean {
  const [left, top, right, bottom] = box ?? CORNER;
  // In the order of ISO 32000-1, 12.5.6.10 as viewers take it: upper corners, then lower ones.
  const corners = [
    apply(back, left, top),
    apply(back, right, top),
    apply(back, left, bottom),
    apply(back, right, bottom),
  ];
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const floats = (values: readonly number[]) =>
    engine.pdfium.HEAPF32.set(values, scratch.pointer >> 2);
  // FS_RECTF: left, top, right, bottom.
  floats([Math.min(...xs), Math.max(...ys), Math.max(...xs), Math.min(...ys)]);
  if (!engine.FPDFAnnot_SetRect(annotation, scratch.pointer)) return false;
  if (box === null) return true;
  floats(corners.flatMap(({ x, y }) => [x, y]));
  return engine.FPDFAnnot_AppendAttachmentPoints(annotation, scratch.pointer);
}

/** Texts go in as UTF-16LE with a zero at the end. */
function worded(engine: AnnotatingPdfium, annotation: number, key: string, text: string): boolean {
  const { wasmExports } = engine.pdfium;
  const units = [...Array(text.length).keys()].map((at) => text.charCodeAt(at));
  const pointer = wasmExports.malloc((units.length + 1) * 2);
  if (pointer === 0) return false;
  try {
    const coded = [...units, 0].flatMap((unit) => [unit & 0xff, unit >> 8]);
    engine.pdfium.HEAPU8.set(coded, pointer);
    return engine.FPDFAnnot_SetStringValue(annotation, key, pointer);
  } finally {
    wasmExports.free(pointer);
  }
}

function saved(engine: AnnotatingPdfium, document: number, file: string): Uint8Array {
  const writer = engine.PDFiumExt_OpenFileWriter();
  try {
    engine.PDFiumExt_SaveAsCopy(document, writer);
    const size = engine.PDFiumExt_GetFileWriterSize(writer);
    const buffer = size === 0 ? 0 : engine.pdfium.wasmExports.malloc(size);
    if (buffer === 0) throw damaged(file);
    try {
      engine.PDFiumExt_GetFileWriterData(writer, buffer, size);
      return engine.pdfium.HEAPU8.slice(buffer, buffer + size);
    } finally {
      engine.pdfium.wasmExports.free(buffer);
    }
  } finally {
    engine.PDFiumExt_CloseFileWriter(writer);
  }
}
