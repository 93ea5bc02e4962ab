/**
 * What the PDF reader needs of PDFium: the C interface (fpdfview.h, fpdf_text.h,
 * fpdf_edit.h) as the package `@embedpdf/pdfium` wraps it. The engine is passed in, because
 * how its WASM is loaded differs between Node and a browser; a module of the package that
 * was initialised (`PDFiumExt_Init`) fits as it is. Pointers and handles are numbers, 0 is none.
 */
export interface Pdfium {
  readonly pdfium: {
    readonly HEAPU8: Uint8Array;
    readonly HEAP32: Int32Array;
    readonly HEAPF32: Float32Array;
    readonly HEAPF64: Float64Array;
    readonly wasmExports: { malloc(size: number): number; free(pointer: number): void };
  };
  FPDF_LoadMemDocument(data: number, size: number, password: string): number;
  FPDF_CloseDocument(document: number): null;
  FPDF_GetLastError(): number;
  FPDF_GetPageCount(document: number): number;
  FPDF_LoadPage(document: number, index: number): number;
  FPDF_ClosePage(page: number): null;
  FPDF_GetPageWidthF(page: number): number;
  FPDF_GetPageHeightF(page: number): number;
  FPDF_PageToDevice(
    page: number,
    startX: number,
    startY: number,
    sizeX: number,
    sizeY: number,
    rotate: number,
    x: number,
    y: number,
    outX: number,
    outY: number,
  ): boolean;
  FPDFBitmap_CreateEx(
    width: number,
    height: number,
    format: number,
    buffer: number,
    stride: number,
  ): number;
  FPDFBitmap_FillRect(
    bitmap: number,
    left: number,
    top: number,
    width: number,
    height: number,
    color: number,
  ): unknown;
  FPDFBitmap_GetBuffer(bitmap: number): number;
  FPDFBitmap_GetStride(bitmap: number): number;
  FPDFBitmap_Destroy(bitmap: number): null;
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    startX: number,
    startY: number,
    sizeX: number,
    sizeY: number,
    rotate: number,
    flags: number,
  ): null;
  FPDFPage_GetAnnotCount(page: number): number;
  FPDFPage_GetAnnot(page: number, index: number): number;
  FPDFPage_CloseAnnot(annotation: number): null;
  FPDFPage_RemoveAnnot(page: number, index: number): boolean;
  FPDFPage_Flatten(page: number, flag: number): number;
  FPDFAnnot_GetSubtype(annotation: number): number;
  FPDFAnnot_HasKey(annotation: number, key: string): boolean;
  EPDFAnnot_GenerateFormFieldAP(annotation: number): boolean;
  FPDFAnnot_GetFlags(annotation: number): number;
  FPDFAnnot_GetStringValue(annotation: number, key: string, buffer: number, size: number): number;
  FPDFText_LoadPage(page: number): number;
  FPDFText_ClosePage(text: number): null;
  FPDFText_CountChars(text: number): number;
  FPDFText_GetUnicode(text: number, index: number): number;
  FPDFText_IsGenerated(text: number, index: number): number;
  FPDFText_HasUnicodeMapError(text: number, index: number): number;
  FPDFText_GetFontSize(text: number, index: number): number;
  FPDFText_GetMatrix(text: number, index: number, out: number): boolean;
  FPDFText_GetCharOrigin(text: number, index: number, outX: number, outY: number): boolean;
  FPDFText_GetLooseCharBox(text: number, index: number, out: number): boolean;
  FPDFText_GetTextObject(text: number, index: number): number;
  FPDFText_GetFillColor(
    text: number,
    index: number,
    r: number,
    g: number,
    b: number,
    a: number,
  ): boolean;
  FPDFTextObj_GetTextRenderMode(object: number): number;
  FPDFPage_CountObjects(page: number): number;
  FPDFPage_GetObject(page: number, index: number): number;
  FPDFFormObj_CountObjects(form: number): number;
  FPDFFormObj_GetObject(form: number, index: number): number;
  FPDFPageObj_GetType(object: number): number;
  FPDFPageObj_GetMatrix(object: number, out: number): boolean;
  FPDFPageObj_GetBounds(
    object: number,
    left: number,
    bottom: number,
    right: number,
    top: number,
  ): boolean;
  FPDFPageObj_GetClipPath(object: number): number;
  FPDFPageObj_HasTransparency(object: number): boolean;
  FPDFPageObj_SetIsActive(object: number, active: boolean): boolean;
  FPDFPageObj_CountMarks(object: number): number;
  FPDFPageObj_GetMark(object: number, index: number): number;
  FPDFPageObjMark_GetName(mark: number, buffer: number, size: number, outLength: number): boolean;
  FPDFPageObjMark_GetParamStringValue(
    mark: number,
    key: string,
    buffer: number,
    size: number,
    outLength: number,
  ): boolean;
  FPDFClipPath_CountPaths(path: number): number;
  FPDFClipPath_CountPathSegments(path: number, index: number): number;
  FPDFClipPath_GetPathSegment(path: number, index: number, segment: number): number;
  FPDFPageObj_GetStrokeWidth(object: number, out: number): boolean;
  FPDFPageObj_GetFillColor(object: number, r: number, g: number, b: number, a: number): boolean;
  FPDFPageObj_GetStrokeColor(object: number, r: number, g: number, b: number, a: number): boolean;
  FPDFImageObj_GetImagePixelSize(object: number, outWidth: number, outHeight: number): boolean;
  FPDFPath_CountSegments(path: number): number;
  FPDFPath_GetPathSegment(path: number, index: number): number;
  FPDFPath_GetDrawMode(path: number, outFill: number, outStroke: number): boolean;
  FPDFPathSegment_GetPoint(segment: number, outX: number, outY: number): boolean;
  FPDFPathSegment_GetType(segment: number): number;
  FPDFPathSegment_GetClose(segment: number): boolean;
}

/** A small stretch of the engine's memory for results; read right after the call that fills it. */
export class Scratch {
  readonly pointer: number;
  readonly #engine: Pdfium;
  // Kept, because the package finds them slowly. Growing memory leaves them with no length.
  #floats: Float32Array;
  #doubles: Float64Array;
  #ints: Int32Array;

  constructor(engine: Pdfium) {
    this.#engine = engine;
    this.pointer = engine.pdfium.wasmExports.malloc(64);
    this.#floats = engine.pdfium.HEAPF32;
    this.#doubles = engine.pdfium.HEAPF64;
    this.#ints = engine.pdfium.HEAP32;
  }

  /** The address of the n-th slot of eight bytes. */
  at(slot: number): number {
    return this.pointer + slot * 8;
  }

  float(index: number): number {
    if (this.#floats.length === 0) this.#floats = this.#engine.pdfium.HEAPF32;
    return this.#floats[(this.pointer >> 2) + index] ?? 0;
  }

  double(slot: number): number {
    if (this.#doubles.length === 0) this.#doubles = this.#engine.pdfium.HEAPF64;
    return this.#doubles[(this.pointer >> 3) + slot] ?? 0;
  }

  int(index: number): number {
    if (this.#ints.length === 0) this.#ints = this.#engine.pdfium.HEAP32;
    return this.#ints[(this.pointer >> 2) + index] ?? 0;
  }

  free(): void {
    this.#engine.pdfium.wasmExports.free(this.pointer);
  }
}

/** Calls made for each character, object or path segment that give a number. */
const NUMERIC = [
  'FPDFText_GetUnicode',
  'FPDFText_IsGenerated',
  'FPDFText_HasUnicodeMapError',
  'FPDFText_GetFontSize',
  'FPDFText_GetTextObject',
  'FPDFTextObj_GetTextRenderMode',
  'FPDFPage_GetObject',
  'FPDFFormObj_CountObjects',
  'FPDFFormObj_GetObject',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetClipPath',
  'FPDFPageObj_CountMarks',
  'FPDFPageObj_GetMark',
  'FPDFClipPath_CountPaths',
  'FPDFClipPath_CountPathSegments',
  'FPDFClipPath_GetPathSegment',
  'FPDFPath_CountSegments',
  'FPDFPath_GetPathSegment',
  'FPDFPathSegment_GetType',
] as const;

/** The same for those that give a C boolean. */
const BOOLEAN = [
  'FPDFText_GetCharOrigin',
  'FPDFText_GetLooseCharBox',
  'FPDFText_GetMatrix',
  'FPDFPageObj_GetMatrix',
  'FPDFPageObj_GetBounds',
  'FPDFPageObj_GetStrokeWidth',
  'FPDFPageObj_HasTransparency',
  'FPDFPageObjMark_GetName',
  'FPDFPageObj_GetFillColor',
  'FPDFPageObj_GetStrokeColor',
  'FPDFPathSegment_GetPoint',
  'FPDFPathSegment_GetClose',
  'FPDFPath_GetDrawMode',
] as const;

/**
 * The engine with its most frequent calls made directly: the package looks the function up
 * and converts its arguments at each call, which takes longer than the call.
 */
export function withDirectCalls(engine: Pdfium): Pdfium {
  const exported: Readonly<Record<string, unknown>> = { ...engine.pdfium.wasmExports };
  const direct: Pdfium = Object.create(engine);
  for (const name of NUMERIC) {
    const value = exported[name];
    if (typeof value === 'function') Object.defineProperty(direct, name, { value });
  }
  for (const name of BOOLEAN) {
    const call = exported[name];
    if (typeof call !== 'function') continue;
    const value = (...args: number[]): boolean => call(...args) !== 0;
    Object.defineProperty(direct, name, { value });
  }
  return direct;
}
