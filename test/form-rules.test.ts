import { describe, expect, test } from 'vitest';
import { check } from '../src/checks/check.js';
import { FORM_RULES } from '../src/checks/rules/form/index.js';
import { expenditureTable, narrative, tables } from '../src/checks/rules/form/support/examples.js';
import { readTextDocument } from '../src/formats/text/read.js';
import { readForms } from '../src/forms/read.js';

function run(text: string, rule: string) {
  const bytes = new TextEncoder().encode(text);
  const rules = FORM_RULES.filter((entry) => entry.meta.id === rule);
  expect(rules).toHaveLength(1);
  return check(readForms(readTextDocument(bytes, 'a.txt')), rules);
}

const printed = (text: string, rule: string) =>
  run(text, rule).findings.map((finding) => finding.printed ?? finding.message.zh);

const FULL = [
  ['合计', '', '12.00', '12.00', '0.00'],
  ['208', '社会保障和就业支出', '2.00', '2.00', '0.00'],
  ['20805', '行政事业单位养老支出', '2.00', '2.00', '0.00'],
  ['2080505', '机关事业单位基本养老保险缴费支出', '2.00', '2.00', '0.00'],
  ['210', '卫生健康支出', '10.00', '10.00', '0.00'],
  ['21015', '医疗保障管理事务', '10.00', '10.00', '0.00'],
  ['2101501', '行政运行', '10.00', '10.00', '0.00'],
];

function renamed(names: Readonly<Record<string, string>>) {
  return FULL.map(([code = '', name = '', ...rest]) => [code, names[code] ?? name, ...rest]);
}

describe('names of accounts', () => {
  test('one wrong name is a finding at its row', () => {
    const text = tables(expenditureTable(renamed({ '21015': '医疗保险管理工作' })));
    const [finding] = run(text, 'account-name').findings;
    expect(finding?.expected).toBe('医疗保障管理事务');
    expect(finding?.severity).toBe('warning');
    const span = finding?.places[0]?.source[0];
    const line = span !== undefined && 'line' in span ? text.split('\n')[span.line - 1] : '';
    expect(line).toContain('医疗保险管理工作');
  });

  test('a name that the page may have cut is only pointed out', () => {
    const text = tables(expenditureTable(renamed({ '2080505': '机关事业单位基本养老保' })));
    expect(run(text, 'account-name').findings.map((entry) => entry.severity)).toEqual(['note']);
  });

  test('a table whose names came apart proves nothing', () => {
    const text = tables(
      expenditureTable(
        renamed({ '20805': '养老支出机关', '2080505': '险缴费', '21015': '事务卫生' }),
      ),
    );
    const result = run(text, 'account-name');
    expect(result.findings).toEqual([]);
    expect(result.summary.notCheckable).toBe(1);
  });

  test('a code that no list knows is never called wrong', () => {
    const rows = [...FULL, ['2101577', '尚未收录的新科目', '0.00', '0.00', '0.00']];
    expect(run(tables(expenditureTable(rows)), 'account-name').findings).toEqual([]);
  });

  test('a former name in a statement line is a note with the current name', () => {
    const text = tables(expenditureTable(renamed({ '20805': '行政事业单位离退休' })));
    const [finding] = run(text, 'account-name').findings;
    expect([finding?.severity, finding?.expected]).toEqual(['note', '行政事业单位养老支出']);
  });
});

describe('headings without content', () => {
  test('a contents list of bare titles is none', () => {
    const text = narrative(
      '一、收入支出决算总体情况说明\n\n二、收入决算情况说明\n\n三、支出决算情况说明\n\n四、其他情况说明',
    );
    expect(run(text, 'item-without-content').findings).toEqual([]);
  });

  test('a heading over smaller headings is none', () => {
    const text = narrative(
      '十二、国有资产情况说明',
      '（一）车辆情况说明',
      '共有车辆 0 辆，没有购置。',
    );
    expect(run(text, 'item-without-content').findings).toEqual([]);
  });

  test('the last item of the document may be empty too', () => {
    const text = narrative(
      '十四、其他情况',
      '1. 没有其他事项，特此公开。',
      '2. 与上年相比变化情况说明。',
    );
    expect(printed(text, 'item-without-content')).toEqual(['2. 与上年相比变化情况说明。']);
  });
});

describe('blanks and choices', () => {
  test.each([
    ['上年基金结余 万元，今年没有新增收入。', 1],
    ['完成预算的 %，主要原因是压缩开支。', 1],
    ['金额单位为万元，表中金额转换为万元时有尾差。', 0],
    ['以万元为单位公开。', 0],
    ['支出 3 万元，占 25 %。', 0],
    ['约为数十万元。', 0],
    ['共节约经费数万元，成效明显。', 0],
    ['支出决算数为 万元。', 1],
  ])('%s', (sentence, count) => {
    const found = run(narrative('七、政府性基金情况说明', sentence), 'blank-amount').findings;
    expect(found).toHaveLength(count);
  });

  test.each([
    ['比上年增加（减少）1 万元。', 1],
    ['比上年增加/减少 1 万元。', 1],
    ['增长（或下降）2%。', 1],
    ['比上年增加（含新增项目）1 万元。', 0],
    ['人员增加、经费减少。', 0],
  ])('%s', (sentence, count) => {
    const found = run(narrative('七、政府性基金情况说明', sentence), 'template-option').findings;
    expect(found).toHaveLength(count);
  });
});

describe('years', () => {
  test.each([
    ['截至 2022 年底，全县累计参保 10 万人。', 0],
    ['截至 2022 年底，核定编制 9 名。', 1],
    ['与 2022 年度收入相比增加 1 万元。', 0],
  ])('%s', (sentence, count) => {
    const found = run(narrative('三、部门人员情况', sentence), 'document-year').findings;
    expect(found).toHaveLength(count);
  });

  test('a heading about the year before is no title of this document', () => {
    const text = narrative('十三、预算绩效情况说明', '1. 2022 年项目结转情况说明', '没有结转。');
    expect(run(text, 'document-year').findings).toEqual([]);
  });
});

describe('words for the place', () => {
  const office = (unit: string, text: string) =>
    `${unit}\n\n2023 年度部门决算\n\n第一部分 部门概况\n\n一、主要职责\n\n${text}\n`;

  test('each kind of place has its own words', () => {
    expect(printed(office('乙市丙区医疗保障局', '负责全县医疗保障工作。'), 'region-word')).toEqual([
      '全县',
    ]);
    expect(printed(office('甲县医疗保障局', '负责我区医疗保障工作。'), 'region-word')).toEqual([
      '我区',
    ]);
    expect(
      run(office('丁市医疗保障局', '指导各县区工作，全县推广。'), 'region-word').findings,
    ).toEqual([]);
  });

  test('in an autonomous region 全区 is the region', () => {
    const text = '负责全县医疗保障工作，接入自治区平台，实现全区联网。';
    expect(run(office('甲县医疗保障局', text), 'region-word').findings).toEqual([]);
  });

  test('names of other places and cited papers are left alone', () => {
    const text =
      '落实市委、区县政府要求，执行《丙县医疗保障管理办法》，联系社区委员会，与丁县政府协作。';
    expect(run(office('乙市丙区医疗保障局', text), 'region-word').findings).toEqual([]);
  });
});

describe('personal data', () => {
  test('the number is not published again', () => {
    const text = narrative('十四、其他情况', '联系人手机：13800138000。');
    expect(printed(text, 'personal-data')).toEqual(['138******00']);
  });

  test.each([
    '0914-5321234',
    '文号 20230012345678',
    '金额 13800138000.00 元',
    '110105194912310021',
  ])('%s is none', (words) => {
    expect(run(narrative('十四、其他情况', `说明：${words}。`), 'personal-data').findings).toEqual(
      [],
    );
  });
});

describe('names of the unit', () => {
  const office = (text: string) =>
    `乙市丙区规划和自然资源局\n\n2023 年度部门决算\n\n第一部分 部门概况\n\n一、主要职责\n\n${text}\n`;

  test('the same office of the city above is another unit', () => {
    const text = office(
      '负责规划工作。\n\n第二部分 乙市规划和自然资源局 2023 年度部门决算情况说明\n\n一、收入决算情况说明\n\n收入合计 12.00 万元。',
    );
    expect(run(text, 'unit-name').findings.map((entry) => entry.severity)).toEqual(['warning']);
  });

  test('one character exchanged in a long name is pointed out', () => {
    expect(printed(office('丙区规划与自然资源局负责规划工作。'), 'unit-name')).toEqual([
      '规划与自然资源局',
    ]);
    expect(run(office('丙区规划和自然资源局负责规划工作。'), 'unit-name').findings).toEqual([]);
  });
});

test('every form rule counts something or says why not, on any document', () => {
  for (const rule of FORM_RULES) {
    const { summary } = run(tables(expenditureTable(FULL)), rule.meta.id);
    const total = Object.values(summary).reduce((sum, count) => sum + count, 0);
    expect(total, rule.meta.id).toBeGreaterThan(0);
  }
});
