import { describe, expect, test } from 'vitest';
import {
  type DrawnCell,
  hex,
  type PdfExtras,
  type PdfPage,
  show,
  table,
} from '../../../test/support/pdf.js';
import { blocksOf, readPages, tablesOf, wordsOf } from '../../../test/support/pdf-reading.js';
import { sourceOf } from '../../document/text.js';

const COLUMNS = [80, 160, 100, 100];
const WORDS = [
  ['编码', '名称', '合计', '基本'],
  ['208', '甲类', '300.50', '200.25'],
  ['210', '乙类', '12.00', '-2.00'],
];
const MORE = [
  ['212', '丙类', '7.00', '7.00'],
  ['213', '丁类', '8.00', '8.00'],
];
const cellsOf = (words: readonly (readonly string[])[]) =>
  words.map((row) => row.map((text): DrawnCell => ({ text })));
const tableAt = (top: number, words: readonly (readonly string[])[]) =>
  table({ top, columns: COLUMNS, rows: cellsOf(words) });
const TEXT = [
  '本局全年支出用于人员工资、机构运转和基金监管三个方面，其中',
  '公务用车的运行费用比上年减少，会议和培训按照计划举行完毕，',
  '年末没有结转，也没有结余，固定资产已经全部登记入账，没有遗漏。',
].map((line, at) => show(60, 780 - at * 20, line, 14));
const numbered = (number: number) => show(290, 40, `${number}`, 10);

/** A table that begins at the foot of one page and goes on at the head of the next, and text. */
const PAGES = [
  [...TEXT, show(200, 140, '支出决算表', 14), tableAt(130, WORDS), numbered(1)],
  [
    tableAt(800, MORE),
    show(60, 600, '以上各项已经核对，与账簿一致；经费由本级财政安排，特此说明。', 14),
    numbered(2),
  ],
].map((lines) => lines.join('\n'));

/** Pages on one sheet, each as a form with its own matrix. */
function sheet(matrices: readonly string[], pages: readonly string[]): PdfExtras & PdfPage {
  const form = (content: string) =>
    `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const names = pages.map((_, at) => `/P${at} ${20 + at} 0 R`);
  return {
    objects: new Map(pages.map((content, at) => [20 + at, form(content)])),
    resources: `/XObject << ${names.join(' ')} >>`,
    content: pages.map((_, at) => `q ${matrices[at]} cm /P${at} Do Q`).join('\n'),
  };
}

describe('several pages on one sheet', () => {
  test.each([
    ['beside each other', 842, 595, ['.7071 0 0 .7071 0 0', '.7071 0 0 .7071 421 0']],
    ['one above the other', 842, 1190, ['1.414 0 0 .7071 0 595', '1.414 0 0 .7071 0 0']],
    ['four, of which two are empty', 595, 842, ['.5 0 0 .5 0 421', '.5 0 0 .5 297.5 421']],
    [
      'so small that no distance means what it did',
      119,
      84.2,
      ['.1 0 0 .1 0 0', '.1 0 0 .1 59.5 0'],
    ],
  ])('%s: are read one after the other', async (_, width, height, matrices) => {
    const { content, ...extra } = sheet(matrices, PAGES);
    const document = await readPages([{ width, height, content }], extra);
    const [found, ...others] = tablesOf(document);
    expect(others).toEqual([]);
    expect(found && wordsOf(found)).toEqual([...WORDS, ...MORE]);
    expect(blocksOf(document).map(({ type }) => type)).toEqual(['paragraph', 'table', 'paragraph']);
    const [span] = found?.rows[4]?.cells[2] ? sourceOf(found.rows[4].cells[2].text) : [];
    if (span === undefined || !('box' in span)) throw new Error('the figure has no box');
    expect(span.page).toBe(1);
    expect(span.box[2]).toBeLessThanOrEqual(width);
    expect(span.box[3]).toBeLessThanOrEqual(height);
  });

  test('a lying page with one table is one page', async () => {
    const columns = [100, 200, 150, 150];
    const content = table({ top: 500, columns, rows: cellsOf([...WORDS, ...MORE]), left: 100 });
    const [found] = tablesOf(await readPages([{ width: 842, height: 595, content }]));
    expect(found && wordsOf(found)).toEqual([...WORDS, ...MORE]);
  });
});

describe('a page that is in the file twice', () => {
  test('is read once, and told', async () => {
    const [first = '', second = ''] = PAGES;
    const pages = [first, second, first, second].map((content) => ({ content }));
    const document = await readPages(pages);
    expect(tablesOf(document).map(wordsOf)).toEqual([[...WORDS, ...MORE]]);
    expect(document.unread.map(({ loss, reason }) => [loss, reason.zh.includes('重复')])).toEqual([
      ['none', true],
      ['none', true],
    ]);
  });
});

describe('characters that are taken for others of the same look', () => {
  test('stand on the page where their form puts them', async () => {
    const shown = `BT /F1 20 Tf 1 0 0 1 100 1000 Tm <${hex('⽀出⼀共12.30万元')}> Tj ET`;
    const { content, ...extra } = sheet(
      ['.5 0 0 .5 0 0'],
      [shown.replace('BBox [0 0 595 842]', '')],
    );
    const wide = new Map(
      [...(extra.objects ?? [])].map(([number, body]) => [
        number,
        body.replace('[0 0 595 842]', '[0 0 2000 2000]'),
      ]),
    );
    const document = await readPages([{ content }], { ...extra, objects: wide });
    expect(blocksOf(document).map((block) => ('text' in block ? block.text.value : ''))).toEqual([
      '支出一共12.30万元',
    ]);
  });
});
