import { describe, expect, test } from 'vitest';
import { EMPTY_TEXT, lineText } from '../../document/text.js';
import type { Table } from '../../document/tree.js';
import { keyString } from '../../facts/key.js';
import type { TableReading } from '../reading.js';
import { readPerformanceForm } from './index.js';

const INFO = { unit: '某区医疗保障局', fiscalYear: 2023 };

/** A table of tab-separated lines, as the text reader gives it. */
function table(title: string, lines: readonly string[]): Table {
  const rows = lines.map((line, index) => {
    let column = 1;
    const cells = line.split('\t').map((cell) => {
      const text = cell === '' ? EMPTY_TEXT : lineText(cell, 'form.txt', index + 1, column);
      column += cell.length + 1;
      return { text, colSpan: 1, rowSpan: 1 };
    });
    return { cells };
  });
  const caption = {
    title: lineText(title, 'form.txt', 1, 1),
    number: null,
    reporter: null,
    amountUnit: null,
  };
  return { type: 'table', caption, rows, notes: [] };
}

function read(title: string, lines: readonly string[]): TableReading {
  const reading = readPerformanceForm(table(title, lines), INFO);
  if (reading === null) throw new Error('not read as a performance form');
  return reading;
}

/** Cells of a row by printed column. */
function cells(reading: TableReading, row: number): Record<string, string> {
  return Object.fromEntries(
    (reading.rows[row]?.cells ?? []).map((cell) => [cell.column, cell.printed.text]),
  );
}

const PROJECT = [
  '项目名称\t档案整理项目\t\t\t\t\t\t',
  '主管部门\t某区医疗保障局\t\t\t实施单位\t\t某区医疗保障局\t',
  '项目资金 (万元)\t\t年初 预算数\t全年 预算数 (A)\t全年 执行数 (B)\t分值\t执行率 (B/A)\t得分',
  '\t年度资金总额\t15.00\t15.00\t12.00\t10\t80%\t8',
  '\t其中：当年财政拨款\t15.00\t15.00\t12.00\t——\t80%\t',
  '上年结转资金\t\t\t\t——\t\t\t',
  '年度 总体目 标完成 情况\t预期目标（年初设定）\t\t\t实际完成情况\t\t\t',
  '\t整理馆藏档案\t\t\t整理 190 卷\t\t\t',
  '绩效 指标\t一级 指标\t二级 指标\t三级指标\t年度 指标值\t实际 完成值\t分值\t得分\t偏差原因分析 及改进措施',
  '\t产出 指标 (50 分)\t数量 指标\t整理档案\t≥200 卷\t190 卷\t20\t19\t人手不足',
  '\t\t质量 指标\t2023 年底\t2023 年\t2023 年底\t20\t20\t',
  '\t成本 指标\t整理费用\t15 万\t12.00\t10\t10\t\t',
  '效益 指标 (30 分)\t社会效 益指标\t查档时间\t缩短\t缩短\t30\t30\t\t',
  '\t满意度 指标 (10 分)\t服务对象 满意度 指标\t查档群众满意\t长期\t≥90%\t95%\t10\t10',
  '总分\t\t\t\t\t\t100\t97\t',
];

describe('project self-evaluation', () => {
  const reading = read('某区医疗保障局档案整理项目支出绩效自评表(2023 年度)', PROJECT);

  test('is recognised with its scheme and name', () => {
    expect(reading.declaration).toBe('project-self-evaluation');
    expect(reading.performance?.scheme).toBe('ministry-10-50-30-10');
    expect(reading.performance?.project).toBe('档案整理项目');
    expect(reading.title).toBe('某区医疗保障局档案整理项目支出绩效自评表');
    expect(reading.amountUnit).toBe('万元');
  });

  test('money rows are bound to the project, bases and sources', () => {
    expect(cells(reading, 0)).toEqual({
      年初预算数: '15.00',
      '全年预算数(A)': '15.00',
      '全年执行数(B)': '12.00',
      分值: '10',
      '执行率(B/A)': '80%',
      得分: '8',
    });
    const keys = reading.rows[1]?.cells.flatMap((cell) =>
      cell.key === null ? [] : [keyString(cell.key)],
    );
    expect(keys?.slice(0, 3)).toEqual([
      'project-funds{source=appropriation,project=档案整理}@某区医疗保障局#2023:budget',
      'project-funds{source=appropriation,project=档案整理}@某区医疗保障局#2023:adjusted-budget',
      'project-funds{source=appropriation,project=档案整理}@某区医疗保障局#2023:final',
    ]);
  });

  test('a row moved to the left is put under its columns', () => {
    expect(cells(reading, 2)).toEqual({ 分值: '——' });
    expect(cells(reading, 5)).toEqual({
      年度指标值: '15 万',
      实际完成值: '12.00',
      分值: '10',
      得分: '10',
    });
    expect(cells(reading, 6)).toEqual({
      年度指标值: '缩短',
      实际完成值: '缩短',
      分值: '30',
      得分: '30',
    });
  });

  test('groups carry down and end where the next begins', () => {
    const groups = reading.performance?.indicators.map(
      (row) => `${row.level1}${row.level1Weight?.text ?? ''} ${row.level2} ${row.content}`,
    );
    expect(groups).toEqual([
      '产出指标50 数量指标 整理档案',
      '产出指标50 质量指标 2023 年底',
      '产出指标50 成本指标 整理费用',
      '效益指标30 社会效益指标 查档时间',
      '满意度指标10 服务对象满意度指标 查档群众满意',
    ]);
  });

  test('a cell too many stays in the row without a column', () => {
    expect(cells(reading, 7)).toMatchObject({
      '': '长期',
      年度指标值: '≥90%',
      实际完成值: '95%',
      得分: '10',
    });
  });

  test('reasons are remarks, goals are prose', () => {
    const remark = reading.rows[3]?.cells.find((cell) => cell.remark === true);
    expect(remark?.printed).toMatchObject({ text: '人手不足', form: 'text' });
    expect(reading.performance?.prose.map(({ label, text }) => [label, text.value])).toEqual([
      ['预期目标(年初设定)', '整理馆藏档案'],
      ['实际完成情况', '整理 190 卷'],
    ]);
  });

  test('total and places', () => {
    expect(reading.performance?.total?.score?.printed.text).toBe('97');
    expect(reading.performance?.total?.weight?.printed.text).toBe('100');
    expect(reading.rows[0]?.cells[0]?.source).toEqual([
      { file: 'form.txt', line: 4, column: 9, endLine: 4, endColumn: 14 },
    ]);
  });
});

describe('rows that moved', () => {
  const plain = read('档案整理项目支出绩效自评表', PROJECT);
  const moved: readonly (readonly [string, (line: string) => string])[] = [
    ['one column to the right', (line) => `\t${line}`],
    ['two columns to the right', (line) => `\t\t${line}`],
    ['to the left end', (line) => line.replace(/^\t+/, '')],
    ['with blank cells behind', (line) => `${line}\t\t`],
  ];
  test.each(moved)('%s reads the same, whichever row it is', (_name, move) => {
    PROJECT.forEach((_line, index) => {
      const lines = PROJECT.map((line, at) => (at === index ? move(line) : line));
      const reading = read('档案整理项目支出绩效自评表', lines);
      expect(reading.rows.map((_row, at) => cells(reading, at))).toEqual(
        plain.rows.map((_row, at) => cells(plain, at)),
      );
    });
  });
});

describe('overall self-evaluation', () => {
  const lines = [
    '单位名称\t\t某区医疗保障局',
    '年度主要任务完成情况\t任务名称\t主要内容\t完成情况\t全年预算数(万元)\t\t\t全年执行数(万元)\t\t\t分值\t执行率\t得分',
    '\t\t\t\t总额\t财政拨款\t其他资金\t总额\t财政拨款\t其他资金\t\t\t',
    '\t任务 1\t日常运转\t完成\t60.00\t60.00\t\t60.00\t60.00\t\t5\t100%\t一',
    '\t任务 2\t业务工作\t完成\t20.00\t15.00\t5.00\t20.00\t15.00\t5.00\t5\t100%\t——',
    '\t金额合计\t\t\t\t80.00\t75.00\t5.00\t80.00\t75.00\t5.00\t10\t100%\t10',
    '年度绩效指标完成情况\t一级指标\t二级指标\t指标内容\t\t\t年度指标值\t实际完成值\t分值\t得分',
    '\t产出指标(50分)\t数量指标\t开展培训\t\t\t4 次\t4 次\t50\t50',
    '提高办事效率\t\t\t明显\t明显\t30\t30\t\t\t',
    '\t满意度指标(10分)\t服务对象满意度指标\t群众满意\t\t\t≥90%\t92%\t10\t10',
    '总分\t\t\t\t\t\t\t\t100\t100',
  ];
  const reading = read('某区医疗保障局整体支出绩效自评表', lines);

  test('sub-heads stand under their money columns', () => {
    expect(cells(reading, 1)).toEqual({
      完成情况: '完成',
      '全年预算数-总额': '20.00',
      '全年预算数-财政拨款': '15.00',
      '全年预算数-其他资金': '5.00',
      '全年执行数-总额': '20.00',
      '全年执行数-财政拨款': '15.00',
      '全年执行数-其他资金': '5.00',
      分值: '5',
      执行率: '100%',
      得分: '——',
    });
  });

  test('a total row moved to the right is read under its columns', () => {
    expect(cells(reading, 2)).toMatchObject({
      '全年预算数-总额': '80.00',
      '全年执行数-其他资金': '5.00',
      分值: '10',
      执行率: '100%',
      得分: '10',
    });
    expect(reading.performance?.funds.map(({ role }) => role)).toEqual(['task', 'task', 'sum']);
  });

  test('an indicator far to the left keeps the group above it', () => {
    expect(cells(reading, 4)).toEqual({
      年度指标值: '明显',
      实际完成值: '明显',
      分值: '30',
      得分: '30',
    });
    expect(reading.performance?.indicators[1]?.level1).toBe('产出指标');
  });
});

describe('Hubei department form', () => {
  const reading = read('2022 年度某区医疗保障服务中心部门绩效自评表', [
    '单位名称\t某区医疗保障服务中心',
    '基本支出总额\t50.00\t项目支出总额\t30.00',
    '预算执行情况（万元）（20 分）\t\t预算数（A)\t执行数(B)\t执行率（B/A）\t得分（20 分*执行率）',
    '\t部门整体支出总额\t80.00\t80.00\t100%\t20',
    '一级指标\t二级指标\t三级指标\t年初目标值(A）\t实际完成值(B)\t得分',
    '目标 1(40 分）：',
    '产出指标\t数量指标\t参保人数(人)\t≥3 万人\t3.1 万人\t20',
    '效益指标\t社会效益指标\t政策知晓率\t95%\t96%\t20',
    '目标 2(40 分）：',
    '产出指标\t时效性指标\t资金到位率\t100%\t100%\t40',
    '约束性指标\t资金管理\t资金管理合规性\t不设权重\t\t',
    '总分\t\t\t\t\t100',
    '偏差大或目标未完成原因分析\t无',
    '备注：定量指标得分=权重*B/A',
  ]);

  test('scheme, weight in the head, objectives', () => {
    expect(reading.performance?.scheme).toBe('hubei-department');
    const sum = reading.performance?.funds.find(({ role }) => role === 'sum');
    expect(sum?.cells.weight?.printed.text).toBe('20');
    const rows = reading.performance?.indicators ?? [];
    expect(rows.map((row) => row.level1Weight?.text ?? null)).toEqual(['40', '40', '40', null]);
    expect(rows[0]?.level1Source).toEqual(rows[1]?.level1Source);
    expect(rows[1]?.level1Source).not.toEqual(rows[2]?.level1Source);
  });

  test('basic and project expenditure stand side by side', () => {
    expect(reading.rows[0]).toMatchObject({ id: 'funds-basic', name: '基本支出总额' });
    expect(reading.rows[1]?.cells[0]?.printed.text).toBe('30.00');
    expect(reading.rows[1]?.cells[0]?.key).toMatchObject({
      measure: 'overall-funds',
      basis: 'final',
      dims: { kind: 'project' },
    });
  });

  test('notes are kept apart from prose', () => {
    expect(reading.notes).toEqual(['备注：定量指标得分=权重*B/A']);
    expect(reading.performance?.prose.map(({ label }) => label)).toEqual([
      '偏差大或目标未完成原因分析',
    ]);
  });
});

describe('other provinces', () => {
  test('other names of heads and levels, cost as level 1', () => {
    const reading = read('2022年度部门预算项目绩效评价表', [
      '项目名称\t窗口改造专项经费',
      '资金情况（万元）\t\t年初批复数\t调整后预算数\t实际支出数\t权重\t完成率\t自评得分',
      '\t项目资金总额\t30\t28\t27.72\t10\t99%\t9.9',
      '指标类别\t考核项\t指标名称\t权重\t目标值\t完成值\t自评得分\t未完成原因',
      '成本指标（20分）\t经济成本指标\t改造费用\t20\t≤30万元\t27.72万元\t20\t',
      '产出指标（40分）\t数量指标\t改造窗口\t20\t10个\t9个\t18\t一处延期',
      '\t时效指标\t完成时间\t20\t12月底前\t12月20日\t20\t',
      '效益指标（20分）\t社会效益指标\t等候时间\t20\t缩短\t缩短\t20\t',
      '满意度指标（10分）\t服务对象满意度指标\t群众满意度\t10\t≥95%\t97%\t10\t',
      '总分\t\t\t100\t\t\t97.9\t',
    ]);
    expect(reading.declaration).toBe('project-self-evaluation');
    expect(reading.performance?.scheme).toBe('ministry-10-20-40-20-10');
    const [first, second] = reading.performance?.indicators ?? [];
    expect(first).toMatchObject({
      level1: '成本指标',
      level2: '经济成本指标',
      content: '改造费用',
    });
    expect(second?.weight?.printed.text).toBe('20');
    expect(second?.target?.printed.text).toBe('10个');
    expect(second?.actual?.printed.text).toBe('9个');
    expect(second?.score?.printed.text).toBe('18');
    expect(reading.performance?.total?.score?.printed.text).toBe('97.9');
    expect(reading.performance?.funds[0]?.cells.rate?.printed.text).toBe('99%');
  });

  test('of two heads that speak of the budget the nearer names its column', () => {
    const reading = read('部门预算项目支出绩效自评表（2023年度）', [
      '项目名称\t窗口改造',
      '预算执行情况（10分）\t年度预算数（万元）\t年初预算\t调整后预算数\t预算执行数\t预算执行率\t权重\t得分',
      '\t总额\t30.00\t28.00\t28.00\t100.00%\t10\t10',
      '一级指标\t二级指标\t三级指标\t指标值\t完成值\t权重\t得分',
      '产出指标\t数量指标\t改造窗口\t10个\t10个\t90\t90',
    ]);
    const [total] = reading.performance?.funds ?? [];
    expect(total?.cells.initial?.printed.text).toBe('30.00');
    expect(total?.cells.budget?.printed.text).toBe('28.00');
    expect(total?.cells.final?.printed.text).toBe('28.00');
  });

  test('the head printed again on the next page does not open new groups', () => {
    const head = PROJECT[8] ?? '';
    const lines = [...PROJECT.slice(0, 11), head, ...PROJECT.slice(11)];
    const reading = read('档案整理项目支出绩效自评表', lines);
    expect(reading.performance?.indicators[2]?.level1).toBe('产出指标');
    expect(reading.performance?.indicators).toHaveLength(5);
  });

  test('a form that leaves the name blank has it from its title', () => {
    const lines = ['项目名称\t\t\t', ...PROJECT.slice(1)];
    const reading = read('某区医疗保障局档案整理项目支出绩效自评表', lines);
    expect(reading.performance?.project).toBe('档案整理');
  });
});

describe('goal forms', () => {
  const indicators = [
    '年度绩效指标\t一级指标\t二级指标\t指标内容\t指标值\t备注',
    '\t产出指标\t数量指标\t开展培训\t4 次\t',
    '\t\t质量指标\t\t\t',
    '\t效益指标\t社会效益指标\t等候时间\t缩短\t',
    '满意度指标\t服务对象满意度指标\t群众满意\t99%\t',
  ];

  test('money of a project goal form stands beside its labels', () => {
    const reading = read('2023 年部门预算专项业务经费绩效目标表', [
      '\t项目名称\t窗口改造项目\t\t',
      '\t资金金额 (万元)\t实施期资金总额:\t28.00\t',
      '\t\t其中: 财政拨款\t28.00\t',
      '\t\t其他资金\t\t',
      ...indicators,
    ]);
    expect(reading.declaration).toBe('project-goals');
    expect(reading.performance?.funds.map(({ row }) => row.name)).toEqual([
      '实施期资金总额',
      '其中:财政拨款',
      '其他资金',
    ]);
    expect(reading.rows[0]?.cells[0]?.key).toMatchObject({
      basis: 'budget',
      dims: { project: '窗口改造' },
    });
    expect(reading.performance?.indicators.at(-1)).toMatchObject({
      level1: '满意度指标',
      content: '群众满意',
    });
    expect(reading.performance?.indicators.at(-1)?.target?.printed.text).toBe('99%');
  });

  test('sentences in a value column are prose, whatever figures they hold', () => {
    const sentence = '完成2023年度收缴任务，尽早安排2024年度收缴工作，并对举报的行为予以严厉打击。';
    const reading = read('2023 年部门预算专项业务经费绩效目标表', [
      '项目名称\t窗口改造项目\t\t',
      ...indicators,
      `\t效益指标\t经济效益指标\t收缴效益\t${sentence}\t`,
    ]);
    const row = reading.performance?.indicators.at(-1);
    expect(row?.target).toMatchObject({ remark: true, printed: { form: 'text' } });
    expect(reading.performance?.prose.map(({ label, text }) => [label, text.value])).toEqual([
      ['收缴效益', sentence],
    ]);
  });

  test('the whole period and the year are two amounts', () => {
    const reading = read('2023 年专项资金总体绩效目标表', [
      '项目名称\t能力提升\t\t\t',
      '主管部门\t某区医疗保障局\t\t实施期限\t三年',
      '资金金额 (万元)\t\t实施期资金总额:\t90.00\t年度资金总额:\t30.00',
      '\t\t其中: 财政拨款\t90.00\t其中: 财政拨款\t30.00',
      ...indicators,
    ]);
    expect(reading.declaration).toBe('special-fund-goals');
    const keys = reading.rows.slice(0, 4).map((row) => row.cells[0]?.key?.dims);
    expect(keys).toEqual([
      { project: '能力提升', item: 'period' },
      { project: '能力提升' },
      { project: '能力提升', source: 'appropriation', item: 'period' },
      { project: '能力提升', source: 'appropriation' },
    ]);
  });

  test('a task row without a name has its total first', () => {
    const reading = read('2023 年部门整体支出绩效目标表', [
      '部门(单位)名称\t\t某区医疗保障局\t\t\t',
      '年度主要任务\t任务名称\t主要内容\t预算金额(万元)\t\t',
      '\t\t\t总额\t财政拨款\t其他资金',
      '\t\t\t\t66.36\t66.36',
      '\t金额合计\t\t66.36\t66.36\t',
      ...indicators,
    ]);
    expect(cells(reading, 0)).toEqual({ '预算金额-总额': '66.36', '预算金额-财政拨款': '66.36' });
    expect(reading.rows[0]?.cells[0]?.key).toMatchObject({
      measure: 'overall-funds',
      basis: 'budget',
    });
  });
});

describe('what is no performance form', () => {
  test('a statement table', () => {
    const statement = table('支出决算表', [
      '科目编码\t科目名称\t合计\t基本支出\t项目支出',
      '210\t卫生健康支出\t5.00\t3.00\t2.00',
    ]);
    expect(readPerformanceForm(statement, INFO)).toBeNull();
  });

  test('an empty table', () => {
    expect(readPerformanceForm(table('项目支出绩效自评表', []), INFO)).toBeNull();
  });
});
