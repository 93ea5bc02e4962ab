// Damaged books, workbooks and exports: they are taken, or refused with what is wrong and in which
// file, and nothing else happens. `npm run fuzz` makes 2,000 of each.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadFolder } from '../../src/books/node/folder.js';
import { BookError } from '../../src/books/problem.js';
import { readBook } from '../../src/books/read-book.js';
import { ReadError } from '../../src/document/read-error.js';
import { gridOfCsv, gridsOfWorkbook } from '../../src/intake/grid.js';
import { filesOfInput, isInputWorkbook } from '../../src/intake/input-workbook.js';
import { intoBook } from '../../src/intake/into-book.js';
import { readMapping, sheetsOfHeads, writeMapping } from '../../src/intake/mapping.js';
import { inputWorkbook } from '../../src/intake/node/input-workbook.js';
import { readPerformance } from '../../src/performance/read.js';
import { dice } from '../support/fuzz.js';
import { ROOT } from '../support/house.js';
import {
  type Die,
  type Mutation,
  mutated,
  mutatedInside,
  mutatedWords,
} from '../support/mutations.js';

const RUNS = Number.parseInt(process.env.MINGZHANG_FUZZ ?? '60', 10);
const SEED = 20261126;
/** Processor time of one, in milliseconds. */
const SLOWEST = 10_000;

const BOOKS = ['zhenan-2023', 'zengdu-2022', 'fengxiang-2023', 'chencang-2022'].map((name) =>
  loadFolder(join(ROOT, 'examples/books', name)),
);
const encoder = new TextEncoder();

/** Does the work; an error must be one that names what is wrong with which file. */
function follow(run: string, work: () => unknown): 'taken' | 'refused' {
  const from = process.cpuUsage();
  let outcome: 'taken' | 'refused' = 'taken';
  try {
    work();
  } catch (error) {
    if (error instanceof BookError) {
      expect(error.problems.length, run).toBeGreaterThan(0);
      for (const { file, message } of error.problems) {
        expect(file, run).not.toBe('');
        expect(message.zh, run).toMatch(/[\u4e00-\u9fff]/);
      }
    } else if (!(error instanceof ReadError)) throw new Error(run, { cause: error });
    outcome = 'refused';
  }
  const { user, system } = process.cpuUsage(from);
  expect((user + system) / 1000, run).toBeLessThan(SLOWEST);
  return outcome;
}

function throughout(name: string, one: (run: string, die: Die, at: number) => 'taken' | 'refused') {
  const die = dice(SEED);
  const counts = { taken: 0, refused: 0 };
  for (let at = 0; at < RUNS; at += 1)
    counts[one(`${name}, run ${at} of seed ${SEED}`, die, at)] += 1;
  console.log(`${name}: ${counts.taken} taken, ${counts.refused} refused`);
  expect(counts.taken + counts.refused).toBe(RUNS);
}

/** The value of a field or a cell for another, where a reader of words looks. */
const mutatedValues: Mutation = (bytes, die) => {
  const text = new TextDecoder().decode(bytes);
  const values = [
    '',
    '-',
    '1e9',
    '9'.repeat(40),
    '0x10',
    'true',
    'null',
    '[1, 2]',
    '{a: 1}',
    '*a',
    '&a',
    '2023-02-30',
    '１２．５',
    '-0.00',
    '"',
    '！',
  ];
  const cells = text.split(/([,:\n]\s*)/);
  for (let times = 1 + die(3); times > 0; times -= 1) {
    cells[die(cells.length)] = values[die(values.length)] ?? '';
  }
  return encoder.encode(cells.join(''));
};

const CHANGES = [mutated, mutatedWords, mutatedValues, mutatedValues];

function changed(text: string, die: Die, at: number): string {
  const change = CHANGES[at % CHANGES.length] ?? mutated;
  return new TextDecoder().decode(change(encoder.encode(text), die));
}

describe('damaged books', { timeout: 3_600_000 }, () => {
  test('files of a book', () => {
    throughout('books', (run, die, at) => {
      const book = BOOKS[at % BOOKS.length] ?? new Map<string, string>();
      const own = [...book.keys()].filter((file) => /^[^/]+\.(?:ya?ml|csv)$/.test(file));
      const file = own[die(own.length)] ?? '';
      const text = changed(book.get(file) ?? '', die, at);
      return follow(`${run}: ${file}`, () => readBook(new Map([...book, [file, text]])));
    });
  });

  test('files of performance', () => {
    throughout('performance', (run, die, at) => {
      const book = BOOKS[at % BOOKS.length] ?? new Map<string, string>();
      const all = [...book].filter(([file]) => file.startsWith('performance/'));
      const [file, before] = all[die(all.length)] ?? ['performance/a.yaml', ''];
      const text = changed(before, die, at);
      return follow(`${run}: ${file}`, () => readPerformance(new Map([...all, [file, text]])));
    });
  });

  test('exports and the meanings of their heads', () => {
    const mapping = writeMapping(new Map([['statements', new Map([['科目', 'code']])]]));
    throughout('exports', (run, die, at) => {
      const sheet = BOOKS[at % BOOKS.length]?.get('statements.csv') ?? '';
      const change = CHANGES[at % CHANGES.length] ?? mutated;
      const bytes = change(encoder.encode(sheet), die);
      return follow(run, () => {
        const grid = gridOfCsv(bytes, '导出.csv');
        for (const row of grid.rows.slice(0, 5)) {
          sheetsOfHeads(row, readMapping(at % 2 === 0 ? mapping : changed(mapping, die, at)));
        }
      });
    });
  });

  test('input workbooks', async () => {
    const asked = { detail: 'statements', kind: 'final-accounts', year: 2023, province: '陕西省' };
    const workbook = await inputWorkbook({
      ...asked,
      detail: 'statements',
      kind: 'final-accounts',
    });
    const book = BOOKS[0] ?? new Map<string, string>();
    const die = dice(SEED);
    // Opening a workbook takes a hundred times as long as a text.
    const runs = Math.ceil(RUNS / 10);
    for (let at = 0; at < runs; at += 1) {
      const bytes = (at % 3 === 0 ? mutated : mutatedInside)(workbook, die);
      follow(`workbook, run ${at} of seed ${SEED}`, () => {
        const grids = gridsOfWorkbook(bytes, '录入表.xlsx');
        if (!isInputWorkbook(grids)) return;
        const input = filesOfInput(grids);
        intoBook(book, input, input.problems);
      });
    }
  });
});
