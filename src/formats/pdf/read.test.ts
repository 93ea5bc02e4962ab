import { describe, expect, test } from 'vitest';
import {
  bar,
  type DrawnCell,
  type PdfExtras,
  pdfBytes,
  show,
  showUnknown,
  stroke,
  table,
} from '../../../test/support/pdf.js';
import { blocksOf, readPages, tablesOf, wordsOf } from '../../../test/support/pdf-reading.js';
import { ReadError } from '../../document/read-error.js';
import { sourceOf } from '../../document/text.js';
import { loadPdfium } from './node/engine.js';
import { readPdfDocument } from './read.js';

const cell = (text: string | readonly string[], more: Omit<DrawnCell, 'text'> = {}): DrawnCell => ({
  text,
  ...more,
});
const cells = (...texts: string[]): DrawnCell[] => texts.map((text) => cell(text));

const COLUMNS = [60, 120, 70, 70, 70];
const HEAD: DrawnCell[][] = [
  [cell('项目', { colSpan: 2 }), cell('支出', { colSpan: 3 })],
  [...cells('编码', '名称', '合计', '基本', '项目')],
];
const ROWS: DrawnCell[][] = [
  [cell('合计', { colSpan: 2 }), ...cells('300.50', '200.25', '100.25')],
  [...cells('208', '甲类', '300.50', '200.25', '100.25')],
];
const WORDS = [
  ['项目', '支出'],
  ['编码', '名称', '合计', '基本', '项目'],
  ['合计', '300.50', '200.25', '100.25'],
  ['208', '甲类', '300.50', '200.25', '100.25'],
];

/** The table with its caption and note, as content of a page. */
function statement(line = stroke): string {
  return [
    show(230, 760, '某某支出决算表', 12),
    show(60, 740, '公开01表', 9),
    show(60, 725, '编制单位：甲局', 9),
    show(390, 725, '单位：万元', 9),
    table({ top: 715, columns: COLUMNS, rows: [...HEAD, ...ROWS], line }),
    show(60, 600, '注：本表反映支出。', 9),
  ].join('\n');
}

describe('paragraphs', () => {
  test('space above a line that follows a sentence begins a paragraph, also without an indent', async () => {
    const item = '4.60 年代退职人员生活补助项目全年列支经费 2.40 万元，已经';
    const lines = [
      '本局全年支出用于人员工资、机构运转和基金监管三个方面，',
      '公务用车的运行费用比上年少，会议和培训按计划举行完毕。',
      item,
      '全部发放到人，没有余额，所需的资金由本级财政当年安排。',
      '年末没有结转，也没有结余，固定资产已经全部登记入账了，',
      '办公设备由资产管理人员按季度盘点，结果与账面记录相符。',
    ];
    let y = 760;
    const drawn = lines.map((line, at) => {
      y -= at === 2 || at === 4 ? 30 : 20;
      return show(60, y, line, 16);
    });
    const texts = blocksOf(await readPages([{ content: drawn.join('\n') }])).map((block) =>
      block.type === 'paragraph' ? block.text.value : block.type,
    );
    expect(texts).toEqual([0, 2, 4].map((at) => `${lines[at]}${lines[at + 1]}`));
  });
});

describe('ruled tables', () => {
  test.each([
    ['strokes', stroke],
    ['thin filled boxes', bar],
  ])('cells, merged heads, caption and note from %s', async (_name, line) => {
    const [found, ...others] = tablesOf(await readPages([{ content: statement(line) }]));
    expect(others).toEqual([]);
    expect(found && wordsOf(found)).toEqual(WORDS);
    expect(found?.rows[0]?.cells.map(({ colSpan }) => colSpan)).toEqual([2, 3]);
    expect(found?.caption.title?.value).toBe('某某支出决算表');
    expect(found?.caption.number?.value).toBe('公开01表');
    expect(found?.caption.reporter?.value).toBe('编制单位：甲局');
    expect(found?.caption.amountUnit?.value).toBe('单位：万元');
    expect(found?.notes.map(({ value }) => value)).toEqual(['注：本表反映支出。']);
    expect(found?.page).toBe(1);
  });

  test('a head over two rows and one rule through the whole table', async () => {
    const rows = [
      [cell('名称', { rowSpan: 2 }), cell('金额', { colSpan: 2 })],
      [...cells('年初', '年末')],
      [...cells('甲', '1.00', '2.00')],
    ];
    const content = `${table({ top: 700, columns: [100, 80, 80], rows })}\n${stroke(60, 700, 320, 700)}`;
    const [found] = tablesOf(await readPages([{ content }]));
    expect(found && wordsOf(found)).toEqual([
      ['名称', '金额'],
      ['年初', '年末'],
      ['甲', '1.00', '2.00'],
    ]);
    expect(found?.rows[0]?.cells[0]?.rowSpan).toBe(2);
  });

  test('an amount belongs to its cell, not to the line on which it stands', async () => {
    const rows = [
      [cell(['机关事业单位', '养老保险缴费']), cell('11.00', { top: true })],
      [cell(['机关事业单位', '职业年金缴费']), cell('22.00', { top: true })],
    ];
    const [found] = tablesOf(
      await readPages([{ content: table({ top: 700, columns: [52, 80], rows }) }]),
    );
    expect(found && wordsOf(found)).toEqual([
      ['机关事业单位养老保险缴费', '11.00'],
      ['机关事业单位职业年金缴费', '22.00'],
    ]);
  });

  test('a figure that a narrow column wraps is one, two figures in a cell are two', async () => {
    const rows = [[cell(['12345', '6.78']), cell(['1.00', '2.00'])], [...cells('1', '2')]];
    const [found] = tablesOf(
      await readPages([{ content: table({ top: 700, columns: [24, 80], rows }) }]),
    );
    expect(found && wordsOf(found)[0]).toEqual(['123456.78', '1.00 2.00']);
  });

  test('a figure wider than its cell is one figure of that cell, figures that touch are two', async () => {
    const columns = [60, 30, 40, 30];
    const [x, top, middle] = [60, 700, 685];
    const page = [
      table({
        top,
        columns,
        rows: [cells('名称', '甲', '乙', '丙'), cells('', '', '', ''), cells('', '', '', '')],
      }),
      // Each digit of this size is four points wide: 36 in a cell of 30, from its left edge on.
      show(x + 92, middle - 24, '123456.78', 8),
      show(x + 60 + 30 + 40 + 2, middle - 24, '98765.43', 8),
      // Six and four digits that end and begin at one line between two cells.
      show(x + 62, middle - 48, '8888.22', 8),
      show(x + 90, middle - 48, '7777.66', 8),
    ];
    const [found] = tablesOf(await readPages([{ content: page.join('\n') }]));
    expect(found && wordsOf(found).slice(1)).toEqual([
      ['', '', '123456.78', '98765.43'],
      ['', '8888.22', '7777.66', ''],
    ]);
  });

  test('rows without rulings between them are told by their figures', async () => {
    const bodies = [
      ['甲类', '乙类', '丙类的名称较长', '要两行', '丁类'],
      ['1.00', '2.00', '3.00', '4.00'],
      ['0.50', '1.50', '2.50', '3.50'],
    ];
    const [x, top] = [60, 700];
    const lines = [
      ...[x, 160, 240, 320].map((at) => stroke(at, top - 124, at, top)),
      ...[top, top - 24, top - 124].map((at) => stroke(x, at, 320, at)),
      ...['名称', '年初', '年末'].map((text, at) =>
        show([63, 163, 243][at] ?? 0, top - 15, text, 8),
      ),
      ...(bodies[0] ?? []).map((text, at) =>
        show(63, top - 40 - ([0, 20, 36, 46, 62][at] ?? 0), text, 8),
      ),
      ...[1, 2].flatMap((column) =>
        (bodies[column] ?? []).map((text, at) =>
          show([0, 163, 243][column] ?? 0, top - 40 - ([0, 20, 41, 62][at] ?? 0), text, 8),
        ),
      ),
    ];
    const [found] = tablesOf(await readPages([{ content: lines.join('\n') }]));
    expect(found && wordsOf(found)).toEqual([
      ['名称', '年初', '年末'],
      ['甲类', '1.00', '0.50'],
      ['乙类', '2.00', '1.50'],
      ['丙类的名称较长要两行', '3.00', '2.50'],
      ['丁类', '4.00', '3.50'],
    ]);
  });

  test('each figure has its page and box', async () => {
    const [found] = tablesOf(await readPages([{ content: statement() }]));
    const figure = found?.rows[3]?.cells[2]?.text;
    const [span] = figure === undefined ? [] : sourceOf(figure);
    if (span === undefined || !('box' in span)) throw new Error('the figure has no box');
    expect(span.page).toBe(1);
    const [left, top, right, bottom] = span.box;
    // The cell is 240 to 310 wide and stands 72 to 96 points below the table's top at 842 - 715.
    expect(left).toBeGreaterThan(240);
    expect(right).toBeLessThan(310);
    expect(top).toBeGreaterThan(127 + 72);
    expect(bottom).toBeLessThan(127 + 96);
  });

  test('goes on over pages with its head repeated or not', async () => {
    const first = table({ top: 300, columns: COLUMNS, rows: [...HEAD, ...ROWS] });
    const more = [cells('210', '乙类', '1.00', '1.00', '0.00')];
    const bare = await readPages([
      { content: first },
      { content: table({ top: 800, columns: COLUMNS, rows: [...more] }) },
    ]);
    const repeated = await readPages([
      { content: first },
      { content: table({ top: 800, columns: COLUMNS, rows: [...HEAD, ...more] }) },
    ]);
    const whole = [...WORDS, ['210', '乙类', '1.00', '1.00', '0.00']];
    expect(tablesOf(bare).map(wordsOf)).toEqual([whole]);
    expect(tablesOf(repeated).map(wordsOf)).toEqual([whole]);
  });

  test('a row that a page break divides is one, also where its first cell goes on', async () => {
    const columns = [50, 50, 70, 70, 70];
    const first = table({
      top: 300,
      columns,
      rows: [
        cells('类别', '事项', '预算', '决算', '差额'),
        cells('一项名称长', '一件事情多', '3.00', '2.00', '1.00'),
      ],
    });
    const second = table({
      top: 800,
      columns,
      rows: [
        cells('的类别', '的事项', '', '', ''),
        cells('另一类', '另一事', '1.00', '1.00', '0.00'),
      ],
    });
    const [found, ...others] = tablesOf(await readPages([{ content: first }, { content: second }]));
    expect(others).toEqual([]);
    expect(found && wordsOf(found).slice(1)).toEqual([
      ['一项名称长的类别', '一件事情多的事项', '3.00', '2.00', '1.00'],
      ['另一类', '另一事', '1.00', '1.00', '0.00'],
    ]);
  });

  test('a table with a title of its own does not go on with the one above', async () => {
    const one = table({ top: 300, columns: COLUMNS, rows: [...HEAD, ...ROWS] });
    const other = `${show(230, 800, '另一张决算表', 12)}\n${table({ top: 790, columns: COLUMNS, rows: [...HEAD, ...ROWS] })}`;
    const found = tablesOf(await readPages([{ content: one }, { content: other }]));
    expect(found.map(wordsOf)).toEqual([WORDS, WORDS]);
    expect(found[1]?.caption.title?.value).toBe('另一张决算表');
  });

  test('a frame around a page is no table', async () => {
    const frame = [
      stroke(20, 20, 575, 20),
      stroke(20, 822, 575, 822),
      stroke(20, 20, 20, 822),
      stroke(575, 20, 575, 822),
    ];
    const document = await readPages([
      { content: [...frame, show(60, 700, '甲局的说明。')].join('\n') },
    ]);
    expect(blocksOf(document).map(({ type }) => type)).toEqual(['paragraph']);
  });
});

describe('turned pages', () => {
  const landscape = statement();
  test.each([0, 90, 180, 270])('a page turned by %i degrees', async (rotate) => {
    const [found] = tablesOf(await readPages([{ rotate, content: landscape }]));
    expect(found && wordsOf(found)).toEqual(WORDS);
    const [span] = found?.rows[2]?.cells[1] ? sourceOf(found.rows[2].cells[1].text) : [];
    if (span === undefined || !('box' in span)) throw new Error('the figure has no box');
    expect(span.rotate).toBe(rotate);
    const [wide, high] = rotate % 180 === 0 ? [595, 842] : [842, 595];
    expect(span.box[0]).toBeGreaterThan(0);
    expect(span.box[2]).toBeLessThan(wide);
    expect(span.box[1]).toBeGreaterThan(0);
    expect(span.box[3]).toBeLessThan(high);
  });

  test('a table set sideways on an upright page', async () => {
    const content = `q 0 1 -1 0 842 0 cm\n${landscape}\nQ`;
    const [found] = tablesOf(await readPages([{ width: 842, content }]));
    expect(found && wordsOf(found)).toEqual(WORDS);
    expect(found?.caption.title?.value).toBe('某某支出决算表');
  });
});

describe('running text', () => {
  // 28 characters of 16 points fill a line; the first one is indented by two.
  const LINES = [
    '本年度支出共计一千三百万元，其中基本支出一千二百万元，项目支',
    '出一百万元；与上年相比增加二百万元，主要原因是人员增加和业务量上',
    '升，其余各项支出与上年大体持平，没有较大的变化，也没有新增的项目',
    '，详见附表。',
  ];

  test('paragraphs are joined over lines and pages, page numbers left out', async () => {
    const page = (lines: readonly string[], number: number) => ({
      content: [
        ...lines.map((line, index) => {
          const indent = line === LINES[0] || /^[一二]、|^无/.test(line) ? 32 : 0;
          return show(50 + indent, 760 - index * 24, line, 16);
        }),
        show(290, 40, String(number), 9),
      ].join('\n'),
    });
    const document = await readPages([
      page(['一、支出情况说明', LINES[0] ?? '', LINES[1] ?? ''], 1),
      page([LINES[2] ?? '', LINES[3] ?? ''], 2),
      page(['二、其他情况说明', '无其他情况。'], 3),
    ]);
    expect(
      blocksOf(document).map((block) => ('text' in block ? block.text.value : block.type)),
    ).toEqual(['一、支出情况说明', LINES.join(''), '二、其他情况说明', '无其他情况。']);
  });
});

describe('what cannot be read', () => {
  test('characters of a font that does not tell them are unread, and so is their figure', async () => {
    const rows = [[...cells('名称', '金额')], [...cells('甲', '')], [...cells('乙', '5.00')]];
    const content = [
      table({ top: 700, columns: [80, 80], rows }),
      show(145, 664, '1', 8),
      showUnknown(149, 664, '2', 8),
      show(153, 664, '3.45', 8),
    ].join('\n');
    const document = await readPages([{ content }]);
    const [found] = tablesOf(document);
    expect(found && wordsOf(found)).toEqual([
      ['名称', '金额'],
      ['甲', '\uFFFD'],
      ['乙', '5.00'],
    ]);
    expect(document.unread.map(({ text }) => text.value)).toEqual(['1\uFFFD3.45']);
  });

  const image =
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream';
  const withImage: PdfExtras = {
    objects: new Map([[20, image]]),
    resources: '/XObject << /I 20 0 R >>',
  };
  const scan = { content: 'q 595 0 0 842 0 0 cm /I Do Q' };

  test('a page that is an image is reported', async () => {
    const document = await readPages([{ content: show(60, 700, '甲局的说明。') }, scan], withImage);
    expect(document.unread.map(({ text }) => sourceOf(text)[0])).toMatchObject([{ page: 2 }]);
  });

  test('a file of images only is refused', async () => {
    await expect(readPages([scan], withImage)).rejects.toMatchObject({ code: 'no-text' });
  });

  test('a layer of recognised text over an image is in doubt', async () => {
    const hidden = `${scan.content}\n3 Tr\n${show(60, 700, '甲局本年度支出共计一百二十三万元整。')}`;
    const document = await readPages([{ content: hidden }], withImage);
    expect(document.unread).toEqual([]);
    expect(document.doubtful?.map(({ text }) => text.value)).toEqual([
      '甲局本年度支出共计一百二十三万元整。',
    ]);
    expect(blocksOf(document)).toHaveLength(1);
  });

  test('an image in strips is a page too; what is hidden among text is left out, else in doubt', async () => {
    const strips = [0, 1, 2, 3].map((at) => `q 595 0 0 210 0 ${at * 210} cm /I Do Q`).join(' ');
    const document = await readPages(
      [{ content: strips }, { content: show(60, 700, '甲局的说明。') }],
      withImage,
    );
    expect(document.unread.map(({ text }) => sourceOf(text)[0])).toMatchObject([{ page: 1 }]);
    const hidden = `3 Tr ${show(60, 600, '支出12.30')}`;
    const [first] = (await readPages([{ content: hidden }])).doubtful ?? [];
    expect(first?.reason.zh).toContain('隐藏');
    const seen = show(60, 700, '甲局支出情况的说明如下。');
    const [left] = (await readPages([{ content: `${seen} ${hidden}` }])).unread;
    expect(left?.text.value).toBe('支出12.30');
  });

  test('of recognised text each figure is in doubt by itself, drawn text is not', async () => {
    const content = `${scan.content}\n${show(60, 700, '甲局本年度支出情况的说明如下。')}
3 Tr\n${show(60, 600, '支出12.30万元')}`;
    const document = await readPages([{ content }], withImage);
    expect(document.doubtful?.map(({ text }) => [text.value, sourceOf(text)[0]])).toMatchObject([
      ['支出', { page: 1 }],
      ['12.30', { page: 1 }],
      ['万元', { page: 1 }],
    ]);
  });
});

describe('bounds', () => {
  test('pages are counted first, and the option is named', async () => {
    const bytes = pdfBytes(Array.from({ length: 12 }, () => ({ content: '' })));
    const engine = await loadPdfium();
    const reading = readPdfDocument(bytes, 'long.pdf', { engine, maxPages: 10 });
    await expect(reading).rejects.toMatchObject({ code: 'too-many-pages' });
    await expect(reading).rejects.toThrow('--max-pages');
  });

  test.each([
    ['nothing behind the mark', '%PDF-1.4\n'],
    [
      'a file cut short',
      new TextDecoder('latin1').decode(pdfBytes([{ content: '' }]).subarray(0, 60)),
    ],
  ])('%s is damaged', async (_name, text) => {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const engine = await loadPdfium();
    await expect(readPdfDocument(bytes, 'cut.pdf', { engine })).rejects.toBeInstanceOf(ReadError);
  });

  test('a million path segments end with a clear error', async () => {
    const content = `${'0 0 m\n'}${'1 1 l 2 2 l 3 3 l 4 4 l 5 5 l\n'.repeat(220_000)}S`;
    await expect(readPages([{ content }])).rejects.toMatchObject({ code: 'too-complex' });
  });

  const holding = (content: string): PdfExtras => ({
    objects: new Map([
      [
        20,
        `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 20 0 R >> >> /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ],
    ]),
    resources: '/XObject << /X 20 0 R >>',
  });

  test('a form that holds itself twice ends for want of memory, which is bounded', async () => {
    const own = await loadPdfium();
    const bytes = pdfBytes([{ content: '/X Do' }], holding('/X Do /X Do'));
    const reading = readPdfDocument(bytes, 'own.pdf', { engine: own });
    await expect(reading).rejects.toMatchObject({ code: 'engine-failed' });
    expect(own.pdfium.HEAPU8.length).toBeLessThan(400 * 1024 * 1024);
  });

  test('a form that holds itself ends', async () => {
    const content = `/X Do\n${show(60, 700, '甲局的说明。')}`;
    expect(blocksOf(await readPages([{ content }], holding('/X Do')))).toHaveLength(1);
  });
});
