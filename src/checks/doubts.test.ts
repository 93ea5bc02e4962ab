import { describe, expect, test } from 'vitest';
import { EMPTY_TEXT, type Text } from '../document/text.js';
import type { Document, Loss } from '../document/tree.js';
import type { Span } from '../facts/source.js';
import { readTextDocument } from '../formats/text/read.js';
import { readForms } from '../forms/read.js';
import { check } from './check.js';

const table = (...rows: string[]) =>
  [
    '甲县医疗保障局 2023 年度部门决算',
    '支出决算表',
    '公开03表',
    '编制部门：甲县医疗保障局',
    '金额单位：万元',
    '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出',
    ...rows,
    '注：本表反映本年支出。',
  ].join('\n');

const sums = (text: string) =>
  check(readForms(readTextDocument(new TextEncoder().encode(text), '甲.txt'))).records.filter(
    ({ rule, outcome }) => rule === 'table-sum' && outcome !== 'holds',
  );

const TOTAL = '合计\t\t30.00\t30.00\t0.00';
const CLASS = '210\t卫生健康支出\t30.00\t30.00\t0.00';
const GROUP = '21015\t医疗保障管理事务\t30.00\t30.00\t0.00';

describe('a broken sum', () => {
  test('over a row into whose name other words ran is not checkable, with the reason', () => {
    const name = '行政运行经营支出对附属单位补助支出';
    const found = sums(table(TOTAL, CLASS, GROUP, `2101501\t${name}\t20.00\t20.00\t0.00`));
    expect(found.map(({ outcome }) => outcome)).toEqual(['notCheckable', 'notCheckable']);
    expect(found[0]?.reason?.zh).toContain(name);
  });

  test('over a row that bears another account’s name is the document’s error', () => {
    const found = sums(table(TOTAL, CLASS, GROUP, '2101501\t事业运行\t20.00\t20.00\t0.00'));
    expect(found.map(({ outcome }) => outcome)).toEqual(['broken', 'broken']);
  });
});

describe('a sum of a table inside which a figure was left unread', () => {
  const short = table(TOTAL, CLASS, GROUP, '2101501\t行政运行\t20.00\t20.00\t0.00');
  const reading = readForms(readTextDocument(new TextEncoder().encode(short), '甲.txt'));
  const outcomes = (unreadFigure: string) =>
    check({
      ...reading,
      unread: [
        {
          text: unreadFigure,
          reason: { zh: '无法归入表格', en: 'fits no cell' },
          source: [{ file: '甲.txt', line: 10, column: 1, endLine: 10, endColumn: 6 }],
        },
      ],
    })
      .records.filter(({ rule, outcome }) => rule === 'table-sum' && outcome !== 'holds')
      .map(({ outcome }) => outcome);

  test('is not checkable, in narrow and in full-width digits', () => {
    expect(outcomes('10.00')).toEqual(['notCheckable', 'notCheckable']);
    expect(outcomes('１０．００')).toEqual(['notCheckable', 'notCheckable']);
  });

  test('is broken where what was left unread is no figure', () => {
    expect(outcomes('某些文字')).toEqual(['broken', 'broken']);
  });
});

describe('a table that the document promises and does not print', () => {
  const contents = '目录\n第一部分 报表\n一、收入决算表\n二、支出决算表\n\n第一部分 报表\n\n';

  test('has its sums not checkable, each once', () => {
    const text = `${contents}${table(TOTAL, CLASS, GROUP, '2101501\t行政运行\t30.00\t30.00\t0.00')}`;
    const found = sums(text).filter(({ outcome }) => outcome === 'notCheckable');
    const asked = found.map(({ identity, reason }) => `${identity} ${reason?.zh}`);
    expect(asked).toEqual(['A07 《收入决算表》没有印出', 'A09 《收入决算表》没有印出']);
  });
});

/** The place of a cell of a table in each kind of file; cells are 60 by 20 points on page 3. */
const PLACES: Readonly<Record<string, (row: number, column: number) => Span>> = {
  'a page': (row, column) => ({
    file: '甲',
    page: 3,
    box: [50 + column * 60, 100 + row * 20, 90 + column * 60, 112 + row * 20],
    rotate: 0,
  }),
  'a turned page': (row, column) => ({
    file: '甲',
    page: 3,
    box: [500 - row * 20, 50 + column * 60, 512 - row * 20, 90 + column * 60],
    rotate: 90,
  }),
  'a sheet': (row, column) => ({
    file: '甲',
    sheet: '表三',
    cell: `${String.fromCharCode(66 + column)}${row + 4}`,
  }),
  'a web page': (row, column) => ({
    file: '甲',
    path:
      row < 0
        ? `html[1]/body[1]/p[${50 + row}]`
        : `html[1]/body[1]/table[2]/tbody[1]/tr[${row + 1}]/td[${column + 1}]`,
  }),
  'a Word file': (row, column) => ({
    file: '甲',
    path: row < 0 ? `body/p[${50 + row}]` : `body/tbl[2]/tr[${row + 1}]/tc[${column + 1}]/p[1]`,
  }),
};

const ROWS = [
  ['科目代码', '科目名称', '本年支出合计', '基本支出', '项目支出'],
  ['合计', '', '30.00', '30.00', '0.00'],
  ['210', '卫生健康支出', '30.00', '30.00', '0.00'],
  ['21015', '医疗保障管理事务', '30.00', '30.00', '0.00'],
  ['2101501', '行政运行', '20.00', '25.00', '0.00'],
];

function textAt(value: string, span: Span): Text {
  if (value === '') return EMPTY_TEXT;
  return { value, pieces: [{ at: 0, length: value.length, anchor: { kind: 'span', span } }] };
}

function documentOf(place: (row: number, column: number) => Span): Document {
  const title = textAt('支出决算表', place(-2, 0));
  return {
    file: '甲',
    format: 'pdf',
    unread: [],
    sections: [
      {
        blocks: [
          {
            type: 'heading',
            level: 1,
            marker: '',
            text: textAt('甲县医疗保障局2023年度部门决算', place(-3, 0)),
          },
          {
            type: 'table',
            caption: {
              title,
              number: null,
              reporter: null,
              amountUnit: textAt('金额单位：万元', place(-1, 4)),
            },
            rows: ROWS.map((row, r) => ({
              cells: row.map((value, c) => ({
                text: textAt(value, place(r, c)),
                colSpan: 1,
                rowSpan: 1,
              })),
            })),
            notes: [textAt('注：本表反映本年支出。', place(6, 0))],
          },
        ],
      },
    ],
  };
}

/** Outcomes of the sums of the table: down the columns, and across the row that does not add up. */
function outcomesOf(document: Document) {
  const { records } = check(readForms(document));
  const sums = records.filter(
    ({ rule, outcome }) => rule === 'table-sum' && !['holds', 'notApplicable'].includes(outcome),
  );
  const across = (title: string) => title.includes('2101501');
  const pick = (isAcross: boolean) => [
    ...new Set(sums.filter(({ title }) => across(title.zh) === isAcross).map((one) => one.outcome)),
  ];
  return { down: pick(false), across: pick(true), sums };
}

describe.each(Object.entries(PLACES))('in %s', (_, place) => {
  const whole = documentOf(place);
  const withUnread = (value: string, span: Span, loss?: Loss): Document => ({
    ...whole,
    unread: [
      {
        text: textAt(value, span),
        reason: { zh: '没有读出', en: 'not read' },
        ...(loss === undefined ? {} : { loss }),
      },
    ],
  });

  test('sums of a table that was read whole are broken', () => {
    expect(outcomesOf(whole)).toMatchObject({ down: ['broken'], across: ['broken'] });
  });

  test('a figure unread in another row leaves the sum across a row broken', () => {
    expect(outcomesOf(withUnread('10.00', place(2, 3)))).toMatchObject({
      down: ['notCheckable'],
      across: ['broken'],
    });
  });

  test('a figure unread in the row leaves nothing to be said', () => {
    expect(outcomesOf(withUnread('1\uFFFD', place(4, 1)))).toMatchObject({
      down: ['notCheckable'],
      across: ['notCheckable'],
    });
  });

  test('what is no figure, is not missing or stands elsewhere changes nothing', () => {
    for (const document of [
      withUnread('某些文字', place(4, 1)),
      withUnread('10.00', place(4, 1), 'none'),
      withUnread('10.00', place(-30, 1)),
    ]) {
      expect(outcomesOf(document)).toMatchObject({ down: ['broken'], across: ['broken'] });
    }
  });

  test('recognised figures break nothing unless others confirm them', () => {
    const doubtful = (...cells: readonly (readonly [number, number])[]): Document => ({
      ...whole,
      doubtful: cells.map(([r, c]) => ({
        text: textAt(ROWS[r]?.[c] ?? '', place(r, c)),
        reason: { zh: '识别', en: 'recognised' },
      })),
    });
    const one = outcomesOf(doubtful([4, 2]));
    expect(one.sums.find(({ title }) => title.zh.includes('2101501'))).toMatchObject({
      outcome: 'notCheckable',
      reason: { zh: expect.stringContaining('「20.00」是从图像上识别的') },
    });
    // 30.00 of the total is confirmed by its parts: the row that differs from it is wrong.
    const total = outcomesOf(doubtful([1, 2]));
    expect(total).toMatchObject({ down: ['broken'], across: ['broken'] });
    const { recognised } = check(readForms(doubtful([1, 2], [4, 2])));
    expect(recognised?.map(({ text, confirmed }) => [text, confirmed])).toEqual([
      ['30.00', true],
      ['20.00', false],
    ]);
  });
});

describe('a page that was not read', () => {
  const place = PLACES['a page'];
  if (place === undefined) throw new Error('no such kind');
  const outcomes = (page: number) =>
    outcomesOf({
      ...documentOf(place),
      unread: [
        {
          text: textAt('［一页］', { file: '甲', page, box: [0, 0, 500, 800], rotate: 0 }),
          reason: { zh: '这一页是图像', en: 'this page is an image' },
          loss: 'part',
        },
      ],
    });

  test('behind a table may hold more of its rows, but not more of a row', () => {
    expect(outcomes(4)).toMatchObject({ down: ['notCheckable'], across: ['broken'] });
  });

  test('elsewhere leaves the table alone', () => {
    expect(outcomes(2)).toMatchObject({ down: ['broken'], across: ['broken'] });
    expect(outcomes(6)).toMatchObject({ down: ['broken'], across: ['broken'] });
  });

  test('may hold the table that the contents list', () => {
    const whole = documentOf(place);
    const listed = (unread: Document['unread'], doubtful: Document['doubtful'] = []) => {
      const [section] = whole.sections;
      const document: Document = {
        ...whole,
        unread,
        doubtful,
        sections: [
          {
            blocks: [
              {
                type: 'contents',
                entries: [
                  textAt('一、支出决算表', place(-12, 0)),
                  textAt('二、财政拨款“三公”经费支出决算表', place(-11, 0)),
                ],
              },
              ...(section?.blocks ?? []),
            ],
          },
        ],
      };
      return check(readForms(document))
        .records.filter(({ rule }) => rule === 'declared-table-missing')
        .map(({ outcome }) => outcome);
    };
    expect(listed([])).toEqual(['holds', 'broken']);
    const lost = textAt('［第9页］', { file: '甲', page: 9, box: [0, 0, 1, 1], rotate: 0 });
    const reason = { zh: '这一页是图像', en: 'this page is an image' };
    expect(listed([{ text: lost, reason, loss: 'part' }])).toEqual(['holds', 'notCheckable']);
    const words = textAt('说明', { file: '甲', page: 9, box: [0, 0, 9, 9], rotate: 0 });
    expect(listed([], [{ text: words, reason }])).toEqual(['holds', 'notCheckable']);
  });
});
