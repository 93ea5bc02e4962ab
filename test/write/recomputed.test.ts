import { describe, expect, test } from 'vitest';
import { writeXlsx } from '../../src/formats/xlsx/node/document.js';
import { readXlsxDocument } from '../../src/formats/xlsx/read.js';
import { wordsOf } from '../support/write/compare.js';
import { sampleDisclosure } from '../support/write/disclosure.js';
import { convertedByOffice, withoutResults } from '../support/write/recompute.js';
import { hasOffice } from '../typeset/office.js';

if (!hasOffice) console.log('skipped: LibreOffice is missing, run npm run setup:system');

describe.skipIf(!hasOffice)('formulas worked out by LibreOffice', () => {
  test('show what the document prints', { timeout: 60_000 }, async () => {
    const { document } = sampleDisclosure({ most: 30, negative: true });
    const bytes = await writeXlsx(document);
    const sheets = [{ bytes: withoutResults(bytes), extension: 'xlsx' }];
    const [recomputed = bytes] = convertedByOffice(sheets, 'xlsx');
    const back = readXlsxDocument(recomputed, 'a.xlsx');
    expect(wordsOf(back).tables).toEqual(wordsOf(readXlsxDocument(bytes, 'a.xlsx')).tables);
    expect(back.unread).toEqual([]);
  });
});
