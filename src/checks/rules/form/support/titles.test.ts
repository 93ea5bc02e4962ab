import { describe, expect, test } from 'vitest';
import type { Text } from '../../../../document/text.js';
import { type PrintedTitle, printedFor, titleCore } from './titles.js';

const text = (value: string): Text => ({ value, pieces: [] });
const title = (value: string, number = ''): PrintedTitle => ({
  title: text(value),
  number,
  reading: null,
});

describe('table titles', () => {
  test.each([
    ['2023 年度收入支出决算总表', '收入支出决算总表'],
    ['八、国有资本经营预算财政拨款支出决算表', '国有资本经营预算财政拨款支出决算表'],
    ['- 二、收入决算表', '收入决算表'],
    ['(一)收入支出决算总表 .............(1)', '收入支出决算总表'],
    ['三、支出决算表（公开03表）', '支出决算表'],
    ['四、 财政拨款收入支出决算总表.............6', '财政拨款收入支出决算总表'],
    [
      '一般公共预算支出明细表(按支出功能分类科目-不含上年结转)',
      '一般公共预算支出明细表(按支出功能分类科目)',
    ],
    ['财政拨款“三公”经费支出决算表', '财政拨款三公经费支出决算表'],
  ])('%s is compared as %s', (printed, core) => {
    expect(titleCore(printed)).toBe(core);
  });

  test('the same title is found whatever its year', () => {
    const printed = [title('2023 年部门综合预算收支总表')];
    expect(printedFor('2022 年部门综合预算收支总表', '表 1', printed)).toBe(printed[0]);
  });

  test('tables that differ in one word are not each other', () => {
    expect(printedFor('支出决算表', '', [title('收入决算表')])).toBeNull();
    expect(printedFor('支出决算表', '表 3', [title('收入决算表', '表 2')])).toBeNull();
  });

  test('a table of the same number may be worded a little differently', () => {
    const printed = [title('一般公共预算财政拨款基本支出决算明细表', '公开 06 表')];
    expect(printedFor('一般公共预算财政拨款基本支出决算表', '表 6', printed)).toBe(printed[0]);
  });

  test('a bracket may be left out where that leaves one table', () => {
    const printed = [title('一般公共预算财政拨款支出决算表（按功能分类科目）')];
    expect(printedFor('一般公共预算财政拨款支出决算表', '', printed)).toBe(printed[0]);
    const two = [...printed, title('一般公共预算财政拨款支出决算表（按经济分类科目）')];
    expect(printedFor('一般公共预算财政拨款支出决算表', '', two)).toBeNull();
  });
});
