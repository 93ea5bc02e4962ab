import { describe, expect, test } from 'vitest';
import { EMPTY_TEXT, type Text } from '../../document/text.js';
import type { Document, DoubtfulText, Table } from '../../document/tree.js';
import type { PageSpan } from '../../facts/source.js';
import { readForms } from '../../forms/read.js';
import { check } from '../check.js';
import { plausibleReadings } from './candidates.js';
import { settledReading } from './index.js';

const HEAD = ['科目代码', '科目名称', '本年支出合计', '基本支出', '项目支出'];
const ROWS = [
  ['合计', '', '30.18', '20.00', '10.18'],
  ['210', '卫生健康支出', '30.18', '20.00', '10.18'],
  ['21015', '医疗保障管理事务', '30.18', '20.00', '10.18'],
  ['2101501', '行政运行', '20.00', '20.00', '0.00'],
  ['2101504', '信息化建设', '10.18', '0.00', '10.18'],
];

function place(row: number, column: number): PageSpan {
  const [x, y] = [50 + column * 60, 100 + row * 20];
  return { file: '甲', page: 1, box: [x, y, x + 40, y + 12], rotate: 0 };
}

function textAt(value: string, span: PageSpan): Text {
  if (value === '') return EMPTY_TEXT;
  return { value, pieces: [{ at: 0, length: value.length, anchor: { kind: 'span', span } }] };
}

interface Misread {
  readonly row: number;
  readonly column: number;
  readonly read: string;
  readonly rivals?: readonly string[];
}

/** The table with some cells misread, as a scan gives it. */
function scanned(...misread: readonly Misread[]): Document {
  const at = (row: number, column: number, value: string) => {
    const own = misread.find((one) => one.row === row && one.column === column);
    return textAt(own?.read ?? value, place(row, column));
  };
  const rows = [HEAD, ...ROWS].map((line, row) => ({
    cells: line.map((value, column) => ({
      text: at(row - 1, column, value),
      colSpan: 1,
      rowSpan: 1,
    })),
  }));
  const line = (value: string, row: number) => textAt(value, place(row, 2));
  const table: Table = {
    type: 'table',
    caption: {
      title: line('支出决算表', -3),
      number: line('公开03表', -4),
      reporter: null,
      amountUnit: line('金额单位：万元', -2),
    },
    rows,
    notes: [],
    page: 1,
  };
  const doubtful = misread.map(
    ({ row, column, read, rivals = [] }): DoubtfulText => ({
      text: textAt(read, place(row, column)),
      reason: { zh: '识别', en: 'recognised' },
      confidence: 0.5,
      rivals,
    }),
  );
  const title = line('甲县医疗保障局2023年度部门决算', -5);
  return {
    file: '甲',
    format: 'image',
    sections: [{ blocks: [{ type: 'heading', level: 1, marker: '', text: title }, table] }],
    unread: [],
    doubtful,
  };
}

function outcome(document: Document) {
  const reading = settledReading(readForms(document));
  const { findings, recognised = [] } = check(reading);
  return {
    cells: reading.tables[0]?.rows.map(({ code, cells }) =>
      [code, ...cells.map(({ printed }) => printed.text)].join(' '),
    ),
    doubtful: (reading.doubtful ?? []).map(({ text, settledFrom }) => [settledFrom, text]),
    unread: reading.unread.map(({ text }) => text),
    errors: findings.filter(({ severity }) => severity === 'error').length,
    confirmed: recognised.map(({ confirmed }) => confirmed),
  };
}

describe('a doubtful figure', () => {
  test('is what the sums say, where one reading fits them, and the report says so', () => {
    const found = outcome(scanned({ row: 3, column: 2, read: '28.00', rivals: ['20.00'] }));
    expect(found.doubtful).toEqual([['28.00', '20.00']]);
    expect(found.cells?.[3]).toBe('2101501 20.00 20.00 0.00');
    expect(found.confirmed).toEqual([true]);
    expect(found.unread).toEqual([]);
    expect(found.errors).toBe(0);
  });

  test('may have been read right', () => {
    const found = outcome(scanned({ row: 4, column: 4, read: '10.18', rivals: ['16.18'] }));
    expect(found.doubtful).toEqual([['10.18', '10.18']]);
  });

  test('may have lost its point, or be read as another digit that looks alike', () => {
    expect(outcome(scanned({ row: 0, column: 2, read: '3018' })).doubtful).toEqual([
      ['3018', '30.18'],
    ]);
    expect(outcome(scanned({ row: 0, column: 2, read: '30.13' })).doubtful).toEqual([
      ['30.13', '30.18'],
    ]);
  });

  test('is unread where no plausible reading fits, and proves nothing', () => {
    const found = outcome(scanned({ row: 3, column: 2, read: '91.27' }));
    expect(found.unread).toEqual(['91.27']);
    expect(found.doubtful).toEqual([]);
    expect(found.errors).toBe(0);
    expect(found.cells?.[3]).toBe('2101501 \uFFFD 20.00 0.00');
  });

  test('is settled after another one that stands in the way', () => {
    const found = outcome(
      scanned(
        { row: 3, column: 3, read: '26.00', rivals: ['20.00'] },
        { row: 1, column: 3, read: '28.00', rivals: ['20.00'] },
      ),
    );
    expect(found.doubtful).toEqual([
      ['26.00', '20.00'],
      ['28.00', '20.00'],
    ]);
  });

  test('that is a code is what the name beside it says', () => {
    const found = outcome(scanned({ row: 3, column: 0, read: '2161501', rivals: [] }));
    expect(found.doubtful).toEqual([['2161501', '2101501']]);
    expect(found.cells?.[3]).toBe('2101501 20.00 20.00 0.00');
  });

  test('leaves an error elsewhere an error', () => {
    const document = scanned({ row: 3, column: 4, read: '6.00', rivals: ['0.00'] });
    const wrong = JSON.parse(JSON.stringify(document).replace('"10.18"', '"11.18"')) as Document;
    expect(outcome(wrong).errors).toBeGreaterThan(0);
  });
});

describe('plausible readings', () => {
  test('hold what was read, its rivals and what looks like them, and only figures', () => {
    const found = plausibleReadings('236.623', ['236.63']);
    expect(found.slice(0, 2)).toEqual(['236.623', '236.63']);
    expect(found).toContain('236.62');
    expect(plausibleReadings('28.]i', [])).toEqual([]);
    expect(plausibleReadings('9,746.50', [])).toContain('9,746.60');
  });

  test('are bounded', () => {
    expect(plausibleReadings('8'.repeat(60), []).length).toBeLessThanOrEqual(80);
  });
});
