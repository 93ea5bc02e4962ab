import { beforeAll, describe, expect, test } from 'vitest';
import type { Pdfium } from '../../src/formats/pdf/engine.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { writePdf } from '../../src/formats/pdf/node/write.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { factsOf, unreadOf, wordsOf } from '../support/write/compare.js';
import { CASES, sampleDisclosure } from '../support/write/disclosure.js';

let engine: Pdfium;
beforeAll(async () => {
  engine = await loadPdfium();
});

describe('a composed document as PDF', () => {
  test.each(CASES)('%s is read back whole', async (_, options) => {
    const { document } = sampleDisclosure(options);
    const back = await readPdfDocument(writePdf(document), 'a.pdf', { engine });
    expect(wordsOf(back)).toEqual(wordsOf(document));
    expect(factsOf(back)).toEqual(factsOf(document));
    expect(unreadOf(back)).toEqual([]);
  });

  test('the same document gives the same bytes', () => {
    const { document } = sampleDisclosure();
    // Half a million bytes one by one would take vitest seconds.
    expect(Buffer.compare(writePdf(document), writePdf(document))).toBe(0);
  });
});
