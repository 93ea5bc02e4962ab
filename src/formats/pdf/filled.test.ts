import { beforeAll, describe, expect, test } from 'vitest';
import { hex, type PdfPage, pdfBytes, show, table } from '../../../test/support/pdf.js';
import type { Document, Table } from '../../document/tree.js';
import type { Pdfium } from './engine.js';
import { loadPdfium } from './node/engine.js';
import { readPdfDocument } from './read.js';

let engine: Pdfium;
beforeAll(async () => {
  engine = await loadPdfium();
});

const ROWS = [
  ['项目', '预算数', '决算数'],
  ['会议费', '', ''],
];
const TABLE = table({
  top: 700,
  columns: [120, 80, 80],
  rows: ROWS.map((row) => row.map((text) => ({ text }))),
});

interface Annotation {
  readonly entries: string;
  readonly words: string;
  readonly left: number;
  readonly top?: number;
}

/** A page with annotations, each with its appearance. */
function withAnnotations(
  annotations: readonly Annotation[],
): [PdfPage[], Parameters<typeof pdfBytes>[1]] {
  const objects = new Map<number, string>();
  annotations.forEach(({ entries, words, left, top = 672 }, at) => {
    const drawn = `/Tx BMC q BT /F1 8 Tf 2 5 Td <${hex(words)}> Tj ET Q EMC`;
    objects.set(
      20 + 2 * at,
      `<< /Type /Annot ${entries} /Rect [${left} ${top - 16} ${left + 70} ${top}] /P 1000 0 R /AP << /N ${21 + 2 * at} 0 R >> >>`,
    );
    objects.set(
      21 + 2 * at,
      `<< /Type /XObject /Subtype /Form /BBox [0 0 70 16] /Resources << /Font << /F1 3 0 R >> >> /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    );
  });
  const places = annotations.map((_, at) => `${20 + 2 * at} 0 R`).join(' ');
  objects.set(
    1,
    `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [${places}] /DR << /Font << /F1 3 0 R >> >> >> >>`,
  );
  return [[{ content: TABLE, entries: `/Annots [${places}]` }], { objects }];
}

async function read(annotations: readonly Annotation[]): Promise<Document> {
  return readPdfDocument(pdfBytes(...withAnnotations(annotations)), 'own.pdf', { engine });
}

function wordsOf(document: Document): string[][][] {
  const blocks = document.sections.flatMap((section) => section.blocks);
  const tables = blocks.filter((block): block is Table => block.type === 'table');
  return tables.map(({ rows }) => rows.map(({ cells }) => cells.map(({ text }) => text.value)));
}

describe('what is filled in', () => {
  test('fields of forms and text typed over the page are read in their cells', async () => {
    const document = await read([
      { entries: '/Subtype /Widget /FT /Tx /T (a) /F 4', words: '12.30', left: 183 },
      { entries: '/Subtype /FreeText /F 4 /DA (/F1 8 Tf)', words: '11.20', left: 263 },
    ]);
    expect(wordsOf(document)).toEqual([[ROWS[0], ['会议费', '12.30', '11.20']]]);
  });

  test('a field of which only the value is there', async () => {
    const field =
      '<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (12.30) /F 4 /DA (/Helv 8 Tf 0 g) /Rect [183 656 253 672] /P 1000 0 R >>';
    const objects = new Map([
      [
        1,
        '<< /Type /Catalog /Pages 2 0 R /AcroForm << /NeedAppearances true /Fields [20 0 R] /DA (/Helv 8 Tf 0 g) /DR << /Font << /Helv 21 0 R >> >> >> >>',
      ],
      [20, field],
      [21, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    ]);
    const pages = [{ content: TABLE, entries: '/Annots [20 0 R]' }];
    const document = await readPdfDocument(pdfBytes(pages, { objects }), 'own.pdf', { engine });
    expect(wordsOf(document)).toEqual([[ROWS[0], ['会议费', '12.30', '']]]);
  });

  test('notes, signatures and hidden fields are no text', async () => {
    const document = await read([
      { entries: '/Subtype /Widget /FT /Tx /T (a) /F 4', words: '12.30', left: 183 },
      { entries: '/Subtype /Widget /FT /Sig /T (s) /F 4', words: '2024.01', left: 263 },
      { entries: '/Subtype /Widget /FT /Tx /T (h) /F 2', words: '99.99', left: 263 },
      { entries: '/Subtype /Square /F 4 /Contents (x)', words: '88.88', left: 263 },
    ]);
    expect(wordsOf(document)).toEqual([[ROWS[0], ['会议费', '12.30', '']]]);
  });

  test('a page without fields keeps what is drawn on it', async () => {
    const pages = [{ content: `${TABLE}\n${show(183, 661, '1.00', 8)}` }];
    const document = await readPdfDocument(pdfBytes(pages), 'own.pdf', { engine });
    expect(wordsOf(document)).toEqual([[ROWS[0], ['会议费', '1.00', '']]]);
  });
});
