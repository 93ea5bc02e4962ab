import { describe, expect, test } from 'vitest';
import { type DrawnCell, show, table } from '../../../test/support/pdf.js';
import { readPages, tablesOf, wordsOf } from '../../../test/support/pdf-reading.js';
import type { Document } from '../../document/tree.js';

function unreadOf({ unread }: Document): string[] {
  return unread.map(({ text }) => text.value);
}

const WORDS = [
  ['编码', '名称', '合计', '基本'],
  ['208', '甲类', '300.50', '200.25'],
  ['210', '乙类', '12.00', '-2.00'],
];
const ROWS = WORDS.map((row) => row.map((text): DrawnCell => ({ text })));
const TABLE = table({ top: 700, columns: [60, 120, 70, 70], rows: ROWS });
/** A figure in an empty part of a cell of the table. */
const FIGURE = show(263, 661, '999.99', 8);

const LAYER = (state: 'ON' | 'OFF') => ({
  objects: new Map([
    [
      1,
      `<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [20 0 R] /D << /${state} [20 0 R] >> >> >>`,
    ],
    [20, '<< /Type /OCG /Name (L1) >>'],
  ]),
  resources: '/Properties << /L 20 0 R >>',
});

describe('what is in the file and not seen on the page is not read, and told', () => {
  test.each([
    ['cut away', `q 0 0 50 50 re W n ${FIGURE} Q`, TABLE],
    ['covered', '', `${FIGURE} 1 g 255 655 40 20 re f 0 g ${TABLE}`],
    ['outside the page', show(263, 900, '999.99', 8), TABLE],
    ['transparent', `q /Clear gs ${FIGURE} Q`, TABLE],
    ['in the mode that draws nothing', `q 3 Tr ${FIGURE} Q`, TABLE],
  ])('%s', async (_, after, before) => {
    const content = `${before}\n${after}`;
    const extra = { resources: '/ExtGState << /Clear << /ca 0 >> >>' };
    const document = await readPages([{ content }], extra);
    expect(tablesOf(document).map(wordsOf)).toEqual([WORDS]);
    expect(unreadOf(document)).toEqual(['999.99']);
  });

  test('on a layer that is not shown, with its rulings', async () => {
    const layer = `/OC /L BDC ${show(300, 500, '999.99', 8)} 0.5 w 250 640 m 250 700 l S EMC`;
    const page = { content: `${TABLE}\n${layer}` };
    const document = await readPages([page], LAYER('OFF'));
    expect(tablesOf(document).map(wordsOf)).toEqual([WORDS]);
    expect(unreadOf(document)).toEqual(['999.99']);
    const shown = await readPages([page], LAYER('ON'));
    expect(unreadOf(shown)).toEqual([]);
  });

  test('a figure of which a part is cut away at the edge of its cell is one figure', async () => {
    const cut = `q 240 600 20 100 re W n ${show(243, 661, '12345.67', 8)} Q`;
    const rows = [[{ text: '合计' }, { text: '' }]];
    const drawn = table({ top: 700, columns: [180, 60], rows, rowHeight: 60 });
    const [found] = tablesOf(await readPages([{ content: `${drawn}\n${cut}` }]));
    expect(found && wordsOf(found)).toEqual([['合计', '12345.67']]);
  });

  test('text under a picture is what recognised the picture: in doubt', async () => {
    const image =
      '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\xff\nendstream';
    const extra = { objects: new Map([[20, image]]), resources: '/XObject << /I 20 0 R >>' };
    const words = show(60, 700, '甲局本年度支出共计123.45万元整。');
    const under = await readPages([{ content: `${words}\nq 595 0 0 842 0 0 cm /I Do Q` }], extra);
    expect(under.doubtful?.map(({ text }) => text.value)).toContain('123.45');
    const over = await readPages([{ content: `q 595 0 0 842 0 0 cm /I Do Q\n${words}` }], extra);
    expect(over.doubtful).toBeUndefined();
  });
});

describe('marks laid flat over the text', () => {
  test.each([
    ['large and light', `q 0.85 g ${show(70, 650, '内部 2024', 44)} Q`],
    ['large and dark', `q 1 0 0 rg ${show(70, 650, '作废 2024', 40)} Q`],
    [
      'small, light and repeated',
      `q 0.85 g ${[60, 160, 260].flatMap((x) => [640, 664, 688].map((y) => show(x, y, '内部2024', 12))).join(' ')} Q`,
    ],
    [
      'marked as no content',
      [668, 644, 500].map((y) => `/Artifact BMC ${show(235, y, '内部2024', 8)} EMC`).join(' '),
    ],
  ])('%s', async (_, mark) => {
    const document = await readPages([{ content: `${mark}\n${TABLE}` }, { content: mark }]);
    expect(tablesOf(document).map(wordsOf)).toEqual([WORDS]);
    expect(document.sections.flatMap(({ blocks }) => blocks)).toHaveLength(1);
    expect(unreadOf(document).map((text) => text.replace(/\s/g, '').slice(-4))).toContain('2024');
  });

  test('a large title and light zeros are text', async () => {
    const rows = [...ROWS, ['212', '丙类', '0.00', '0.00'].map((text) => ({ text }))];
    const drawn = table({ top: 700, columns: [60, 120, 70, 70], rows });
    const content = `${show(150, 720, '支出决算表', 22)}\n${drawn.replace(/BT (?=[^\n]*<0030002e00300030>)/g, 'BT 0.8 g ')}`;
    const [found] = tablesOf(await readPages([{ content }]));
    expect(found?.caption.title?.value).toBe('支出决算表');
    expect(found && wordsOf(found)).toEqual([...WORDS, ['212', '丙类', '0.00', '0.00']]);
  });
});
