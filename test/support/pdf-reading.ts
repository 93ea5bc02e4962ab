import type { Block, Document, Table } from '../../src/document/tree.js';
import type { Pdfium } from '../../src/formats/pdf/engine.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { type PdfExtras, type PdfPage, pdfBytes } from './pdf.js';

let engine: Promise<Pdfium> | null = null;

/** Reads a PDF drawn by a test, as `own.pdf`; the engine is loaded once. */
export async function readPages(
  pages: readonly PdfPage[],
  extra: PdfExtras = {},
): Promise<Document> {
  engine ??= loadPdfium();
  return readPdfDocument(pdfBytes(pages, extra), 'own.pdf', { engine: await engine });
}

export function blocksOf(document: Document): readonly Block[] {
  return document.sections.flatMap(({ blocks }) => blocks);
}

export function tablesOf(document: Document): readonly Table[] {
  return blocksOf(document).flatMap((block) => (block.type === 'table' ? [block] : []));
}

/** The words of the table's cells, by row. */
export function wordsOf({ rows }: Table): string[][] {
  return rows.map(({ cells }) => cells.map(({ text }) => text.value));
}
