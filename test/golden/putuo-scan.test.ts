import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { degraded, drawnPages, picturesPdf } from '../../bench/scan-pages.mjs';
import type { Document } from '../../src/document/tree.js';
import type { Pdfium } from '../../src/formats/pdf/engine.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { findTesseract } from '../../src/formats/scan/node/tesseract.js';
import { missingShared, sharedPath } from '../support/shared.js';
import { missingTesseract } from '../support/tesseract.js';

const PDF = 'corpus/pdf/putuo-planning-2024-final-accounts.pdf';
const LABEL = 'labels/putuo-planning-2024.json';
/** A page with one whole table: `npm run bench:scans` reads all of them. */
const PAGE = 8;

interface Label {
  readonly tables: readonly {
    readonly rows: readonly {
      readonly page: number;
      readonly cells: Readonly<Record<string, string>>;
    }[];
  }[];
}

const missing = [PDF, LABEL].some(missingShared) || missingTesseract();

/** Figures of tables with decimals, those in doubt left out, as labels count them. */
function sureFigures({ sections, doubtful = [] }: Document): string[] {
  const doubts = new Set(
    doubtful.filter(({ rivals }) => rivals !== undefined).map(({ text }) => placeOf(text)),
  );
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'table' ? block.rows : []))
    .flatMap(({ cells }) => cells)
    .filter(({ text }) => !doubts.has(placeOf(text)) && /^-?[\d,]+\.\d+$/.test(text.value))
    .map(({ text }) => text.value);
}

function placeOf(text: Document['unread'][number]['text']): string {
  return JSON.stringify(text.pieces[0]?.anchor ?? null);
}

describe.skipIf(missing)('a page of final accounts as a scan', () => {
  let engine: Pdfium;
  let bytes: Uint8Array;
  let wanted: string[];
  beforeAll(async () => {
    engine = await loadPdfium();
    bytes = new Uint8Array(readFileSync(sharedPath(PDF)));
    const label = JSON.parse(readFileSync(sharedPath(LABEL), 'utf8')) as Label;
    wanted = label.tables.flatMap(({ rows }) =>
      rows.filter(({ page }) => page === PAGE).flatMap(({ cells }) => Object.values(cells)),
    );
  });

  const read = (pdf: Uint8Array) =>
    readPdfDocument(pdf, 'scan.pdf', { engine, recogniser: findTesseract });

  /** How many of the figures stand among those that are given, and what is given besides. */
  function compared(given: readonly string[]) {
    const left = [...wanted];
    const wrong = given.filter((text) => {
      const at = left.indexOf(text);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    return { share: (wanted.length - left.length) / wanted.length, wrong };
  }

  test('clean: nearly all figures are beyond doubt, and these are right', async () => {
    const { share, wrong } = compared(
      sureFigures(await read(picturesPdf(drawnPages(engine, bytes, [PAGE])))),
    );
    expect(wanted.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });

  test('askew, blurred, noisy and compressed: most are, and these are right', async () => {
    const [page] = drawnPages(engine, bytes, [PAGE]);
    if (page === undefined) throw new Error('no page');
    const { share, wrong } = compared(
      sureFigures(await read(picturesPdf([await degraded(page, 7)]))),
    );
    expect(wrong).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.85);
  });

  test('without a recogniser the page is unread, and a file of nothing else an error', async () => {
    const pdf = picturesPdf(drawnPages(engine, bytes, [PAGE]));
    await expect(readPdfDocument(pdf, 'scan.pdf', { engine })).rejects.toMatchObject({
      code: 'no-text',
    });
  });
});
