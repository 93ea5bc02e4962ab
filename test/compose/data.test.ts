import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv, unescapeFormula } from '../../src/books/files/csv.js';
import type { UnitYear } from '../../src/books/unit-year.js';
import { writeFactsCsv } from '../../src/compose/data/csv.js';
import type { FactData } from '../../src/compose/data/facts.js';
import { writeFactsJson } from '../../src/compose/data/json.js';
import { composeDocument } from '../../src/compose/document.js';
import { factsPrinted } from '../../src/compose/gate/printed.js';
import { parseDecimal } from '../../src/facts/decimal.js';
import { ExactFacts } from '../../src/facts/exact.js';
import { keyString } from '../../src/facts/key.js';
import { books, PLACES } from '../support/compose/book.js';

const decoder = new TextDecoder();

function printed(book: UnitYear, layout: string): readonly string[] {
  return factsPrinted(composeDocument(book, layout).document)
    .map(({ fact, text }) => `${fact} ${text}`)
    .sort();
}

/** Every fact of the book with its value in 元 or as the bare number. */
function exact(book: UnitYear): readonly string[] {
  return [...book.facts].map(({ key, value }) => `${keyString(key)} ${value}`).sort();
}

function base(decimal: string, places: number): bigint {
  const value = parseDecimal(decimal);
  if (value === null) throw new Error(`${decimal} is no number`);
  return value.digits * 10n ** BigInt(places - value.scale);
}

const SAMPLES = PLACES.map(
  (place) =>
    [
      place.layout,
      fc.sample(books(place, { most: 12, hidden: true }), { numRuns: 2, seed: 3 }),
    ] as const,
);

describe.each(SAMPLES)('the facts of %s', (layout, drawn) => {
  test('as JSON have every exact value and every print', () => {
    for (const book of drawn) {
      const bytes = writeFactsJson(book, composeDocument(book, layout));
      const { facts, derived } = JSON.parse(decoder.decode(bytes)) as FactData;
      expect(
        facts
          .map(({ id, value, quantity }) => `${id} ${base(value, quantity === 'money' ? 2 : 3)}`)
          .sort(),
      ).toEqual(exact(book));
      const prints = [...facts, ...derived].flatMap((one) =>
        one.prints.map(({ text }) => `${one.id} ${text}`),
      );
      expect(prints.sort()).toEqual(printed(book, layout));
    }
  });

  test('as CSV have every exact value and every print', () => {
    for (const book of drawn) {
      const files = writeFactsCsv(book, composeDocument(book, layout), 'weifeng-2023');
      const rows = (name: string) => {
        const bytes = files.find((file) => file.name === name)?.bytes ?? expect.fail(name);
        return parseCsv(decoder.decode(bytes))
          .slice(1)
          .map(({ cells }) => cells);
      };
      const values = (['amounts.csv', 'counts.csv'] as const).flatMap((name) =>
        rows(name).map((cells) => {
          const places = name === 'amounts.csv' ? 2 : 3;
          return `${unescapeFormula(cells[0] ?? '')} ${base(cells.at(-1) ?? '', places)}`;
        }),
      );
      expect(values.sort()).toEqual(exact(book));
      const prints = rows('prints.csv').map(
        ([fact = '', text = '']) => `${unescapeFormula(fact)} ${text}`,
      );
      expect(prints.sort()).toEqual(printed(book, layout));
    }
  });
});

describe('the descriptor', () => {
  const [[layout, [book]] = expect.fail('no sample')] = SAMPLES;
  const files = writeFactsCsv(
    book as UnitYear,
    composeDocument(book as UnitYear, layout),
    '账套 2023',
  );
  const descriptor = JSON.parse(
    decoder.decode(files.find(({ name }) => name === 'datapackage.json')?.bytes),
  );

  test('names each file with the columns that it has', () => {
    for (const { path, schema } of descriptor.resources) {
      const bytes = files.find(({ name }) => name === path)?.bytes;
      const [heads] = parseCsv(decoder.decode(bytes));
      expect(schema.fields.map(({ name }: { name: string }) => name)).toEqual(heads?.cells);
    }
  });

  test('has a name that the profile takes, and the column types of its phase and value', () => {
    expect(descriptor).toMatchObject({ profile: 'fiscal-data-package', name: '2023' });
    const types = descriptor.resources[0].schema.fields.map(
      ({ columnType }: { columnType?: string }) => columnType,
    );
    expect(types).toEqual(expect.arrayContaining(['value', 'phase:id', 'date:fiscal-year']));
  });

  test('a project that begins like a formula is marked as text', () => {
    const own = book as UnitYear;
    const [first] = [...own.facts];
    const key = {
      ...(first as NonNullable<typeof first>).key,
      measure: 'project-funds',
      dims: { project: '=cmd|calc' },
    };
    const facts = [...own.facts, { key, value: 100n, origin: { place: '' } }];
    const injected = { ...own, facts: new ExactFacts(facts) };
    const amounts = writeFactsCsv(injected, composeDocument(own, layout), 'a')[0]?.bytes;
    expect(decoder.decode(amounts)).toContain(",'=cmd|calc,");
  });
});
