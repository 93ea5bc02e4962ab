import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterAll, describe, expect, test } from 'vitest';
import { ACROSS_RULES } from '../../src/checks/across/index.js';
import { balances } from '../../src/checks/across/rules/examples.js';
import { check } from '../../src/checks/check.js';
import { RULES } from '../../src/checks/rules/index.js';
import type { Pipeline } from '../../src/cli/pipeline.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import { run } from '../support/run.js';
import { schemaErrors } from '../support/schema.js';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-across-'));
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(join(folder, 'accounts-2023.txt'), balances(2023, '4.00', '0.00'));
writeFileSync(join(folder, 'accounts-2022.txt'), balances(2022, '0.00', '3.00'));

const PIPELINE: Pipeline = {
  read: async (bytes, file) => readForms(readTextDocument(bytes, file)),
  readTogether: async () => null,
  check: (reading) => check(reading, []),
  rules: [...RULES, ...ACROSS_RULES],
};

describe('a folder with the accounts of two years', () => {
  test('is compared after its documents, and says what each covers', async () => {
    const { out, status } = await run(['check', '-q', folder], PIPELINE);
    expect(out).toContain('跨文件核对 · 2 份文件');
    expect(out).toMatch(/across-carry-over \(B18\)/);
    expect(out).toContain('accounts-2022.txt:');
    expect(out).toContain('accounts-2023.txt:');
    expect(out).toContain('口径：');
    expect(status).toBe(1);
  });

  test('gives one more entry in JSON, of the contract', async () => {
    const { out } = await run(['check', '-q', '--format', 'json', folder], PIPELINE);
    const entries = JSON.parse(out);
    expect(schemaErrors('check', entries)).toEqual([]);
    expect(entries).toHaveLength(3);
    expect(entries[2].across).toHaveLength(2);
    expect(entries[2].findings).toHaveLength(1);
  });

  test('names no file in SARIF that is none', async () => {
    const { out } = await run(['check', '-q', '--format', 'sarif', folder], PIPELINE);
    const { artifacts, results } = JSON.parse(out).runs[0];
    expect(artifacts).toHaveLength(2);
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['across-carry-over']);
  });

  test('a single file is compared with nothing', async () => {
    const one = join(folder, 'accounts-2023.txt');
    const { out } = await run(['check', '-q', '--format', 'json', one], PIPELINE);
    expect(JSON.parse(out)).toHaveLength(1);
  });
});

describe('a list for the office', () => {
  test('holds every finding of every document, and what was compared', async () => {
    const target = join(folder, 'list.xlsx');
    const { status } = await run(
      [
        'check',
        '-q',
        '--format',
        'xlsx',
        '-o',
        target,
        join(folder, 'accounts-2023.txt'),
        join(folder, 'accounts-2022.txt'),
      ],
      PIPELINE,
    );
    expect(status).toBe(1);
    const book = read(readFileSync(target), { type: 'buffer' });
    expect(book.SheetNames).toEqual(['问题清单', '文件']);
    const sheet = book.Sheets.问题清单;
    const rows = sheet === undefined ? [] : utils.sheet_to_json<string[]>(sheet, { header: 1 });
    expect(rows[0]).toContain('处理');
    expect(rows.slice(1).map((row) => row[9])).toEqual(['across-carry-over']);
    const documents = book.Sheets.文件;
    expect(documents === undefined ? 0 : utils.sheet_to_json(documents).length).toBe(3);
  });

  test('goes to a file', async () => {
    const { status, err } = await run(['check', '--format', 'xlsx', folder], PIPELINE);
    expect(status).toBe(2);
    expect(err).toContain('-o');
  });
});
