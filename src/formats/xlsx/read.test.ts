import { CFB, utils, type WorkSheet, write } from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ReadError } from '../../document/read-error.js';
import { sourceOf } from '../../document/text.js';
import type { Document, Table } from '../../document/tree.js';
import { readXlsxDocument } from './read.js';

const FILE = 'book.xlsx';

type Sheets = Readonly<Record<string, WorkSheet>>;

function workbook(
  sheets: Sheets,
  bookType: 'xlsx' | 'biff8' | 'biff5' = 'xlsx',
  hidden: readonly string[] = [],
) {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  book.Workbook = {
    Sheets: Object.keys(sheets).map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })),
  };
  return new Uint8Array(write(book, { type: 'array', bookType, compression: true }));
}

/** The workbook with one of its parts changed. */
function altered(bytes: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const old = parts[part];
  if (old === undefined) throw new Error(`no ${part}`);
  return zipSync({ ...parts, [part]: strToU8(change(new TextDecoder().decode(old))) });
}

function tablesOf(document: Document): Table[] {
  return document.sections
    .flatMap((section) => section.blocks)
    .filter((block) => block.type === 'table');
}

function grid(table: Table | undefined): string[][] {
  return (table?.rows ?? []).map(({ cells }) => cells.map(({ text }) => text.value));
}

function refusal(bytes: Uint8Array): ReadError {
  try {
    readXlsxDocument(bytes, FILE);
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
  throw new Error('the workbook was read');
}

/** The .xls with a record put before the end of its last sheet, so many times. */
function withRecords(bytes: Uint8Array, record: Uint8Array, times: number): Uint8Array {
  const container = CFB.read(bytes, { type: 'array' });
  const content = CFB.find(container, '/Workbook')?.content;
  if (content === undefined) throw new Error('no Workbook');
  const stream = Uint8Array.from(content as ArrayLike<number>);
  const end = stream.length - 4;
  const more = Array.from({ length: times }, () => [...record]).flat();
  const changed = [...stream.subarray(0, end), ...more, ...stream.subarray(end)];
  CFB.utils.cfb_add(container, '/Workbook', Uint8Array.from(changed));
  return Uint8Array.from(CFB.write(container, { type: 'array' }) as number[]);
}

/** A final-accounts table as bureaus keep it: captions, two-level heads, figures with a format. */
function statement(): WorkSheet {
  const sheet = utils.aoa_to_sheet([
    ['收入决算表'],
    [null, null, null, '公开02表'],
    ['编制单位：', '某县医疗保障局', null, '金额单位：万元'],
    ['科目编码', '科目名称', '本年收入', null],
    [null, null, '合计', '财政拨款收入'],
    ['210', '卫生健康支出', 5.125, 0],
    ['21015', '医疗保障管理事务', '5.13', null],
    [],
    ['注：本表反映本年度取得的各项收入。'],
  ]);
  sheet['!merges'] = ['A1:D1', 'A4:A5', 'B4:B5', 'C4:D4'].map((range) => utils.decode_range(range));
  for (const address of ['C6', 'D6']) {
    const cell = sheet[address];
    if (cell !== undefined) cell.z = '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)';
  }
  return sheet;
}

describe('workbooks', () => {
  test.each(['xlsx', 'biff8'] as const)('a statement table in %s', (type) => {
    const document = readXlsxDocument(workbook({ Sheet1: statement() }, type), FILE);
    const [table] = tablesOf(document);
    expect(table?.caption.title?.value).toBe('收入决算表');
    expect(table?.caption.number?.value).toBe('公开02表');
    expect(table?.caption.reporter?.value).toBe('编制单位： 某县医疗保障局');
    expect(table?.caption.amountUnit?.value).toBe('金额单位：万元');
    expect(table?.notes.map((note) => note.value)).toEqual(['注：本表反映本年度取得的各项收入。']);
    expect(grid(table)).toEqual([
      ['科目编码', '科目名称', '本年收入'],
      ['合计', '财政拨款收入'],
      ['210', '卫生健康支出', '5.13', '-'],
      ['21015', '医疗保障管理事务', '5.13', ''],
    ]);
    expect(table?.rows[0]?.cells.map(({ colSpan, rowSpan }) => [colSpan, rowSpan])).toEqual([
      [1, 2],
      [1, 2],
      [2, 1],
    ]);
    const [, , shown, dash] = table?.rows[2]?.cells ?? [];
    expect([shown?.exact, dash?.exact]).toEqual(['5.125', '0']);
    if (shown === undefined) throw new Error('no cell');
    expect(sourceOf(shown.text)).toEqual([{ file: FILE, sheet: 'Sheet1', cell: 'C6' }]);
    expect(document.unread).toEqual([]);
  });

  test('hidden sheets are named and not read, hidden rows and columns are read and named', () => {
    const sheet = utils.aoa_to_sheet([
      ['项目', '年初', '决算数'],
      ['甲', 1, 2],
      ['乙', 3, 4],
    ]);
    sheet['!rows'] = [{}, {}, { hidden: true }];
    sheet['!cols'] = [{}, { hidden: true }, {}];
    const secret = utils.aoa_to_sheet([['内部', 9]]);
    const bytes = workbook({ 公开: sheet, 底稿: secret }, 'xlsx', ['底稿']);
    const document = readXlsxDocument(bytes, FILE);
    expect(tablesOf(document).map(grid)).toEqual([
      [
        ['项目', '年初', '决算数'],
        ['甲', '1', '2'],
        ['乙', '3', '4'],
      ],
    ]);
    expect(document.unread.map(({ text, reason }) => `${text.value}: ${reason.en}`)).toEqual([
      '乙 3 4: row 3 is hidden; it was read like the others',
      '年初 1 3: column B is hidden; it was read like the others',
      expect.stringContaining('底稿: the sheet “底稿” is hidden; its 2 cells were not read'),
    ]);
  });

  test('a formula gives its saved value; one without, and an error, are named', () => {
    const sheet = utils.aoa_to_sheet([
      ['项目', '数'],
      ['甲', 1],
      ['合计', 0],
      ['乙', 0],
    ]);
    sheet.B3 = { t: 'n', v: 1, f: 'SUM(B2:B2)' };
    sheet.B4 = { t: 'n', v: 7, f: 'B2*7' };
    const bytes = altered(workbook({ S: sheet }), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('<v>7</v>', ''),
    );
    const document = readXlsxDocument(bytes, FILE);
    expect(grid(tablesOf(document)[0])).toEqual([
      ['项目', '数'],
      ['甲', '1'],
      ['合计', '1'],
      ['乙', '=B2*7'],
    ]);
    expect(document.unread.map(({ text }) => text.value)).toEqual(['=B2*7']);
    expect(document.unread[0]?.reason.zh).toContain('B4');
  });

  test('a formula whose cell names no type and has no saved value is no zero', () => {
    const sheet = utils.aoa_to_sheet([
      ['项目', '数'],
      ['甲', 1],
      ['乙', 2],
      ['丙', 3],
    ]);
    const bytes = altered(workbook({ S: sheet }), 'xl/worksheets/sheet1.xml', (xml) =>
      xml
        .replace('<c r="B2"><v>1</v>', '<c r="B2"><f>A1*2</f>')
        .replace('<c r="B3"><v>2</v>', '<c r="B3"><f t="shared" si="0"/><v>2</v>')
        .replace('<c r="B4"><v>3</v>', '<c r="B4" t="str"><f>""</f><v></v>'),
    );
    const document = readXlsxDocument(bytes, FILE);
    expect(grid(tablesOf(document)[0])).toEqual([
      ['项目', '数'],
      ['甲', '=A1*2'],
      ['乙', '2'],
      ['丙', ''],
    ]);
    expect(document.unread.map(({ text }) => text.value)).toEqual(['=A1*2']);
  });

  test('a sheet that the parser cannot make sense of is named', () => {
    const book = workbook({ S: statement(), T: utils.aoa_to_sheet([['项目', '数']]) });
    const bytes = altered(book, 'xl/worksheets/sheet2.xml', (xml) =>
      xml.replace('<c r="A1" t="str">', '<c r="A1" t="s"><v>999999</v></c><c r="A2" t="str">'),
    );
    const { unread, sections } = readXlsxDocument(bytes, FILE);
    expect(sections.length).toBe(1);
    expect(unread.map(({ reason }) => reason.en)).toEqual([
      expect.stringContaining('the sheet “T” is damaged'),
    ]);
  });

  test('links over the whole sheet of an .xls, again and again, are refused', () => {
    const bytes = workbook({ S: statement() }, 'biff8');
    const link = new Uint8Array(4 + 32);
    // Record 440 of 32 bytes: rows 0 to 65535, columns 0 to 255.
    link.set([0xb8, 0x01, 32, 0, 0, 0, 0xff, 0xff, 0, 0, 0xff, 0]);
    expect(refusal(withRecords(bytes, link, 40)).code).toBe('hostile');
  });

  test('two tables under each other on one sheet, each with its captions', () => {
    const sheet = utils.aoa_to_sheet([
      ['收入决算表', null],
      ['项目', '决算数'],
      ['合计', '1.00'],
      [],
      ['支出决算表', null],
      [null, '单位：万元'],
      ['项目', '决算数'],
      ['合计', '2.00'],
    ]);
    const tables = tablesOf(readXlsxDocument(workbook({ S: sheet }), FILE));
    expect(tables.map(({ caption }) => caption.title?.value)).toEqual(['收入决算表', '支出决算表']);
    expect(tables.map((table) => grid(table).length)).toEqual([2, 2]);
  });

  test('the name on the tab is the title of a table that has none', () => {
    const sheet = utils.aoa_to_sheet([
      ['项目', '决算数'],
      ['合计', '1.00'],
    ]);
    const [table] = tablesOf(readXlsxDocument(workbook({ '3.支出决算表': sheet }), FILE));
    expect(table?.caption.title?.value).toBe('支出决算表');
  });

  test('numbers show as printed: tiny, huge and percent ones keep their exact value', () => {
    const sheet = utils.aoa_to_sheet([
      ['项目', '比例', '微小', '大数'],
      ['甲', 0.95125, 1e-7, 123456789012345680000],
    ]);
    for (const [address, z] of [
      ['B2', '0.00%'],
      ['C2', '0.00'],
      ['D2', '#,##0.00'],
    ] as const) {
      const cell = sheet[address];
      if (cell !== undefined) cell.z = z;
    }
    const [, row] = tablesOf(readXlsxDocument(workbook({ S: sheet }), FILE))[0]?.rows ?? [];
    expect(row?.cells.map(({ text, exact }) => [text.value, exact ?? null])).toEqual([
      ['甲', null],
      ['95.13%', '0.95125'],
      ['0.00', '0.0000001'],
      ['123,456,789,012,345,680,000.00', null],
    ]);
  });

  test('entities, bombs, damage and passwords end in a clear refusal', () => {
    const good = workbook({ S: statement() });
    const entity = altered(good, 'xl/workbook.xml', (xml) =>
      xml.replace('?>', '?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    );
    expect(refusal(entity).code).toBe('hostile');
    const bomb = zipSync({
      ...unzipSync(good),
      'xl/worksheets/sheet1.xml': new Uint8Array(20 * 1024 * 1024),
    });
    expect(refusal(bomb).code).toBe('hostile');
    expect(refusal(good.subarray(0, good.length - 30)).code).toBe('damaged');
    expect(refusal(zipSync({ 'a.txt': strToU8('x') })).code).toBe('damaged');
    expect(refusal(strToU8('科目\t决算数')).code).toBe('unsupported');
    expect(refusal(workbook({ S: statement() }, 'biff5')).code).toBe('unsupported');
    expect(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])).code).toBe('damaged');
  });

  test('a million merged rows are cut to what is there', () => {
    const bytes = altered(workbook({ S: statement() }), 'xl/worksheets/sheet1.xml', (xml) =>
      xml.replace('ref="A4:A5"', 'ref="A4:XFD1048576"'),
    );
    expect(tablesOf(readXlsxDocument(bytes, FILE)).length).toBe(1);
  });
});
