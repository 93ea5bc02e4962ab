import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { stages } from '../../src/cli/stages.js';
import { asDocx, asHtml, asXlsx } from '../office/render.js';
import { encodeGbk } from '../support/gb18030.js';
import { run } from '../support/run.js';
import { schemaErrors } from '../support/schema.js';
import { example, isTable, isText, only } from './parts.js';

const root = mkdtempSync(join(tmpdir(), 'mingzhang-package-'));
afterAll(() => rmSync(root, { recursive: true }));

let folders = 0;

function folder(files: Readonly<Record<string, Uint8Array | string>>): string {
  folders += 1;
  const path = join(root, String(folders));
  mkdirSync(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

function zipped(files: Parameters<typeof zipSync>[0]): string {
  return join(folder({ 'a.zip': zipSync(files) }), 'a.zip');
}

const mingzhang = (...argv: string[]) => run(argv, { ...stages(), workers: false });

interface Entry {
  readonly file: string;
  readonly error?: { readonly code: string };
  readonly document: { readonly unit: string };
  readonly findings: readonly {
    readonly rule: string;
    readonly message: { readonly zh: string };
    readonly printed: string | null;
    readonly places: readonly { readonly source: readonly { readonly file: string }[] }[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
  readonly parts?: readonly {
    readonly file: string;
    readonly copyOf: string | null;
    readonly same: number;
    readonly different: number;
    readonly repeatedTables: number;
  }[];
}

/** The entries of the documents; what is said of several of them is left out. */
async function checked(...argv: string[]) {
  const ran = await mingzhang('check', '-q', '--format', 'json', ...argv);
  const all = JSON.parse(ran.out);
  expect(schemaErrors('check', all)).toEqual([]);
  const entries: Entry[] = all.filter((entry: object) => !('across' in entry));
  return { ...ran, entries };
}

const WHOLE = example('zhenan-2023');
const TEXT = asDocx(only(WHOLE, isText));
const TABLES = asXlsx(only(WHOLE, isTable));
const OTHER = example('zengdu-2022');
const BUDGET = example('fengxiang-2023');

/** An item whose content is a table is without content where the tables stand in another file. */
const rulesOf = ({ findings }: Entry) =>
  findings
    .filter(({ rule }) => rule !== 'item-without-content')
    .map(({ rule, printed }) => `${rule} ${printed}`)
    .sort();

let wholeEntry: Promise<Entry> | null = null;

/** What the whole document gives when it is one file. */
function whole(): Promise<Entry> {
  wholeEntry ??= checked(join(folder({ 'whole.html': asHtml(WHOLE) }), 'whole.html')).then(
    ({ entries }) => entries[0] as Entry,
  );
  return wholeEntry;
}

describe('text in one file, tables in another', () => {
  test.each([
    ['a folder', () => folder({ '1 正文.docx': TEXT, '2 附表.xlsx': TABLES })],
    ['a folder in a folder', () => folder({ '正文.docx': TEXT, '附件/附表.xlsx': TABLES })],
    ['a zip', () => zipped({ '1 正文.docx': TEXT, '2 附表.xlsx': TABLES })],
    [
      'a folder with a zip',
      () => folder({ 'a.docx': TEXT, 'b.zip': zipSync({ 'b.xlsx': TABLES }) }),
    ],
  ])('%s is one disclosure with the findings of the whole', async (_, make) => {
    const path = make();
    const { entries, status } = await checked(path);
    expect(entries).toHaveLength(1);
    const [entry] = entries as [Entry];
    const one = await whole();
    expect(entry.document).toEqual(one.document);
    expect(rulesOf(entry)).toEqual(rulesOf(one));
    expect(Math.abs((entry.summary.holds ?? 0) - (one.summary.holds ?? 0))).toBeLessThan(3);
    expect(entry.parts?.map(({ copyOf }) => copyOf)).toEqual([null, null]);
    const files = new Set(
      entry.findings.flatMap(({ places }) =>
        places.flatMap(({ source }) => source.map((s) => s.file)),
      ),
    );
    expect([...files].sort()).toEqual(entry.parts?.map(({ file }) => file).sort());
    expect(status).toBe(1);
    const { out } = await mingzhang('check', '-q', path);
    expect(out).toContain('文件 2');
  });

  test('given as files they are one only if that is said', async () => {
    const path = folder({ 'a.docx': TEXT, 'b.xlsx': TABLES });
    const files = [join(path, 'a.docx'), join(path, 'b.xlsx')];
    expect((await checked(...files)).entries).toHaveLength(2);
    const { entries } = await checked('--as-one', ...files);
    expect(entries).toHaveLength(1);
    expect(rulesOf(entries[0] as Entry)).toEqual(rulesOf(await whole()));
    expect((await checked('--separate', path)).entries).toHaveLength(2);
    expect((await mingzhang('check', '--separate', '--as-one', path)).status).toBe(2);
  });

  test('one bad file is named and the others are still one disclosure', async () => {
    const path = folder({ 'a.docx': TEXT, 'b.xlsx': TABLES, 'c.docx': TEXT.subarray(0, 3000) });
    for (const argv of [[path], ['--package', path]]) {
      const { entries, status } = await checked(...argv);
      expect(status).toBe(2);
      expect(entries.map(({ error }) => error?.code ?? null).sort()).toEqual(
        ['damaged', null].sort(),
      );
      const good = entries.find(({ error }) => error === undefined) as Entry;
      expect(good.parts).toHaveLength(2);
    }
  });
});

test('an attachment of a web page that lies beside it is no longer missing', async () => {
  const page = new TextDecoder().decode(asHtml(only(WHOLE, isText)));
  const link = (name: string) =>
    `<p><a href="files/${encodeURIComponent(name)}">附件</a></p></div>`;
  const html = (name: string) => page.replace('</div><script>', `${link(name)}<script>`);
  const unread = async (name: string) => {
    const path = folder({ 'a.html': html(name), '附表.xlsx': TABLES });
    return (await mingzhang('check', '-q', '--all', path)).out.includes('附件没有随网页');
  };
  expect(await unread('附表.xlsx')).toBe(false);
  expect(await unread('另表.xlsx')).toBe(true);
});

describe('a folder of many documents', () => {
  test('stays many: other units, other kinds; parts find their own', async () => {
    const path = folder({
      'a/正文.docx': TEXT,
      'a/附表.xlsx': TABLES,
      'b.docx': asDocx(OTHER),
      'c.html': asHtml(BUDGET),
    });
    const { entries } = await checked(path);
    expect(entries.map(({ file, parts }) => [file, parts?.length ?? 1])).toEqual([
      [`${join(path, 'a/正文.docx')} +1`, 2],
      [join(path, 'b.docx'), 1],
      [join(path, 'c.html'), 1],
    ]);
  });

  test('their HTML reports need a folder', async () => {
    const path = folder({ 'b.docx': asDocx(OTHER), 'c.html': asHtml(BUDGET) });
    const { status, err, out } = await mingzhang('check', '-q', '--format', 'html', path);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('-o 文件夹');
  });

  test('--package makes one of each folder', async () => {
    const [a, b] = [
      folder({ 'a.docx': TEXT, 'b.xlsx': TABLES }),
      folder({ 'x.docx': asDocx(OTHER) }),
    ];
    const { entries } = await checked('--package', a, b);
    expect(entries.map(({ file }) => file)).toEqual([a, join(b, 'x.docx')]);
  });

  test('what is no document is named; what programs leave behind is not', async () => {
    const path = folder({
      'a.html': asHtml(WHOLE),
      '说明.mp3': 'x',
      '~$a.docx': 'x',
      '.DS_Store': 'x',
      '__MACOSX/._a.docx': 'x',
    });
    const { err, entries } = await checked(path);
    expect(entries).toHaveLength(1);
    expect(err).toContain('说明.mp3');
    expect(err).not.toMatch(/~\$|DS_Store|MACOSX/);
  });
});

describe('the same disclosure twice', () => {
  const again = (from: string, to: string) => asHtml(changed(from, to));

  function changed(from: string, to: string) {
    const change = (value: string) => value.replaceAll(from, to);
    const text = JSON.stringify(WHOLE);
    return JSON.parse(change(text));
  }

  test('is checked once, and the copy named', async () => {
    const path = folder({ 'a.docx': asDocx(WHOLE), 'b.html': asHtml(WHOLE), 'c.xlsx': TABLES });
    const { entries } = await checked(path);
    expect(entries).toHaveLength(1);
    const [entry] = entries as [Entry];
    expect(rulesOf(entry)).toEqual(rulesOf(await whole()));
    const copies = entry.parts?.filter(({ copyOf }) => copyOf !== null) ?? [];
    expect(copies).toHaveLength(2);
    for (const copy of copies) {
      expect(copy.different).toBe(0);
      expect(copy.same).toBeGreaterThan(20);
    }
    const { out } = await mingzhang('check', '-q', path);
    expect(out).toContain('是同一文本');
  });

  test('with another figure is a finding that names both places', async () => {
    const path = folder({ 'a.docx': asDocx(WHOLE), 'b.html': again('365.33', '356.33') });
    const { entries } = await checked(path);
    expect(entries).toHaveLength(1);
    const [entry] = entries as [Entry];
    const differ = entry.findings.filter(({ rule }) => rule === 'copies-differ');
    expect(differ.length).toBeGreaterThan(0);
    for (const { places, message } of differ) {
      expect(message.zh).toContain('365.33');
      expect(message.zh).toContain('356.33');
      expect(new Set(places.flatMap(({ source }) => source.map((span) => span.file))).size).toBe(2);
    }
  });
});

describe('archives', () => {
  /** A stored zip whose names are raw bytes without the UTF-8 flag, as Windows writes them. */
  function windowsZip(names: readonly Uint8Array[], content: Uint8Array): Uint8Array {
    const placeholder = names.map((_, index) => `${String(index)}${'x'.repeat(40)}`);
    const sized = names.map((name, index) => (placeholder[index] ?? '').slice(0, name.length));
    const zip = zipSync(Object.fromEntries(sized.map((name) => [name, content])), { level: 0 });
    names.forEach((name, index) => {
      const mark = strToU8(sized[index] ?? '');
      for (let at = 0; at + mark.length <= zip.length; at += 1) {
        if (mark.every((byte, offset) => zip[at + offset] === byte)) zip.set(name, at);
      }
    });
    return zip;
  }

  test('names in GBK without the flag are read', async () => {
    const path = join(
      folder({ 'a.zip': windowsZip([encodeGbk('决算公开.html')], asHtml(WHOLE)) }),
      'a.zip',
    );
    const { entries } = await checked(path);
    expect(entries.map(({ file }) => file)).toEqual([`${path}/决算公开.html`]);
  });

  test('names that leave the folder are names; nothing is written', async () => {
    const path = zipped({ '../../etc/\u001b[31m.html': asHtml(WHOLE), '/b.txt': strToU8('x') });
    const before = readdirSync(root, { recursive: true }).length;
    const { entries } = await checked(path);
    expect(entries[0]?.file).not.toContain('\u001b');
    expect(entries.some(({ error }) => error === undefined)).toBe(true);
    expect(readdirSync(root, { recursive: true }).length).toBe(before);
  });

  test.each([
    ['an archive in an archive', { 'b.zip': zipSync({ 'a.html': asHtml(WHOLE) }) }, 'unsupported'],
    ['a file that swells', { 'b.txt': new Uint8Array(20 * 1024 * 1024) }, 'hostile'],
    ['a file over the limit', { 'b.pdf': new Uint8Array(33 * 1024 * 1024) }, 'too-large'],
  ])('%s is named, the rest is done', async (_, files, code) => {
    const { entries, status } = await checked(zipped({ ...files, 'a.html': asHtml(WHOLE) }));
    expect(status).toBe(2);
    expect(entries.map(({ error }) => error?.code ?? null).sort()).toEqual([code, null].sort());
  });

  test('an archive without documents, a damaged one, one with too many files', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 2001 }, (_, index) => [`${index}.txt`, strToU8('x')]),
    );
    const cases: readonly (readonly [string, string])[] = [
      [zipped({ 'a.mp3': strToU8('x') }), 'no-documents'],
      [
        join(folder({ 'a.zip': zipSync({ 'a.txt': strToU8('x') }).subarray(0, 60) }), 'a.zip'),
        'damaged',
      ],
      [zipped(many), 'hostile'],
    ];
    for (const [path, code] of cases) {
      const { entries, status } = await checked(path);
      expect(status).toBe(2);
      expect(entries[0]?.error?.code).toBe(code);
    }
  });
});
