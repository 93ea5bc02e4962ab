// Books that mean ill: each ends with what is wrong with it, file by file, never with a defect.
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadBook, loadFolder } from '../../src/books/node/folder.js';
import { BookError } from '../../src/books/problem.js';
import { readBook } from '../../src/books/read-book.js';
import { ownText } from '../../src/compose/texts.js';
import { readMapping } from '../../src/intake/mapping.js';
import { readPerformance } from '../../src/performance/read.js';
import { ROOT } from '../support/house.js';

const BOOK = join(ROOT, 'examples/books/zhenan-2023');
const files = loadFolder(BOOK);
const unit = files.get('unit.yaml') ?? '';
const sheet = files.get('statements.csv') ?? '';
const row = sheet.split('\n')[3] ?? '';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-books-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Ten of ten of ten …: a hundred million texts. */
const BOMB = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 8 }, (_, at) => {
    const alias = Array.from({ length: 10 }, () => `*a${at}`).join(', ');
    return `a${at + 1}: &a${at + 1} [${alias}]`;
  }),
  '',
].join('\n');

function problemsOf(read: () => unknown): readonly { readonly file: string }[] {
  try {
    read();
  } catch (error) {
    if (error instanceof BookError) return error.problems;
    throw error;
  }
  return [];
}

describe('a book that means ill is refused by the file that does', () => {
  test.each<[string, string, string]>([
    ['aliases that swell', 'unit.yaml', unit + BOMB],
    ['aliases that swell, elsewhere', 'reasons.yaml', BOMB],
    ['an alias of itself', 'unit.yaml', `&m\n${unit}self: *m\n`],
    ['a list that holds itself', 'unit.yaml', `${unit}more: &m [*m]\n`],
    ['an alias of nothing', 'unit.yaml', `${unit}more: *nothing\n`],
    ['brackets in brackets', 'unit.yaml', `${unit}more: ${'['.repeat(20_000)}\n`],
    ['a prototype', 'unit.yaml', `${unit}__proto__: {polluted: 1}\n`],
    ['a year beyond every number', 'unit.yaml', unit.replace(/year: \d+/, 'year: 1e400')],
    ['YAML without end', 'reasons.yaml', 'x: y # z\n'.repeat(150_000)],
    ['a figure of 200,000 digits', 'statements.csv', `${sheet}${row}${'9'.repeat(200_000)}\n`],
    ['a hundred thousand wrong rows', 'statements.csv', sheet + 'x,y,z\n'.repeat(100_000)],
    ['a quote without end', 'statements.csv', `${sheet}"${'""'.repeat(100_000)}`],
    ['a path out of the folder', '../../outside.csv', row],
  ])('%s', (_, file, text) => {
    const problems = problemsOf(() => readBook(new Map([...files, [file, text]])));
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(1001);
    expect(new Set(problems.map((one) => one.file))).toEqual(new Set([file]));
    expect('polluted' in {}).toBe(false);
  });

  test('a mapping and performance files too', () => {
    expect(problemsOf(() => readMapping(BOMB))).not.toEqual([]);
    const endless = 'x: y # z\n'.repeat(150_000);
    for (const text of [BOMB, '&m\nproject: *m\ngoals: *m\n', '['.repeat(20_000), endless]) {
      const some = new Map([['performance/a.yaml', text]]);
      expect(problemsOf(() => readPerformance(some))).not.toEqual([]);
    }
  });

  test('a link out of the folder is not followed', () => {
    const linked = join(folder, 'linked');
    cpSync(BOOK, linked, { recursive: true });
    writeFileSync(join(folder, 'secret.md'), 'secret');
    symlinkSync(join(folder, 'secret.md'), join(linked, 'texts', 'achievements.md'));
    symlinkSync(folder, join(linked, 'more'));
    expect([...loadBook(linked).texts.keys()]).not.toContain('achievements');
    expect([...loadFolder(linked).values()]).not.toContain('secret');
  });

  test('a folder that is no book by its size is not read', () => {
    const large = join(folder, 'large');
    cpSync(BOOK, large, { recursive: true });
    writeFileSync(join(large, 'codes.csv'), Buffer.alloc(21 * 1024 * 1024, 10));
    expect(problemsOf(() => loadFolder(large)).map(({ file }) => file)).toEqual([large]);
  });
});

describe('a text that the parser of Markdown would take too long for', () => {
  const book = loadBook(BOOK);
  const speaker = {} as Parameters<typeof ownText>[2]['speaker'];
  test.each([
    ['too long', '*a **b '.repeat(10_000)],
    ['lists in lists', `${'- '.repeat(5_000)}x`],
    ['quotes in quotes', `${'> '.repeat(5_000)}x`],
  ])('%s', (_, text) => {
    const { problems, paragraphs } = ownText('duties', text, { speaker, facts: book.facts });
    expect([problems.length, paragraphs.length]).toEqual([1, 0]);
  });
});
