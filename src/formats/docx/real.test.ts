import { describe, expect, test } from 'vitest';
import { docxOf, wordParagraph } from '../../../test/office/render.js';
import type { Block, Table } from '../../document/tree.js';
import { readDocxDocument } from './read.js';

// How Word and WPS write what looks plain on paper.

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function read(body: string, more: Readonly<Record<string, string>> = {}) {
  return readDocxDocument(docxOf(body, more), 'a.docx');
}

function blocks(body: string, more: Readonly<Record<string, string>> = {}): readonly Block[] {
  return read(body, more).sections.flatMap((section) => section.blocks);
}

function words(body: string, more: Readonly<Record<string, string>> = {}): string[] {
  return blocks(body, more).map((block) =>
    block.type === 'paragraph' || block.type === 'heading' ? block.text.value : block.type,
  );
}

function grid(block: Block | undefined): string[][] {
  if (block?.type !== 'table') throw new Error(`no table but ${block?.type}`);
  return (block satisfies Table).rows.map(({ cells }) =>
    cells.map(({ text, colSpan, rowSpan }) =>
      colSpan === 1 && rowSpan === 1 ? text.value : `${text.value} ${colSpan}x${rowSpan}`,
    ),
  );
}

const run = (text: string, properties = '') =>
  `<w:r w:rsidR="00A1"><w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="仿宋_GB2312"/>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (content: string) =>
  `<w:p w:rsidR="00A1"><w:pPr><w:ind w:firstLine="640"/></w:pPr><w:bookmarkStart w:id="0" w:name="_Toc1"/>${content}<w:bookmarkEnd w:id="0"/></w:p>`;
const cell = (text: string, properties = '') =>
  `<w:tc><w:tcPr><w:tcW w:w="1200" w:type="dxa"/>${properties}</w:tcPr>${text.startsWith('<') ? text : wordParagraph(text)}</w:tc>`;
const row = (cells: string, properties = '') =>
  `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;

describe('tables', () => {
  test('cells merged across in the old way', () => {
    const head = row(
      cell('项目', '<w:hMerge w:val="restart"/>') + cell('<w:p/>', '<w:hMerge/>') + cell('决算数'),
    );
    const [table] = blocks(
      `<w:tbl>${head}${row(cell('210') + cell('卫生健康支出') + cell('5.00'))}</w:tbl>`,
    );
    expect(grid(table)).toEqual([
      ['项目 2x1', '决算数'],
      ['210', '卫生健康支出', '5.00'],
    ]);
  });

  test('rows that begin after and end before the grid, repeated heads, content controls', () => {
    const head = row(cell('科目编码') + cell('科目名称') + cell('合计'), '<w:tblHeader/>');
    const short = row(cell('其中：项目') + cell('2.00'), '<w:gridBefore w:val="1"/>');
    const held = `<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent>${row(`${cell('210')}<w:sdt><w:sdtContent>${cell('卫生健康支出')}</w:sdtContent></w:sdt>${cell('5.00')}`)}</w:sdtContent></w:sdt>`;
    const last = row(cell('合计', '<w:gridSpan w:val="2"/>'), '<w:gridAfter w:val="1"/>');
    const [table] = blocks(`<w:tbl>${head}${held}${short}${last}</w:tbl>`);
    expect(grid(table)).toEqual([
      ['科目编码', '科目名称', '合计'],
      ['210', '卫生健康支出', '5.00'],
      ['', '其中：项目', '2.00'],
      ['合计 2x1', ''],
    ]);
  });

  test('a table in a text box is read once, and a row of which there are two renderings', () => {
    const inner = `<w:tbl>${row(cell('项目') + cell('金额'))}${row(cell('合计') + cell('9.00'))}</w:tbl>`;
    const box = `<w:txbxContent>${wordParagraph('框内表')}${inner}<w:p/></w:txbxContent>`;
    const shape = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:wsp><wps:txbx>${box}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${inner}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const found = blocks(paragraph(`${run('正文一句。')}${shape}`));
    expect(found.map(({ type }) => type)).toEqual(['paragraph', 'table']);
    expect(grid(found[1])).toEqual([
      ['项目', '金额'],
      ['合计', '9.00'],
    ]);
    const twice = `<mc:AlternateContent><mc:Choice Requires="w14">${row(cell('合计') + cell('7.00'))}</mc:Choice><mc:Fallback>${row(cell('合计') + cell('8.00'))}</mc:Fallback></mc:AlternateContent>`;
    const [table] = blocks(`<w:tbl>${row(cell('项目') + cell('金额'))}${twice}</w:tbl>`);
    expect(grid(table).at(-1)).toEqual(['合计', '7.00']);
  });

  test('a deleted cell of a tracked change is left out and named', () => {
    const body = `<w:tbl>${row(cell('项目') + cell('金额'))}${row(cell('合计') + cell('旧 6.00', '<w:cellDel w:id="3" w:author="a"/>') + cell('9.00'))}</w:tbl>`;
    expect(grid(blocks(body)[0]).at(-1)).toEqual(['合计', '9.00']);
    expect(read(body).unread.map(({ text }) => text.value)).toEqual(['旧 6.00']);
  });
});

describe('text', () => {
  test('words cut by tags, controls, links and marks are one text', () => {
    const tagged = `<w:smartTag w:element="chsdate">${run('2023')}${run('年')}</w:smartTag>`;
    const linked = `<w:hyperlink r:id="r9">${run('支出决算')}</w:hyperlink>`;
    const held = `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${run('526.04')}</w:sdtContent></w:sdt>`;
    const noise =
      '<w:proofErr w:type="spellStart"/><w:lastRenderedPageBreak/><w:commentRangeStart w:id="1"/>';
    const signs =
      '<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/></w:r><w:r><w:sym w:font="宋体" w:char="2014"/></w:r>';
    expect(words(paragraph(tagged + noise + linked + held + run(' 万元，见表') + signs))).toEqual([
      '2023年支出决算526.04 万元，见表A-1—',
    ]);
  });

  test('moved text stands where it was moved to, and both places are named', () => {
    const body =
      paragraph(`<w:moveFrom w:id="1">${run('收入 5.00 万元。')}</w:moveFrom>${run('甲。')}`) +
      paragraph(`${run('乙。')}<w:moveTo w:id="2">${run('收入 5.00 万元。')}</w:moveTo>`);
    expect(words(body)).toEqual(['甲。', '乙。收入 5.00 万元。']);
    expect(read(body).unread.map(({ reason }) => reason.zh.slice(0, 8))).toEqual([
      '修订中删除的文字',
      '修订中移来的文字',
    ]);
  });

  test('a field in one element, with its result and without', () => {
    const body =
      paragraph(
        `${run('合计 ')}<w:fldSimple w:instr=" =SUM(ABOVE) ">${run('12.30')}</w:fldSimple>${run(' 万元。')}`,
      ) + paragraph(`${run('其中 ')}<w:fldSimple w:instr=" =A1 "/>`);
    expect(words(body)).toEqual(['合计 12.30 万元。', '其中']);
    expect(read(body).unread.map(({ text }) => text.value)).toEqual(['=A1']);
  });

  test('the reading above a character is no word of the text', () => {
    const ruby = `<w:r><w:ruby><w:rt>${run('bǎo')}</w:rt><w:rubyBase>${run('保')}</w:rubyBase></w:ruby></w:r>`;
    expect(words(paragraph(`${run('医')}${ruby}${run('局概况。')}`))).toEqual(['医保局概况。']);
  });

  test('other files inside the document are named as unread', () => {
    const body = `${paragraph(run('正文。'))}<w:altChunk r:id="r5"/><w:subDoc r:id="r6"/><w:del>${paragraph(run('旧段落。'))}</w:del>`;
    expect(words(body)).toEqual(['正文。']);
    expect(read(body).unread.map(({ text, loss }) => [text.value, loss])).toEqual([
      ['altChunk', 'part'],
      ['subDoc', 'part'],
      ['旧段落。', 'none'],
    ]);
  });
});

describe('automatic numbers', () => {
  const level = (at: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const item = (text: string, at: number, list: string) =>
    wordParagraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);

  test('of a list style, which lies in another definition', () => {
    const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>${level(0, 'chineseCountingThousand', '%1、')}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;
    const body = item('收入决算情况说明', 0, '3') + item('支出决算情况说明', 0, '3');
    expect(words(body, { 'word/numbering.xml': numbering })).toEqual([
      '一、收入决算情况说明',
      '二、支出决算情况说明',
    ]);
  });

  test('that go on below another heading, and that print Chinese numbers as digits', () => {
    const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="1">${level(0, 'chineseCounting', '%1、')}${level(1, 'decimal', '表%2 ', '<w:lvlRestart w:val="0"/>')}${level(2, 'decimal', '%1.%3', '<w:isLgl/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
    const body = [
      item('甲情况', 0, '1'),
      item('总表', 1, '1'),
      item('乙情况', 0, '1'),
      item('明细', 1, '1'),
      item('要点', 2, '1'),
    ].join('');
    expect(words(body, { 'word/numbering.xml': numbering })).toEqual([
      '一、甲情况',
      '表1 总表',
      '二、乙情况',
      '表2 明细',
      '2.1 要点',
    ]);
  });

  test('a paragraph taken out of the list of its style has none', () => {
    const numbering = `<w:numbering ${W}><w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
    const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="L"><w:name w:val="List"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`;
    const body =
      wordParagraph('第一项工作。', '<w:pStyle w:val="L"/>') +
      wordParagraph(
        '不编号的说明。',
        '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>',
      );
    const more = { 'word/numbering.xml': numbering, 'word/styles.xml': styles };
    expect(words(body, more)).toEqual(['1. 第一项工作。', '不编号的说明。']);
  });
});
