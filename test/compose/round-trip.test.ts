import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitYear } from '../../src/books/unit-year.js';
import { alarmsOf } from '../../src/checks/alarms.js';
import { check } from '../../src/checks/check.js';
import { type Composition, composeDocument } from '../../src/compose/document.js';
import { differenceOf, factsPrinted, factsRead } from '../../src/compose/gate/printed.js';
import type { Document } from '../../src/document/tree.js';
import { writeDocx } from '../../src/formats/docx/write.js';
import { readHtmlDocument } from '../../src/formats/html/read.js';
import { writeHtml } from '../../src/formats/html/write.js';
import { readOfficeDocument } from '../../src/formats/office.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { writePdf } from '../../src/formats/pdf/node/write.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { writeText } from '../../src/formats/text/write.js';
import { writeXlsx } from '../../src/formats/xlsx/node/document.js';
import { readXlsxDocument } from '../../src/formats/xlsx/read.js';
import { readForms } from '../../src/forms/read.js';
import { type BookOptions, books, PLACES, type Place } from '../support/compose/book.js';
import { tablesOnly } from '../support/write/compare.js';

/** Years drawn for the tree; a format takes fewer, since its own tests are elsewhere. */
const RUNS = Number(process.env.COMPOSE_RUNS ?? 2);
const FORMAT_RUNS = Math.max(1, Math.floor(RUNS / 4));

const engine = loadPdfium();

type Copy = (document: Document) => Document | Promise<Document>;

/** A composed document after it was written and read. */
const FORMATS: Readonly<Record<string, Copy>> = {
  text: (document) => readTextDocument(writeText(document), 'a.txt'),
  docx: (document) => readOfficeDocument('docx', writeDocx(document), 'a.docx'),
  pdf: async (document) =>
    readPdfDocument(writePdf(document), 'a.pdf', { engine: await engine, maxPages: 500 }),
  html: (document) => readHtmlDocument(writeHtml(document), 'a.html'),
};

const KINDS: Readonly<Record<string, BookOptions>> = {
  'amounts of every size': { most: 12 },
  'amounts that print as 0.00': { most: 12, hidden: true },
  'negative amounts': { most: 6, negative: true },
  'up to sixty accounts': { most: 60 },
  'the first year': { most: 12, first: true },
  'nothing at all': { most: 0 },
};

/** Unless more runs are asked for, some kinds of years stand for all, one where pages are set. */
function kindsFor(format: string): readonly (readonly [string, BookOptions])[] {
  const all = Object.entries(KINDS);
  if (process.env.COMPOSE_RUNS !== undefined) return all;
  return all.slice(0, format === 'pdf' ? 1 : 3);
}

function composed(book: UnitYear, layout: string): Composition {
  const made = composeDocument(book, layout);
  const nothing = { facts: [], reasons: [], names: [], texts: [], problems: [], cells: [] };
  expect(made.needs).toMatchObject(nothing);
  return made;
}

/** Law 7: the same keys and prints and nothing else; nothing raised that was not announced. */
function expectSame(
  { layout, year, unit }: Place,
  { document, tables }: Composition,
  copy: Document,
): void {
  const reading = readForms(copy);
  const difference = differenceOf(factsPrinted(document), factsRead(reading));
  expect(difference).toEqual({ missing: [], invented: [] });
  expect(reading.document).toMatchObject({ layout, fiscalYear: year, unit: unit.name });
  expect(reading.unread).toEqual([]);
  const isAnnounced = tables.some(({ hidden, tails }) => hidden > 0 || tails);
  const raised = alarmsOf(check(reading).findings)
    // A negative amount is for the office to explain, however it was composed.
    .filter(({ rule }) => rule !== 'negative-amount')
    .filter(({ severity }) => !(isAnnounced && severity === 'note'))
    .map(({ severity, rule, message }) => `${severity} ${rule}: ${message.zh}`);
  expect(raised).toEqual([]);
}

describe.each(PLACES.map((place) => [place.layout, place] as const))('%s', (_, place) => {
  test.each(Object.entries(KINDS))('the document itself: %s', (_kind, options) => {
    fc.assert(
      fc.property(books(place, options), (book) => {
        const made = composed(book, place.layout);
        expectSame(place, made, made.document);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  test.each(kindsFor('xlsx'))('as xlsx, which holds the tables: %s', async (_kind, options) => {
    await fc.assert(
      fc.asyncProperty(books(place, options), async (book) => {
        const { document } = composed(book, place.layout);
        const copy = readXlsxDocument(await writeXlsx(document), 'a.xlsx');
        const printed = factsPrinted(tablesOnly(document));
        const difference = differenceOf(printed, factsRead(readForms(copy)));
        expect(difference).toEqual({ missing: [], invented: [] });
      }),
      { numRuns: FORMAT_RUNS, endOnFailure: true },
    );
  });

  describe.each(Object.entries(FORMATS))('as %s', (format, copy) => {
    test.each(kindsFor(format))('%s', async (_kind, options) => {
      await fc.assert(
        fc.asyncProperty(books(place, options), async (book) => {
          const made = composed(book, place.layout);
          expectSame(place, made, await copy(made.document));
        }),
        { numRuns: FORMAT_RUNS, endOnFailure: true },
      );
    });
  });
});
