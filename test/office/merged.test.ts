import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/tree.js';
import { keyString } from '../../src/facts/key.js';
import { readDocxDocument } from '../../src/formats/docx/read.js';
import { readHtmlDocument } from '../../src/formats/html/read.js';
import { readXlsxDocument } from '../../src/formats/xlsx/read.js';
import { readForms } from '../../src/forms/read.js';
import { docxOf, wordParagraph } from './render.js';

/** A cell of a made-up income table: text, columns and rows it covers. */
type Cell = readonly [string, number?, number?];

const AMOUNTS = ['526.04', '526.04', '0.00', '0.00', '0.00', '0.00', '0.00'];
const HEADS = [
  '本年收入合计',
  '财政拨款收入',
  '上级补助收入',
  '事业收入',
  '经营收入',
  '附属单位上缴收入',
  '其他收入',
];

const NUMBERS = HEADS.map((_, at): Cell => [`${at + 1}`]);
const TOTAL = AMOUNTS.map((amount): Cell => [amount]);

function plainTotal(): readonly (readonly Cell[])[] {
  return [
    [['栏次', 2], ...NUMBERS],
    [['合计', 2], ...TOTAL],
  ];
}

/** 类, 款 and 项 stand beside both 栏次 and 合计. */
function levelledTotal(): readonly (readonly Cell[])[] {
  return [
    [['类', 1, 2], ['款', 1, 2], ['项', 1, 2], ['栏次'], ...NUMBERS],
    [['合计'], ...TOTAL],
  ];
}

/** The income table as final-accounts programs export it: captions in rows, merged heads and total. */
function incomeRows(codes: 1 | 3): readonly (readonly Cell[])[] {
  const label = codes + 1;
  const code: Cell[] = codes === 1 ? [['210']] : [['210', 3]];
  const item: Cell[] = codes === 1 ? [['21015']] : [['21015', 3]];
  return [
    [['收入决算表', label + 7]],
    [['', label + 6], ['公开02表']],
    [['部门：某县医疗保障局', label], ['', 2], ['2023年度', 2], ['', 2], ['金额单位：万元']],
    [['项目', label], ...HEADS.map((head): Cell => [head, 1, 2])],
    [codes === 1 ? ['科目代码'] : ['科目代码', 3], ['科目名称']],
    ...(codes === 1 ? plainTotal() : levelledTotal()),
    [...code, ['卫生健康支出'], ...AMOUNTS.map((amount): Cell => [amount])],
    [...item, ['医疗保障管理事务'], ...AMOUNTS.map((amount): Cell => [amount])],
    [['注：本表反映部门本年度取得的各项收入情况。', label + 7]],
  ];
}

function html(rows: readonly (readonly Cell[])[]): Document {
  const body = rows.map(
    (cells) =>
      `<tr>${cells.map(([text, columns = 1, down = 1]) => `<td colspan=${columns} rowspan=${down}>${text}</td>`).join('')}</tr>`,
  );
  const page = `<h1>某县医疗保障局2023年度部门决算</h1><table>${body.join('')}</table>`;
  return readHtmlDocument(new TextEncoder().encode(page), 'a.html');
}

function placed(rows: readonly (readonly Cell[])[]) {
  const taken: number[] = [];
  return rows.map((cells, at) => {
    let column = 0;
    const found = cells.map(([text, columns = 1, down = 1]) => {
      while ((taken[column] ?? 0) > at) column += 1;
      const cell = { text, column, columns, down };
      for (let over = 0; over < columns; over += 1) taken[column + over] = at + down;
      column += columns;
      return cell;
    });
    return found;
  });
}

function xlsx(rows: readonly (readonly Cell[])[]): Document {
  const sheet = utils.aoa_to_sheet([]);
  const merges: ReturnType<typeof utils.decode_range>[] = [];
  placed(rows).forEach((cells, r) => {
    for (const { text, column: c, columns, down } of cells) {
      const number = /^\d+\.\d\d$/.test(text);
      const value = number ? [[Number(text)]] : [[text]];
      if (text !== '') utils.sheet_add_aoa(sheet, value, { origin: { r, c } });
      const cell = sheet[utils.encode_cell({ r, c })];
      if (number && cell !== undefined) cell.z = '#,##0.00';
      if (columns * down > 1)
        merges.push({ s: { r, c }, e: { r: r + down - 1, c: c + columns - 1 } });
    }
  });
  sheet['!merges'] = merges;
  const book = utils.book_new();
  const cover = utils.aoa_to_sheet([['某县医疗保障局2023年度部门决算']]);
  utils.book_append_sheet(book, cover, '封面');
  utils.book_append_sheet(book, sheet, 'GK02');
  return readXlsxDocument(
    new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })),
    'a.xlsx',
  );
}

function docx(rows: readonly (readonly Cell[])[]): Document {
  const lines = placed(rows);
  const body = lines.map((cells, at) => {
    const above = lines[at - 1]?.filter(({ down }) => down > 1) ?? [];
    const all = [
      ...cells.map((cell) => ({
        ...cell,
        merge: cell.down > 1 ? '<w:vMerge w:val="restart"/>' : '',
      })),
      ...above.map((cell) => ({ ...cell, text: '', merge: '<w:vMerge/>' })),
    ].sort((a, b) => a.column - b.column);
    const inner = all.map(
      ({ text, columns, merge }) =>
        `<w:tc><w:tcPr><w:gridSpan w:val="${columns}"/>${merge}</w:tcPr>${wordParagraph(text)}</w:tc>`,
    );
    return `<w:tr>${inner.join('')}</w:tr>`;
  });
  const cover = wordParagraph('某县医疗保障局2023年度部门决算');
  return readDocxDocument(docxOf(`${cover}<w:tbl>${body.join('')}</w:tbl>`), 'a.docx');
}

describe('a table with merged heads, a merged total and captions in its rows', () => {
  test.each([
    ['html', html],
    ['xlsx', xlsx],
    ['docx', docx],
  ] as const)('is bound from %s', (_, read) => {
    for (const codes of [1, 3] as const) {
      const { document, tables } = readForms(read(incomeRows(codes)));
      expect(document.unit).toBe('某县医疗保障局');
      expect(document.fiscalYear).toBe(2023);
      expect(
        tables.map(({ id, declaration, amountUnit }) => [id, declaration, amountUnit]),
      ).toEqual([['公开02表', 'T02', '万元']]);
      const rows = tables[0]?.rows ?? [];
      expect(rows.map(({ code, name }) => `${code} ${name}`.trim())).toEqual([
        '合计',
        '210 卫生健康支出',
        '21015 医疗保障管理事务',
      ]);
      const first = rows.map(({ cells }) => cells[0]);
      expect(first.map((cell) => cell?.printed.text)).toEqual(['526.04', '526.04', '526.04']);
      expect(first.map((cell) => (cell?.key ? keyString(cell.key) : null))).toEqual([
        'revenue@某县医疗保障局#2023:final',
        'revenue{function=210}@某县医疗保障局#2023:final',
        'revenue{function=21015}@某县医疗保障局#2023:final',
      ]);
    }
  });
});
