import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stages } from '../src/cli/stages.js';
import type { PageSpan } from '../src/facts/source.js';
import { type AnnotationNote, marksOf } from '../src/reports/annotations.js';
import { pdfSample } from './support/readings.js';
import { run } from './support/run.js';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-annotate-'));
afterAll(() => rmSync(folder, { recursive: true }));
const sample = join(folder, 'sample.pdf');
beforeAll(() => writeFileSync(sample, pdfSample()));

function annotate(...args: readonly string[]) {
  return run(['check', '--jobs', '1', '--format', 'pdf', ...args], stages());
}

/** How many annotations of a kind are in a file. */
function count(path: string, subtype: string): number {
  return readFileSync(path, 'latin1').split(new RegExp(`/Subtype\\s*/${subtype}\\b`)).length - 1;
}

describe('check --format pdf', () => {
  test('writes a copy with the findings on it, which reads as the original does', async () => {
    const copy = join(folder, 'copy.pdf');
    const { status, err } = await annotate(sample, '-o', copy);
    expect(err).toContain(`已写入 ${copy}`);
    expect(status).toBe(1);
    expect(count(copy, 'Highlight')).toBeGreaterThan(0);
    const findings = async (file: string) => {
      const { out } = await run(['check', '--quiet', '--format', 'json', file], stages());
      return JSON.parse(out)[0].findings.map((one: { id: string }) => one.id);
    };
    expect(await findings(copy)).toEqual(await findings(sample));
    expect(readFileSync(sample).equals(Buffer.from(pdfSample()))).toBe(true);
  });

  test('several files go to a folder, and one that is no PDF is refused by name', async () => {
    const text = join(folder, 'words.txt');
    writeFileSync(text, '2023年度部门决算\n本年收入合计 526.04 万元。\n');
    const copies = join(folder, 'copies');
    const { status, err } = await annotate('--separate', sample, text, '-o', copies);
    expect(status).toBe(2);
    expect(err).toContain(`${text}：不是 PDF`);
    expect(readdirSync(copies)).toEqual(['sample.pdf']);
  });

  test('several files do not go into one', async () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'second.pdf'), Buffer.concat([pdfSample(), Buffer.from('\n')]));
    const target = join(folder, 'one.pdf');
    const { status, err } = await annotate('--separate', sample, other, '-o', target);
    expect([status, existsSync(target)]).toEqual([2, false]);
    expect(err).toContain('文件夹');
  });

  test('never replaces the original, and asks where to write', async () => {
    for (const out of [sample, folder]) {
      const { status, err } = await annotate(sample, '-o', out);
      expect(status).toBe(2);
      expect(err).toContain('覆盖原件');
    }
    expect(readFileSync(sample).equals(Buffer.from(pdfSample()))).toBe(true);
    const { status, err } = await annotate(sample);
    expect(status).toBe(2);
    expect(err).toContain('-o');
  });
});

describe('marks of findings', () => {
  const at = (page: number, left: number): PageSpan => {
    return { file: 'a.pdf', page, box: [left, 10, left + 20, 20], rotate: 0 };
  };
  const note = (over: Partial<AnnotationNote>): AnnotationNote => {
    return { own: [], partners: [], severity: 'note', contents: 'x', ...over };
  };

  test('words at the culprit only; one note for what several findings say of one place', () => {
    const notes = [
      note({ own: [at(1, 100)], partners: [at(1, 200), at(2, 300)], contents: 'first' }),
      note({ own: [at(1, 100), at(1, 400)], severity: 'error', contents: 'second' }),
      note({ own: [at(2, 300)], partners: [at(1, 100)], severity: 'warning', contents: 'third' }),
    ];
    const marks = marksOf('a.pdf', [{ files: ['a.pdf'], notes }]);
    expect(marks.map(({ page, box, note: words }) => [page, box?.[0], words?.contents])).toEqual([
      [1, 400, undefined],
      [1, 200, undefined],
      [1, 100, 'first\n\nsecond'],
      [2, 300, 'third'],
    ]);
    expect(marks[2]?.note?.title).toContain('错误 error');
    expect(marks[0]?.color).toEqual(marks[2]?.color);
    expect(marks[1]?.color).not.toEqual(marks[2]?.color);
  });

  test('what stands nowhere is told on the first page, in the file that it is about', () => {
    const parts = [{ files: ['a.pdf', 'b.pdf'], notes: [note({ contents: 'missing' })] }];
    expect(marksOf('a.pdf', parts)).toMatchObject([
      { page: 1, box: null, note: { contents: 'missing' } },
    ]);
    expect(marksOf('b.pdf', parts)).toEqual([]);
  });
});
