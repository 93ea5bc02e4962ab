import { describe, expect, it } from 'vitest';
import { documentOf, fragmentsOf, gridOf } from '../../../test/support/fragments.js';
import { sourceOf } from '../../document/text.js';
import type { Document, Table } from '../../document/tree.js';
import { reassemble } from './index.js';

function rebuild(lines: readonly string[], title?: string): { document: Document; table: Table } {
  const document = reassemble(
    documentOf([fragmentsOf(lines, title === undefined ? {} : { title })]),
  );
  const table = document.sections[0]?.blocks[0];
  if (table?.type !== 'table') throw new Error('no table');
  return { document, table };
}

const unreadOf = (document: Document): readonly string[] =>
  document.unread.map((entry) => entry.text.value);

describe('statement tables', () => {
  it('joins a figure and a line number that were broken over lines, with every place', () => {
    const { table } = rebuild(
      [
        ...['收入 支出', '项目 行次 金额 项目 行次 金额', '栏次 1 栏次 2', ''],
        ...['一、一般公共预算财政拨款收', '', '入', '1', '', '582.', '', '36'],
        ...['一、一般公共服务支出', '', '3', '', '2', '0.00', ''],
        ...[
          '二、政府性基金预算财政拨款收入 2 0.00 二、外交支出',
          '',
          '3',
          '',
          '3',
          '',
          '0.0',
          '',
          '0',
        ],
      ],
      '收入支出决算总表',
    );
    const rows = gridOf(table).slice(-2);
    expect(rows).toEqual([
      ['一、一般公共预算财政拨款收入', '1', '582.36', '一、一般公共服务支出', '32', '0.00'],
      ['二、政府性基金预算财政拨款收入', '2', '0.00', '二、外交支出', '33', '0.00'],
    ]);
    const amount = table.rows.at(-2)?.cells[2]?.text;
    expect(amount === undefined ? [] : sourceOf(amount)).toEqual([
      { file: 'test.txt', line: 10, column: 1, endLine: 10, endColumn: 5 },
      { file: 'test.txt', line: 12, column: 1, endLine: 12, endColumn: 3 },
    ]);
  });

  it('puts a name that was printed above its numbers on the side that it belongs to', () => {
    const { table } = rebuild(
      [
        ...['收入 支出', '项目 行次 金额 项目 行次 金额', '栏次 1 栏次 2'],
        '一、一般公共预算财政拨款收入 1 8.00 一、一般公共服务支出 5 8.00',
        '二、政府性基金预算财政拨款收入 2 二、外交支出 6',
        ...['三、国防支出', '3 7', '本年收入合计 4 8.00 本年支出合计 8 8.00'],
      ],
      '收入支出决算总表',
    );
    expect(gridOf(table).slice(-2)).toEqual([
      ['', '3', '', '三、国防支出', '7', ''],
      ['本年收入合计', '4', '8.00', '本年支出合计', '8', '8.00'],
    ]);
  });

  it('keeps figures of a row with blanks apart from columns that nothing proves', () => {
    const { document, table } = rebuild(
      [
        '科目代码 科目名称 小计 基本支出 项目支出',
        '合计 30.00 10.00 20.00',
        '210 卫生健康支出 30.00 10.00 20.00',
        '21015 医疗保障管理事务 30.00 10.00 20.00',
        '2101501 行政运行 10.00 10.00',
        '2101550 事业运行 20.00 20.00',
      ],
      '一般公共预算财政拨款支出决算表',
    );
    // Row by row both columns are possible; the totals above leave one placement of the two.
    const rows = gridOf(table).slice(-2);
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['2101501', '行政运行', '10.00'],
      ['2101550', '事业运行', '20.00'],
    ]);
    const settled = rows.flatMap((row) => row.slice(3)).filter((text) => text !== '');
    expect(settled.length + unreadOf(document).length).toBe(2);
    for (const [index, row] of rows.entries()) {
      const wrong = index === 0 ? row[4] : row[3];
      expect(wrong).toBe('');
    }
  });

  it('moves a heading that was printed into the table below it', () => {
    const { document } = rebuild(
      [
        '科目代码 科目名称 小计 基本支出 项目支出',
        '合计 30.00 10.00 20.00',
        '七、另一张表',
        '210 卫生健康支出 30.00 10.00 20.00',
      ],
      '一般公共预算财政拨款支出决算表',
    );
    expect(document.sections[0]?.blocks.map((block) => block.type)).toEqual(['table', 'heading']);
  });

  it('reads a catalogue whose names were wrapped', () => {
    const { table } = rebuild([
      ...['序号 内容', '是否', '', '空表', '表格为空的理由', ''],
      ...[
        '表 1 收入支出决算总表 否',
        '',
        '表 2',
        '政府性基金预算财政拨款收入支出',
        '',
        '决算表',
        '是 不涉及',
      ],
    ]);
    expect(gridOf(table)).toEqual([
      ['序号', '内容', '是否空表', '表格为空的理由'],
      ['表 1', '收入支出决算总表', '否', ''],
      ['表 2', '政府性基金预算财政拨款收入支出决算表', '是', '不涉及'],
    ]);
  });
});

describe('performance forms', () => {
  const form = [
    ...['项目名称 宣传经费', '', '项目资金', '', '（万元）', '', '年初预', '', '算数'],
    ...[
      '全年预',
      '',
      '算数（A）',
      '全年执行',
      '',
      '数（B）',
      '分',
      '',
      '值',
      '执行率',
      '',
      '（B/A）',
      '得分',
    ],
    ...[
      '',
      '年度资金总额 8.00 9.05 9.05 10 100% 10',
      '',
      '其中：当年财政拨款 8.00 9.05 9.05 — 100% —',
    ],
    ...[
      '',
      '上年结转资',
      '',
      '金',
      '— —',
      '',
      '绩',
      '',
      '效',
      '',
      '指',
      '',
      '标',
      '',
      '一级指',
      '',
      '标',
    ],
    ...[
      '二级',
      '',
      '指标',
      '三级指标',
      '年度',
      '',
      '指标值',
      '实际',
      '',
      '完成值',
      '分',
      '',
      '值',
      '得',
      '',
      '分',
    ],
    ...[
      '偏差原因分',
      '',
      '析及改进措',
      '',
      '施',
      '',
      '产出指',
      '',
      '标',
      '',
      '（50',
      '',
      '分）',
      '',
    ],
    ...['数量指标', '宣传活动', '', '场次', '≥5次 8 15 15', '', '时效指标', '响应时间'],
    ...[
      '≤60 分钟 ≤60 分钟 15 15',
      '',
      '质量指标 完成率',
      '100% 95% 20 18',
      '',
      '人手不足，',
      '',
      '明年补齐',
    ],
    ...['', '总分 100 98'],
  ];

  it('puts labels, money rows, values with blanks and remarks into their cells', () => {
    const { document, table } = rebuild(form, '项目支出绩效自评表');
    expect(unreadOf(document)).toEqual([]);
    const rows = gridOf(table);
    expect(rows).toContainEqual(['', '年度资金总额', '8.00', '9.05', '9.05', '10', '100%', '10']);
    expect(rows).toContainEqual(['', '上年结转资金', '', '', '', '—', '', '—']);
    expect(rows).toContainEqual([
      ...['', '产出指标（50分）', '数量指标', '宣传活动场次', '≥5次', '8', '15', '15', ''],
    ]);
    expect(rows).toContainEqual([
      ...['', '', '时效指标', '响应时间', '≤60 分钟', '≤60 分钟', '15', '15', ''],
    ]);
    expect(rows).toContainEqual([
      ...['', '', '质量指标', '完成率', '100%', '95%', '20', '18', '人手不足，明年补齐'],
    ]);
    expect(rows.at(-1)).toEqual(['总分', '', '', '', '', '', '100', '98', '']);
  });
});

describe('groups of indicators', () => {
  const HEADS = '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分';
  const funds = [
    ...['项目名称 宣传经费', '年初预算数 全年预算数（A） 全年执行数（B） 分值 执行率（B/A） 得分'],
    '年度资金总额 8.00 9.05 9.05 10 100% 10',
  ];
  const groupsOf = (lines: readonly string[]) => {
    const { table } = rebuild([...funds, HEADS, ...lines, '总分 100 100'], '项目支出绩效自评表');
    const rows = gridOf(table);
    return rows.slice(rows.findIndex((row) => row.includes('三级指标')) + 1);
  };

  it('takes the rows that come to the printed weight of a label at their middle', () => {
    const rows = groupsOf([
      ...['产出指标（50分）', '数量指标', '宣传场次 10场 10场 20 20', '成本指标'],
      ...['印刷费 8万元 8万元 20 20', '场地费 1万元 1万元 10 10'],
      ...['效益指标（40分）', '社会效益指标', '知晓率 90% 95% 40 40'],
    ]);
    expect(rows.map((row) => [row[1], row[3]])).toEqual([
      ...[
        ['产出指标（50分）', '宣传场次'],
        ['', '印刷费'],
        ['', '场地费'],
      ],
      ...[
        ['效益指标（40分）', '知晓率'],
        ['', ''],
      ],
    ]);
  });

  it('reads the rows above the first label, which are no heads', () => {
    const rows = groupsOf([
      ...[
        '宣传场次 10场 10场 20 20',
        '产出指标',
        '数量指标',
        '发放手册 100本 100本 20 20',
        '效益指标',
      ],
      ...['社会效益指标', '知晓率 90% 95% 40 40', '可持续影响指标', '留存率 90% 95% 10 10'],
    ]);
    expect(rows[0]?.slice(3)).toEqual(['宣传场次', '10场', '10场', '20', '20']);
  });
});

describe('what is not understood', () => {
  it('keeps the lines of an unknown table as rows and reports their figures', () => {
    const { document, table } = rebuild(['甲 乙', '丙 7', '丁']);
    expect(gridOf(table)).toEqual([['甲 乙'], ['丙 7'], ['丁']]);
    expect(unreadOf(document)).toEqual(['丙 7']);
  });

  it('gives wrapped sentences back to the running text', () => {
    const document = reassemble(
      documentOf([
        fragmentsOf([
          '全年购置办公设备 3.20 万元、邮电费 0.90 万元、差旅费 1.10 万元，其余各项',
          '支出 2.00 万元，与上年持平，没有其他需要说明的事项，特此说明。',
        ]),
      ]),
    );
    expect(document.sections[0]?.blocks.map((block) => block.type)).toEqual(['paragraph']);
  });
});
