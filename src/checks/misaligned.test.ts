import { describe, expect, test } from 'vitest';
import { tableOf } from '../../test/support/table.js';
import type { Document, Table } from '../document/tree.js';
import { readForms } from '../forms/read.js';
import { check } from './check.js';

const HEADS = '科目编码|科目名称|本年支出合计|基本支出|项目支出';
const RIGHT = [
  '|合计|300.00|200.00|100.00',
  '208|社会保障和就业支出|100.00|60.00|40.00',
  '20805|行政事业单位养老支出|100.00|60.00|40.00',
  '2080505|机关事业单位基本养老保险缴费支出|100.00|60.00|40.00',
  '210|卫生健康支出|200.00|140.00|60.00',
  '21015|医疗保障管理事务|200.00|140.00|60.00',
  '2101501|行政运行|200.00|140.00|60.00',
];

function findings(lines: readonly string[], told: boolean | Pick<Table, 'aligned' | 'pieced'>) {
  const table = tableOf('一般公共预算财政拨款支出决算表', [HEADS, ...lines].join('\n'));
  const document: Document = {
    file: '甲.pdf',
    format: 'pdf',
    sections: [{ blocks: [{ ...table, ...(told === true ? { aligned: true } : told || {}) }] }],
    unread: [],
  };
  const { findings: found, records } = check(readForms(document));
  return {
    found: found.filter(({ severity }) => severity !== 'note').length,
    errors: found.filter(({ severity }) => severity === 'error').length,
    reasons: records.filter(({ reason }) => /没有表线|打散/.test(reason?.zh ?? '')).length,
  };
}

/** The figures of three rows one column to the left, as where a blank was overlooked. */
const SHIFTED = RIGHT.map((line, at) =>
  at % 2 === 0 ? line : line.replace(/\|([\d.]+)\|([\d.]+)\|([\d.]+)$/, '|$2|$3|$1'),
);

describe('a table without rulings', () => {
  test('whose figures contradict each other throughout proves nothing', () => {
    expect(findings(SHIFTED, true)).toMatchObject({ errors: 0 });
    expect(findings(SHIFTED, true).reasons).toBeGreaterThan(2);
  });

  test('with rulings the same figures are errors', () => {
    expect(findings(SHIFTED, false).errors).toBeGreaterThan(0);
    expect(findings(SHIFTED, false).reasons).toBe(0);
  });

  test('one wrong figure among right ones is an error', () => {
    const wrong = RIGHT.map((line) => line.replace('行政运行|200.00|', '行政运行|210.00|'));
    expect(findings(RIGHT, true)).toEqual({ found: 0, errors: 0, reasons: 0 });
    expect(findings(wrong, true).errors).toBeGreaterThan(0);
  });

  test('does not prove that a figure was left blank', () => {
    const blank = RIGHT.map((line) => line.replace('行政运行|200.00|', '行政运行||'));
    expect(findings(blank, false).found).toBeGreaterThan(0);
    expect(findings(blank, true).found).toBe(0);
  });
});

describe('a table put together from fragments', () => {
  test('proves nothing where its own sums contradict each other throughout', () => {
    expect(findings(SHIFTED, { pieced: true })).toMatchObject({ errors: 0 });
  });

  test('proves one wrong figure among right ones', () => {
    const wrong = RIGHT.map((line) => line.replace('行政运行|200.00|', '行政运行|210.00|'));
    expect(findings(wrong, { pieced: true }).errors).toBeGreaterThan(0);
  });
});
