import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SHEETS } from '../../src/books/schema/sheets.js';
import { ROOT } from '../support/house.js';

test('docs/books.md names every file and column of a book', () => {
  const page = readFileSync(join(ROOT, 'docs/books.md'), 'utf8');
  const parts = new Map(page.split('\n### ').map((part) => [part.split(' ')[0], part]));
  const missing = SHEETS.flatMap(({ file, columns }) =>
    columns
      .map(({ id, head }) => `\`${id}\` ${head.zh}`)
      .filter((entry) => !(parts.get(`\`${file}\``) ?? '').includes(entry))
      .map((entry) => `${file}: ${entry}`),
  );
  expect(missing).toEqual([]);
});
