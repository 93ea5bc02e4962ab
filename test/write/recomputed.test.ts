import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeXlsx } from '../../src/formats/xlsx/node/document.js';
import { readXlsxDocument } from '../../src/formats/xlsx/read.js';
import { wordsOf } from '../support/write/compare.js';
import { sampleDisclosure } from '../support/write/disclosure.js';
import { hasOffice } from '../typeset/office.js';

if (!hasOffice) console.log('skipped: LibreOffice is missing, run npm run setup:system');

/** The workbook without the saved results of its formulas, which then must be worked out. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/')) continue;
    parts[name] = strToU8(strFromU8(part).replace(/<\/f><v>[^<]*<\/v>/g, '</f>'));
  }
  return zipSync(parts);
}

function recomputed(bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'recompute-'));
  try {
    writeFileSync(join(folder, 'in.xlsx'), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const out = join(folder, 'out');
    const convert = ['--headless', '--convert-to', 'xlsx', '--outdir', out];
    execFileSync('soffice', [profile, ...convert, join(folder, 'in.xlsx')], { stdio: 'ignore' });
    return new Uint8Array(readFileSync(join(out, 'in.xlsx')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!hasOffice)('formulas worked out by LibreOffice', () => {
  test('show what the document prints', { timeout: 60_000 }, async () => {
    const { document } = sampleDisclosure({ most: 30, negative: true });
    const bytes = await writeXlsx(document);
    const back = readXlsxDocument(recomputed(withoutResults(bytes)), 'a.xlsx');
    expect(wordsOf(back).tables).toEqual(wordsOf(readXlsxDocument(bytes, 'a.xlsx')).tables);
    expect(back.unread).toEqual([]);
  });
});
