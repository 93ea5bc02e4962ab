import { describe, expect, test } from 'vitest';
import { changed, sampleBook } from '../../test/support/books/sample.js';
import { type Basis, type Dimensions, keyString } from '../facts/key.js';
import { BookError } from './problem.js';
import { type BookFiles, readBook } from './read-book.js';

const UNIT = '云岭县医疗保障局';

function valueIn(
  files: BookFiles,
  measure: string,
  dims: Dimensions,
  basis: Basis = 'final',
  year = 2023,
) {
  return readBook(files).facts.get({ measure, unit: UNIT, year, basis, dims })?.value;
}

function problemsOf(files: BookFiles): readonly string[] {
  try {
    readBook(files);
  } catch (error) {
    if (!(error instanceof BookError)) throw error;
    return error.problems.map(
      ({ file, row, column, message }) => `${file}:${row ?? ''}:${column ?? ''} ${message.zh}`,
    );
  }
  return [];
}

describe('a book kept line by line', () => {
  test('gives the figures of every statement, each with its origin', () => {
    const { facts } = readBook(sampleBook());
    const value = (measure: string, dims: Dimensions, basis: Basis = 'final') =>
      facts.get({ measure, unit: UNIT, year: 2023, basis, dims })?.value;
    expect(value('expenditure', {})).toBe(75_120_014n);
    expect(value('expenditure', { function: '210' })).toBe(67_120_015n);
    expect(value('expenditure', { function: '21015', kind: 'basic' })).toBe(57_120_015n);
    expect(value('expenditure', { function: '2101506', fund: 'general', kind: 'project' })).toBe(
      10_000_000n,
    );
    expect(value('expenditure', { source: 'appropriation', function: '208' })).toBe(7_999_999n);
    expect(value('expenditure', { deptEconomic: '301', fund: 'general', kind: 'basic' })).toBe(
      59_000_014n,
    );
    expect(value('expenditure', { fund: 'general', kind: 'basic', group: 'operating' })).toBe(
      6_120_000n,
    );
    expect(value('expenditure', { govEconomic: '502', kind: 'project' })).toBe(10_000_000n);
    expect(
      value('expenditure', {
        deptEconomic: '30101',
        govEconomic: '50101',
        fund: 'general',
        kind: 'basic',
        group: 'personnel',
      }),
    ).toBe(51_000_015n);
    expect(value('revenue', { source: 'appropriation', function: '210' })).toBe(69_120_015n);
    expect(value('revenue', {})).toBe(77_120_014n);
    expect(value('revenue-total', {})).toBe(77_120_014n);
    expect(value('expenditure-total', { source: 'appropriation' })).toBe(77_120_014n);
    expect(value('closing-carry-over', { source: 'appropriation' })).toBe(2_000_000n);
    expect(value('three-public', {})).toBe(320_000n);
    expect(value('three-public', { item: 'vehicle' })).toBe(0n);
    expect(value('three-public', { item: 'reception' }, 'budget')).toBe(500_000n);
    expect(value('operating-cost', {})).toBe(6_120_000n);
    expect(value('project-funds', { project: '基金监管' }, 'budget')).toBe(12_000_000n);
    expect(value('expenditure', { fund: 'general' }, 'adjusted-budget')).toBe(78_500_000n);
    expect(value('staff-quota', {}, 'count')).toBe(15_000n);
  });

  test('last year is added up too', () => {
    expect(valueIn(sampleBook(), 'expenditure', { source: 'appropriation' }, 'final', 2022)).toBe(
      69_000_000n,
    );
  });

  test('every total names its addends, and they add up to it', () => {
    const { facts } = readBook(sampleBook());
    const computed = [...facts].filter(({ origin }) => origin.parts !== undefined);
    expect(computed.length).toBeGreaterThan(50);
    for (const { value, origin, key } of computed) {
      const sum = (origin.parts ?? []).reduce((all, id) => all + (facts.byId(id)?.value ?? 0n), 0n);
      expect(`${keyString(key)} ${sum}`).toBe(`${keyString(key)} ${value}`);
    }
  });

  test('texts and profile are there', () => {
    const year = readBook(sampleBook());
    expect(year.texts.get('duties')).toContain('医疗保障');
    expect(year.unit).toMatchObject({
      name: UNIT,
      level: 'department',
      sections: ['办公室', '基金监管股'],
    });
    expect([year.detail, year.precision, year.unit.invented]).toEqual(['lines', 'exact', true]);
  });
});

describe('what cannot be taken is named with file, row, column and reason', () => {
  const cases: readonly [string, BookFiles, readonly RegExp[]][] = [
    [
      'unknown code',
      changed('execution.csv', (text) => text.replace('2080505', '2089998')),
      [/execution\.csv:6:功能分类科目编码 没有科目“2089998”/],
    ],
    [
      'code of another year',
      changed('budget.csv', (text) => text.replace('2080505', '2013901')),
      [/budget\.csv:5:功能分类科目编码 科目“2013901 行政运行”用于2024–年度，不用于2023年度/],
    ],
    [
      'negative payment',
      changed('execution.csv', (text) => text.replace('58000.00', '-58000.00')),
      [/execution\.csv:4:金额（元） 金额不能为负/],
    ],
    [
      'sum over budget',
      changed('execution.csv', (text) => text.replace(',100000.00,', ',130000.00,')),
      [/execution\.csv:7:金额（元） 从这一笔起超出预算.*130000\.00.*120000\.00/],
    ],
    [
      'wrong unit',
      changed('budget.csv', (text) => text.replace('金额（元）', '金额（万元）')),
      [/budget\.csv:1:金额（万元） 金额以元计，这一列却写着万元/],
    ],
    [
      'two rows the same',
      changed('execution.csv', (text) => `${text}${text.split('\n')[1]}\n`),
      [/execution\.csv:8: 与第2行完全相同/],
    ],
    [
      'missing column',
      changed('execution.csv', (text) => text.replace('资金性质', '备用').replace('备用', '')),
      [/execution\.csv:1:资金性质 缺少这一列/],
    ],
    [
      'a head of none of the columns',
      changed('budget.csv', (text) => text.replace('项目名称', '项目负责人')),
      [/budget\.csv:1:项目负责人 没有这一列/],
    ],
    [
      'more decimals than fen',
      changed('budget.csv', (text) => text.replace('60000', '60000.001')),
      [/budget\.csv:3:金额（元） “60000\.001”的小数超过2位/],
    ],
    [
      'a date of another year',
      changed('execution.csv', (text) => text.replace('2023-01-31', '2022-12-31')),
      [/execution\.csv:2:日期 “2022-12-31”不在2023年度内/],
    ],
    [
      'an open government code',
      changed('unit.yaml', (text) =>
        text.replace("governmentCodes:\n  '30227': '50205'\n", ''),
      ).set('budget.csv', sampleBook().get('budget.csv')?.replaceAll('30227', '30226') ?? ''),
      [/budget\.csv:6:政府经济分类科目编码 部门经济分类科目 30226 的政府经济分类科目不能确定/],
    ],
    [
      'a typed figure against the lines',
      changed('special.csv', (text) => `${text}会议费,决算,,100\n`),
      [/special\.csv:3:数值（元） 填的是 100\.00，而明细.*合计为 0\.00/],
    ],
    [
      'balance of the year',
      changed('carry-over.csv', (text) => text.replace('20000.00', '19999.00')),
      [/收入总计 .*不等于支出总计/],
    ],
    [
      'a project line without project',
      changed('budget.csv', (text) => text.replace(',基金监管,', ',,')),
      [/budget\.csv:6:项目名称 项目支出没有填项目名称/],
    ],
    [
      'a misspelt file',
      new Map([...sampleBook(), ['payments.csv', 'x']]),
      [/payments\.csv:: 账套中没有这个文件/],
    ],
    [
      'a review without its day',
      changed('unit.yaml', (text) => `${text}review: {secrecy: {by: 王一}}\n`),
      [/unit\.yaml::review\.secrecy\.date 没有填/],
    ],
    [
      'a review on no day of the calendar',
      changed('unit.yaml', (text) => `${text}review: {signature: {by: 李二, date: 2024-02-30}}\n`),
      [/unit\.yaml::review\.signature\.date “2024-02-30”不是日期/],
    ],
    [
      'a misspelt field',
      changed('unit.yaml', (text) => `${text}nmae: x\n`),
      [/unit\.yaml::nmae 没有这一项/],
    ],
  ];

  test.each(cases)('%s', (_, files, expected) => {
    const found = problemsOf(files);
    for (const pattern of expected) expect(found.join('\n')).toMatch(pattern);
  });

  test('all bad rows are listed', () => {
    const files = changed('execution.csv', (text) =>
      text.replaceAll('一般公共预算', '一般预算').replace('58000.00', '五万'),
    );
    expect(problemsOf(files).filter((one) => one.startsWith('execution.csv'))).toHaveLength(7);
  });

  test('a name that would be a formula stays a text', () => {
    const files = new Map(
      [...sampleBook()].map(([file, text]) => [
        file,
        text.replaceAll('基金监管,', "'=cmd|'/C calc'!A0,"),
      ]),
    );
    const projects = [...readBook(files).facts].flatMap(({ key }) => key.dims.project ?? []);
    expect(new Set(projects)).toEqual(new Set(["=cmd|'/C calc'!A0"]));
  });
});
