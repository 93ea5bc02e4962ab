import { describe, expect, test } from 'vitest';
import { check } from '../checks/check.js';
import { readTextDocument } from '../formats/text/read.js';
import { readForms } from './read.js';

const CONTENTS = [
  '甲县医疗保障局 2023 年度部门决算',
  '目录',
  '第一部分 部门概况',
  '第二部分 2023 年度部门决算表',
  '一、收入决算表',
  '二、支出决算表',
  '第三部分 名词解释',
  '',
  '第一部分 部门概况',
  '本部门负责全县医疗保障工作。',
  '第二部分 2023 年度部门决算表',
];
const SPENT = [
  '支出决算表',
  '公开03表',
  '编制部门：甲县医疗保障局',
  '金额单位：万元',
  '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出',
  '合计\t\t30.00\t10.00\t20.00',
  '210\t卫生健康支出\t30.00\t10.00\t20.00',
  '21015\t医疗保障管理事务\t30.00\t10.00\t20.00',
  '2101501\t行政运行\t10.00\t10.00\t0.00',
];
const REST = ['2101506\t医疗保障经办事务\t20.00\t0.00\t20.00', '注：本表反映本年支出。'];

const read = (...lines: string[]) =>
  readForms(readTextDocument(new TextEncoder().encode(lines.join('\n')), '甲.txt'));

describe('where a document stops', () => {
  test('in a table, when a part of the contents is not reached: its sums are not checkable', () => {
    const reading = read(...CONTENTS, ...SPENT);
    expect(reading.ending).toMatchObject({ table: '公开03表' });
    expect(reading.ending?.reason.zh).toContain('第三部分');
    expect(reading.unread.at(-1)).toMatchObject({
      source: [{ file: '甲.txt', line: 20 }, {}, {}, {}, {}],
    });
    const { findings, records } = check(reading);
    expect(findings.filter(({ rule }) => rule === 'table-sum')).toEqual([]);
    const sums = records.filter(
      ({ rule, outcome }) => rule === 'table-sum' && outcome === 'notCheckable',
    );
    expect(sums.some(({ reason }) => reason?.zh.includes('第三部分'))).toBe(true);
  });

  test('a whole document has no such place, and its broken sums are errors', () => {
    const whole = [
      ...CONTENTS,
      ...SPENT,
      ...REST,
      '第三部分 名词解释',
      '基本支出：指保障机构运转的支出。',
    ];
    expect(read(...whole).ending).toBeNull();
    const wrong = whole.map((line) => line.replace('事务\t20.00', '事务\t25.00'));
    expect(check(read(...wrong)).findings.map(({ rule }) => rule)).toContain('table-sum');
  });

  test('in a sentence without an end', () => {
    const cut = '2023 年度本年支出合计 30.00 万元，其中基本支出 10.00 万元，主要用于保障机';
    const reading = read('甲县医疗保障局 2023 年度部门决算', '三、支出决算情况说明', cut);
    expect(reading.ending?.reason.zh).toContain('一句话中间');
    expect(
      read('甲县医疗保障局 2023 年度部门决算', '三、支出决算情况说明', `${cut}构运转。`).ending,
    ).toBeNull();
  });
});
