import { expect, test } from 'vitest';
import { documentOf, fragmentsOf, gridOf } from '../../../test/support/fragments.js';
import { reassemble } from './index.js';

/** Rows of an expenditure table whose lines are as a page's converter prints them. */
function rowsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const head = ['科目编码 科目名称 合计 基本支出 项目支出', '合计 9.00 5.00 4.00'];
  const document = reassemble(
    documentOf([fragmentsOf([...head, ...lines], { title: '一般公共预算财政拨款支出决算表' })]),
  );
  const table = document.sections[0]?.blocks[0];
  if (table?.type !== 'table') throw new Error('no table');
  return gridOf(table).map((row) => row.slice(0, 2));
}

test('a name wrapped above and below its code and figures is one name', () => {
  const rows = rowsOf([
    '208 社会保障和就业支出 9.00 5.00 4.00',
    '20805 行政事业单位养老支出 9.00 5.00 4.00',
    '机关事业单位基本养老保',
    '2080505 5.00 5.00',
    '险缴费支出',
    '机关事业单位职业年',
    '2080506 4.00 4.00',
    '金缴费支出',
  ]);
  expect(rows.slice(-2)).toEqual([
    ['2080505', '机关事业单位基本养老保险缴费支出'],
    ['2080506', '机关事业单位职业年金缴费支出'],
  ]);
});
