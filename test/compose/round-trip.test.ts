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
import { books, PLACES, type Place } from '../support/compose/book.js';
import { BUDGET_PLACE, budgetBooks } from '../support/compose/budget-book.js';
import { tablesOnly } from '../support/write/compare.js';

/** Years drawn of each kind; `COMPOSE_RUNS` asks for more, and for every kind in every format. */
const ASKED = process.env.COMPOSE_RUNS;
const RUNS = Number(ASKED ?? 1);

const engine = loadPdfium();

type Copy = (document: Document) => Document | Promise<Document>;

/** A composed document after it was written and read. */
const FORMATS: Readonly<Record<string, Copy>> = {
  text: (document) => readTextDocument(writeText(document), 'a.txt'),
  docx: (document) => readOfficeDocument('docx', writeDocx(document), 'a.docx'),
  pdf: async (document) =>
    readPdfDocument(writePdf(document), 'a.pdf', { engine: await engine, maxPages: 500 }),
  html: (document) => readHtmlDocument(writeHtml(document), 'a.html'),
  xlsx: async (document) => readXlsxDocument(await writeXlsx(document), 'a.xlsx'),
};

type Kinds = Readonly<Record<string, fc.Arbitrary<UnitYear>>>;

function finalAccounts(place: Place): Kinds {
  return {
    'amounts of every size': books(place, { most: 12 }),
    'amounts that print as 0.00': books(place, { most: 12, hidden: true }),
    'negative amounts': books(place, { most: 6, negative: true }),
    'up to sixty accounts': books(place, { most: 60 }),
    'the first year': books(place, { most: 12, first: true }),
    'nothing at all': books(place, { most: 0 }),
  };
}

const BUDGETS: Kinds = {
  'amounts of every size': budgetBooks({ hidden: false }),
  'amounts that print as 0.00': budgetBooks({ hidden: true }),
  'nothing at all': budgetBooks({ hidden: false, most: 0 }),
};

const CASES: readonly (readonly [Place, Kinds])[] = [
  ...PLACES.map((place) => [place, finalAccounts(place)] as const),
  [BUDGET_PLACE, BUDGETS],
];

/** Each year is composed once, however many formats it is written in. */
const compositions = new Map<fc.Arbitrary<UnitYear>, readonly Composition[]>();

function composedOf(kind: fc.Arbitrary<UnitYear>, layout: string): readonly Composition[] {
  const known = compositions.get(kind);
  if (known !== undefined) return known;
  const made = fc.sample(kind, RUNS).map((book) => composeDocument(book, layout));
  compositions.set(kind, made);
  return made;
}

/**
 * A format takes some kinds of years, others at each place, so that the places together have all
 * of them in every format.
 */
function kindsFor(place: number, format: number, kinds: readonly string[]): readonly string[] {
  if (ASKED !== undefined) return kinds;
  const at = (place * 2 + format) % kinds.length;
  return [kinds[at] ?? '', kinds[(at + 1) % kinds.length] ?? ''];
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

/** A workbook holds the tables alone. */
function expectSameTables({ document }: Composition, copy: Document): void {
  const read = factsRead(readForms(copy));
  const difference = differenceOf(factsPrinted(tablesOnly(document)), read);
  expect(difference).toEqual({ missing: [], invented: [] });
}

describe.each(CASES.map(([place, kinds], at) => [place.layout, place, kinds, at] as const))(
  '%s',
  (layout, place, kinds, at) => {
    test.each(Object.entries(kinds))('the document itself: %s', (_kind, drawn) => {
      for (const made of composedOf(drawn, layout)) {
        const nothing = { facts: [], reasons: [], names: [], texts: [], problems: [], cells: [] };
        expect(made.needs).toMatchObject(nothing);
        expectSame(place, made, made.document);
      }
    });

    describe.each(
      Object.entries(FORMATS).map(([name, copy], index) => [name, copy, index] as const),
    )('as %s', (format, copy, index) => {
      test.each(kindsFor(at, index, Object.keys(kinds)))('%s', async (kind) => {
        for (const made of composedOf(kinds[kind] ?? expect.fail(kind), layout)) {
          const back = await copy(made.document);
          if (format === 'xlsx') expectSameTables(made, back);
          else expectSame(place, made, back);
        }
      });
    });
  },
);
