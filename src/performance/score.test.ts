import { describe, expect, test } from 'vitest';
import { filesOf, OVERALL, PROJECT } from '../../test/performance/files.js';
import { BookError } from '../facts/problem.js';
import { coverageOf } from './coverage.js';
import { readQuantified } from './quantified.js';
import { readPerformance } from './read.js';
import { evaluationsOf, scoreJson, scoreText } from './report.js';
import { type EvaluationScore, scorePerformance } from './score.js';
import { formatPoints } from './text.js';
import { writeScores } from './write-scores.js';

function scored(text: string): EvaluationScore {
  const [one] = scorePerformance(readPerformance(filesOf(text))).projects;
  if (one === undefined) throw new Error('no project');
  return one;
}

function overall(text: string): EvaluationScore {
  const { overall: one } = scorePerformance(readPerformance(filesOf(PROJECT, text)));
  if (one === null) throw new Error('no overall evaluation');
  return one;
}

function points(one: EvaluationScore): readonly (string | null)[] {
  return one.indicators.map((each) => (each.points === null ? null : formatPoints(each.points)));
}

function problemsOf(text: string, whole?: string): readonly string[] {
  try {
    readPerformance(filesOf(text, whole));
  } catch (error) {
    if (!(error instanceof BookError)) throw error;
    return error.problems.map(({ row, column, message }) => `${row} ${column}: ${message.en}`);
  }
  return [];
}

/** A project of one quantitative indicator of 80 points beside satisfaction. */
function single(
  target: string,
  actual: string,
  more = '',
  scheme = 'ministry-10-50-30-10',
): string {
  const weight = scheme === 'ministry-10-50-30-10' ? 90 : 80;
  return `project: 甲
scheme: ${scheme}
weights-reason: 只有一个指标
funds: [{source: appropriation, budget: 100, final: 100}]
goals: {expected: 甲, reached: 甲}
indicators:
  - {level1: 产出指标, name: 乙, target: '${target}', actual: '${actual}', weight: ${weight}, cause: 因, measures: 措${more}}
`;
}

describe('scores of a project', () => {
  test('each indicator by its rule, the total adds the printed points', () => {
    const one = scored(PROJECT);
    // 10 × 1130000.50 / 1230000 = 9.187…
    expect(formatPoints(one.execution.points ?? 0n)).toBe('9.19');
    // 30×18/20; full; 30×85 %; 10 × (95×3 + 88×9)/12 / 90 = 9.972…
    expect(points(one)).toEqual(['27', '20', '25.5', '9.97']);
    expect(formatPoints(one.total ?? 0n)).toBe('91.66');
    expect(one.grade).toBe('优');
    expect(one.problems).toEqual([]);
    expect(one.notes.map(({ column }) => column)).toEqual(['indicators[1].actual']);
    expect(one.indicators[3]?.actual).toBe('89.75%');
    expect(one.indicators[0]?.why.zh).toBe('未完成：分值×B/A；分值 30，A=≥20个，B=18个；得 27');
  });

  test.each([
    ['≥200件', '218件', '90'],
    ['≥200件', '200件', '90'],
    ['≥200件', '0件', '0'],
    ['≥3万人', '15000人', '45'],
    ['≤15天', '20天', '67.5'],
    ['15天以内', '20天', '67.5'],
    ['≤0起', '2起', '0'],
    ['=100%', '95%', '85.5'],
    ['=100件', '120件', '75'],
    ['100件', '120件', '90'],
    ['10-20次', '15次', '90'],
    ['10-20次', '5次', '45'],
    ['10-20次', '40次', '45'],
    ['≥7件', '6件', '77.14'],
    ['≥16件', '15.999件', '89.99'],
    ['≥18000件', '1件', '0.01'],
    ['≥18001件', '1件', '0'],
  ])('%s against %s gives %s of 90', (target, actual, due) => {
    expect(points(scored(single(target, actual)))).toEqual([due]);
  });

  test('half a hundredth is rounded up, once', () => {
    // 90 × 1/18000 = 0.005.
    expect(points(scored(single('≥18000件', '1件')))).toEqual(['0.01']);
  });

  test('a low target that is exceeded loses the deviation, and says so', () => {
    const one = scored(single('≥100件', '130件', ', low-target: true'));
    expect(points(one)).toEqual(['63']);
    expect(points(scored(single('≥100件', '250件', ', low-target: true')))).toEqual(['0']);
    expect(one.notes[0]?.message.en).toContain('exceeds its target by 30%');
  });

  test('negative values on a missed target are not divided', () => {
    const one = scored(single('≥-5%', '-8%'));
    expect(points(one)).toEqual([null]);
    expect(one.total).toBeNull();
    expect(one.problems.map(({ column }) => column)).toContain('indicators[0].judged');
  });

  test.each([
    ['ministry-10-50-30-10', '80%', true],
    ['ministry-10-50-30-10', '79.99%', false],
    ['ministry-10-20-40-20-10', '60%', false],
    ['hubei-20-40-40', '80%', true],
    ['hubei-20-40-40', '50%', false],
  ])('%s judges %s in its band', (scheme, judged, met) => {
    const weight = scheme.startsWith('hubei') ? 80 : 90;
    const text = single('提高', '提高', `, judged: ${judged}`, scheme).replace(
      /weight: \d+/,
      `weight: ${weight}`,
    );
    expect(scored(text).indicators[0]?.met).toBe(met);
  });

  test.each([
    ['60%', '80%-60%', 'ministry-10-50-30-10'],
    ['59%', '60%-0%', 'ministry-10-50-30-10'],
    ['55%', '80%-50%', 'hubei-20-40-40'],
    ['49%', '50%-0%', 'hubei-20-40-40'],
  ])('%s lies in %s of %s', (judged, band, scheme) => {
    const text = single('提高', '提高', `, judged: ${judged}`, scheme);
    expect(scored(text).indicators[0]?.why.zh).toContain(band);
  });

  test('what is missing is listed whole and nothing is supplied', () => {
    const text = PROJECT.replace('    cause: 两个站点选址未定\n', '')
      .replace('    measures: 增设乡镇窗口\n', '')
      .replace('    judged: 85%\n', '')
      .replace('    actual: 12天\n', '')
      .replace('    reply: 已列入下一年计划。\n', '');
    const one = scored(text);
    expect(one.total).toBeNull();
    expect(one.problems.map(({ column }) => column)).toEqual([
      'indicators[0].cause',
      'indicators[1].actual',
      'indicators[2].judged',
      'indicators[3].measures',
      'reviews[0].reply',
    ]);
  });

  test('a forecast short of its target needs measures', () => {
    const ask = (forecast: string) =>
      scored(single('≥10件', '10件', `, monitored: {actual: 4件, forecast: ${forecast}}`)).problems;
    expect(ask('10件')).toEqual([]);
    expect(ask('9件').map(({ column }) => column)).toEqual(['indicators[0].monitored.measures']);
  });

  test('the execution rate of older forms divides by the initial budget and is capped', () => {
    const one = scored(
      single('≥1件', '1件')
        .replace('scheme:', 'base: initial\nscheme:')
        .replace('budget: 100, final', 'initial: 80, budget: 100, final'),
    );
    expect(formatPoints(one.execution.points ?? 0n)).toBe('10');
    expect(one.execution.why.en).toContain('capped');
  });
});

describe('parts of an indicator', () => {
  const parts = (target: string, first: string, second: string) =>
    single(target, '').replace(
      "actual: ''",
      `parts: [{name: 一, funds: 100, ${first}}, {name: 二, funds: 300, ${second}}]`,
    );

  test('absolute values add, ratios and judgements are weighted by funds', () => {
    expect(points(scored(parts('≥40件', 'actual: 10件', 'actual: 20件')))).toEqual(['67.5']);
    expect(points(scored(parts('≥100%', 'actual: 100%', 'actual: 80%')))).toEqual(['76.5']);
    const judged = parts('提高', 'actual: 提高, judged: 100%', 'actual: 提高, judged: 80%');
    expect(points(scored(judged))).toEqual(['76.5']);
  });

  test('values that cannot be added are averaged when the file says so', () => {
    const text = parts('≤10天', 'actual: 8天', 'actual: 12天').replace(
      'weight:',
      'combine: average, weight:',
    );
    // (8×100 + 12×300) / 400 = 11 days.
    expect(points(scored(text))).toEqual(['81.82']);
  });
});

describe('the whole department', () => {
  test('by objectives, without grades', () => {
    const one = overall(OVERALL);
    expect(formatPoints(one.execution.points ?? 0n)).toBe('19');
    expect(formatPoints(one.total ?? 0n)).toBe('99');
    expect(one.grade).toBeNull();
  });

  test('constraint indicators deduct, and cap the total at 70 after grave problems', () => {
    const constraint = (text: string) =>
      formatPoints(overall(`${OVERALL}constraint: ${text}\n`).total ?? 0n);
    expect(constraint('{deduct: 5, reason: 报账迟}')).toBe('94');
    expect(constraint('{deduct: 5, grave: true, reason: 审计披露}')).toBe('70');
    expect(constraint('{deduct: 35, grave: true, reason: 审计披露}')).toBe('64');
  });

  test('other schemes have no constraint', () => {
    expect(problemsOf(`${PROJECT}constraint: {deduct: 5, reason: 无}\n`)).toEqual([
      expect.stringContaining('has no constraint indicators'),
    ]);
  });
});

describe('files that are wrong', () => {
  test('every problem is told with its line and field', () => {
    const text = PROJECT.replace('weight: 30', 'weight: 31.234')
      .replace('budget: 1200000', 'budget: 12万')
      .replace('supervisor:', 'superviser:');
    expect(problemsOf(text)).toEqual([
      '7 funds[0].budget: should be an amount in 元 with two decimals at most, not “12万”',
      '17 indicators[0].weight: should be points with two decimals at most, not “31.234”',
      '4 superviser: there is no such field',
    ]);
  });

  test.each([
    ['weight: 10', 'weight: 9', 'add to 99'],
    ['level1: 满意度指标', 'level1: 效益指标', '“满意度指标” has 0 points'],
    ['final: 1100000.50', 'final: 1300000', 'more was spent'],
    ['actual: 18个', 'actual: 90%', 'another unit'],
    ['actual: 18个', 'actual: 18', 'another unit'],
    ['actual: 有所提高', 'actual: 100%', 'is words'],
    ['actual: 18个', 'actual: 全部完成', 'cannot be read as one'],
    ['target: ≤15天', 'target: <15天', 'use ≥, ≤ or ='],
    ['scheme: ministry-10-50-30-10', 'scheme: other', 'there is no scheme'],
    ['project: 基层', 'project: [', 'no valid YAML'],
  ])('%s → %s', (from, to, due) => {
    const found = problemsOf(PROJECT.replace(from, to));
    expect(found.some((one) => one.includes(due))).toBe(true);
  });

  test('a group without points passes with the reason', () => {
    const text = PROJECT.replace('level1: 满意度指标', 'level1: 效益指标');
    expect(problemsOf(`${text}weights-reason: 项目没有直接服务对象\n`)).toEqual([]);
  });

  test('one project in two files', () => {
    const files = new Map([...filesOf(PROJECT), ['performance/b.yaml', PROJECT]]);
    expect(() => readPerformance(files)).toThrow('同一个项目');
  });
});

describe('coverage', () => {
  test('counts projects and money against the project expenditure', () => {
    const performance = readPerformance(filesOf(PROJECT, OVERALL));
    const covered = coverageOf(performance, 226000100n);
    expect(covered).toMatchObject({ projects: 1, budget: 123000000n, spent: 113000050n });
    expect(covered.share).toBe(50n * 10n ** 9n);
    expect(coverageOf(performance, 100n).problems).toHaveLength(1);
    expect(coverageOf(performance, 0n).share).toBeNull();
  });
});

describe('scores are filled in', () => {
  test('comments stay, a second time changes nothing, stale points are told', () => {
    const written = writeScores(PROJECT, scored(PROJECT));
    expect(written).toContain('# 填写人：办公室');
    expect(written).toContain('# 验收单');
    expect(written).toContain('score: 25.5');
    expect(written).toContain('total: 91.66');
    const again = scored(written);
    expect(again.problems).toEqual([]);
    expect(writeScores(written, again)).toBe(written);
    const stale = scored(written.replace('actual: 18个', 'actual: 16个').replace('优', '中'));
    expect(stale.problems.map(({ column }) => column)).toEqual([
      'indicators[0].score',
      'result.total',
      'result.grade',
    ]);
  });

  test('the reports say formula, inputs and source', () => {
    const all = evaluationsOf(scorePerformance(readPerformance(filesOf(PROJECT, OVERALL))));
    const text = scoreText(all, null, 'en');
    expect(text).toContain('missed: weight×B/A; weight 30, A=≥20个, B=18个; 27');
    expect(text).toContain('rounded half up to 0.01');
    expect(JSON.parse(scoreJson(all, null))).toMatchObject({
      evaluations: [
        { total: '91.66', grade: '优' },
        { total: '99', grade: null },
      ],
    });
  });
});

describe('quantities', () => {
  test.each(['2023年12月底前', '12月', '明显提高', '约20件', '3次、4次', '', '20余件'])(
    '%s is judged, not divided',
    (text) => {
      expect(readQuantified(text)).toBeNull();
    },
  );

  test('scale and bound are no part of the unit', () => {
    expect(readQuantified('不少于1.5万人次')).toMatchObject({
      direction: 'at-least',
      value: 15_000_000n,
      unit: '人次',
    });
    expect(readQuantified('1,234.5 万元以下')).toMatchObject({
      direction: 'at-most',
      value: 1_234_500_000n,
      unit: '元',
    });
  });
});
