import { describe, expect, test } from 'vitest';
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
