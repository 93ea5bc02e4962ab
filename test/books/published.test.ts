import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readBook } from '../../src/books/read-book.js';
import { writeBook } from '../../src/books/write-book.js';
import { inspect } from '../../src/checks/check.js';
import type { Solver } from '../../src/checks/localise/solver.js';
import { loadSolver } from '../../src/cli/solver.js';
import { type PublishedBook, publishedBook } from '../../src/compose/published/book.js';
import { keptOccurrences } from '../../src/compose/published/unknowns.js';
import { keyString } from '../../src/facts/key.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import type { Reading } from '../../src/forms/reading.js';
import { ROOT } from '../support/house.js';

/** Figures of performance forms, whose corrections have tests of their own. */
const OF_FORMS = /^(?:overall-|project-|indicator-|projects-evaluated)/;

let solver: Solver;
/** Milliseconds that a test may take on a busy machine. */
const SLOW = 60_000;

beforeAll(async () => {
  solver = await loadSolver(200, false);
});

function read(name: string): Reading {
  const file = join(ROOT, 'examples', 'disclosures', `${name}.txt`);
  return readForms(readTextDocument(readFileSync(file), name));
}

function bookOf(reading: Reading): PublishedBook {
  return publishedBook(reading, inspect(reading, undefined, solver), solver);
}

describe('the book behind a published disclosure', () => {
  test.each(['zhenan-2023', 'zengdu-2022'])(
    '%s: every print is kept or listed as corrected',
    (name) => {
      const reading = read(name);
      const { year } = bookOf(reading);
      const corrected = new Set(
        year.corrections.map(({ fact, published }) => `${fact} ${published}`),
      );
      const strays = keptOccurrences(reading).flatMap(({ key, printed }) => {
        const id = keyString(key);
        const value = year.facts.byId(id)?.value;
        const { low, high } = printed.range ?? { low: null, high: null };
        const inside =
          value !== undefined && (low === null || value >= low) && (high === null || value <= high);
        return inside || corrected.has(`${id} ${printed.text}${printed.unit}`) ? [] : [id];
      });
      expect(strays).toEqual([]);
      const ofAccounts = year.corrections.filter(({ fact }) => !OF_FORMS.test(fact));
      expect(ofAccounts.length).toBeLessThanOrEqual(3);
    },
    SLOW,
  );

  test.each(['zengdu-2022'])(
    '%s: its files are read again, and all sums hold',
    (name) => {
      const { year } = bookOf(read(name));
      const again = readBook(writeBook(year));
      const values = (facts: Iterable<{ key: Parameters<typeof keyString>[0]; value: bigint }>) =>
        new Map([...facts].map(({ key, value }) => [keyString(key), value]));
      expect(values(again.facts)).toEqual(values(year.facts));
      expect(again.omitted).toEqual(year.omitted);
      expect(again.reasons).toEqual(year.reasons);
      expect(again.unit.name).toBe(year.unit.name);
    },
    SLOW,
  );

  test('a changed total of the written book is refused, with both figures', () => {
    const files = new Map(writeBook(bookOf(read('zengdu-2022')).year));
    const csv = files.get('statements.csv') ?? '';
    const [head = '', first = ''] = csv.split('\n');
    const [, amount = ''] = /,([\d.]+)$/.exec(first) ?? [];
    files.set(
      'statements.csv',
      csv.replace(`${head}\n${first}`, `${head}\n${first.replace(amount, '1.00')}`),
    );
    expect(() => readBook(files)).toThrow(
      /而三本预算财政拨款之和为 1\.00：1\.00（statements\.csv:2）/,
    );
  });
});
