import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { docxOf, wordParagraph } from '../../../test/office/render.js';
import { ReadError } from '../../document/read-error.js';
import { sourceOf } from '../../document/text.js';
import type { Block, Table } from '../../document/tree.js';
import { numeral } from './numbering.js';
import { readDocxDocument } from './read.js';

const FILE = 'a.docx';
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function read(body: string, more: Readonly<Record<string, string>> = {}) {
  return readDocxDocument(docxOf(body, more), FILE);
}

function blocks(body: string, more: Readonly<Record<string, string>> = {}): readonly Block[] {
  return read(body, more).sections.flatMap((section) => section.blocks);
}

function words(body: string, more: Readonly<Record<string, string>> = {}): string[] {
  return blocks(body, more).map((block) => {
    if (block.type === 'heading') return `${block.level} ${block.text.value}`;
    return block.type === 'paragraph' ? block.text.value : block.type;
  });
}

function tables(body: string): Table[] {
  return blocks(body).filter((block) => block.type === 'table');
}

function grid(table: Table | undefined): string[][] {
  return (table?.rows ?? []).map(({ cells }) =>
    cells.map(({ text, colSpan, rowSpan }) =>
      colSpan === 1 && rowSpan === 1 ? text.value : `${text.value} ${colSpan}x${rowSpan}`,
    ),
  );
}

function cell(content: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
}

function row(...cells: readonly string[]): string {
  return `<w:tr>${cells.map((text) => (text.startsWith('<') ? text : cell(wordParagraph(text)))).join('')}</w:tr>`;
}

function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

function refusal(bytes: Uint8Array): ReadError {
  try {
    readDocxDocument(bytes, FILE);
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
  throw new Error('the file was read');
}

describe('tables of Word files', () => {
  test('gridSpan and vMerge make merged heads; columns that only merged cells use are none', () => {
    const body = `<w:tbl>
      <w:tr>${cell(wordParagraph('科目编码'), '<w:vMerge w:val="restart"/>')}${cell(wordParagraph('本年支出'), '<w:gridSpan w:val="3"/>')}</w:tr>
      <w:tr>${cell('<w:p/>', '<w:vMerge/>')}${cell(wordParagraph('合计'), '<w:gridSpan w:val="2"/>')}${cell(wordParagraph('基本支出'))}</w:tr>
      <w:tr>${cell(wordParagraph('210'))}${cell(wordParagraph('5.00'), '<w:gridSpan w:val="2"/>')}${cell(wordParagraph('3.00'))}</w:tr></w:tbl>`;
    expect(grid(tables(body)[0])).toEqual([
      ['科目编码 1x2', '本年支出 2x1'],
      ['合计', '基本支出'],
      ['210', '5.00', '3.00'],
    ]);
  });

  test('a continued cell with words of its own is kept', () => {
    const body = `<w:tbl><w:tr>${cell(wordParagraph('甲'), '<w:vMerge w:val="restart"/>')}${cell(wordParagraph('1'))}</w:tr>
      <w:tr>${cell(wordParagraph('乙'), '<w:vMerge/>')}${cell(wordParagraph('2'))}</w:tr></w:tbl>`;
    expect(grid(tables(body)[0])).toEqual([
      ['甲', '1'],
      ['乙', '2'],
    ]);
  });

  test('a nested table stands by itself after the one around it, and each word once', () => {
    const inner = `<w:tbl>${row('项目', '数')}${row('合计', '2')}</w:tbl>`;
    const long = '某项工作的完成情况与资金使用说明'.repeat(3);
    const body = `<w:tbl>${row('名称', long)}${row('明细', cell(`${wordParagraph('见下')}${inner}`))}</w:tbl>`;
    expect(tables(body).map(grid)).toEqual([
      [
        ['名称', long],
        ['明细', '见下'],
      ],
      [
        ['项目', '数'],
        ['合计', '2'],
      ],
    ]);
  });

  test('captions and notes around a table, and its place', () => {
    const body = [
      wordParagraph('支出决算表', '<w:outlineLvl w:val="1"/>'),
      wordParagraph('公开03表'),
      `<w:p><w:r><w:t>编制单位：某局</w:t><w:tab/><w:t>金额单位：万元</w:t></w:r></w:p>`,
      `<w:tbl>${row('项目', '决算数')}${row('合计', '12.30')}</w:tbl>`,
      wordParagraph('注：本表反映本年支出。'),
      wordParagraph('一、后文'),
    ].join('');
    const [table, heading] = blocks(body);
    if (table?.type !== 'table') throw new Error('no table');
    const { title, number, reporter, amountUnit } = table.caption;
    expect([title, number, reporter, amountUnit].map((text) => text?.value)).toEqual([
      '支出决算表',
      '公开03表',
      '编制单位：某局',
      '金额单位：万元',
    ]);
    expect(table.notes.map((note) => note.value)).toEqual(['注：本表反映本年支出。']);
    expect(heading?.type).toBe('heading');
    const figure = table.rows[1]?.cells[1]?.text;
    if (figure === undefined) throw new Error('no cell');
    expect(sourceOf(figure)).toEqual([{ file: FILE, path: 'body/tbl[1]/tr[2]/tc[2]/p[1]' }]);
  });
});

describe('text of Word files', () => {
  test('automatic numbers are printed before their paragraphs', () => {
    const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="1">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
      <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
      <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num></w:numbering>`;
    const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>`;
    const item = (text: string, level: number, list = 1) =>
      wordParagraph(
        text,
        `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`,
      );
    const body = [
      wordParagraph('收入决算情况说明', '<w:pStyle w:val="H"/>'),
      item('总体情况', 1),
      item('2023年事项', 2),
      item('另一事项', 2),
      item('要点', 3),
      wordParagraph('支出决算情况说明', '<w:pStyle w:val="H"/>'),
      item('总体情况', 1),
      item('重新编号的情况', 0, 2),
    ].join('');
    const more = { 'word/numbering.xml': numbering, 'word/styles.xml': styles };
    expect(words(body, more)).toEqual([
      '2 一、收入决算情况说明',
      '3 （一）总体情况',
      '4 1. 2023年事项',
      '4 2. 另一事项',
      '要点',
      '2 二、支出决算情况说明',
      '3 （一）总体情况',
      '2 十、重新编号的情况',
    ]);
  });

  test('numerals in the formats that Word names', () => {
    expect([1, 10, 11, 20, 35].map((value) => numeral(value, 'chineseCounting'))).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '三十五',
    ]);
    expect(numeral(3, 'decimalEnclosedCircle')).toBe('③');
    expect(numeral(4, 'upperRoman')).toBe('IV');
    expect(numeral(28, 'lowerLetter')).toBe('bb');
  });

  test('headings by style take the level that numbered headings of that style have', () => {
    const styled = (text: string) => wordParagraph(text, '<w:outlineLvl w:val="0"/>');
    const body = [
      styled('一、总体情况'),
      styled('收入决算情况'),
      styled('2023 年收入合计 12.30 万元，与上年持平。'),
    ];
    expect(words(body.join(''))).toEqual([
      '2 一、总体情况',
      '2 收入决算情况',
      '2023 年收入合计 12.30 万元，与上年持平。',
    ]);
  });

  test('tracked changes are taken as accepted and named', () => {
    const body = `<w:p>${run('收入合计 ')}<w:del><w:r><w:delText>11.00</w:delText></w:r></w:del><w:ins>${run('12.30')}</w:ins>${run(' 万元。')}</w:p>
      <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('支出合计')}</w:p><w:p>${run(' 9.00 万元。')}</w:p>
      <w:tbl>${row('项目', '数')}<w:tr><w:trPr><w:del/></w:trPr>${cell(wordParagraph('旧行'))}${cell(wordParagraph('7'))}</w:tr>${row('新行', '8')}</w:tbl>`;
    const document = read(body);
    expect(words(body).slice(0, 2)).toEqual(['收入合计 12.30 万元。', '支出合计 9.00 万元。']);
    expect(tables(body).map(grid)).toEqual([
      [
        ['项目', '数'],
        ['新行', '8'],
      ],
    ]);
    expect(document.unread.map(({ text }) => text.value)).toEqual(['11.00', '12.30', '旧行 7']);
  });

  test('hidden text is named and not read, by run or by style', () => {
    const styles = `<w:styles ${W}><w:style w:type="character" w:styleId="X"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`;
    const body = `<w:p>${run('合计 5 万元')}${run('内部 6 万元', '<w:vanish/>')}${run('草稿 7', '<w:rStyle w:val="X"/>')}${run('。', '<w:vanish w:val="0"/>')}</w:p>`;
    expect(words(body, { 'word/styles.xml': styles })).toEqual(['合计 5 万元。']);
    const { unread } = read(body, { 'word/styles.xml': styles });
    expect(unread.map(({ text }) => text.value)).toEqual(['内部 6 万元', '草稿 7']);
  });

  test('a field gives its result; a formula without one is named', () => {
    const field = (code: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r>${result === '' ? '' : `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}`}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const body = `<w:p>${run('合计 ')}${field('=SUM(ABOVE)', '12.30')}${run(' 万元')}</w:p><w:p>${run('其中 ')}${field('=A1+A2', '')}</w:p>`;
    expect(words(body)).toEqual(['合计 12.30 万元', '其中']);
    expect(read(body).unread.map(({ text }) => text.value)).toEqual(['=A1+A2']);
  });

  test('a text box is read once, after its paragraph', () => {
    const box = '<w:txbxContent><w:p><w:r><w:t>框中文字。</w:t></w:r></w:p></w:txbxContent>';
    const body = `<w:p>${run('正文。')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(words(body)).toEqual(['正文。', '框中文字。']);
  });

  test('a large picture and a symbol of a private font are not passed over in silence', () => {
    const body = `<w:p>${run('见图')}<w:r><w:drawing><wp:inline><wp:extent cx="5000000" cy="3000000"/><wp:docPr descr="决算表截图"/></wp:inline></w:drawing></w:r></w:p>`;
    expect(read(body).unread.map(({ text }) => text.value)).toEqual(['决算表截图']);
    expect(
      words('<w:p><w:r><w:sym w:font="Wingdings" w:char="F052"/><w:t>是</w:t></w:r></w:p>'),
    ).toEqual(['\uFFFD是']);
  });

  test('notes stand at the end; contents entries by their style are no headings', () => {
    const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style></w:styles>`;
    const footnotes = `<w:footnotes ${W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>含上年结转。</w:t></w:r></w:p></w:footnote></w:footnotes>`;
    const entry = (text: string) => wordParagraph(text, '<w:pStyle w:val="T"/>');
    const body = `${wordParagraph('目录')}${entry('第一部分 概况')}${entry('第二部分 说明')}${wordParagraph('第一部分 概况')}`;
    const more = { 'word/styles.xml': styles, 'word/footnotes.xml': footnotes };
    expect(words(body, more)).toEqual(['contents', '1 第一部分 概况', '含上年结转。']);
  });
});

describe('files that are refused', () => {
  test('old formats with what to do, passwords, damage', () => {
    const compound = new Uint8Array(2048);
    compound.set([0xd0, 0xcf, 0x11, 0xe0]);
    expect(refusal(compound).code).toBe('unsupported');
    expect(refusal(compound).messages.en).toContain('--convert-to docx');
    compound.set(
      [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]),
      1024,
    );
    expect(refusal(compound).code).toBe('encrypted');
    expect(refusal(strToU8('{\\rtf1 x}')).messages.zh).toContain('.docx');
    const good = docxOf(wordParagraph('正文'));
    expect(refusal(good.subarray(0, good.length - 10)).code).toBe('damaged');
    expect(refusal(zipSync({ 'x.txt': strToU8('x') })).code).toBe('damaged');
    expect(refusal(docxOf('<w:p>')).code).toBe('damaged');
    expect(refusal(docxOf('')).code).toBe('empty');
  });

  test('entities, bombs and endless nesting', () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;">]><w:document ${W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`;
    expect(refusal(docxOf('', { 'word/document.xml': laughs })).code).toBe('hostile');
    const outside = laughs.replace('"哈哈"', 'SYSTEM "file:///etc/hostname"');
    expect(refusal(docxOf('', { 'word/document.xml': outside })).code).toBe('hostile');
    expect(refusal(docxOf(`<w:p><w:r><w:t>${' '.repeat(12_000_000)}</w:t></w:r></w:p>`)).code).toBe(
      'hostile',
    );
    const depth = 5000;
    const nested = `${'<w:sdt>'.repeat(depth)}${'</w:sdt>'.repeat(depth)}`;
    expect(refusal(docxOf(nested)).code).toBe('hostile');
    const wide = `<w:tbl>${row(...Array.from({ length: 40 }, (_, n) => `${n}`)).repeat(2)}</w:tbl>`;
    const spans = wide.replaceAll('<w:tcPr>', '<w:tcPr><w:gridSpan w:val="999999"/>');
    expect(refusal(docxOf(spans)).code).toBe('too-many-cells');
  });
});
