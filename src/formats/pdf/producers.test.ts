import { describe, expect, test } from 'vitest';
import { type DrawnCell, type PdfExtras, show, table } from '../../../test/support/pdf.js';
import { readPages, tablesOf, wordsOf } from '../../../test/support/pdf-reading.js';

const cells = (...texts: string[]): DrawnCell[] => texts.map((text) => ({ text }));

const WORDS = [
  ['编码', '名称', '合计', '基本'],
  ['208', '甲类', '300.50', '200.25'],
  ['210', '乙类', '12.00', '-2.00'],
];
const ROWS = WORDS.map((row) => cells(...row));
const COLUMNS = [60, 120, 70, 70];

describe('what producers do', () => {
  test('bold by printing twice: each character is read once', async () => {
    const drawn = table({ top: 700, columns: COLUMNS, rows: ROWS });
    const again = table({ top: 700, columns: COLUMNS, rows: ROWS, left: 60.4 });
    const [found] = tablesOf(await readPages([{ content: `${drawn}\n${again}` }]));
    expect(found && wordsOf(found)).toEqual(WORDS);
  });

  test('every character placed by itself', async () => {
    const one = (x: number, y: number, text: string) =>
      [...text].map((letter, at) => show(x + at * (letter > '\u2e80' ? 8 : 4), y, letter, 8));
    const lines = table({
      top: 700,
      columns: COLUMNS,
      rows: WORDS.map((row) => row.map(() => ({ text: '' }))),
    });
    const xs = [63, 123, 243, 313];
    const words = WORDS.flatMap((row, at) =>
      row.flatMap((text, column) => one(xs[column] ?? 0, 685 - at * 24, text)),
    );
    const [found] = tablesOf(await readPages([{ content: [lines, ...words].join('\n') }]));
    expect(found && wordsOf(found)).toEqual(WORDS);
  });

  test('dashed rulings, drawn dash by dash', async () => {
    const dashes = (x1: number, y1: number, x2: number, y2: number) => {
      const length = Math.hypot(x2 - x1, y2 - y1);
      const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
      const parts: string[] = [];
      for (let at = 0; at < length; at += 5) {
        const end = Math.min(length, at + 3);
        parts.push(`0.5 w ${x1 + dx * at} ${y1 + dy * at} m ${x1 + dx * end} ${y1 + dy * end} l S`);
      }
      return parts.join('\n');
    };
    const content = table({ top: 700, columns: COLUMNS, rows: ROWS, line: dashes });
    const [found] = tablesOf(await readPages([{ content }]));
    expect(found && wordsOf(found)).toEqual(WORDS);
  });

  test('rulings that are images one pixel thick', async () => {
    const image =
      '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x00\nendstream';
    const drawn = (x1: number, y1: number, x2: number, y2: number) =>
      `q ${Math.max(0.6, x2 - x1)} 0 0 ${Math.max(0.6, Math.abs(y2 - y1))} ${x1} ${Math.min(y1, y2)} cm /I Do Q`;
    const content = table({ top: 700, columns: COLUMNS, rows: ROWS, line: drawn });
    const extra = { objects: new Map([[20, image]]), resources: '/XObject << /I 20 0 R >>' };
    const [found] = tablesOf(await readPages([{ content }], extra));
    expect(found && wordsOf(found)).toEqual(WORDS);
  });

  test('a table in a form object within a form object', async () => {
    const inner = table({ top: 700, columns: COLUMNS, rows: ROWS });
    const form = (content: string, resources: string) =>
      `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << ${resources} >> /Length ${content.length} >>\nstream\n${content}\nendstream`;
    const extra: PdfExtras = {
      objects: new Map([
        [20, form('q 1 0 0 1 0 -40 cm /Y Do Q', '/XObject << /Y 21 0 R >>')],
        [21, form(inner, '/Font << /F1 3 0 R /F2 7 0 R >>')],
      ]),
      resources: '/XObject << /X 20 0 R >>',
    };
    const [found] = tablesOf(await readPages([{ content: '/X Do' }], extra));
    expect(found && wordsOf(found)).toEqual(WORDS);
  });

  test('radicals in the place of characters, full-width figures kept', async () => {
    const rows = [cells('⽉份', '⼈数'), cells('⼀⽉', '１２．５０')];
    const [found] = tablesOf(
      await readPages([{ content: table({ top: 700, columns: [80, 80], rows }) }]),
    );
    expect(found && wordsOf(found)).toEqual([
      ['月份', '人数'],
      ['一月', '１２．５０'],
    ]);
  });

  test('white text on white is not read and is told; on a coloured head it is read', async () => {
    const [head, ...body] = ROWS;
    const content = [
      '0.2 0.3 0.6 rg 60 676 320 24 re f 1 1 1 rg',
      table({ top: 700, columns: COLUMNS, rows: [head ?? []] }),
      show(300, 500, '999.99', 8),
      '0 0 0 rg',
      table({ top: 676, columns: COLUMNS, rows: body }),
    ].join('\n');
    const document = await readPages([{ content }]);
    const [found] = tablesOf(document);
    expect(found && wordsOf(found)).toEqual(WORDS);
    expect(document.unread.map(({ text }) => text.value)).toEqual(['999.99']);
  });

  test('a grey watermark across a table leaves its cells as they are', async () => {
    const mark = show(180, 560, '公示', 60, '0.7 0.7 -0.7 0.7');
    const content = `0.8 g ${mark} 0 g\n${table({ top: 700, columns: COLUMNS, rows: ROWS })}`;
    const [found] = tablesOf(await readPages([{ content }]));
    expect(found && wordsOf(found)).toEqual(WORDS);
  });
});

describe('tables without rulings', () => {
  const xs = [63, 123, 243, 313];
  const placed = (rows: readonly (readonly string[])[], top = 700) =>
    rows.flatMap((row, at) =>
      row.flatMap((text, column) => {
        const figure = column > 1;
        const width = [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 8 : 4), 0);
        const x = figure ? (xs[column] ?? 0) + 60 - width : (xs[column] ?? 0);
        return text === '' ? [] : [show(x, top - at * 14, text, 8)];
      }),
    );

  test('columns and rows are told from where things stand', async () => {
    const content = [show(200, 720, '支出决算表', 12), ...placed(WORDS)].join('\n');
    const [found, ...others] = tablesOf(await readPages([{ content }]));
    expect(others).toEqual([]);
    expect(found && wordsOf(found)).toEqual(WORDS);
    expect(found?.caption.title?.value).toBe('支出决算表');
  });

  test('they go on over pages', async () => {
    const more = Array.from({ length: 4 }, (_, at) => [
      `${211 + at}`,
      '丙类',
      `${at + 1}.00`,
      '0.50',
    ]);
    const [found, ...others] = tablesOf(
      await readPages([
        { content: [show(200, 720, '支出决算表', 12), ...placed(WORDS)].join('\n') },
        { content: placed(more, 760).join('\n') },
      ]),
    );
    expect(others).toEqual([]);
    expect(found && wordsOf(found)).toEqual([...WORDS, ...more]);
  });

  test('running text with figures and a heading is no table', async () => {
    const lines = [
      '一、支出情况说明',
      '本年度支出合计300.50万元，其中基本支出200.25万元，占66.6%；项目支出100.25万元，',
      '占33.4%。与上年相比，支出增加12.00万元，增长4.2%，主要是人员增加。',
    ];
    const content = lines.map((line, at) => show(60, 700 - at * 20, line, 12)).join('\n');
    expect(tablesOf(await readPages([{ content }]))).toEqual([]);
  });
});
