import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { check } from '../src/checks/check.js';
import { RULES } from '../src/checks/rules/index.js';
import type { Pipeline } from '../src/cli/pipeline.js';
import { readTextDocument } from '../src/formats/text/read.js';
import { readForms } from '../src/forms/read.js';
import { run } from './support/run.js';
import { schemaErrors } from './support/schema.js';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = readFileSync(
  new URL('../examples/disclosures/zhenan-2023.txt', import.meta.url),
  'utf8',
);

const PIPELINE: Pipeline = {
  read: async (bytes, file) => readForms(readTextDocument(bytes, file)),
  readTogether: async () => null,
  check,
  rules: RULES,
};

interface Change {
  readonly kind: string;
  readonly before: readonly { readonly text: string }[];
  readonly after: readonly { readonly text: string }[];
}

interface Answer {
  readonly figures: readonly Change[];
  readonly findings: readonly { readonly kind: string }[];
  readonly sameFigures: number;
  readonly status: number;
}

async function diffOf(before: string, after: string): Promise<Answer> {
  const files = [before, after].map((text, at) => {
    const path = join(folder, `version-${at}.txt`);
    writeFileSync(path, text);
    return path;
  });
  const { out, status } = await run(['diff', '--format', 'json', ...files], PIPELINE);
  const entry = JSON.parse(out);
  expect(schemaErrors('diff', entry)).toEqual([]);
  return { ...entry, status };
}

describe('mingzhang diff', { timeout: 60_000 }, () => {
  test('a document is not different from itself, wherever its lines stand', async () => {
    const { figures, findings, sameFigures, status } = await diffOf(
      TEXT,
      TEXT.replace(/\n\n/g, '\n\n\n'),
    );
    expect({ figures, findings, status }).toEqual({ figures: [], findings: [], status: 0 });
    expect(sameFigures).toBeGreaterThan(50);
  });

  test('a corrected figure is a change, and its finding is gone', async () => {
    expect(TEXT).toContain('871.44');
    const { figures, findings, status } = await diffOf(TEXT, TEXT.replace('871.44', '526.04'));
    expect(
      figures.map(({ kind, before, after }) => [kind, before[0]?.text, after[0]?.text]),
    ).toEqual([['changed', '871.44', '526.04']]);
    const gone = findings.filter(({ kind }) => kind === 'gone');
    expect(gone.length).toBeGreaterThan(0);
    expect(status).toBe(1);
  });

  test('a sentence more is a figure more', async () => {
    const more = TEXT.replace(
      /(十二、国有资产[^\n]*\n\n)/,
      '$1截至 2023 年末，另有专用设备 3 台。\n\n',
    );
    expect(more).not.toBe(TEXT);
    const { figures } = await diffOf(TEXT, more);
    expect(figures.map(({ kind }) => kind)).toContain('added');
    const { figures: back } = await diffOf(more, TEXT);
    expect(back.map(({ kind }) => kind)).toContain('removed');
  });

  test('is read by people too', async () => {
    const paths = ['a.txt', 'b.txt'].map((name) => join(folder, name));
    writeFileSync(paths[0] ?? '', TEXT);
    writeFileSync(paths[1] ?? '', TEXT.replace('871.44', '526.04'));
    const { out } = await run(['diff', ...paths], PIPELINE);
    expect(out).toMatch(/\[改\].*871\.44 → 526\.04/);
    expect((await run(['diff', paths[0] ?? ''], PIPELINE)).status).toBe(2);
  });
});
