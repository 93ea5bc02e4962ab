import { beforeAll, describe, expect, test } from 'vitest';
import { inspect } from '../../src/checks/check.js';
import type { Solver } from '../../src/checks/localise/solver.js';
import {
  goalsExample,
  overallExample,
  projectExample,
} from '../../src/checks/rules/performance/examples.js';
import { loadSolver } from '../../src/cli/solver.js';
import { type PublishedBook, publishedBook } from '../../src/compose/published/book.js';
import { performanceCorrections } from '../../src/compose/published/performance/corrections.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import type { Reading } from '../../src/forms/reading.js';
import { readPerformance } from '../../src/performance/read.js';
import { scorePerformance } from '../../src/performance/score.js';

let solver: Solver;

beforeAll(async () => {
  solver = await loadSolver(200, false);
});

function read(text: string): Reading {
  return readForms(readTextDocument(new TextEncoder().encode(text), 'example.txt'));
}

function bookOf(reading: Reading): PublishedBook {
  return publishedBook(reading, inspect(reading, undefined, solver), solver);
}

/** What the book corrects, in a province whose layout is known. */
function corrected(reading: Reading, { year, performance }: PublishedBook): readonly string[] {
  const unit = { ...year.unit, region: { province: '陕西省' } };
  const { files, left } = performance;
  return performanceCorrections(reading, { ...year, unit }, files, left).map(
    ({ fact, published, corrected }) =>
      `${fact.replace(/@[^#]*#2023:/, ' ')}: ${published} -> ${corrected}`,
  );
}

describe('published performance forms', () => {
  test('a project becomes a file with its money, indicators and points', () => {
    const { performance } = bookOf(read(projectExample({})));
    expect(performance.refused).toEqual([]);
    const [project] = readPerformance(performance.files).projects;
    expect(project).toMatchObject({
      project: '档案整理',
      scheme: 'ministry-10-50-30-10',
      fields: { supervisor: '某市某区医疗保障局', implementer: '某市某区医疗保障局' },
      funds: [
        { role: 'appropriation', initial: 15_000_000n, budget: 15_000_000n, final: 12_000_000n },
      ],
    });
    expect(
      project?.indicators.map(({ name, actual, weight, judged, written }) => [
        name,
        actual,
        weight,
        judged,
        written,
      ]),
    ).toEqual([
      ['整理档案', '190份', 20_000n, null, 19_000n],
      ['档案著录合格', '合格', 20_000n, 100_000_000_000n, 20_000n],
      ['整理费用', '12.00万元', 10_000n, null, 10_000n],
      ['查档时间', '缩短', 30_000n, 100_000_000_000n, 30_000n],
      ['查档群众满意', '95%', 10_000n, null, 10_000n],
    ]);
    expect(project?.written).toMatchObject({ execution: 8_000n, total: 97_000n });
  });

  test('tasks keep their names, content and sources; a wrong source follows its total', () => {
    const reading = read(overallExample({ totalAppropriation: '81.40' }));
    const book = bookOf(reading);
    const { overall } = readPerformance(book.performance.files);
    expect(
      overall?.tasks.map(({ name, content, appropriation }) => [
        name,
        content,
        appropriation.final,
      ]),
    ).toEqual([
      ['任务1', '日常运转', 60_000_000n],
      ['任务2', '业务工作', 20_000_000n],
    ]);
    expect(corrected(reading, book)).toContain(
      'overall-funds{source=appropriation} final: 81.40万元 -> 80.00万元',
    );
  });

  test('points that do not follow from the scheme are corrected, and their total', () => {
    const reading = read(projectExample({ scannedScore: '12', score: '90' }));
    const changes = corrected(reading, bookOf(reading));
    expect(changes).toEqual([
      'indicator-score{project=档案整理,indicator=产出指标/数量指标/整理档案} final: 12分 -> 19分',
      'project-score{project=档案整理} final: 90分 -> 97分',
    ]);
  });

  test('an actual value without its unit takes that of the target', () => {
    const { performance } = bookOf(read(projectExample({ scanned: '190' })));
    const [project] = readPerformance(performance.files).projects;
    expect(project?.indicators[0]?.actual).toBe('190份');
  });

  test('an actual value in another unit is left out and asked for', () => {
    const { performance } = bookOf(read(projectExample({ scanned: '100%' })));
    const [project] = scorePerformance(readPerformance(performance.files)).projects;
    expect(project?.indicators[0]?.actual).toBe('');
    expect(project?.problems.map(({ column }) => column)).toContain('indicators[0].actual');
    expect([...performance.left.values()].join()).toContain('单位不同');
  });

  test('a row printed twice is left out where the weights then add up', () => {
    const reading = read(overallExample({ repeated: true }));
    const book = bookOf(reading);
    const { overall } = readPerformance(book.performance.files);
    expect(overall?.indicators).toHaveLength(5);
    const weight = corrected(reading, book).filter((one) => one.startsWith('indicator-weight'));
    expect(weight).toEqual([
      'indicator-weight{indicator=产出指标/成本指标/群众办事时间} final: 30分 -> 未列',
    ]);
  });

  test('a form whose weights do not add up makes no file and is named', () => {
    const { performance } = bookOf(read(overallExample({ trainingWeight: '17' })));
    expect(performance.files.size).toBe(0);
    expect(performance.refused).toHaveLength(1);
    expect(performance.refused[0]?.why).toContain('分值合计 97');
  });

  test('goals of a budget have no scheme and no points', () => {
    const { year, performance } = bookOf(read(goalsExample('80.00')));
    expect(year.kind).toBe('budget');
    const all = readPerformance(performance.files);
    expect(all.overall).toMatchObject({ scheme: '', indicators: { length: 4 } });
    expect(all.overall?.tasks[0]?.appropriation.budget).toBe(80_000_000n);
    expect(scorePerformance(all)).toEqual({ projects: [], overall: null });
  });

  test('goals cut in their last place take the budget to the fen', () => {
    const text = goalsExample('80.00').replaceAll('80.00万元', '80.0085万元');
    const { performance } = bookOf(read(text));
    const { overall } = readPerformance(performance.files);
    expect(overall?.tasks[0]?.appropriation.budget).toBe(80_008_500n);
  });

  test('without forms the figures of the reviews stay in the book', () => {
    const [text = ''] = projectExample({}).split('档案整理项目支出绩效自评表');
    const { year, performance } = bookOf(read(text));
    expect(performance.files.size).toBe(0);
    const money = [...year.facts].filter(({ key }) => key.measure === 'project-funds');
    expect(money.map(({ key, value }) => [key.basis, value])).toEqual([
      ['adjusted-budget', 15_000_000n],
      ['final', 12_000_000n],
    ]);
  });
});
