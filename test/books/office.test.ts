import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseCsv } from '../../src/books/files/csv.js';
import { loadBook } from '../../src/books/node/folder.js';
import { readBook } from '../../src/books/read-book.js';
import { SHEETS } from '../../src/books/schema/sheets.js';
import { main } from '../../src/cli/main.js';
import { stages } from '../../src/cli/stages.js';
import type { ExactFacts } from '../../src/facts/exact.js';
import { keyString } from '../../src/facts/key.js';
import { sampleBook } from '../support/books/sample.js';

let folder = '';
let said = '';
const pipeline = stages();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'book-'));
  said = '';
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...argv: readonly string[]): Promise<number> {
  const io = {
    out: (text: string) => text,
    err: (text: string) => {
      said += text;
    },
    color: false,
    version: '0',
  };
  return main(argv, io, pipeline);
}

function values(facts: ExactFacts): ReadonlyMap<string, bigint> {
  return new Map([...facts].map(({ key, value }) => [keyString(key), value]));
}

const UNIT: Readonly<Record<string, string | number>> = {
  单位名称: '云岭县医疗保障局',
  财政年度: 2023,
  部门或单位: '部门',
  支出主体: '机关',
  省: '陕西省',
  '县（区）': '云岭县',
  内设机构: '办公室、基金监管股',
  行政编制: 10,
  事业编制: 5,
  行政实有人员: 9,
  事业实有人员: 5,
};

/** Fills the input sheets as an officer would: numbers as numbers, codes from the lists. */
async function fill(file: string, change: (book: ExcelJS.Workbook) => void = () => {}) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  book.getWorksheet('单位')?.eachRow((row) => {
    const value = UNIT[String(row.getCell(1).value)];
    if (value !== undefined) row.getCell(2).value = value;
  });
  for (const [name, text] of sampleBook()) {
    const sheet = SHEETS.find(({ file: own }) => own === name);
    const page = book.getWorksheet(sheet?.title.zh ?? '');
    if (sheet === undefined || page === undefined) continue;
    const [heads, ...rows] = parseCsv(text);
    rows.forEach(({ cells }, at) => {
      cells.forEach((cell, index) => {
        const head = heads?.cells[index];
        const column = sheet.columns.findIndex(({ head: own }) => own.zh === head);
        const { type } = sheet.columns[column] ?? {};
        const value = type === 'money' || type === 'figure' ? Number(cell) : cell;
        if (cell === '') return;
        page.getRow(at + 2).getCell(column + 1).value =
          type === 'code' && cell === '2101501' ? '2101501 行政运行' : value;
      });
    });
  }
  change(book);
  await book.xlsx.writeFile(file);
}

describe('the office’s own files', { timeout: 60_000 }, () => {
  test('init, fill the sheets, import: the same facts as the book by hand', async () => {
    const book = join(folder, 'book');
    expect(await run('init', book, '--layout', 'shaanxi-final-accounts-2022')).toBe(0);
    const sheets = join(book, '录入表.xlsx');
    writeFileSync(
      join(book, 'unit.yaml'),
      `${readFileSync(join(book, 'unit.yaml'), 'utf8')}governmentCodes: {'30227': '50205'}\n`,
    );
    await fill(sheets);
    expect([await run('import', sheets), said]).toEqual([0, expect.stringContaining('导入')]);
    expect(values(loadBook(book).facts)).toEqual(values(readBook(sampleBook()).facts));
  });

  test('input sheets have lists, notes, locked totals with formulas and open cells', async () => {
    const book = join(folder, 'book');
    await run('init', book, '--layout', 'shaanxi-budget-2023');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(book, '录入表.xlsx'));
    const payments = workbook.getWorksheet('支出');
    expect(payments?.getCell('B2').dataValidation.formulae?.[0]).toMatch(/^科目!\$[A-Z]\$1:/);
    expect(payments?.getCell('B2').protection?.locked).toBe(false);
    expect(payments?.getCell('B1').note).toBeDefined();
    const total = workbook.getWorksheet('合计')?.getCell('C2');
    expect(total?.formula).toMatch(/^SUM\(/);
    expect(total?.protection?.locked ?? true).toBe(true);
  });

  test('a wrong row of the sheets is named by sheet and row, and nothing is taken', async () => {
    const book = join(folder, 'book');
    await run('init', book, '--layout', 'shaanxi-final-accounts-2022');
    const sheets = join(book, '录入表.xlsx');
    const before = readFileSync(join(book, 'unit.yaml'), 'utf8');
    await fill(sheets, (workbook) => {
      const page = workbook.getWorksheet('支出');
      if (page !== undefined) page.getRow(4).getCell(2).value = '2109998';
    });
    expect(await run('import', sheets)).toBe(2);
    expect(said).toContain('支出 B4「功能分类科目编码」：没有科目“2109998”');
    expect(readFileSync(join(book, 'unit.yaml'), 'utf8')).toBe(before);
  });

  test('an export with foreign heads asks once, and is remembered', async () => {
    for (const [name, text] of sampleBook()) {
      if (name.includes('/')) continue;
      writeFileSync(join(folder, name), text);
    }
    const file = join(folder, '..', `${folder.split('/').at(-1)}.csv`);
    const text = (sampleBook().get('execution.csv') ?? '')
      .replace('摘要', '用途')
      .replace('凭证号', '记账编号');
    writeFileSync(file, text);
    try {
      const command = ['import', file, '-o', folder, '--into', 'execution'] as const;
      expect(await run(...command)).toBe(2);
      expect(said).toMatch(/「用途」[\s\S]*--map "用途=/);
      expect(said).toContain('「记账编号」');
      expect(await run(...command, '--map', '用途=note', '--map', '记账编号=reference')).toBe(0);
      expect(await run(...command)).toBe(0);
      expect(readFileSync(join(folder, 'mapping.yaml'), 'utf8')).toContain('用途: note');
    } finally {
      rmSync(file);
    }
  });
});
