import { describe, expect, test } from 'vitest';
import { tableOf } from '../../test/support/table.js';
import { lineText } from '../document/text.js';
import type { Block, Document, Table } from '../document/tree.js';
import { keyString } from '../facts/key.js';
import { readForms } from './read.js';

const text = (value: string, line = 1) => lineText(value, 'test.txt', line, 1);
const heading = (value: string, marker = ''): Block => ({
  type: 'heading',
  level: 1,
  marker,
  text: text(value),
});
const paragraph = (value: string): Block => ({ type: 'paragraph', text: text(value) });

function documentOf(...blocks: readonly Block[]): Document {
  return { file: 'test.txt', format: 'text', sections: [{ blocks }], unread: [] };
}

const COVER = heading('云山县医疗保障局2023年部门预算');
const CATALOGUE = tableOf(
  '目录',
  `序号|报表|是否空表|公开空表理由
   表 10|2023年部门综合预算专项业务经费支出表（不含上年结转）|否|
   表 12|2023年部门综合预算政府采购（资产配置、购买服务）预算表|是|不涉及
   表 13|2023年部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表|否|
   表 14|2023年部门预算专项业务经费绩效目标表|否|`,
  '',
);
const PROJECTS = tableOf(
  '2023年部门综合预算专项业务经费支出表（不含上年结转）',
  '单位编码|单位(项目)名称|项目金额|项目简介\n|合计|8.00|\n394|云山县医疗保障局|8.00|',
);

function withoutHead(lines: string): Table {
  return tableOf('', lines, '');
}

describe('readForms', () => {
  test('tables and sentences meet in one key', () => {
    const reading = readForms(
      documentOf(
        heading('云山县医疗保障局2023年度部门决算'),
        tableOf(
          '支出决算表',
          '科目代码|科目名称|本年支出合计|基本支出|项目支出\n合计||5.00|2.00|3.00',
        ),
        heading('三、支出决算情况说明', '三、'),
        paragraph('2023年度支出决算5.00万元，其中：基本支出2.00万元，占40%。'),
      ),
    );
    const prints = reading.facts.where(
      ({ key }) => keyString(key) === 'expenditure@云山县医疗保障局#2023:final',
    );
    expect(prints.map(({ place, printed }) => [place.kind, printed.text])).toEqual([
      ['table', '5.00'],
      ['narrative', '5.00'],
    ]);
  });

  test('a text that is no disclosure says so at its first line', () => {
    const reading = readForms(documentOf(paragraph('今天天气很好，适合爬山。')));
    expect(reading.document.kind).toBeNull();
    expect(reading.unread[0]).toMatchObject({ source: [{ file: 'test.txt', line: 1, column: 1 }] });
    expect(reading.unread[0]?.reason.zh).toContain('看不出这是');
  });

  test('a table that a page break cut in two is one table', () => {
    const reading = readForms(
      documentOf(
        heading('云山县医疗保障局2023年度部门决算'),
        tableOf(
          '支出决算表',
          '科目代码|科目名称|本年支出合计|基本支出|项目支出\n合计||5.00|2.00|3.00',
        ),
        withoutHead('208|社会保障和就业支出|5.00|2.00|3.00'),
      ),
    );
    expect(reading.tables).toHaveLength(1);
    expect(reading.tables[0]?.rows.map((row) => row.id)).toEqual(['total', '208']);
  });

  test('a row without title and heads is placed by the catalogue and reported as damaged', () => {
    const figures = Array.from({ length: 22 }, () => '1.60').join('|');
    const reading = readForms(
      documentOf(
        COVER,
        CATALOGUE,
        PROJECTS,
        paragraph('2023年'),
        withoutHead(`5|394003|云山县大病保障中心|${figures}`),
      ),
    );
    const damaged = reading.tables.find((table) => table.declaration === 'B13');
    expect(damaged?.rows).toHaveLength(1);
    expect(damaged?.rows[0]?.cells.filter((cell) => cell.printed.form === 'number')).toHaveLength(
      22,
    );
    expect(damaged?.rows[0]?.cells.every((cell) => cell.key === null)).toBe(true);
    const [report] = reading.unread.filter((unread) => unread.text.includes('394003'));
    expect(report?.reason.zh).toContain('应有 27 个数，印出 22 个');
    expect(report?.source.length).toBeGreaterThan(0);
  });

  test('where the catalogue leaves two tables open, the row belongs to none', () => {
    const reading = readForms(
      documentOf(COVER, withoutHead('5|394003|云山县大病保障中心|1.60|1.56')),
    );
    const [table] = reading.tables;
    expect(table?.declaration).toBeNull();
    expect(reading.unread.map((unread) => unread.reason.zh).join()).toContain(
      '2 个数无法对应到栏目',
    );
  });

  test('tables of one number are told apart', () => {
    const reading = readForms(documentOf(COVER, PROJECTS, paragraph('2023年'), PROJECTS));
    expect(reading.tables.map((table) => table.id)).toEqual(['B10', 'B10#2']);
  });
});
