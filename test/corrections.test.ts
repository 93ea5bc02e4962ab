import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { finalAccounts, section, table } from '../src/checks/rules/examples.js';
import { stages } from '../src/cli/stages.js';
import { readTextDocument } from '../src/formats/text/read.js';
import { asDocx, asHtml, asXlsx } from './office/render.js';
import { run } from './support/run.js';
import { schemaErrors } from './support/schema.js';

const root = mkdtempSync(join(tmpdir(), 'mingzhang-corrections-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A table in which 18.00 should be 13.00, and the text that says so. */
const TEXT = finalAccounts(
  section('一、收入支出决算总体情况说明', '本年支出合计 13.00 万元，其中基本支出 13.00 万元。'),
  table('支出决算表', '公开03表', [
    ['科目编码', '科目名称', '本年支出合计', '基本支出', '项目支出'],
    ['合计', '', '18.00', '13.00', '0.00'],
    ['210', '卫生健康支出', '13.00', '13.00', '0.00'],
    ['21015', '医疗保障管理事务', '13.00', '13.00', '0.00'],
    ['2101501', '行政运行', '13.00', '13.00', '0.00'],
  ]),
).replace('编制单位：甲县医疗保障局\t', '');
const BYTES = new TextEncoder().encode(TEXT);
const TREE = readTextDocument(BYTES, 'a.txt');

let folders = 0;

/** A folder of its own with one file and what is beside it. */
function beside(name: string, bytes: Uint8Array, corrections?: (sha256: string) => string): string {
  folders += 1;
  const folder = join(root, String(folders));
  mkdirSync(folder);
  const file = join(folder, name);
  writeFileSync(file, bytes);
  if (corrections !== undefined) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(join(folder, 'mingzhang.corrections.yaml'), corrections(sha256));
  }
  return file;
}

const mingzhang = (...argv: string[]) => run(argv, { ...stages(), workers: false });

async function checked(file: string) {
  const ran = await mingzhang('check', '-q', '--format', 'json', file);
  const entries = JSON.parse(ran.out);
  expect(schemaErrors('check', entries)).toEqual([]);
  return { ...ran, entry: entries[0] };
}

type Fields = Readonly<Record<string, string | number>>;

function yaml(file: string, sha256: string, ...corrections: readonly Fields[]): string {
  const whole = { who: '审核人', why: '与原件核对', ...{} };
  return stringify({
    schema: 'mingzhang.corrections/1',
    files: [{ file, sha256, corrections: corrections.map((one) => ({ ...whole, ...one })) }],
  });
}

interface Place {
  readonly source: readonly unknown[];
  readonly text: string;
}

/** The place of 18.00 as the terminal prints it. */
async function placeOf18(file: string): Promise<string> {
  const { out } = await mingzhang('check', '-q', '--all', file);
  const place = /位置 {2}(.+?) {2}公开03表 支出决算表 › 合计 › 本年支出合计 \[18\.00 万元\]/.exec(
    out,
  )?.[1];
  if (place === undefined) throw new Error(`no place in ${out}`);
  return place;
}

const FORMATS: readonly (readonly [string, Uint8Array])[] = [
  ['a.txt', BYTES],
  ['a b.docx', asDocx(TREE)],
  ['表.xlsx', asXlsx(TREE)],
  ['a.html', asHtml(TREE)],
];

describe.each(FORMATS)('a correction in %s', (name, bytes) => {
  test('with the place as the report prints it is used and listed', async () => {
    const plain = beside(name, bytes);
    const before = await checked(plain);
    const wrong = (entry: { findings: { places: Place[] }[] }) =>
      entry.findings.filter(({ places }) => places.some(({ text }) => text === '18.00'));
    expect(wrong(before.entry).length).toBeGreaterThan(0);
    expect(before.entry.corrections).toBeUndefined();
    const place = await placeOf18(plain);
    const correction = { place, read: '18.00', meant: '13.00' };
    const file = beside(name, bytes, (sha256) => yaml(name, sha256, correction));
    const { entry, status } = await checked(file);
    expect(entry.corrections).toMatchObject([{ ...correction, who: '审核人', state: 'used' }]);
    expect(entry.corrections[0].source).toHaveLength(1);
    expect(wrong(entry)).toEqual([]);
    expect(entry.findings.length).toBeLessThan(before.entry.findings.length);
    expect(status).not.toBe(2);
    const text = (await mingzhang('check', '-q', file)).out;
    expect(text).toContain('人工更正 1');
    expect(text).toContain('“18.00” → “13.00”（审核人：与原件核对）');
    const html = (await mingzhang('check', '-q', '--format', 'html', file)).out;
    expect(html).toContain('“18.00” → “13.00”');
    const log = JSON.parse((await mingzhang('check', '-q', '--format', 'sarif', file)).out);
    const [note] = log.runs[0].invocations[0].toolExecutionNotifications;
    expect(note).toMatchObject({ level: 'note', descriptor: { id: 'correction-used' } });
    expect(log.runs[0].invocations[0].executionSuccessful).toBe(true);
  });

  test('by table, row and column, in either language', async () => {
    for (const place of [
      'table 1, row 2, column 3',
      '第1个表第2行第3列',
      '第9页 表1 第2行 第3列',
    ]) {
      const correction = { place, read: '18.00', meant: '13.00' };
      const { entry } = await checked(beside(name, bytes, (sha) => yaml(name, sha, correction)));
      expect(entry.corrections).toMatchObject([{ place, state: 'used' }]);
    }
  });

  test('is stale when the bytes change: not used, and a warning', async () => {
    const correction = { place: 'table 1, row 2, column 3', read: '18.00', meant: '13.00' };
    const { entry } = await checked(
      beside(name, bytes, () => yaml(name, '0'.repeat(64), correction)),
    );
    expect(entry.corrections).toMatchObject([{ state: 'stale', source: [] }]);
    const [finding] = entry.findings.filter(
      (one: { rule: string }) => one.rule === 'correction-unused',
    );
    expect(finding.severity).toBe('warning');
    expect(finding.message.zh).toContain('sha256');
    const texts = entry.findings.flatMap(({ places }: { places: Place[] }) => places);
    expect(texts.some(({ text }: Place) => text === '18.00')).toBe(true);
  });
});

describe('a correction is not used', () => {
  const table18 = 'table 1, row 2, column 3';
  test.each([
    ['where something else is read', { place: table18, read: '17.00', meant: '13.00' }, 'differs'],
    ['where a longer figure is read', { place: table18, read: '8.00', meant: '3.00' }, 'differs'],
    ['at a place that is not there', { place: '9999:1', read: '18.00', meant: '1' }, 'no-place'],
    [
      'at a table that is not there',
      { place: 'table 9, row 1, column 1', read: '', meant: '1' },
      'no-place',
    ],
    ['for a blank that is none', { place: table18, read: '', meant: '13.00' }, 'differs'],
  ])('%s', async (_, correction, state) => {
    const file = beside('a.txt', BYTES, (sha) => yaml('a.txt', sha, correction));
    const { entry } = await checked(file);
    expect(entry.corrections).toMatchObject([{ state }]);
    expect(entry.corrections[0].reason.zh).not.toBe('');
    const rules = entry.findings.map((one: { rule: string }) => one.rule);
    expect(rules).toContain('correction-unused');
  });

  test('twice at one place', async () => {
    const one = { place: table18, read: '18.00', meant: '13.00' };
    const file = beside('a.txt', BYTES, (sha) =>
      yaml('a.txt', sha, one, { ...one, meant: '14.00' }),
    );
    const { entry } = await checked(file);
    expect(entry.corrections.map(({ state }: { state: string }) => state)).toEqual([
      'used',
      'differs',
    ]);
  });

  test('where it is read twice, unless it says which', async () => {
    const html = asHtml(TREE);
    const path = /路径|a\.html (\S*p\[\d+\])/;
    const { out } = await mingzhang('read', '-q', beside('a.html', html));
    const place = out.split('\n').find((line) => line.includes('13.00万元')) ?? '';
    const element = path.exec(place)?.[1] ?? '';
    expect(element).not.toBe('');
    const correction = { place: element, read: '13.00', meant: '12.00' };
    const twice = await checked(beside('a.html', html, (sha) => yaml('a.html', sha, correction)));
    expect(twice.entry.corrections).toMatchObject([{ state: 'ambiguous' }]);
    const second = { ...correction, occurrence: 2 };
    const which = await checked(beside('a.html', html, (sha) => yaml('a.html', sha, second)));
    expect(which.entry.corrections).toMatchObject([{ state: 'used', occurrence: 2 }]);
  });

  test('for another file', async () => {
    const correction = { place: table18, read: '18.00', meant: '13.00' };
    const { entry } = await checked(
      beside('a.txt', BYTES, (sha) => yaml('b.txt', sha, correction)),
    );
    expect(entry.corrections).toBeUndefined();
  });
});

test('an empty cell is filled by its position', async () => {
  const bytes = new TextEncoder().encode(TEXT.replace('\t18.00', '\t'));
  const correction = { place: 'table 1, row 2, column 3', read: '', meant: '13.00' };
  const { entry } = await checked(beside('a.txt', bytes, (sha) => yaml('a.txt', sha, correction)));
  expect(entry.corrections).toMatchObject([{ state: 'used' }]);
  expect(entry.corrections[0].source).toHaveLength(1);
});

test('a file in an archive has its corrections beside the archive', async () => {
  const zip = zipSync({ 'in/a.txt': BYTES });
  const sha256 = createHash('sha256').update(BYTES).digest('hex');
  const correction = { place: 'table 1, row 2, column 3', read: '18.00', meant: '13.00' };
  const file = beside('a.zip', zip, () => yaml('a.zip/in/a.txt', sha256, correction));
  const { entry } = await checked(file);
  expect(entry.corrections).toMatchObject([{ state: 'used', file: `${file}/in/a.txt` }]);
});

describe('a corrections file that is wrong names the line', () => {
  const good = yaml('a.txt', '0'.repeat(64), { place: '1:1', read: 'a', meant: 'b' });
  const bomb = [
    'schema: mingzhang.corrections/1',
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: 9 }, (_, n) => `b${n}: &b${n} [*a, *a, *a, *a, *a, *a, *a, *a, *a]`),
    'files: []',
  ].join('\n');
  test.each([
    ['no YAML', 'schema: [', /第 \d+ 行/],
    ['a tab', 'schema: mingzhang.corrections/1\n\tfiles: []', /第 2 行/],
    ['another schema', good.replace('corrections/1', 'corrections/9'), /第 1 行.*schema/],
    ['a misspelt name', good.replace('meant:', 'ment:'), /第 \d+ 行：不认识“ment”/],
    ['a missing name', good.replace(/ who: .*\n +/, ' '), /第 \d+ 行：缺少 who/],
    ['no hash', good.replace(/"?0{64}"?/, '12'), /第 4 行：sha256/],
    ['a name twice', good.replace('meant:', 'read: x\n        meant:'), /第 \d+ 行/],
    ['references', bomb, /第 \d+ 行/],
    ['a nest of brackets', `schema: ${'['.repeat(100_000)}`, /第 1 行：层次过深/],
    ['nested lists', `schema:\n${'- '.repeat(50_000)}x`, /第 2 行：层次过深/],
    ['a list for text', good.replace('read: a', 'read: [a]'), /第 \d+ 行：缺少 read/],
    ['bytes that are no text', '\u{FFFF}', /第 1 行/],
  ])('%s', async (_, text, message) => {
    const file = beside('a.txt', BYTES, () => text);
    const { status, err } = await mingzhang('check', '-q', file);
    expect(status).toBe(2);
    expect(err).toContain('mingzhang.corrections.yaml');
    expect(err).toMatch(message);
  });

  test('one of two megabytes is refused', async () => {
    const file = beside('a.txt', BYTES, () => '#'.repeat(2 * 1024 * 1024));
    const { status, err } = await mingzhang('check', '-q', file);
    expect(status).toBe(2);
    expect(err).toContain('文件过大');
  });
});

describe('mingzhang corrections', () => {
  test('gives entries that are used once they are filled in', async () => {
    const file = beside('a.txt', BYTES);
    const ran = await mingzhang('corrections', file);
    expect(ran.status).toBe(0);
    const entry = /( {6}# - place: "[^"]+"\n {6}# {3}read: "18\.00"\n(?: {6}# {3}.*\n){3})/.exec(
      ran.out,
    )?.[1];
    if (entry === undefined) throw new Error(ran.out);
    const filled = entry
      .replaceAll('      # ', '      ')
      .replace('meant: ""', 'meant: 13.00')
      .replace('who: ""', 'who: 审核人')
      .replace('why: ""', 'why: 与原件核对');
    const path = join(file, '..', 'mingzhang.corrections.yaml');
    writeFileSync(path, ran.out.replace(entry, filled));
    const { entry: after } = await checked(file);
    expect(after.corrections).toMatchObject([{ read: '18.00', meant: '13.00', state: 'used' }]);
    const again = await mingzhang('corrections', file);
    expect(again.status).toBe(0);
    expect(again.out).toContain('# 已用');
    writeFileSync(path, again.out);
    expect((await checked(file)).entry.corrections).toHaveLength(1);
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
    const stale = await mingzhang('corrections', '--lang', 'en', file);
    expect(stale.status).toBe(1);
    expect(stale.out).toContain('# not used: the file has changed');
  });

  test('wants one file that can be read', async () => {
    expect((await mingzhang('corrections', join(root, 'none.txt'))).status).toBe(2);
    expect((await mingzhang('corrections', 'a', 'b')).status).toBe(2);
  });
});
