import { beforeAll, describe, expect, test } from 'vitest';
import { loadBook } from '../../src/books/node/folder.js';
import { alarmsOf } from '../../src/checks/alarms.js';
import { check } from '../../src/checks/check.js';
import { composeDocument } from '../../src/compose/document.js';
import { usualLayout } from '../../src/compose/prepare.js';
import type { Document } from '../../src/document/tree.js';
import { keyString } from '../../src/facts/key.js';
import { valueText } from '../../src/facts/printed.js';
import { readDocxDocument } from '../../src/formats/docx/read.js';
import { readHtmlDocument } from '../../src/formats/html/read.js';
import type { Pdfium } from '../../src/formats/pdf/engine.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { readForms } from '../../src/forms/read.js';
import { docxOfSheet } from './docx.js';
import { htmlOf } from './html.js';
import { type Sheet, sheetOf } from './sheet.js';
import { printedByTypst } from './typst.js';
import { changed, documentOfSheet, styleFor, USUAL, VARIETIES, type Variety } from './variety.js';

const BOOK = process.env.VARIETY_BOOK ?? 'zhenan-2023';

/** Those that other tests leave out, and each that needs a mechanism of its own. */
const PRINTED = [
  'A3 landscape',
  'narrow columns',
  'ruled around',
  'ruled down',
  'rows over pages',
  'unruled rows over pages',
  'title in the first row',
  'caption in the rows',
  'tables that touch',
  'spaces in names, unruled',
  'lines in names, unruled',
];
const WORDS = ['watermark', 'caption in the rows', 'soft hyphens', 'lines in names', 'minus （）'];

/** @param names more by hand: VARIETIES=all */
function varieties(names: readonly string[]): [string, Variety][] {
  const all = Object.entries(VARIETIES);
  return process.env.VARIETIES === 'all' ? all : all.filter(([name]) => names.includes(name));
}

function composed(): Document {
  const book = loadBook(`examples/books/${BOOK}`);
  return composeDocument(book, usualLayout(book)?.id ?? '').document;
}

interface Read {
  /** `key = value`, sorted. */
  readonly facts: readonly string[];
  readonly raised: readonly string[];
}

function readOf(document: Document): Read {
  const reading = readForms(document);
  const facts = reading.facts.all
    .filter(({ printed }) => printed.form === 'number')
    .map(({ key, printed }) => `${keyString(key)} = ${valueText(printed) ?? printed.text}`);
  const raised = alarmsOf(check(reading).findings)
    .filter(({ severity }) => severity !== 'note')
    .map(({ rule, message }) => `${rule}: ${message.zh}`);
  return { facts: facts.sort(), raised: raised.sort() };
}

describe('a composed disclosure set as offices set theirs gives the same facts and no alarm', () => {
  const document = composed();
  let engine: Pdfium;
  beforeAll(async () => {
    engine = await loadPdfium();
  });

  function sheets(variety: Variety): { readonly sheet: Sheet; readonly expected: Read } {
    const page = { ...USUAL, ...variety.page };
    const plain = sheetOf(document, page, styleFor(variety));
    const sheet = changed(plain, variety);
    // What prints otherwise is another fact; captions that stand elsewhere are none.
    const said = documentOfSheet(variety.values === true ? sheet : plain);
    return { sheet, expected: readOf(said) };
  }

  test.each(varieties(PRINTED))('PDF: %s', async (_, variety) => {
    const { sheet, expected } = sheets(variety);
    const read = readOf(await readPdfDocument(printedByTypst(sheet), 'a.pdf', { engine }));
    expect(read).toEqual(expected);
  });

  test.each(varieties(WORDS))('Word and web page: %s', (_, variety) => {
    const { sheet, expected } = sheets(variety);
    expect(readOf(readDocxDocument(docxOfSheet(sheet), 'a.docx'))).toEqual(expected);
    const page = new TextEncoder().encode(htmlOf(sheet));
    expect(readOf(readHtmlDocument(page, 'a.html'))).toEqual(expected);
  });
});
