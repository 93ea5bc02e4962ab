import { beforeAll, describe, expect, test } from 'vitest';
import { spanText } from '../../src/document/text.js';
import type { Pdfium } from '../../src/formats/pdf/engine.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { canDraw, writePdf } from '../../src/formats/pdf/node/write.js';
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

  test('no font of the machine falls in for a character that the own ones lack', async () => {
    const [rare, known] = ['\u{20bb7}', '㙟'];
    expect([rare, known, '\u200b', '—', '☑'].map(canDraw)).toEqual([false, true, true, true, true]);
    const text = spanText(`经办人${rare}${known}。`, { file: '', path: 'p' });
    const section = { role: 'body', blocks: [{ type: 'paragraph', text }] } as const;
    const document = { file: '', format: 'composed', sections: [section], unread: [] } as const;
    const back = await readPdfDocument(writePdf(document), 'a.pdf', { engine });
    expect(wordsOf(back).texts.join('')).toContain(`经办人〓${known}。`);
  });

  test('the same document gives the same bytes', () => {
    const { document } = sampleDisclosure();
    // Half a million bytes one by one would take vitest seconds.
    expect(Buffer.compare(writePdf(document), writePdf(document))).toBe(0);
  });
});
