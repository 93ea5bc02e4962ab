import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadFolder } from '../../src/books/node/folder.js';
import { readBook } from '../../src/books/read-book.js';
import { prepare, usualLayout } from '../../src/compose/prepare.js';
import { coverageOf } from '../../src/performance/coverage.js';
import { readPerformance } from '../../src/performance/read.js';
import { evaluationsOf } from '../../src/performance/report.js';
import { scorePerformance } from '../../src/performance/score.js';
import { buildOnce } from '../support/build.js';
import { ROOT } from '../support/house.js';
import { missingShared, sharedPath } from '../support/shared.js';

const PUBLISHED = [
  'chencang-2022',
  'fengxiang-2023',
  'hanzhong-2021',
  'zengdu-2022',
  'zhenan-2023',
] as const;

describe.each(PUBLISHED)('%s', (name) => {
  const files = loadFolder(`examples/books/${name}`);
  const book = readBook(files);
  const performance = readPerformance(files);

  test('is composed, read back and checked without an open point', () => {
    const { problems } = prepare(book, usualLayout(book)?.id ?? '', { performance });
    expect(problems).toEqual([]);
  });

  test('its points are those of their schemes, its coverage that of the accounts', () => {
    const scores = evaluationsOf(scorePerformance(performance));
    expect(scores.flatMap(({ problems }) => problems)).toEqual([]);
    for (const { total, evaluation } of scores) expect(total).toBe(evaluation.written.total);
    const spent = book.facts.get({
      measure: 'expenditure',
      unit: book.unit.name,
      year: book.year,
      basis: 'final',
      dims: { kind: 'project' },
    });
    expect(coverageOf(performance, spent?.value ?? null, book.omitted).problems).toEqual([]);
  });
});

/** Figures, codes, names of accounts and official titles may be those of the published text. */
const LONGEST_COMMON = 15;
const TEXTS = /^(?:reasons\.yaml|texts\/.*|performance\/.*)$/;
/** Fields of performance files that hold names and figures of the published form. */
const NAMES = /^\s*(?:- )?(?:name|project|supervisor|implementer|category|attribute|type): .*$/gm;

test.skipIf(missingShared('corpus/text'))('their texts are in our own words', () => {
  const folder = sharedPath('corpus/text');
  const corpus = readdirSync(folder)
    .map((file) => wordsOf(readFileSync(`${folder}/${file}`, 'utf8').replace(/\n/g, '')))
    .join('\n');
  const copied = PUBLISHED.flatMap((name) =>
    [...loadFolder(`examples/books/${name}`)].flatMap(([path, text]) => {
      if (!TEXTS.test(path)) return [];
      const own = wordsOf(text.replace(NAMES, '\n'));
      return own.split('\n').flatMap((line) => {
        const runs = Array.from({ length: Math.max(0, line.length - LONGEST_COMMON) }, (_, at) =>
          line.slice(at, at + LONGEST_COMMON + 1),
        );
        const same = runs.find((run) => corpus.includes(run));
        return same === undefined ? [] : [`${name}/${path}: ${same}`];
      });
    }),
  );
  expect(copied).toEqual([]);
});

/** Chinese characters only, lines kept apart; a published text has no lines of its own. */
function wordsOf(text: string): string {
  return text.replace(/[^\p{Script=Han}\n]/gu, '').replace(/\n+/g, '\n');
}

/** Books that take long are made again with BOOKS=all. */
const QUICK = ['chencang-2022', 'hanzhong-2021'];

describe('scripts/make-example-books.mjs', () => {
  beforeAll(() => {
    buildOnce();
  });

  test.skipIf(missingShared('corpus/text'))('makes what the books hold', () => {
    const books = process.env.BOOKS === 'all' ? PUBLISHED : QUICK;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['scripts/make-example-books.mjs', '--check', ...books],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(status, `${stdout}${stderr}`).toBe(0);
    expect(stdout.match(/as made/g)).toHaveLength(books.length);
  });
});
