import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Pipeline } from '../src/cli/pipeline.js';
import { ReadError } from '../src/document/read-error.js';
import type { Reading } from '../src/forms/reading.js';
import { CLEAN, READING, RESULT, RULE } from './support/fixtures.js';
import { run } from './support/run.js';
import { schemaErrors } from './support/schema.js';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const ERROR = file('error.txt', 'error');
const NOTES = file('notes.txt', 'notes');
const WARNINGS = file('warnings.txt', 'warnings');
const CLEAN_FILE = file('clean.txt', 'clean');
const PARTLY = file('partly.txt', 'partly');
const UNREAD = file('unread.txt', 'unread');
const LETTER = file('letter.txt', 'letter');
const BARE = file('bare.txt', 'bare');
const UNDECIDED = file('undecided.txt', 'undecided');
const BINARY = file('binary.txt', 'binary');
const MISSING = join(folder, 'missing.txt');
const EMPTY = join(folder, 'empty');
mkdirSync(EMPTY);

const [NOTE_FINDING, ERROR_FINDING] = RESULT.findings;
if (NOTE_FINDING === undefined || ERROR_FINDING === undefined) throw new Error('fixture is short');

const RESULTS: Readonly<Record<string, typeof RESULT>> = {
  error: RESULT,
  notes: { ...CLEAN, findings: [NOTE_FINDING] },
  warnings: {
    ...CLEAN,
    findings: [
      { ...ERROR_FINDING, severity: 'warning' },
      { ...ERROR_FINDING, id: 'cccc', severity: 'warning' },
    ],
  },
  clean: CLEAN,
  partly: { ...CLEAN, summary: { ...CLEAN.summary, notCheckable: 1 } },
  unread: CLEAN,
  undecided: { ...CLEAN, summary: { ...CLEAN.summary, holds: 0 } },
};

/** A pipeline that knows a file by its one word; the real one has tests of its own. */
const PIPELINE: Pipeline = {
  async read(bytes, name) {
    const word = new TextDecoder().decode(bytes);
    if (word === 'binary') {
      throw new ReadError('binary', name, { zh: '不是文本', en: 'not a text' }, { byteOffset: 7 });
    }
    const reading = { ...READING, file: name, unread: [] };
    if (word === 'unread') return { ...reading, unread: READING.unread };
    if (word === 'bare') return { ...reading, tables: [], claims: [] };
    if (word !== 'letter') return { ...reading, tree: { ...READING.tree, file: word } };
    return { ...reading, tables: [], document: { ...READING.document, kind: null } };
  },
  async readTogether(parts, name, limits, failed) {
    const readings: Reading[] = [];
    for (const { bytes, file } of parts) {
      await PIPELINE.read(bytes, file, limits).then(
        (reading) => readings.push(reading),
        (error) => failed(file, error),
      );
    }
    const [first] = readings;
    return first === undefined ? null : { ...first, file: name };
  },
  check(reading) {
    const result = RESULTS[reading.tree.file] ?? CLEAN;
    return result;
  },
  rules: [RULE],
};

const mingzhang = (...argv: string[]) => run(argv, PIPELINE);
const parsed = (text: string) => JSON.parse(text);

describe('exit status', () => {
  test.each([
    ['an error', [ERROR], 1],
    ['a warning', [WARNINGS], 1],
    ['notes never count', [NOTES], 0],
    ['nothing found', [CLEAN_FILE], 0],
    ['something not checkable', [PARTLY], 3],
    ['a figure not read', [UNREAD], 3],
    ['an error beside something not checkable', [PARTLY, ERROR], 1],
    ['an unreadable file beside an error', [ERROR, BINARY], 2],
    ['a missing file', [MISSING], 2],
    ['an empty folder', [EMPTY], 2],
    ['a text that is no disclosure', [LETTER], 2],
    ['a title without any figure', [BARE], 2],
    ['a document of which nothing could be decided', [UNDECIDED], 3],
  ])('%s', async (_, files, status) => {
    expect((await mingzhang('check', ...files)).status).toBe(status);
  });

  test('warnings up to --max-warnings do not count', async () => {
    expect((await mingzhang('check', WARNINGS, '--max-warnings', '1')).status).toBe(1);
    expect((await mingzhang('check', WARNINGS, '--max-warnings', '2')).status).toBe(0);
    expect((await mingzhang('check', WARNINGS, PARTLY, '--max-warnings', '2')).status).toBe(3);
    expect((await mingzhang('check', ERROR, '--max-warnings', '9')).status).toBe(1);
  });

  test('read is 0, or 3 with something unread, or 2', async () => {
    expect((await mingzhang('read', ERROR)).status).toBe(0);
    expect((await mingzhang('read', UNREAD)).status).toBe(3);
    expect((await mingzhang('read', UNREAD, MISSING)).status).toBe(2);
  });
});

describe('bad input', () => {
  test('names the file and the reason in both languages, and does the rest', async () => {
    const zh = await mingzhang('check', MISSING, BINARY, EMPTY, LETTER, CLEAN_FILE);
    expect(zh.err).toContain(`${MISSING}：没有这个文件。`);
    expect(zh.err).toContain(`${BINARY}（第 7 字节处）：不是文本`);
    expect(zh.err).toContain(`${EMPTY}：里面没有可读的文件`);
    expect(zh.err).toContain(`${LETTER}：这不像公开的预算、决算或绩效文本`);
    expect(zh.out).toContain('未发现问题。');
    expect(zh.status).toBe(2);
    const en = await mingzhang('check', '--lang', 'en', MISSING, CLEAN_FILE);
    expect(en.err).toContain(`${MISSING}: there is no such file.`);
    expect(en.out).toContain('No finding.');
  });

  test('a file over the limit is refused by its size, before it is read', async () => {
    const huge = file('huge.txt', '');
    truncateSync(huge, 200 * 1024 * 1024); // sparse: takes no room
    const before = process.memoryUsage().rss;
    const { status, err } = await mingzhang('check', huge, CLEAN_FILE);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    expect(err).toContain(`${huge}：文件过大：有 200 MB，上限为 32 MB；可用 --max-size 提高上限。`);
    expect(status).toBe(2);
    const small = file('over.txt', 'x'.repeat(1024 * 1024 + 1));
    expect((await mingzhang('read', small, '--max-size', '1')).status).toBe(2);
    expect((await mingzhang('read', small, '--max-size', '2')).status).toBe(0);
  });

  test('a defect of the program is called one, with its trace, and the rest is done', async () => {
    const broken: Pipeline = {
      ...PIPELINE,
      check: (reading) => {
        if (reading.tree.file === 'error') throw new RangeError('too deep');
        return PIPELINE.check(reading);
      },
    };
    const ran = await run(['check', ERROR, CLEAN_FILE, '--format', 'json'], broken);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('程序出错');
    expect(ran.err).toMatch(/RangeError: too deep\n\s+at /);
    const entries = parsed(ran.out);
    expect(schemaErrors('check', entries)).toEqual([]);
    expect(entries[0].error.code).toBe('internal');
    expect(entries[1].summary.holds).toBe(3);
  });
});

describe('JSON', () => {
  test('one entry a file in argument order, failures too, as the schema says', async () => {
    const { out, err } = await mingzhang('check', '--format', 'json', ERROR, MISSING, CLEAN_FILE);
    const entries = parsed(out);
    expect(schemaErrors('check', entries)).toEqual([]);
    expect(entries.map((entry: { file: string }) => entry.file)).toEqual([
      ERROR,
      MISSING,
      CLEAN_FILE,
    ]);
    expect(entries[0].schema).toBe('mingzhang.check/1');
    expect(entries[1].error).toEqual({
      code: 'ENOENT',
      message: {
        zh: `${MISSING}：没有这个文件。`,
        en: `${MISSING}: there is no such file.`,
      },
      place: null,
    });
    expect(err).toContain('[2/3]');
  });

  test('--all adds every identity', async () => {
    const entries = parsed((await mingzhang('check', '--format=json', '--all', ERROR)).out);
    expect(schemaErrors('check', entries)).toEqual([]);
    expect(entries[0].identities).toHaveLength(RESULT.records.length);
  });

  test('read follows its schema; values are decimal strings, blanks null', async () => {
    const entries = parsed((await mingzhang('read', '--format', 'json', UNREAD, BINARY)).out);
    expect(schemaErrors('read', entries)).toEqual([]);
    const [entry, failed] = entries;
    expect(entry.tables[0].rows[0].cells.map((cell: { value: unknown }) => cell.value)).toEqual([
      '99.50',
      null,
    ]);
    expect(entry.claims[0]).toMatchObject({ text: '100.00', value: '100.00', unit: '万元' });
    expect(entry.facts[0].key.id).toBe('expenditure@某县医疗保障局#2023:final');
    expect(entry.facts[0].occurrences).toHaveLength(2);
    expect(entry.unread).toHaveLength(1);
    expect(failed).toMatchObject({ error: { code: 'binary', place: { byteOffset: 7 } } });
  });

  test('the schemas refuse what is not in the contract', () => {
    expect(schemaErrors('check', [{ schema: 'mingzhang.check/2' }])).not.toEqual([]);
    expect(schemaErrors('read', [{ schema: 'mingzhang.read/1', file: 'x' }])).not.toEqual([]);
    expect(schemaErrors('read', {})).not.toEqual([]);
  });
});

describe('output', () => {
  test('results on standard output, progress on standard error, none with --quiet', async () => {
    const loud = await mingzhang('check', CLEAN_FILE);
    expect(loud.err).toBe(`[1/1] ${CLEAN_FILE}\n`);
    expect(loud.out).not.toContain('[1/1]');
    expect((await mingzhang('check', '--quiet', CLEAN_FILE)).err).toBe('');
  });

  test('colour only where the terminal may have it, never in a file', async () => {
    expect((await run(['check', ERROR], PIPELINE, true)).out).toContain('\u001b[');
    expect((await run(['check', ERROR], PIPELINE, false)).out).not.toContain('\u001b[');
    const out = join(folder, 'report.txt');
    await run(['check', ERROR, '-o', out], PIPELINE, true);
    expect(readFileSync(out, 'utf8')).not.toContain('\u001b[');
  });

  test('-o writes to the file and leaves standard output empty', async () => {
    const out = join(folder, 'new folder', 'result.sarif');
    const ran = await mingzhang('check', ERROR, '--format', 'sarif', '-o', out);
    expect(ran.out).toBe('');
    expect(ran.err).toContain(out);
    expect(parsed(readFileSync(out, 'utf8')).runs[0].results).toHaveLength(2);
  });

  test('HTML: one page to standard output or a file, several to a folder with an index', async () => {
    expect((await mingzhang('check', ERROR, '--format', 'html')).out).toContain('<!DOCTYPE html>');
    expect((await mingzhang('check', ERROR, NOTES, '--format', 'html')).status).toBe(2);
    const other = join(folder, 'other');
    mkdirSync(other);
    const twin = file('other/error.txt', 'clean');
    const out = join(folder, 'pages');
    const ran = await mingzhang('check', ERROR, twin, MISSING, '--format', 'html', '-o', out);
    expect(ran.status).toBe(2);
    const index = readFileSync(join(out, 'index.html'), 'utf8');
    expect(index).toContain('href="error.html"');
    expect(index).toContain('href="error-2.html"');
    expect(index).toContain(MISSING);
    expect(readFileSync(join(out, 'error.html'), 'utf8')).toContain('正文与表不一致');
    expect(readFileSync(join(out, 'error-2.html'), 'utf8')).toContain('未发现问题。');
  });

  test('an output that cannot be written is status 2 with the reason', async () => {
    const ran = await mingzhang('check', CLEAN_FILE, '-o', join(CLEAN_FILE, 'under-a-file.txt'));
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('无法写入');
  });

  test('text of a reading shows tables, figures of the text and what was not read', async () => {
    const { out } = await mingzhang('read', UNREAD);
    expect(out).toContain('1张表 1个表内数字 · 文字中 1个数字 · 1项事实 · 未读出 1处');
    expect(out).toContain('▦ 公开03表 支出决算表 (万元)  [T03]');
    expect(out).toContain('| 合计: 99.50');
    expect(out).toContain('100.00万元  2023年本年支出（决算）');
    expect(out).toContain('看不懂的数字');
    expect(out).not.toContain('\u001b');
  });
});

describe('rules', () => {
  test('are listed and explained with both examples', async () => {
    expect((await mingzhang('rules')).out).toBe(
      'narrative-equals-table  错误  正文与表一致  (C01)\n',
    );
    const card = (await mingzhang('explain', 'narrative-equals-table', '--lang', 'en')).out;
    for (const text of [
      'one fact has one value',
      'passes: equal',
      'fails: differs',
      '│ 本年支出100.00万元。',
    ]) {
      expect(card).toContain(text);
    }
    expect((await mingzhang('explain', 'C01')).status).toBe(0);
    expect(parsed((await mingzhang('rules', '--format', 'json')).out)[0].id).toBe(RULE.meta.id);
  });

  test('an unknown rule is a usage error', async () => {
    expect((await mingzhang('explain', 'nothing')).status).toBe(2);
    expect((await mingzhang('explain')).status).toBe(2);
  });
});

describe('usage', () => {
  test.each([
    [[]],
    [['frobnicate', CLEAN_FILE]],
    [['check']],
    [['check', CLEAN_FILE, '--unknown']],
    [['check', CLEAN_FILE, '--format', 'pdf']],
    [['read', CLEAN_FILE, '--format', 'html']],
    [['read', CLEAN_FILE, '--all']],
    [['check', CLEAN_FILE, '--lang', 'fr']],
    [['check', CLEAN_FILE, '--max-warnings', '-1']],
    [['check', CLEAN_FILE, '--max-warnings=many']],
    [['rules', 'extra']],
  ])('%j is status 2 and says why on standard error', async (argv) => {
    const ran = await mingzhang(...argv);
    expect(ran.status).toBe(2);
    expect(ran.out).toBe('');
    expect(ran.err).not.toBe('');
  });

  test('help has an example of each verb in both languages; version is printed', async () => {
    for (const lang of ['zh', 'en']) {
      const { out, status } = await mingzhang('--help', '--lang', lang);
      expect(status).toBe(0);
      for (const verb of ['read', 'check', 'rules', 'explain']) {
        expect(out).toMatch(new RegExp(`^ {4}mingzhang ${verb}`, 'm'));
      }
    }
    const one = (await mingzhang('check', '--help')).out;
    expect(one).toContain('--max-warnings');
    expect(one).not.toContain('mingzhang explain');
    expect((await mingzhang('--version')).out).toBe('9.9.9\n');
  });

  test('the complaint is in the language asked for', async () => {
    expect((await mingzhang('check', '--lang', 'en')).err).toContain('needs at least one file');
    expect((await mingzhang('check')).err).toContain('至少一个文件');
  });
});
