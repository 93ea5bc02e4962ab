import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ExactFacts } from '../../src/facts/exact.js';
import { keyString } from '../../src/facts/key.js';
import { baseValue, readPrinted } from '../../src/facts/printed.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { layoutNamed } from '../../src/forms/document-info.js';
import { readForms } from '../../src/forms/read.js';
import type { Reading } from '../../src/forms/reading.js';
import { tablesOf, type WriteInfo } from '../../src/forms/write/print.js';
import { writeTable } from '../../src/forms/write/table.js';
import { missingShared, sharedPath } from '../support/shared.js';

/**
 * The tables of published disclosures, written from the figures that they print, hold every
 * figure again with the same value, zeros and blanks as the province has them.
 */
describe.each([
  // A row that the document fills in its first column only is filled in all of them, and so
  // is the total below it.
  [
    'zhenan-2023-final-accounts.txt',
    ['expenditure{fund=general} 526.04', 'expenditure-total{fund=general} 526.04'],
  ],
  ['zengdu-2022-final-accounts.txt', []],
])('%s', (file, added) => {
  const path = `corpus/text/${file}`;
  test.skipIf(missingShared(path))('is written as it was published', () => {
    const bytes = new Uint8Array(readFileSync(sharedPath(path)));
    const reading = readForms(readTextDocument(bytes, file));
    const layout = reading.document.layout ?? '';
    const tables = tablesOf(layoutNamed(layout) ?? fail(layout)).map(({ table }) => table);
    const written = tables.flatMap((table) => figuresWritten(table, layout, reading));
    const read = reading.tables
      .filter(({ declaration }) => tables.includes(declaration ?? ''))
      .flatMap(({ declaration, rows }) =>
        rows.flatMap(({ cells }) =>
          cells.flatMap(({ key, printed }) =>
            key === null || printed.form !== 'number'
              ? []
              : [`${declaration} ${keyString(key)} ${baseValue(printed)}`],
          ),
        ),
      );
    expect(read.filter((one) => !written.includes(one))).toEqual([]);
    const more = written.filter((one) => !read.includes(one));
    expect(more).toHaveLength(added.length);
    added.forEach((one, index) => {
      const [subject = '', amount = ''] = one.split(' ');
      expect(more[index]).toContain(subject);
      expect(more[index]).toContain(String(baseValue(readPrinted(amount, '万元'))));
    });
  });
});

function fail(layout: string): never {
  throw new Error(`no layout ${layout}`);
}

function figuresWritten(table: string, layout: string, reading: Reading): readonly string[] {
  const { unit, fiscalYear, kind, level } = reading.document;
  const info: WriteInfo = {
    unit: unit ?? '',
    fiscalYear: fiscalYear ?? 0,
    kind: kind ?? 'final-accounts',
    level: level ?? 'department',
  };
  const values = new Map(
    reading.facts.all
      .filter(({ place }) => place.kind === 'table')
      .map(({ key, printed }) => [keyString(key), { key, value: baseValue(printed) ?? 0n }]),
  );
  const facts = new ExactFacts(
    [...values.values()].map((fact) => ({ ...fact, origin: { place: '' } })),
  );
  return writeTable(table, layout, facts, info).table.rows.flatMap(({ cells }) =>
    cells.flatMap(({ figure, text }) =>
      figure === undefined
        ? []
        : [`${table} ${figure.fact} ${baseValue(readPrinted(text.value, figure.unit))}`],
    ),
  );
}
