import { describe, expect, test } from 'vitest';
import { type DrawnCell, show, table } from '../../../test/support/pdf.js';
import { readPages, tablesOf, wordsOf } from '../../../test/support/pdf-reading.js';

const cells = (...texts: string[]): DrawnCell[] => texts.map((text) => ({ text }));

function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? size : size / 2), 0);
}

describe('tables without rulings', () => {
  const size = 8;
  const name = (y: number, ...lines: string[]) =>
    lines.map((line, at) => show(60, y + ((lines.length - 1) / 2 - at) * 9, line, size));
  const figure = (y: number, text: string, right = 300) =>
    show(right - widthOf(text, size), y, text, size);

  test('names that are broken anywhere, with figures beside their middle', async () => {
    const rows = [
      { lines: ['一、一般公共', '预算财政拨款收入'], figures: ['526.04', '20.00'] },
      { lines: ['二、政府性', '基金收入'], figures: ['', ''] },
      { lines: ['三、其', '他收入'], figures: ['1.00', '2.00'] },
      { lines: ['四、上', '级补助收入'], figures: ['3.00', '4.00'] },
      { lines: ['本年收', '入合计'], figures: ['530.04', '26.00'] },
    ];
    const content = [
      show(150, 730, '收入决算表', 12),
      ...['项目', '决算数', '上年数'].map((text, at) => show(70 + at * 110, 712, text, size)),
      ...rows.flatMap(({ lines, figures: [one = '', two = ''] }, at) => {
        const y = 690 - at * 21;
        return [...name(y, ...lines), figure(y, one, 210), figure(y, two, 320)];
      }),
    ].join('\n');
    const [found] = tablesOf(await readPages([{ content }]));
    expect(found && wordsOf(found).slice(1)).toEqual(
      rows.map(({ lines, figures }) => [lines.join(''), ...figures]),
    );
  });

  test('spread print is not divided between its digits', async () => {
    const rows = [
      ['甲类', '300.50', '200.25'],
      ['乙类', '12.00', '8.00'],
      ['丙类', '1234.00', '9.00'],
    ];
    const spread = (x: number, y: number, text: string) =>
      [...text].map((letter, at) => show(x + at * 7, y, letter, size));
    const content = [
      show(150, 730, '支出决算表', 12),
      ...['项目', '合计', '基本'].map((text, at) => show(70 + at * 110, 712, text, size)),
      ...rows.flatMap((row, at) =>
        row.flatMap((text, column) => spread(60 + column * 110, 690 - at * 14, text)),
      ),
    ].join('\n');
    const [found] = tablesOf(await readPages([{ content }]));
    const words = found && wordsOf(found).map((row) => row.map((word) => word.replace(/\s/g, '')));
    expect(words?.slice(1)).toEqual(rows);
  });

  test('a caption at the foot of one page, its table at the head of the next', async () => {
    const first = [
      show(60, 780, '本局全年支出用于人员工资、机构运转和基金监管三个方面。', 12),
      show(200, 75, '“三公”经费支出决算表', 12),
      show(60, 60, '编制单位：甲局', size),
      show(400, 60, '金额单位：万元', size),
    ].join('\n');
    const xs = [60, 140, 220, 300];
    const line = (y: number, row: readonly string[]) =>
      row.map((text, at) => show(xs[at] ?? 0, y, text, size));
    const second = [
      show(190, 790, '“三公”经费', size),
      line(774, ['项目', '小计', '出国费', '接待费']).join('\n'),
      line(756, ['预算数', '3.00', '1.00', '2.00']).join('\n'),
      line(742, ['决算数', '2.00', '0.50', '1.50']).join('\n'),
      show(60, 700, '以上各项已经核对。', 12),
    ].join('\n');
    const [found, ...others] = tablesOf(await readPages([{ content: first }, { content: second }]));
    expect(others).toEqual([]);
    expect(found?.caption.title?.value).toBe('“三公”经费支出决算表');
    expect(found && wordsOf(found).flat()).toContain('“三公”经费');
  });
});

describe('ruled tables', () => {
  test('two that touch have each their own columns', async () => {
    const above = [[{ text: '收入决算表', colSpan: 3 }], [{ text: '单位：万元', colSpan: 3 }]];
    const first = [cells('项目', '合计', '本年'), cells('甲', '3.00', '1.00')];
    const second = [
      [{ text: '支出决算表', colSpan: 2 }],
      [{ text: '单位：万元', colSpan: 2 }],
      cells('名称', '金额'),
      cells('乙', '5.00'),
    ];
    const content = [
      table({ top: 700, columns: [120, 80, 80], rows: [...above, ...first] }),
      table({ top: 604, columns: [160, 120], rows: second }),
    ].join('\n');
    const found = tablesOf(await readPages([{ content }]));
    expect(found.map(wordsOf)).toEqual([
      [
        ['项目', '合计', '本年'],
        ['甲', '3.00', '1.00'],
      ],
      [
        ['名称', '金额'],
        ['乙', '5.00'],
      ],
    ]);
    const spans = found.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    expect(spans.every(({ colSpan }) => colSpan === 1)).toBe(true);
  });

  test('heads set from top to bottom in two lines, the first at the right', async () => {
    const rows = [cells('项目', ''), cells('甲', '3.00')];
    const upright = (x: number, text: string) =>
      [...text].map((letter, at) => show(x, 690 - at * 8, letter, 8));
    const content = [
      table({ top: 700, columns: [80, 60], rows, rowHeight: 60 }),
      ...upright(170, '一般公共预'),
      ...upright(159, '算拨款'),
    ].join('\n');
    const [found] = tablesOf(await readPages([{ content }]));
    expect(found && wordsOf(found)[0]).toEqual(['项目', '一般公共预算拨款']);
  });

  test('a name cut at the edge of its cell, and a soft hyphen that was drawn', async () => {
    const rows = [cells('名称', '金额'), cells('', '3.00'), cells('', '4.00')];
    const content = [
      table({ top: 700, columns: [40, 80], rows }),
      `q 61 652 38 24 re W n ${show(63, 661, '社会保障和就业支出', 8)} Q`,
      show(63, 642, '财政拨‐', 8),
      show(63, 632, '款收入', 8),
    ].join('\n');
    const [found] = tablesOf(await readPages([{ content }]));
    expect(found && wordsOf(found).slice(1)).toEqual([
      ['社会保障和就业支出', '3.00'],
      ['财政拨款收入', '4.00'],
    ]);
  });
});
