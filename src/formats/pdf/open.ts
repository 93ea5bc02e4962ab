import { ReadError } from '../../document/read-error.js';
import type { Pdfium } from './engine.js';

/** Default of the most pages a document may have; `--max-pages` raises it. */
export const MAX_PAGES = 500;

/** FPDF_GetLastError: the codes of fpdfview.h that say more than «broken». */
const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;

/** A document that the engine has open; `close` gives its memory back. */
export interface OpenDocument {
  readonly handle: number;
  readonly pages: number;
  close(): void;
}

/**
 * Opens a PDF with the empty user password, and counts its pages before any is parsed.
 * @throws ReadError encrypted, damaged or too-many-pages
 */
export function openDocument(
  engine: Pdfium,
  bytes: Uint8Array,
  file: string,
  maxPages: number,
): OpenDocument {
  const { wasmExports } = engine.pdfium;
  const memory = wasmExports.malloc(bytes.length);
  if (memory === 0) throw damaged(file);
  engine.pdfium.HEAPU8.set(bytes, memory);
  const handle = engine.FPDF_LoadMemDocument(memory, bytes.length, '');
  if (handle === 0) {
    const error = engine.FPDF_GetLastError();
    wasmExports.free(memory);
    throw error === ERROR_PASSWORD || error === ERROR_SECURITY ? encrypted(file) : damaged(file);
  }
  const close = () => {
    engine.FPDF_CloseDocument(handle);
    wasmExports.free(memory);
  };
  const pages = engine.FPDF_GetPageCount(handle);
  if (pages > maxPages || pages <= 0) {
    close();
    throw pages <= 0 ? damaged(file) : tooManyPages(file, pages, maxPages);
  }
  return { handle, pages, close };
}

/** Other programs may have put some bytes behind the end. */
const END_WITHIN = 64 * 1024;
const END_MARK = [...'%%EOF'].map((letter) => letter.charCodeAt(0));

/**
 * Whether a file has the mark that ends it (ISO 32000-1, 7.5.5). The engine puts a file
 * without it together again as far as it goes, so what is missing would not be noticed.
 */
export function hasEnd(bytes: Uint8Array): boolean {
  const tail = bytes.subarray(-END_WITHIN);
  for (let at = tail.length - END_MARK.length; at >= 0; at -= 1) {
    if (END_MARK.every((code, index) => tail[at + index] === code)) return true;
  }
  return false;
}

export function damaged(file: string): ReadError {
  return new ReadError('damaged', file, {
    zh: 'PDF 文件已损坏或不完整，无法打开',
    en: 'the PDF is damaged or incomplete and cannot be opened',
  });
}

function encrypted(file: string): ReadError {
  return new ReadError('encrypted', file, {
    zh: 'PDF 文件已加密，需要密码才能打开；请先另存为不加密的文件',
    en: 'the PDF is encrypted and needs a password; save it without one first',
  });
}

function tooManyPages(file: string, pages: number, limit: number): ReadError {
  return new ReadError('too-many-pages', file, {
    zh: `PDF 有 ${pages} 页，上限为 ${limit} 页；可用 --max-pages 提高上限`,
    en: `the PDF has ${pages} pages, the limit is ${limit}; --max-pages raises it`,
  });
}
