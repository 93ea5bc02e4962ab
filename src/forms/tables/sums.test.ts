import { describe, expect, test } from 'vitest';
import { INFO, tableOf } from '../../../test/support/table.js';
import type { TableReading, TableSum } from '../reading.js';
import { FORMS } from './catalogue.js';
import { readStatementTable } from './index.js';
import { promisesOf, sumsOf } from './sums.js';

function read(title: string, lines: string): TableReading {
  return readStatementTable(tableOf(title, lines), INFO).reading;
}

function words(sum: TableSum): string {
  const parts = sum.parts.map(({ sign, cell }) => `${sign < 0 ? '-' : '+'}${cell.printed.text}`);
  return `${sum.identity} ${sum.totalRow.name} ${sum.total.printed.text}${sum.relation}${parts.join('')}`;
}

describe('sumsOf', () => {
  test('line formulas take a range of rows, with unlisted rows printed among them', () => {
    const table = read(
      '收入支出决算总表',
      `项目|行次|决算数|项目|行次|决算数
       一、一般公共预算财政拨款收入|1|5.00|一、一般公共服务支出|32|1.00
       二、政府性基金预算财政拨款收入|2|0.50|二、新增的支出科目|33|2.00
       本年收入合计|27|5.50|三、国防支出|34|3.00
       |30||本年支出合计|58|6.00
       总计|31|6.00|总计|62|6.00`,
    );
    expect(sumsOf(table).map(words)).toEqual([
      'A01 本年收入合计 5.50=+5.00+0.50',
      'A02 本年支出合计 6.00=+1.00+2.00+3.00',
      'A03 总计 6.00=+5.50',
      'A04 总计 6.00=+6.00',
      'A05 总计 6.00=+6.00',
    ]);
  });

  test('a parent adds its nearest printed descendants, the total the rows without a parent', () => {
    const table = read(
      '支出决算表',
      `科目代码|科目名称|本年支出合计|基本支出|项目支出
       合计||9.00||
       208|社会保障和就业支出|4.00||
       2080505|养老保险缴费支出|4.00||
       21015|医疗保障管理事务|5.00||
       2101501|行政运行|3.00||
       2101502|一般行政管理事务|2.00||`,
    );
    const trees = sumsOf(table).filter((sum) => sum.identity === 'A09');
    expect(trees.map(words)).toEqual([
      'A09 合计 9.00=+4.00+5.00',
      'A09 社会保障和就业支出 4.00=+4.00',
      'A09 医疗保障管理事务 5.00=+3.00+2.00',
    ]);
  });

  test('a code printed twice under two government accounts is two addends', () => {
    const table = readStatementTable(
      tableOf(
        '部门综合预算一般公共预算支出明细表（按支出经济分类科目-不含上年结转）',
        `序号|部门经济科目编码|部门经济科目名称|政府经济科目编码|政府经济科目名称|合计|人员经费支出|公用经费支出|专项业务经费支出|备注
         1||合计|||7.00|7.00|||
         2|301|工资福利支出|||7.00|7.00|||
         3|30101|基本工资|50101|工资奖金津补贴|3.00|3.00|||
         4|30101|基本工资|50501|工资福利支出|4.00|4.00|||`,
      ),
      { ...INFO, kind: 'budget' },
    ).reading;
    expect(table.rows[2]?.cells.find((cell) => cell.columnId === 'total')?.key?.dims).toEqual({
      fund: 'general',
      deptEconomic: '30101',
      govEconomic: '50101',
    });
    expect(sumsOf(table).map(words)).toContain('E08 工资福利支出 7.00=+3.00+4.00');
  });

  test('balances are taken off', () => {
    const table = read(
      '政府性基金预算财政拨款收入支出决算表',
      `项目||年初结转和结余|本年收入|本年支出|||年末结转和结余
       科目代码|科目名称|||小计|基本支出|项目支出|
       合计||1.00|2.00|2.50||2.50|0.50`,
    );
    expect(sumsOf(table).map(words)).toEqual([
      'A21 合计 2.50=+1.00+2.00-0.50',
      'A21 合计 2.50=++2.50',
    ]);
  });

  test('a blank total over filled parts is a sum; a table of blanks says nothing', () => {
    const heads = '项目|决算数|项目|合计|一般公共预算财政拨款\n';
    const blank = read(
      '财政拨款收入支出决算总表',
      `${heads}1. 一般公共预算财政拨款|5.00|9. 卫生健康支出|5.00|5.00\n本年收入合计||本年支出合计|5.00|`,
    );
    expect(sumsOf(blank).map(words)).toEqual([
      'A12 本年收入合计 =+5.00',
      'A13 9. 卫生健康支出 5.00=+5.00',
      'A13 本年支出合计 5.00=+',
      'A14 本年支出合计 5.00=+5.00',
      'A14 本年支出合计 =+5.00',
    ]);
    const empty = read(
      '财政拨款收入支出决算总表',
      `${heads}1. 一般公共预算财政拨款||9. 卫生健康支出||\n本年收入合计||本年支出合计||`,
    );
    expect(sumsOf(empty)).toEqual([]);
  });

  test('every declared sum names rows and columns that its form has', () => {
    for (const { declaration, leaves, lines, footers } of FORMS) {
      const columns = new Set(leaves.map((leaf) => leaf.id));
      const rows = new Set([...lines.flat(), ...footers].map((line) => line.id));
      const coded = leaves.some((leaf) => leaf.codes !== null);
      const row = (ref: string) => {
        for (const id of (ref.split(':').at(-1) ?? '').split('..')) {
          if (!(coded && /^\d{3}$/.test(id)))
            expect(rows, `${declaration.id} ${ref}`).toContain(id);
        }
      };
      for (const sum of declaration.sums) {
        const plain = (ref: string) => ref.replace(/^-/, '');
        if (sum.kind === 'rows') for (const ref of [sum.total, ...sum.parts]) row(plain(ref));
        if (sum.kind === 'columns') {
          for (const id of [sum.total, ...sum.parts])
            expect(columns, declaration.id).toContain(plain(id));
        }
        if (sum.kind === 'cells') {
          for (const ref of [sum.total, ...sum.parts]) row(plain(ref).replace(/\.[^.]+$/, ''));
        }
      }
    }
  });
});

describe('promisesOf', () => {
  test('a total row that the form has and the table lacks is a promise', () => {
    const table = read(
      '收入支出决算总表',
      `项目|行次|决算数|项目|行次|决算数
       一、一般公共预算财政拨款收入|1|5.00|一、一般公共服务支出|32|5.00
       |30||本年支出合计|58|5.00`,
    );
    expect(
      promisesOf(table).map(({ identity, side, row, name }) => [identity, side, row, name]),
    ).toEqual([
      ['A01', '收入', 'L27', '本年收入合计'],
      ['A04', '支出', 'L62', '总计'],
    ]);
  });
});
