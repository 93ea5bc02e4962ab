import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SHEETS } from '../../src/books/schema/sheets.js';
import { UNIT_FIELDS } from '../../src/intake/unit-sheet.js';
import { readPerformance } from '../../src/performance/read.js';
import { scorePerformance } from '../../src/performance/score.js';
import { ROOT } from '../support/house.js';

test('the performance file of docs/books.md can be read and scored', () => {
  const page = readFileSync(join(ROOT, 'docs/books.md'), 'utf8');
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const performance = readPerformance(new Map([['performance/example.yaml', example]]));
  const [scored] = scorePerformance(performance).projects;
  expect(scored?.problems).toEqual([]);
  expect(scored?.total).not.toBeNull();
});

test('docs/books.md names every field of the sheet of the unit', () => {
  const page = readFileSync(join(ROOT, 'docs/books.md'), 'utf8');
  const row = page.split('\n').find((line) => line.startsWith('| `unit.yaml`')) ?? '';
  const missing = UNIT_FIELDS.map(({ path }) => path.split('.')[0] ?? '').filter(
    (name) => !row.includes(`\`${name}\``),
  );
  expect(missing).toEqual([]);
});

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
