import { describe, expect, test } from 'vitest';
import { encodeGbk } from '../../../test/support/gb18030.js';
import { ReadError } from '../../document/read-error.js';
import { sourceOf } from '../../document/text.js';
import type { Block, Table } from '../../document/tree.js';
import { readHtmlDocument } from './read.js';

const FILE = 'page.html';

function read(html: string) {
  return readHtmlDocument(new TextEncoder().encode(html), FILE);
}

function blocks(html: string): readonly Block[] {
  return read(html).sections.flatMap((section) => section.blocks);
}

function words(found: readonly Block[]): string[] {
  return found.map((block) =>
    block.type === 'heading' || block.type === 'paragraph'
      ? `${block.type} ${block.text.value}`
      : block.type,
  );
}

function tables(html: string): Table[] {
  return blocks(html).filter((block) => block.type === 'table');
}

function grid(table: Table | undefined): string[][] {
  return (table?.rows ?? []).map(({ cells }) =>
    cells.map(({ text, colSpan, rowSpan }) =>
      colSpan === 1 && rowSpan === 1 ? text.value : `${text.value} ${colSpan}x${rowSpan}`,
    ),
  );
}

function refusal(html: string): ReadError {
  try {
    read(html);
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
  throw new Error('the page was read');
}

const TABLE = `<table><tr><td>项目</td><td>决算数</td></tr><tr><td>合计</td><td>12.30</td></tr></table>`;

describe('web pages', () => {
  test('a GBK page is read by its bytes, whatever it declares', () => {
    const html =
      '<html><head><meta charset="CHARSET"></head><body><p>收入支出决算</p></body></html>';
    for (const charset of ['gb2312', 'gbk', 'utf-8']) {
      const bytes = encodeGbk(html.replace('CHARSET', charset));
      const [block] = readHtmlDocument(bytes, FILE).sections[0]?.blocks ?? [];
      expect(block?.type === 'paragraph' ? block.text.value : '').toBe('收入支出决算');
    }
  });

  test('a UTF-8 page that still declares GBK was converted when it was saved', () => {
    expect(words(blocks('<meta charset="gbk"><p>收入决算</p>'))).toEqual(['paragraph 收入决算']);
  });

  test('one damaged character in a page that names its encoding does not lose the page', () => {
    const bytes = new TextEncoder().encode(
      '<meta charset="utf-8"><p>收入决算与支出决算</p><p>X</p>',
    );
    const at = bytes.lastIndexOf(0x58);
    bytes[at] = 0xff;
    const document = readHtmlDocument(bytes, FILE);
    expect(words(document.sections[0]?.blocks ?? [])[0]).toBe('paragraph 收入决算与支出决算');
    expect(document.unread[0]?.reason.en).toContain('1 characters');
  });

  test('navigation, scripts, styles and footers are left out', () => {
    const links = ['首页', '公开', '服务'].map((name) => `<a href="/">${name}</a>`).join(' | ');
    const html = `<head><style>p{}</style></head><body>
      <div id="top">${links}</div><nav>导航 1 万元</nav>
      <p>2023 年收入合计 12.30 万元。</p>
      <script>document.write('3 万元')</script><div class="footer">版权 2 万元</div></body>`;
    expect(words(blocks(html))).toEqual(['paragraph 2023 年收入合计 12.30 万元。']);
  });

  test('attachments are named with their address', () => {
    const document = read(
      `<p>见附件。</p><p><a href="/a/2023.pdf">决算公开.pdf</a></p><a href="b.xls?x=1">表</a>${TABLE}`,
    );
    expect(document.unread.map(({ text }) => text.value)).toEqual(['决算公开.pdf', '表']);
    expect(document.unread[0]?.reason.zh).toContain('/a/2023.pdf');
  });

  test('merged heads keep their spans, and spacer columns are none', () => {
    const html = `<table>
      <tr><td rowspan="2">科目编码</td><td></td><td rowspan="2">科目名称</td><td colspan="2">决算数</td></tr>
      <tr><td></td><td>小计</td><td>其中：基本支出</td></tr>
      <tr><td>210</td><td></td><td>卫生健康支出</td><td>5.00</td><td>3.00</td></tr></table>`;
    expect(grid(tables(html)[0])).toEqual([
      ['科目编码 1x2', '科目名称 1x2', '决算数 2x1'],
      ['小计', '其中：基本支出'],
      ['210', '卫生健康支出', '5.00', '3.00'],
    ]);
  });

  test('captions stand in rows of the table or above it, notes in rows or below', () => {
    const inside = `<table>
      <tr><td colspan="2">收入决算表</td></tr>
      <tr><td></td><td>公开02表</td></tr>
      <tr><td>编制单位：某局</td><td>金额单位：万元</td></tr>
      <tr><td>项目</td><td>决算数</td></tr><tr><td>合计</td><td>12.30</td></tr>
      <tr><td colspan="2">注：本表反映本年收入。</td></tr></table>`;
    const outside = `<p>收入决算表</p><p>公开02表</p><p>编制单位：某局 金额单位：万元</p>
      ${TABLE}<p>注：本表反映本年收入。</p><p>二、后文</p>`;
    for (const html of [inside, outside]) {
      const [table] = tables(html);
      expect(table?.caption.title?.value).toBe('收入决算表');
      expect(table?.caption.number?.value).toBe('公开02表');
      expect(table?.caption.reporter?.value).toBe('编制单位：某局');
      expect(table?.caption.amountUnit?.value).toBe('金额单位：万元');
      expect(table?.notes.map((note) => note.value)).toEqual(['注：本表反映本年收入。']);
      expect(grid(table)).toEqual([
        ['项目', '决算数'],
        ['合计', '12.30'],
      ]);
    }
  });

  test('a table that arranges the page is none; a table inside a cell stands by itself', () => {
    const page = `<table><tr><td>左</td><td><p>一、收入情况</p>${TABLE}<p>后文。</p></td></tr></table>`;
    expect(words(blocks(page))).toEqual([
      'paragraph 左',
      'heading 一、收入情况',
      'table',
      'paragraph 后文。',
    ]);
    const long = '某项工作的完成情况与资金使用说明'.repeat(4);
    const nested = `<table><tr><td>名称</td><td>${long}</td></tr><tr><td>明细</td><td>见右${TABLE}</td></tr></table>`;
    expect(tables(nested).map(grid)).toEqual([
      [
        ['名称', long],
        ['明细', '见右'],
      ],
      [
        ['项目', '决算数'],
        ['合计', '12.30'],
      ],
    ]);
  });

  test('two figures in one cell are never one number', () => {
    const html = `<table><tr><td>项目</td><td>数</td></tr><tr><td>甲<br>乙</td><td><p>12</p><p>34</p></td></tr></table>`;
    expect(grid(tables(html)[0])[1]).toEqual(['甲乙', '12 / 34']);
  });

  test.each([
    ['.mark { position: fixed; top: 40% }', '<div class="mark">内部资料 2023</div>'],
    ['', '<div style="position:absolute;opacity:.1;pointer-events:none">内部资料 2023</div>'],
    ['', '<p style="position:absolute; transform: rotate(-30deg)">内部资料 2023</p>'],
    ['/* {} */ #w,p.w{position:absolute}', '<p id="w" aria-hidden="true">内部资料 2023</p>'],
  ])('what is laid over the text is no text: %s %s', (style, mark) => {
    const page = `<style>@media screen{p{position:fixed}}${style}</style>${mark}<p>甲局的部门决算。</p><p style="position:absolute">收入十元。</p>`;
    expect(words(blocks(page))).toEqual(['paragraph 甲局的部门决算。', 'paragraph 收入十元。']);
    expect(read(page).unread.map(({ text }) => text.value)).toEqual(['内部资料 2023']);
  });

  test('rowspan 0 runs to the end of its group; a hidden row is named', () => {
    const html = `<table><tbody><tr><td rowspan="0">甲</td><td>1</td></tr><tr><td>2</td></tr></tbody>
      <tr style="display: none"><td>丙</td><td>9</td></tr></table>`;
    expect(grid(tables(html)[0])).toEqual([['甲 1x2', '1'], ['2']]);
    expect(read(html).unread.map(({ text }) => text.value)).toEqual(['丙9']);
  });

  test('a place is an element path, and a part of its text where it is not all of it', () => {
    const [table] = tables(`<div>${TABLE}</div>`);
    const cell = table?.rows[1]?.cells[1]?.text;
    if (cell === undefined) throw new Error('no cell');
    const path = 'html[1]/body[1]/div[1]/table[1]/tbody[1]/tr[2]/td[2]';
    expect(sourceOf(cell)).toEqual([{ file: FILE, path }]);
    expect(sourceOf(cell, 0, 2)).toEqual([{ file: FILE, path, start: 0, end: 2 }]);
  });

  test('hostile pages are refused in a few steps', () => {
    expect(refusal('<div>'.repeat(200_000)).code).toBe('hostile');
    expect(
      refusal(`<p ${Array.from({ length: 90_000 }, (_, n) => `a${n}`).join(' ')}>x`).code,
    ).toBe('hostile');
    expect(refusal(`<p a${'/b=" c'.repeat(9000)} ${'d '.repeat(9000)}>x`).code).toBe('hostile');
    const fonts = Array.from({ length: 300 }, (_, n) => `<font size="${n}">`).join('');
    expect(refusal(`<p>${fonts}${'<p>x'.repeat(20_000)}`).code).toBe('hostile');
    expect(refusal(`<table>${'<b>x</b>'.repeat(60_000)}`).code).toBe('hostile');
    expect(refusal('<script>只有脚本</script>').code).toBe('empty');
  });

  test('a span of a billion columns costs nothing', () => {
    const html = `<table><tr><td colspan="999999999" rowspan="999999999">收入合计</td></tr><tr><td>甲</td><td>乙</td></tr></table>`;
    expect(blocks(html).length).toBeGreaterThan(0);
  });
});
