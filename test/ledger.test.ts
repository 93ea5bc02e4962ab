import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, test } from 'vitest';
import { stages } from '../src/cli/stages.js';
import { ROOT } from './support/house.js';
import { run } from './support/run.js';
import { schemaErrors } from './support/schema.js';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FILE = join(ROOT, 'examples/disclosures/zhenan-2023.txt');

function ledger(...args: readonly string[]) {
  return run(['ledger', '--jobs', '1', '--quiet', ...args], stages());
}

/** Numbers of the file as a person counts them: runs of digits with their points and commas. */
function numbersPrinted(text: string): number {
  return text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g)?.length ?? 0;
}

describe('mingzhang ledger', () => {
  test('counts every number of a short document, each in one state', async () => {
    const text = [
      '2023 年度部门决算公开',
      '一、收入支出决算总体情况说明',
      '本年收入合计 526.04 万元，其中：财政拨款收入 500.00 万元，其他收入 26.04 万元。',
      '另有 17 辆。',
    ].join('\n');
    const path = join(folder, 'short.txt');
    writeFileSync(path, text);
    const { out } = await ledger(path, '--format', 'json');
    const [entry] = JSON.parse(out);
    expect(entry.total).toBe(numbersPrinted(text));
    expect(entry.numbers.map((one: { text: string }) => one.text)).toEqual([
      '2023',
      '526.04',
      '500.00',
      '26.04',
      '17',
    ]);
    expect(entry.numbers[0].state).toBe('unbound');
  });

  test('the four counts add up, and JSON keeps to its schema', async () => {
    const { out, status } = await ledger(FILE, '--format', 'json');
    const entries = JSON.parse(out);
    expect(schemaErrors('ledger', entries)).toEqual([]);
    const [{ total, counts, numbers }] = entries;
    const { tied, conflicting, unchecked, unbound } = counts;
    expect(tied + conflicting + unchecked + unbound).toBe(total);
    expect(numbers).toHaveLength(total);
    expect(Math.min(tied, conflicting, unchecked, unbound)).toBeGreaterThan(0);
    for (const one of numbers) {
      if (one.state === 'tied') {
        expect([typeof one.low, typeof one.high]).toEqual(['string', 'string']);
        expect(one.identities).not.toEqual([]);
      } else expect(one.why).not.toBeNull();
    }
    expect([0, 3]).toContain(status);
  });

  test('text and workbook list the same numbers', async () => {
    const [{ total }] = JSON.parse((await ledger(FILE, '--format', 'json')).out);
    const { out } = await ledger(FILE, '--lang', 'en');
    expect(out.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(total);
    const path = join(folder, 'numbers.xlsx');
    await ledger(FILE, '--format', 'xlsx', '-o', path);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(path);
    expect(book.worksheets[0]?.rowCount).toBe(total + 1);
    await ledger(FILE, '--format', 'xlsx', '-o', join(folder, 'again.xlsx'));
    expect(readFileSync(join(folder, 'again.xlsx'))).toEqual(readFileSync(path));
  });

  test('a workbook needs a file to go to, and a missing file is told', async () => {
    expect((await ledger(FILE, '--format', 'xlsx')).status).toBe(2);
    const missing = await ledger(join(folder, 'none.txt'), '--format', 'json');
    expect(missing.status).toBe(2);
    expect(schemaErrors('ledger', JSON.parse(missing.out))).toEqual([]);
  });
});
