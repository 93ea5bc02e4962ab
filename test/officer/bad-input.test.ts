import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadBook } from '../../src/books/node/folder.js';
import { keyString } from '../../src/facts/key.js';
import { encodeGbk } from '../support/gb18030.js';
import { fillIn, mingzhang, sheetOf } from '../support/officer/desk.js';
import { PAYMENTS } from '../support/officer/entries.js';
import { convertedByOffice } from '../support/write/recompute.js';
import { hasOffice } from '../typeset/office.js';

if (!hasOffice) console.log('skipped: LibreOffice is missing, run npm run setup:system');

let desk = '';
/** A book whose input sheets are empty, and one that was imported. */
let fresh = '';
let imported = '';
let facts: ReadonlyMap<string, bigint> = new Map();

function factsOf(book: string): ReadonlyMap<string, bigint> {
  return new Map([...loadBook(book).facts].map(({ key, value }) => [keyString(key), value]));
}

beforeAll(async () => {
  desk = mkdtempSync(join(tmpdir(), 'bad-input-'));
  fresh = join(desk, 'fresh');
  imported = join(desk, 'imported');
  await mingzhang('init', fresh, '--layout', 'shaanxi-final-accounts-2022', '--year', '2023');
  cpSync(fresh, imported, { recursive: true });
  await fillIn(join(imported, '录入表.xlsx'), PAYMENTS);
  await mingzhang('import', join(imported, '录入表.xlsx'));
  facts = factsOf(imported);
}, 60_000);
afterAll(() => rmSync(desk, { recursive: true, force: true }));

/** Fills the sheets, changes them as an officer might, and imports them. */
async function imports(change: (book: ExcelJS.Workbook) => void, ...options: readonly string[]) {
  const book = join(desk, 'book');
  rmSync(book, { recursive: true, force: true });
  cpSync(fresh, book, { recursive: true });
  const file = join(book, '录入表.xlsx');
  await fillIn(file, PAYMENTS, change);
  const answer = await mingzhang('import', file, ...options);
  return { ...answer, book, lines: answer.err.trim().split('\n') };
}

type Value = ExcelJS.CellValue;

/** Puts values into cells of the payments. */
function pay(cells: Readonly<Record<string, Value>>) {
  return (book: ExcelJS.Workbook) => {
    for (const [cell, value] of Object.entries(cells)) {
      sheetOf(book, '支出').getCell(cell).value = value;
    }
  };
}

describe('input sheets', { timeout: 30_000 }, () => {
  test('each cell that cannot be taken is named with its reason, all at once; nothing is taken', async () => {
    const { status, lines, err, book } = await imports((workbook) => {
      pay({
        B2: '2109998',
        B3: '2013901',
        A4: new Date(Date.UTC(2022, 2, 2)),
        H4: -58000,
        H5: '1.234,50',
        H6: { formula: '40000*2' },
        H7: { error: '#REF!' },
        H8: 11250.125,
        E8: null,
        F8: '基本',
      })(workbook);
      const sheet = sheetOf(workbook, '支出');
      sheet.mergeCells('I2:I3');
      sheet.getRow(5).hidden = true;
      const unit = sheetOf(workbook, '单位');
      unit.getCell('B1').value = null;
      unit.getCell('B6').value = '部';
    });
    expect(status).toBe(2);
    expect(lines[0]).toBe(`没有导入，以下 ${lines.length - 1} 处须先改正：`);
    for (const line of [
      '单位 B1「单位名称」：没有填',
      '单位 B6「部门或单位」：应为 部门、单位 之一，而不是“部”',
      '支出 B2「功能分类科目编码」：没有科目“2109998”；确有此科目的，请先写入“自用科目”（codes.csv）',
      '支出 A4「日期」：“2022-03-02”不在2023年度内',
      '支出 H5「金额（元）」：“1.234,50”不是数字',
      '支出 H6「金额（元）」：公式没有保存的结果；请用表格软件打开、重算并保存，或改为数值',
      '支出 H7「金额（元）」：单元格是错误值 #REF!',
      '支出 H8「金额（元）」：“11250.125”的小数超过2位',
      '支出 E8「资金性质」：没有填',
      '支出 I2「摘要」：I2:I3 是合并单元格；请取消合并，每行都填写',
    ]) {
      expect(lines).toContain(line);
    }
    expect(err).toMatch(
      /支出 B3「功能分类科目编码」：科目“2013901 行政运行”用于2024–年度，不用于2023年度/,
    );
    expect(err).toMatch(/支出 H4「金额（元）」：金额不能为负/);
    expect(err).toMatch(/支出 F8「支出类型」：没有“基本”这一项；可填：基本支出、项目支出/);
    expect(err).toMatch(/支出 第5行：这一行被隐藏/);
    expect(existsSync(join(book, 'execution.csv'))).toBe(false);
  });

  test('what the sheet of the unit does not have stays as the book has it', async () => {
    const book = join(desk, 'kept');
    cpSync(fresh, book, { recursive: true });
    const unit = join(book, 'unit.yaml');
    const covered =
      '# 经办中心今年并入\ncovered: [{name: 云岭县医疗保障局, kind: 行政, code: "301001"}]\n';
    writeFileSync(
      unit,
      `${readFileSync(unit, 'utf8')}${covered}governmentCodes: {'30227': '50205'}\n`,
    );
    const sheets = {
      ...PAYMENTS,
      unit: { ...PAYMENTS.unit, 纳入范围的单位: '云岭县医疗保障局、经办中心' },
    };
    await fillIn(join(book, '录入表.xlsx'), sheets);
    expect((await mingzhang('import', join(book, '录入表.xlsx'))).status).toBe(0);
    expect(loadBook(book).unit.covered).toEqual([
      { name: '云岭县医疗保障局', kind: '行政', code: '301001' },
      { name: '经办中心' },
    ]);
    expect(readFileSync(unit, 'utf8')).toContain("governmentCodes: { '30227': '50205' }");
    expect(readFileSync(unit, 'utf8')).toContain('# 经办中心今年并入');
    expect(loadBook(book).reviews).toEqual({
      secrecy: { by: '王一', date: '2024-08-12' },
      signature: { by: '李二', date: '2024-08-15' },
    });
  });

  test('the same in English', async () => {
    const { status, err } = await imports(pay({ H4: -58000 }), '--lang', 'en');
    expect(status).toBe(2);
    expect(err).toMatch(
      /Nothing was imported[\s\S]*支出 H4 “金额（元）”: an amount cannot be negative/,
    );
  });

  test('rows that are alike and money beyond the budget', async () => {
    const { status, err } = await imports((workbook) => {
      const sheet = sheetOf(workbook, '支出');
      sheet.getRow(9).values = sheet.getRow(8).values;
      sheet.getCell('H4').value = 70050;
    });
    expect(status).toBe(2);
    expect(err).toContain('支出 第9行：与第8行完全相同；确是两笔的，请填凭证号');
    expect(err).toMatch(/支出 H4「金额（元）」：从这一笔起超出预算：科目 2101501 /);
  });

  test('figures as people type them are the same figures', async () => {
    const { status, book } = await imports(
      pay({
        H4: '６０，０５０．００',
        B4: '2101501行政运行',
        B5: 2101501,
        A6: '2023年4月30日',
        I5: { richText: [{ text: '接' }, { text: '待' }] },
      }),
    );
    expect(status).toBe(0);
    expect(factsOf(book)).toEqual(facts);
  });

  test.each<readonly [string, (book: ExcelJS.Workbook) => void, number, RegExp]>([
    [
      'a renamed sheet',
      (book) => rename(book, '支出', '支出2023'),
      2,
      /支出2023：列名是“支出”的；请把这张表的名称改回/,
    ],
    ['a renamed sheet of the unit', (book) => rename(book, '单位', '信息'), 2, /单位：没有这张表/],
    [
      'a copied sheet',
      (book) => copyHeads(book, '收入', '收入 (2)'),
      2,
      /收入 \(2\)：列名与“收入”相同/,
    ],
    ['a hidden sheet', (book) => hide(book, '支出'), 2, /支出：这张表被隐藏而有内容/],
    [
      'a head with another unit',
      pay({ H1: '金额（万元）' }),
      2,
      /支出 第1行「金额（万元）」：金额以元计/,
    ],
    ['a column of one’s own', pay({ K1: '经办人' }), 2, /支出 第1行「经办人」：不是录入表的列名/],
    [
      'a sheet of one’s own',
      (book) => book.addWorksheet('草稿').addRow(['备忘']),
      0,
      /“草稿”不是录入表，没有导入/,
    ],
  ])('%s', async (_, change, expected, message) => {
    const { status, err } = await imports(change);
    expect(status).toBe(expected);
    expect(err).toMatch(message);
  });

  test('sheets that were emptied leave what the book has, and say so', async () => {
    const file = join(desk, 'imported', '录入表.xlsx');
    const before = readFileSync(join(imported, 'execution.csv'), 'utf8');
    await fillIn(file, PAYMENTS, (workbook) => {
      sheetOf(workbook, '支出').eachRow((row, at) => {
        if (at > 1) row.values = [];
      });
    });
    const { status, err } = await mingzhang('import', file);
    expect(status).toBe(0);
    expect(err).toMatch(/“支出”是空的；账套原有的 execution\.csv（7 行）没有改动/);
    expect(readFileSync(join(imported, 'execution.csv'), 'utf8')).toBe(before);
  });

  test.skipIf(!hasOffice)('a workbook of Excel 97 is taken too', async () => {
    const bytes = new Uint8Array(readFileSync(join(imported, '录入表.xlsx')));
    const [old = bytes] = convertedByOffice([{ bytes, extension: 'xlsx' }], 'xls');
    const file = join(desk, '录入表.xls');
    writeFileSync(file, old);
    expect(await mingzhang('import', file, '-o', imported)).toMatchObject({ status: 0 });
    expect(factsOf(imported)).toEqual(facts);
  });
});

function rename(book: ExcelJS.Workbook, from: string, to: string): void {
  sheetOf(book, from).name = to;
}

function hide(book: ExcelJS.Workbook, name: string): void {
  sheetOf(book, name).state = 'hidden';
}

function copyHeads(book: ExcelJS.Workbook, from: string, to: string): void {
  book.addWorksheet(to).getRow(1).values = sheetOf(book, from).getRow(1).values;
}

describe('exports', { timeout: 30_000 }, () => {
  const HEADS =
    '日期,功能分类科目编码,部门经济分类科目编码,政府经济分类科目编码,资金性质,支出类型,项目名称,金额（元）,摘要,凭证号';
  const ROWS = [
    '2023-01-31,2101501,30101,,一般公共预算,基本支出,,510050.00,工资,1',
    '2023-03-02,2101501,30201,,一般公共预算,基本支出,,60050,办公,3',
    '2023-03-05,2101501,30217,,一般公共预算,基本支出,,3250,接待,4',
    '2023-04-30,2080505,30108,,一般公共预算,基本支出,,80150,养老保险,5',
    '2023-09-30,2101506,30227,50205,一般公共预算,项目支出,基金监管,110050,审计服务,6',
    '2023-10-12,2101597,30202,50201,一般公共预算,项目支出,基金监管,11250,印刷,7',
  ];
  const GOOD = [HEADS, ...ROWS].join('\n');
  let book = '';

  beforeEach(() => {
    book = join(desk, 'exports');
    rmSync(book, { recursive: true, force: true });
    cpSync(imported, book, { recursive: true });
  });

  async function takes(
    content: string | Uint8Array,
    name = '支出.csv',
    ...options: readonly string[]
  ) {
    const file = join(desk, name);
    writeFileSync(file, content);
    return mingzhang('import', file, '-o', book, ...options);
  }

  test.each<readonly [string, () => string | Uint8Array]>([
    ['UTF-8', () => GOOD],
    ['GBK', () => encodeGbk(GOOD)],
    [
      'a mark of the byte order, semicolons, line ends of Windows',
      () => `\ufeff${GOOD.replaceAll(',', ';').replaceAll('\n', '\r\n')}`,
    ],
    ['tabs', () => GOOD.replaceAll(',', '\t')],
    [
      'a title and the unit above the heads',
      () => `支出明细表,,,\n编制单位：云岭县,,,金额单位：元\n${GOOD}`,
    ],
  ])('in %s are taken', async (_, content) => {
    const { status, err } = await takes(content());
    expect({ status, err }).toMatchObject({
      status: 0,
      err: expect.stringContaining('支出 6 行（代替原有的 7 行）'),
    });
    expect(factsOf(book)).toEqual(facts);
  });

  test.each<readonly [string, string, string, RegExp]>([
    [
      'heads that fit two sheets',
      'export.csv',
      GOOD,
      /请指明是哪一张：--into adjustments（预算调整）、--into execution（支出）/,
    ],
    [
      '万元 in the head',
      '支出.csv',
      GOOD.replace('（元）', '（万元）'),
      /第1行「金额（万元）」：金额以元计/,
    ],
    [
      '万元 above the heads',
      '支出.csv',
      `明细,单位：万元\n${GOOD}`,
      /第1行：金额以元计，表上却写着“单位：万元”/,
    ],
    ['nothing below the heads', '支出.csv', HEADS, /列名下面没有一行内容/],
    ['an empty file', '支出.csv', '', /文件是空的/],
    [
      'an open quotation mark',
      '支出.csv',
      GOOD.replace('办公', '"办公'),
      /支出\.csv 第3行：引号没有成对/,
    ],
    [
      'a bad amount',
      '支出.csv',
      GOOD.replace('60050', '六万'),
      /支出\.csv 第3行「金额（元）」：“六万”不是数字/,
    ],
    [
      'an unknown head',
      '支出.csv',
      GOOD.replace('摘要', '用途'),
      /「用途」：不知道这一列是什么；请指明：--map "用途=/,
    ],
    ['a spreadsheet of another kind', '支出.ods', 'PK', /请另存为 \.xlsx/],
  ])('%s', async (_, name, content, message) => {
    const before = readFileSync(join(book, 'execution.csv'), 'utf8');
    const { status, err } = await takes(content, name);
    expect({ status, err }).toMatchObject({ status: 2, err: expect.stringMatching(message) });
    expect(readFileSync(join(book, 'execution.csv'), 'utf8')).toBe(before);
  });

  test('what a head means is remembered', async () => {
    const foreign = GOOD.replace('摘要', '用途');
    expect((await takes(foreign, '支出.csv', '--map', '用途=note')).status).toBe(0);
    expect((await takes(foreign)).status).toBe(0);
  });
});

test('init twice, and into a folder with files of its own, loses nothing', async () => {
  const folder = join(desk, 'twice');
  const init = () => mingzhang('init', folder, '--layout', 'hubei-final-accounts-2022');
  expect((await init()).status).toBe(0);
  writeFileSync(join(folder, 'texts', 'duties.md'), '落实医疗保障政策。\n');
  writeFileSync(join(folder, '录入表.xlsx'), 'filled in');
  const again = await init();
  expect(again).toMatchObject({ status: 2, err: expect.stringContaining('没有改动任何文件') });
  rmSync(join(folder, 'unit.yaml'));
  const third = await init();
  expect(third).toMatchObject({
    status: 0,
    err: expect.stringContaining('已有的文件没有改动：录入表.xlsx、texts/duties.md'),
  });
  expect(readFileSync(join(folder, '录入表.xlsx'), 'utf8')).toBe('filled in');
  expect(readFileSync(join(folder, 'texts', 'duties.md'), 'utf8')).toBe('落实医疗保障政策。\n');
});

test.each([
  [['--year', '23'], '四位数'],
  [['--year', '2019'], '用于 2022– 年度'],
])('init %j', async (options, words) => {
  const folder = join(desk, 'never');
  const answer = await mingzhang(
    'init',
    folder,
    '--layout',
    'hubei-final-accounts-2022',
    ...options,
  );
  expect(answer).toMatchObject({ status: 2, err: expect.stringContaining(words) });
  expect(existsSync(folder)).toBe(false);
});

test('a name that would be a formula is a text in every table that leaves the program', async () => {
  const evil = "=cmd|'/C calc'!A0";
  const { status, book } = await imports((workbook) => {
    for (const name of ['支出', '年初预算']) {
      sheetOf(workbook, name).eachRow((row) => {
        row.eachCell((cell) => {
          if (cell.value === '基金监管') cell.value = evil;
        });
      });
    }
  });
  expect(status).toBe(0);
  expect(readFileSync(join(book, 'execution.csv'), 'utf8')).toContain(`'${evil}`);
  const out = join(desk, 'evil');
  const composed = await mingzhang(
    'compose',
    book,
    '--format',
    'xlsx,csv',
    '-o',
    out,
    '--override',
    '测试',
  );
  expect(composed.status).toBe(0);
  const tables = ['amounts', 'prints'].map((name) =>
    readFileSync(join(out, 'csv', `${name}.csv`), 'utf8'),
  );
  expect(tables.join('\n')).toContain(evil);
  expect(tables.join('\n')).not.toMatch(/(?:^|[,;"])=cmd/m);
  const parts = unzipSync(new Uint8Array(readFileSync(join(out, 'book-2023.xlsx'))));
  const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/'));
  expect(sheets.map(([, part]) => strFromU8(part)).join('')).not.toMatch(/<f>[^<]*cmd/);
}, 30_000);
