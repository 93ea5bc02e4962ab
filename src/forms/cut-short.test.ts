import { describe, expect, test } from 'vitest';
import { readTextDocument } from '../formats/text/read.js';
import { cutShort } from './cut-short.js';

const WHOLE = [
  '甲县医疗保障局 2023 年度部门决算',
  '支出决算表',
  '公开03表',
  '单位：万元',
  '科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出',
  '合计\t\t30.00\t10.00\t20.00',
  '210\t卫生健康支出\t30.00\t10.00\t20.00',
  '21015\t医疗保障管理事务\t30.00\t10.00\t20.00',
  '2101501\t行政运行\t10.00\t10.00\t0.00',
].join('\n');

const cut = (text: string) => cutShort(readTextDocument(new TextEncoder().encode(text), '甲.txt'));

describe('a document cut inside a table', () => {
  test('names the row at which it ends, with its place', () => {
    const [unread, ...more] = cut(WHOLE.slice(0, WHOLE.indexOf('行政运行') + 4));
    expect(more).toEqual([]);
    expect(unread?.text).toBe('2101501行政运行');
    expect(unread?.reason.zh).toContain('支出决算表');
    expect(unread?.reason.zh).toContain('最后一行有 2 格，此前各行有 5 格');
    expect(unread?.source[0]).toMatchObject({ file: '甲.txt', line: 9, column: 1 });
  });

  test('is not seen in a whole one, before a note, or where the text goes on', () => {
    expect(cut(WHOLE)).toEqual([]);
    const short = WHOLE.replace('2101501\t行政运行\t10.00\t10.00\t0.00', '总分\t100');
    expect(cut(`${short}\n注：本表反映本年支出。\n`)).toEqual([]);
    expect(cut(`${short}\n\n第四部分 名词解释\n\n基本支出是指保障机构运转的支出。\n`)).toEqual([]);
  });
});
