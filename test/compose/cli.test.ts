import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadFolder, saveFolder } from '../../src/books/node/folder.js';
import { writeBook } from '../../src/books/write-book.js';
import { main } from '../../src/cli/main.js';
import { stages } from '../../src/cli/stages.js';
import { PLACES } from '../support/compose/book.js';
import { keptBook } from '../support/compose/kept-book.js';

const [PLACE = expect.fail('no office')] = PLACES;

let folder = '';
let book = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-compose-'));
  book = join(folder, 'weifeng');
  saveFolder(book, writeBook(keptBook(PLACE)));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const status = await main(
    ['compose', ...argv],
    {
      out: (text) => (out += text),
      err: (text) => (err += text),
      color: false,
      version: '0.0.0-test',
    },
    stages(),
  );
  return { status, out, err };
}

describe('mingzhang compose', () => {
  test('writes every format, named after the place and the year, and a log', async () => {
    const target = join(folder, 'all');
    const { status, out, err } = await run(book, '-o', target);
    expect({ status, err }).toMatchObject({ status: 0, err: expect.stringContaining('读账套') });
    const written = readdirSync(target).sort();
    expect(written).toContain('weifeng-2023.json');
    expect(written).toContain('compose-log.json');
    expect(readdirSync(join(target, 'csv')).sort()).toEqual([
      'amounts.csv',
      'counts.csv',
      'datapackage.json',
      'prints.csv',
    ]);
    expect(out.trim().split('\n')).toContain(join(target, 'weifeng-2023.json'));
    const log = JSON.parse(readFileSync(join(target, 'compose-log.json'), 'utf8'));
    expect(log).toMatchObject({ layout: PLACE.layout, override: null, problems: [], draft: false });
    expect(log.files).toHaveLength(out.trim().split('\n').length - 1);
  });

  test('writes the same bytes again', async () => {
    const [first, second] = [join(folder, 'one'), join(folder, 'two')];
    await run(book, '-o', first);
    await run(book, '-o', second);
    expect(readFileSync(join(second, 'compose-log.json'), 'utf8')).toBe(
      readFileSync(join(first, 'compose-log.json'), 'utf8'),
    );
  });

  test('writes the formats asked for only', async () => {
    const target = join(folder, 'some');
    expect((await run(book, '-o', target, '--format', 'json', '-q')).err).toBe('');
    expect(readdirSync(target).sort()).toEqual(['compose-log.json', 'weifeng-2023.json']);
  });

  test('lists what is needed and writes nothing where the gate holds it back', async () => {
    const target = join(folder, 'held');
    const { status, out } = await held((open) => run(open, '-o', target));
    expect(status).toBe(1);
    expect(out).toMatch(/账册：texts\/duties\.md$/m);
    expect(existsSync(target)).toBe(false);
  });

  test('names a total of the book that contradicts its parts by its row', async () => {
    const files = new Map(loadFolder(book));
    const lines = (files.get('special.csv') ?? '').split('\n');
    const at = lines.findIndex((line) => /^“三公”经费,决算,,/.test(line));
    lines[at] = (lines[at] ?? '').replace(/[\d.]+\s*$/, '987654.32');
    files.set('special.csv', lines.join('\n'));
    const wrong = join(folder, 'wrong');
    saveFolder(wrong, files);
    const { status, err } = await run(wrong, '-o', join(folder, 'none'), '-q');
    expect(status).toBe(2);
    expect(err).toContain(`special.csv 第${at + 1}行：three-public 2023:final 为 987654.32，而`);
  });

  test('writes it for a reason, and the log and every document say so', async () => {
    const target = join(folder, 'overridden');
    const { status } = await held((open) =>
      run(open, '-o', target, '--override', '职责待批复', '--format', 'html,json,text'),
    );
    expect(status).toBe(0);
    for (const format of ['html', 'json', 'txt']) {
      const written = readFileSync(join(target, `open-2023.${format}`), 'utf8');
      expect(written).toContain('经负责人决定仍予公开，理由：职责待批复');
    }
    const log = JSON.parse(readFileSync(join(target, 'compose-log.json'), 'utf8'));
    expect(log.override).toBe('职责待批复');
    expect(log.problems.map(({ kind }: { kind: string }) => kind)).toEqual(['text']);
  });

  test.each([
    [['nowhere', '-o', 'out'], '没有这个文件夹'],
    [[], '账套文件夹'],
    [['book', '-o', 'out', '--format', 'odt'], 'odt'],
    [['book', '-o', 'out', '--override', ' '], '理由'],
    [['book'], '输出文件夹'],
  ])('says what is wrong with %j', async (argv, words) => {
    const { status, err } = await run(...argv);
    expect(status).toBe(2);
    expect(err).toContain(words);
  });

  test('says which layouts there are', async () => {
    const { status, err } = await run(book, '-o', join(folder, 'none'), '--layout', 'mars');
    expect(status).toBe(2);
    expect(err).toContain(PLACE.layout);
  });
});

/** Runs with a book that lacks the text on its duties. */
async function held<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const open = join(folder, 'open');
  const files = new Map(loadFolder(book));
  files.delete('texts/duties.md');
  saveFolder(open, files);
  return use(open);
}
