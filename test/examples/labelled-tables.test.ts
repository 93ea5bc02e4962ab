import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadBook } from '../../src/books/node/folder.js';
import { composeDocument } from '../../src/compose/document.js';
import { usualLayout } from '../../src/compose/prepare.js';
import type { Document, Table } from '../../src/document/tree.js';
import { formatDecimal, parseDecimal } from '../../src/facts/decimal.js';
import { missingShared, sharedPath } from '../support/shared.js';

const LABEL = 'labels/zhenan-2023.json';

interface LabelledTable {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly {
    readonly code: string;
    readonly name: string;
    readonly cells: Readonly<Record<string, string>>;
  }[];
}

/** Printed tables of the final accounts; performance forms are not kept in books. */
const STATEMENT = /^公开0\d表$/;

/**
 * Beside `published-figures.test.ts`, which knows figures by their facts: here neither reader
 * nor keys take part, only what hands wrote down of the document and what the composed tables
 * print in the row of that name.
 */
test.skipIf(missingShared(LABEL))(
  'every labelled cell stands in its row of the composed table',
  () => {
    const book = loadBook('examples/books/zhenan-2023');
    const { document } = composeDocument(book, usualLayout(book)?.id ?? '');
    const label: { tables: readonly LabelledTable[] } = JSON.parse(
      readFileSync(sharedPath(LABEL), 'utf8'),
    );
    const statements = label.tables.filter(({ id }) => STATEMENT.test(id));
    const absent = statements.flatMap(({ id, title, rows }) => {
      const lines = linesOf(tableOf(document, title));
      return rows.flatMap(({ code, name, cells }) => {
        const wanted = Object.values(cells).map(plainFigure);
        const own = lines.filter((line) => line.name === plainName(code === '' ? name : code));
        const isThere = wanted.length === 0 || own.some((line) => isPartOf(wanted, line.figures));
        return isThere ? [] : [`${id} ${code}${name} ${wanted.join(' ')}`];
      });
    });
    const cells = statements.flatMap(({ rows }) =>
      rows.map((row) => Object.keys(row.cells).length),
    );
    expect(cells.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(200);
    expect(absent).toEqual([
      // The form calls the row 本年支出合计, and 总计 is the next one.
      '公开04表 本年支出总计 526.04',
    ]);
    // The account that the published table left out is among the book's corrections.
    expect(book.corrections.map(({ fact }) => fact).join()).toContain('deptEconomic=30299');
  },
);

function tableOf({ sections }: Document, title: string): Table {
  const tables = sections.flatMap(({ blocks }) => blocks.filter((block) => block.type === 'table'));
  const found = tables.find(({ caption }) => caption.title?.value === title);
  if (found === undefined) throw new Error(`no table ${title} was composed`);
  return found;
}

interface Line {
  readonly name: string;
  readonly figures: readonly string[];
}

/** A printed row has several lines where blocks stand beside each other: words, then figures. */
function linesOf({ rows }: Table): readonly Line[] {
  return rows.flatMap(({ cells }) => {
    const lines: Line[] = [];
    let names: string[] = [];
    let figures: string[] = [];
    const end = () => {
      for (const name of names) lines.push({ name, figures });
      names = [];
      figures = [];
    };
    for (const { text, figure } of cells) {
      const isName = figure === undefined && text.value !== '';
      if (isName && figures.length > 0) end();
      if (isName) names.push(plainName(text.value));
      else figures.push(plainFigure(text.value));
    }
    end();
    return lines;
  });
}

function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/^\s*(?:[一二三四五六七八九十]+、|\d+\s*\.(?!\d))/, '')
    .replace(/[\s"“”]/g, '');
}

/** 137.7 and 137.70 are one print of an amount in 万元. */
function plainFigure(text: string): string {
  const value = parseDecimal(text);
  if (value === null) return text;
  return formatDecimal(value)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

/** Whether all of them stand there in this order. */
function isPartOf(wanted: readonly string[], figures: readonly string[]): boolean {
  let next = 0;
  for (const figure of figures) if (figure === wanted[next]) next += 1;
  return next === wanted.length;
}
