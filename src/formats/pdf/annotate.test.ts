import { expect, test } from 'vitest';
import { pdfBytes, show } from '../../../test/support/pdf.js';
import { pdfSample } from '../../../test/support/readings.js';
import { annotatePdf, type PdfMark } from './annotate.js';
import { loadPdfium } from './node/engine.js';
import { type PageImage, renderPdfPages } from './pictures.js';
import { readPdfDocument } from './read.js';

const RED = [255, 150, 140] as const;
const NOTE = { title: '明账 · 错误 error', contents: '印出 31.00\nprinted 31.00' };

async function annotated(bytes: Uint8Array, marks: readonly PdfMark[]): Promise<Uint8Array> {
  return annotatePdf(await loadPdfium(), bytes, 'a.pdf', { marks, maxPages: 10 });
}

async function pictures(bytes: Uint8Array): Promise<readonly PageImage[]> {
  return [...renderPdfPages(bytes, 'a.pdf', { engine: await loadPdfium(), scale: 1 })];
}

/** Left, top, right, bottom of the pixels that have another colour than before. */
function changed(before: PageImage | undefined, after: PageImage | undefined): number[] {
  if (before === undefined || after === undefined) throw new Error('no page');
  const at: [number, number][] = [];
  for (let index = 0; index < before.pixels.length; index += 4) {
    const same = [0, 1, 2].every((c) => before.pixels[index + c] === after.pixels[index + c]);
    const pixel = index / 4;
    if (!same) at.push([pixel % before.columns, Math.floor(pixel / before.columns)]);
  }
  const [xs, ys] = [at.map(([x]) => x), at.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1];
}

test.each([0, 90, 180, 270])(
  'a highlight lies at the box as displayed: turned by %d, cropped',
  async (rotate) => {
    const page = {
      rotate,
      cropBox: [50, 100, 450, 700] as const,
      content: show(200, 400, '支出31.00'),
    };
    const bytes = pdfBytes([page]);
    const box = [100, 60, 180, 90] as const;
    const copy = await annotated(bytes, [{ page: 1, box, color: RED, note: NOTE }]);
    const [before] = await pictures(bytes);
    const [after] = await pictures(copy);
    const found = changed(before, after);
    for (const [index, edge] of box.entries()) {
      expect(Math.abs((found[index] ?? Number.NaN) - edge)).toBeLessThanOrEqual(1);
    }
  },
);

test('the words of a note can be read back, and what the pages hold is as before', async () => {
  const bytes = pdfSample();
  const marks: PdfMark[] = [
    { page: 2, box: [60, 120, 120, 140], color: RED, note: NOTE },
    { page: 2, box: [160, 120, 220, 140], color: RED, note: null },
    { page: 1, box: null, color: RED, note: { ...NOTE, contents: '缺一张表' } },
  ];
  const copy = await annotated(bytes, marks);
  const engine = await loadPdfium();
  const read = (data: Uint8Array) => readPdfDocument(data, 'a.pdf', { engine });
  expect(await read(copy)).toEqual(await read(bytes));
  const text = Buffer.from(copy).toString('latin1');
  expect(text.match(/\/Subtype\s*\/Highlight/g)).toHaveLength(2);
  expect(text.match(/\/Subtype\s*\/Text\b/g)).toHaveLength(1);
  expect(await notesOf(copy)).toEqual([['缺一张表'], [NOTE.contents, '']]);
});

test('the same bytes give the same copy', async () => {
  const mark: PdfMark = { page: 1, box: [60, 120, 120, 140], color: RED, note: NOTE };
  expect(await annotated(pdfSample(), [mark])).toEqual(await annotated(pdfSample(), [mark]));
});

test('a file that cannot be opened is refused by name', async () => {
  await expect(annotated(new TextEncoder().encode('%PDF-1.5\n'), [])).rejects.toThrow('a.pdf');
});

/** Contents of the annotations of each page, read with PDFium itself. */
async function notesOf(bytes: Uint8Array): Promise<string[][]> {
  const engine = await loadPdfium();
  const { wasmExports } = engine.pdfium;
  const memory = wasmExports.malloc(bytes.length);
  engine.pdfium.HEAPU8.set(bytes, memory);
  const document = engine.FPDF_LoadMemDocument(memory, bytes.length, '');
  const buffer = wasmExports.malloc(4096);
  return [...Array(engine.FPDF_GetPageCount(document)).keys()].map((index) => {
    const page = engine.FPDF_LoadPage(document, index);
    return [...Array(engine.FPDFPage_GetAnnotCount(page)).keys()].map((one) => {
      const annotation = engine.FPDFPage_GetAnnot(page, one);
      const size = engine.FPDFAnnot_GetStringValue(annotation, 'Contents', buffer, 4096);
      return Buffer.from(engine.pdfium.HEAPU8.slice(buffer, buffer + size - 2)).toString('utf16le');
    });
  });
}
