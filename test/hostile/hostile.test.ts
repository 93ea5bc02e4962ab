import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildOnce } from '../support/build.js';
import { ARCHIVE_CASES } from './archive-cases.js';
import { DISCLOSURE, type HostileCase, utf8 } from './case.js';
import { type Ended, mingzhang } from './command.js';
import { OFFICE_CASES } from './office-cases.js';
import { PDF_CASES } from './pdf-cases.js';
import { PICTURE_CASES } from './picture-cases.js';
import { TEXT_CASES } from './text-cases.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** What one file may take: megabytes, and seconds of work (the clock depends on other programs). */
const MEMORY = 500;
const SECONDS = 10;

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-hostile-'));
beforeAll(buildOnce);
afterAll(() => rmSync(folder, { recursive: true }));

interface Entry {
  readonly file: string;
  readonly error?: {
    readonly code: string;
    readonly message: { readonly zh: string; readonly en: string };
  };
}

function expectEnd(one: HostileCase, { error, file }: Entry): void {
  expect(file).toBe(one.file);
  expect(one.ends, `${one.what}: ${JSON.stringify(error)}`).toContain(error?.code ?? 'read');
  if (error === undefined) return;
  for (const words of [error.message.zh, error.message.en]) {
    expect(words.startsWith(one.file)).toBe(true);
    expect(words).toContain(one.names ?? one.file);
  }
  expect(error.message.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(error.message.en.slice(one.file.length)).not.toMatch(/[\u4e00-\u9fff]/);
}

function written(cases: readonly HostileCase[]): void {
  for (const { file, bytes } of cases) writeFileSync(join(folder, file), bytes());
}

const EVERY = [...PDF_CASES, ...OFFICE_CASES, ...TEXT_CASES, ...PICTURE_CASES];
const ALL = EVERY.filter(({ long }) => long !== true || process.env.HOSTILE === 'all');
if (ALL.length < EVERY.length) {
  console.log(`${EVERY.length - ALL.length} more files, which take long: HOSTILE=all`);
}

test('no two files have one name', () => {
  expect(new Set(EVERY.map(({ file }) => file)).size).toBe(EVERY.length);
});

describe('hostile files, one after the other in one process', () => {
  const light = ALL.filter(({ heavy }) => heavy !== true);
  let ended: Ended;
  let entries: readonly Entry[];

  beforeAll(() => {
    written(light);
    const files = light.map(({ file }) => file);
    ended = mingzhang(
      ['check', '-q', '--jobs', '1', '--separate', '--format', 'json', '--lang', 'en', ...files],
      folder,
    );
    entries = JSON.parse(ended.out);
  });

  test.each(light.map((one, index) => [one.what, one, index] as const))('%s', (_, one, index) => {
    expectEnd(one, entries[index] as Entry);
  });

  test('status, memory and time of all; each refusal is said in the language asked for', () => {
    expect(ended.status).toBe(2);
    expect(ended.peak).toBeLessThan(MEMORY);
    expect(ended.work).toBeLessThan(light.length * SECONDS);
    const refused = entries.flatMap(({ error }) => (error === undefined ? [] : [error.message.en]));
    expect(ended.err.trim().split('\n')).toEqual(refused);
    const [one = ''] = light.filter(({ ends }) => ends[0] !== 'read').map(({ file }) => file);
    const chinese = mingzhang(['check', '-q', one], folder);
    expect(chinese.status).toBe(2);
    expect(chinese.err).toMatch(new RegExp(`^${one}：.*[\u4e00-\u9fff]`));
  });
});

describe('hostile files, each in a process of its own', () => {
  const heavy = ALL.filter((one) => one.heavy === true);

  test.each(heavy.map((one) => [one.what, one] as const))('%s', (_, one) => {
    written([one]);
    const ended = mingzhang(['check', '-q', '--format', 'json', one.file], folder);
    rmSync(join(folder, one.file));
    if (process.env.HOSTILE === 'all') {
      console.log(
        `${one.what}: ${ended.peak.toFixed(0)} MB, ${ended.work.toFixed(1)} s of work, ${ended.wall.toFixed(1)} s`,
      );
    }
    const [entry] = JSON.parse(ended.out) as readonly Entry[];
    expectEnd(one, entry as Entry);
    expect(ended.status === 2).toBe(entry?.error !== undefined);
    expect(ended.peak).toBeLessThan(MEMORY);
    expect(ended.work).toBeLessThan(SECONDS);
  });
});

describe('hostile archives', () => {
  let ended: Ended;
  let entries: readonly Entry[];

  beforeAll(() => {
    written(ARCHIVE_CASES);
    written([{ what: '', file: 'good.txt', bytes: () => utf8(DISCLOSURE), ends: [] }]);
    const files = [...ARCHIVE_CASES.map(({ file }) => file), 'good.txt'];
    ended = mingzhang(['check', '-q', '--jobs', '1', '--format', 'json', ...files], folder);
    entries = JSON.parse(ended.out);
  });

  test.each(ARCHIVE_CASES.map((one) => [one.what, one] as const))('%s', (_, one) => {
    const own = entries.filter(({ file }) => file.startsWith(one.file));
    expect(own.length).toBeGreaterThan(0);
    for (const entry of own) expectEnd({ ...one, file: entry.file }, entry);
  });

  test('the file behind them is read, and the archives took no more than their bounds', () => {
    expect(entries.at(-1)).toMatchObject({ file: 'good.txt', schema: 'mingzhang.check/1' });
    expect(entries.at(-1)?.error).toBeUndefined();
    expect(ended.status).toBe(2);
    expect(ended.peak).toBeLessThan(MEMORY);
    expect(ended.work).toBeLessThan(ARCHIVE_CASES.length * SECONDS);
  });
});

test('a file at which PDFium gives up does not stop the batch, in one process or several', () => {
  const names = ['doubling.pdf', 'owner.pdf', 'bomb.pdf', 'actions.pdf'];
  written(PDF_CASES.filter(({ file }) => names.includes(file)));
  for (const jobs of ['1', '2']) {
    const args = ['check', '-q', '--jobs', jobs, '--format', 'json', ...names];
    const ended = mingzhang(args, folder);
    const codes = (JSON.parse(ended.out) as readonly Entry[]).map(({ error }) => error?.code);
    expect(codes).toEqual(['engine-failed', undefined, 'engine-failed', undefined]);
    expect(ended.status).toBe(2);
  }
});

test('nothing else was written', () => {
  const names = new Set([...ALL, ...ARCHIVE_CASES].map(({ file }) => file)).add('good.txt');
  expect(readdirSync(folder).filter((name) => !names.has(name))).toEqual([]);
});
