import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { utils, write } from '@e965/xlsx';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { DocumentReader } from '../../src/cli/reader.js';
import { ReadError } from '../../src/document/read-error.js';
import type { Document } from '../../src/document/tree.js';
import { findSoffice } from '../../src/formats/convert/node/soffice.js';
import { readForms } from '../../src/forms/read.js';
import { example } from '../package/parts.js';
import { asDocx } from './render.js';

const soffice = await findSoffice();
if (soffice === null) console.log('skipped: LibreOffice is not installed (npm run setup:system)');
const missing = soffice === null;

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-converted-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LIMITS = { maxPages: 10 };
const read = (bytes: Uint8Array, file: string) => new DocumentReader().read(bytes, file, LIMITS);

let written: Promise<Uint8Array> | null = null;

/** The document as .doc, which only LibreOffice writes here. */
function doc(): Promise<Uint8Array> {
  written ??= writeDoc();
  return written;
}

async function writeDoc(): Promise<Uint8Array> {
  const source = join(folder, 'source.docx');
  writeFileSync(source, asDocx(example('zengdu-2022')));
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const options = ['--headless', '--convert-to', 'doc', '--outdir', folder, source];
  execFileSync(soffice?.command ?? '', [`-env:UserInstallation=${profile}`, ...options], {
    stdio: 'ignore',
  });
  return new Uint8Array(readFileSync(join(folder, 'source.doc')));
}

function facts(document: Document) {
  const { facts: store, document: info, tables } = readForms(document);
  return {
    info,
    tables: tables.map(({ id }) => id),
    facts: store.all.map(({ key, printed }) => `${JSON.stringify(key)} ${printed.text}`),
  };
}

const sheet = () =>
  utils.aoa_to_sheet([
    ['收入决算表', null, null],
    [null, null, '金额单位：万元'],
    ['科目编码', '科目名称', '本年收入合计'],
    ['210', '卫生健康支出', 5.25],
  ]);

function workbook(bookType: 'ods' | 'biff5'): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet(), 'T1');
  return new Uint8Array(write(book, { type: 'array', bookType }));
}

async function refusal(bytes: Uint8Array, file: string): Promise<ReadError> {
  const error: unknown = await read(bytes, file).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ReadError) return error;
  throw error ?? new Error('it was read');
}

const leftBehind = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('mingzhang-office-'));

describe.skipIf(missing)('by way of LibreOffice', () => {
  test('a .doc gives the facts of the .docx, and says that it was converted', async () => {
    const before = leftBehind();
    const document = await read(await doc(), 'a.doc');
    expect(facts(document)).toEqual(facts(await read(asDocx(example('zengdu-2022')), 'a.docx')));
    expect(document.converted).toEqual({
      from: 'doc',
      to: 'docx',
      by: expect.stringMatching(/^LibreOffice \d/),
    });
    const [first] = readForms(document).claims;
    expect(first?.source[0]).toMatchObject({
      file: 'a.doc',
      path: expect.stringMatching(/^docx:/),
    });
    expect(leftBehind()).toEqual(before);
  });

  test('RTF, with Chinese as escapes', async () => {
    const words = [...'二〇二三年度收入决算 5.25 万元'].map(
      (letter) => `\\u${letter.charCodeAt(0)} ?`,
    );
    const rtf = `{\\rtf1\\ansi\\uc1 {\\pard ${words.join('')}\\par}}`;
    const document = await read(new TextEncoder().encode(rtf), 'a.rtf');
    const [block] = document.sections[0]?.blocks ?? [];
    expect(block).toMatchObject({ text: { value: '二〇二三年度收入决算 5.25 万元' } });
    expect(document.converted?.from).toBe('rtf');
  });

  test.each([
    ['ods', 'a.ods'],
    ['biff5', 'a.et'],
  ] as const)('a workbook in %s, sheets and cells under their names', async (type, file) => {
    const document = await read(workbook(type), file);
    const reading = readForms(document);
    const cells = reading.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    const cell = cells.find(({ printed }) => printed.text === '5.25');
    expect(cell?.source).toEqual([{ file, sheet: 'T1', cell: 'C4' }]);
    expect(document.converted?.to).toBe('xlsx');
  });

  test('a file that LibreOffice cannot open is refused', async () => {
    // The name of the stream is left, so that it is still taken for Word.
    const broken = await doc().then((bytes) => bytes.slice().fill(0x5a, 512, 12_000));
    expect((await refusal(broken, 'a.doc')).code).toBe('damaged');
  });
});

test('without LibreOffice the message says how to install it', async () => {
  vi.stubEnv('PATH', folder);
  try {
    const rtf = new TextEncoder().encode('{\\rtf1 x}');
    const installed = (await findSoffice()) !== null;
    if (installed) return;
    const { code, messages } = await refusal(rtf, 'a.rtf');
    expect(code).toBe('unsupported');
    expect(messages.zh).toContain('apt install libreoffice-writer libreoffice-calc');
    expect(messages.en).toContain('save the file as .docx');
  } finally {
    vi.unstubAllEnvs();
  }
});

test('archives of other kinds are named as such', async () => {
  for (const mark of ['Rar!\u001a\u0007', '7z\u00bc\u00af\u0027\u001c']) {
    const bytes = Uint8Array.from(mark, (letter) => letter.charCodeAt(0));
    expect((await refusal(bytes, 'a.rar')).messages.zh).toContain('RAR');
  }
});
