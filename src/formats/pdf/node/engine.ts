import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init } from '@embedpdf/pdfium';
import type { Pdfium } from '../engine.js';

/** PDFium with the WASM file of the installed package; a new instance at each call. */
export async function loadPdfium(): Promise<Pdfium> {
  const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  const bytes = await readFile(path);
  const engine = await init({
    wasmBinary: new Uint8Array(bytes).buffer,
    // PDFium's remarks about broken files are no output of ours.
    print: () => undefined,
    printErr: () => undefined,
  });
  engine.PDFiumExt_Init();
  return engine;
}
