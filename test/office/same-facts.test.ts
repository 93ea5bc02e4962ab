import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/checks/check.js';
import type { Document } from '../../src/document/tree.js';
import { keyString } from '../../src/facts/key.js';
import { readDocxDocument } from '../../src/formats/docx/read.js';
import { readHtmlDocument } from '../../src/formats/html/read.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readXlsxDocument } from '../../src/formats/xlsx/read.js';
import { readForms } from '../../src/forms/read.js';
import { reassemble } from '../../src/forms/reassemble/index.js';
import { filesUnder, ROOT } from '../support/house.js';
import { missingShared, sharedPath } from '../support/shared.js';
import { hasChromium, printedPages } from '../typeset/chromium.js';
import { asDocx, asHtml, asPrint, asXlsx } from './render.js';

if (!hasChromium) console.log('skipped PDF: chromium is not installed (npm run setup:system)');

const EXAMPLES = filesUnder('examples/disclosures').filter((name) => name.endsWith('.txt'));

const CORPUS = [
  'chencang-2022-final-accounts',
  'fengxiang-2023-budget',
  'hanzhong-2021-final-accounts',
  'zengdu-2022-final-accounts',
  'zhenan-2023-final-accounts',
];

const FORMATS: readonly {
  readonly name: string;
  readonly again: (document: Document) => Document;
}[] = [
  { name: 'html', again: (document) => readHtmlDocument(asHtml(document), 'a.html') },
  { name: 'docx', again: (document) => readDocxDocument(asDocx(document), 'a.docx') },
  { name: 'xlsx', again: (document) => readXlsxDocument(asXlsx(document), 'a.xlsx') },
  { name: 'xls', again: (document) => readXlsxDocument(asXlsx(document, 'biff8'), 'a.xls') },
];

/** Everything that a reading says, without its places. */
function facts(document: Document) {
  const reading = readForms(document);
  const result = check(reading);
  return {
    document: reading.document,
    tables: reading.tables.map((table) => ({
      id: table.id,
      title: table.title.replace(/\s+/g, ''),
      unit: table.amountUnit,
      declaration: table.declaration,
      rows: table.rows.map((row) => [
        `${row.side}|${row.line}|${row.code}|${row.name}`,
        // A column in which nothing at all is printed is none.
        ...row.cells
          .filter((cell) => cell.column !== '' || cell.printed.text !== '')
          .map(
            (cell) =>
              `${cell.column}=${cell.printed.text}${cell.key === null ? '' : ` ${keyString(cell.key)}`}`,
          ),
      ]),
    })),
    claims: reading.claims.map((claim) =>
      [claim.section, claim.printed.text, claim.printed.unit, ...claim.keys.map(keyString)].join(
        ' ',
      ),
    ),
    findings: result.findings.map(({ rule, id, severity }) => `${rule} ${id} ${severity}`).sort(),
  };
}

/** A document that every format can hold: tables that could not be put together are left out. */
function renderable(bytes: Uint8Array, name: string): Document {
  const document = reassemble(readTextDocument(bytes, name));
  const sections = document.sections.map((section) => ({
    ...section,
    blocks: section.blocks.filter(({ type }) => type !== 'fragments' && type !== 'figure'),
  }));
  return { ...document, sections, unread: [] };
}

/** @param except formats that cannot hold the document */
function expectSame(document: Document, tables: number, except: readonly string[] = []): void {
  const expected = facts(document);
  expect(expected.tables.length).toBeGreaterThanOrEqual(tables);
  expect(expected.claims.length).toBeGreaterThan(10);
  for (const format of FORMATS.filter(({ name }) => !except.includes(name))) {
    const again = format.again(document);
    const found = facts(again);
    const ids = found.tables.map((table) => table.id);
    expect(found.document, format.name).toEqual(expected.document);
    expect(ids, format.name).toEqual(expected.tables.map((table) => table.id));
    expect(found.tables, format.name).toEqual(expected.tables);
    expect(found.claims, format.name).toEqual(expected.claims);
    expect(found.findings, format.name).toEqual(expected.findings);
    expect(again.unread, format.name).toEqual([]);
  }
}

/** What paper keeps of a text: no blanks inside words, one dash for several. */
function onPaper(text: string): string {
  return text.replace(/\s+/g, '').replace(/[—-]+/g, '—');
}

/** Facts as they can be compared with those of a printed page. */
function printed(document: Document) {
  const found = facts(document);
  return {
    document: found.document,
    tables: found.tables.map(({ declaration, unit, rows }) => ({
      declaration,
      unit,
      rows: rows
        .map(([name = '', ...cells]) =>
          [name, ...cells.filter((cell) => !/=(?: .*)?$/.test(cell))].map(onPaper),
        )
        .filter((row) => row.join('') !== '|||'),
    })),
    claims: found.claims.map(onPaper),
    findings: found.findings,
  };
}

describe('the same disclosure in another format', () => {
  test.each(EXAMPLES)('%s gives the same facts as html, docx, xlsx and xls', (name) => {
    expectSame(renderable(new Uint8Array(readFileSync(join(ROOT, name))), name), 5);
  });

  test.skipIf(!hasChromium).each(EXAMPLES)('%s gives the same facts as PDF', async (name) => {
    const document = renderable(new Uint8Array(readFileSync(join(ROOT, name))), name);
    const [file] = await printedPages([asPrint(document)]);
    const engine = await loadPdfium();
    const again = await readPdfDocument(file ?? new Uint8Array(), 'a.pdf', { engine });
    expect(printed(again)).toEqual(printed(document));
  });

  test.each(CORPUS)('the real %s does so too', (name) => {
    const path = `corpus/text/${name}.txt`;
    if (missingShared(path)) return;
    // The writer of .xls used here cuts a cell at 255 characters.
    expectSame(renderable(new Uint8Array(readFileSync(sharedPath(path))), name), 2, ['xls']);
  });
});
