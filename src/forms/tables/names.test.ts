import { describe, expect, test } from 'vitest';
import { isNeutralPrefix, rowName, titleName } from './names.js';

describe('rowName', () => {
  test.each([
    ['一、 一般公共预算 财政拨款收入', '一般公共预算财政拨款收入'],
    ['二十一、国有资本经营预算支出', '国有资本经营预算支出'],
    ['14. 资源勘探信息等支出', '资源勘探信息等支出'],
    ['（1）一般公共预算拨款', '一般公共预算拨款'],
    ['其中：（一）工资福利支出', '工资福利支出'],
    ['一般公共服务支出', '一般公共服务支出'],
    ['机关资本性支出（一）', '机关资本性支出(一)'],
  ])('%s is %s', (printed, name) => {
    expect(rowName(printed)).toBe(name);
  });
});

describe('titleName', () => {
  test.each([
    ['收入支出决算总表（公开01表）', '收入支出决算总表'],
    ['收入 支出 决算 总表（续）', '收入支出决算总表'],
    [
      '一般公共预算支出明细表(按支出功能分类科目-不含上年结转)',
      '一般公共预算支出明细表(按支出功能分类科目)',
    ],
    ['政府性基金收支表（不含上年结转）', '政府性基金收支表'],
    ['财政拨款“三公”经费支出决算表（2022年度）', '财政拨款三公经费支出决算表'],
  ])('%s is %s', (printed, title) => {
    expect(titleName(printed)).toBe(title);
  });
});

describe('isNeutralPrefix', () => {
  test.each([
    '2023年度',
    '2023年部门综合预算',
    '附件1:',
    '某县医疗保障局2023年度',
    '某县医保局(本级)',
    '三、',
  ])('%s says only whose table and of which year', (words) => {
    expect(isNeutralPrefix(words, '某县医疗保障局')).toBe(true);
  });

  test.each(['政府性基金', '项目', '非税', '财政拨款', '2023年度政府性基金'])(
    '%s makes another table',
    (words) => {
      expect(isNeutralPrefix(words, '某县医疗保障局')).toBe(false);
    },
  );
});
