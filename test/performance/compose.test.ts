import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitYear } from '../../src/books/unit-year.js';
import { alarmsOf } from '../../src/checks/alarms.js';
import { check } from '../../src/checks/check.js';
import { composeDocument } from '../../src/compose/document.js';
import { differenceOf, factsPrinted, factsRead } from '../../src/compose/gate/printed.js';
import { prepare } from '../../src/compose/prepare.js';
import { type ExactFact, ExactFacts } from '../../src/facts/exact.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { writeText } from '../../src/formats/text/write.js';
import { readForms } from '../../src/forms/read.js';
import type { Performance } from '../../src/performance/model.js';
import { readPerformance } from '../../src/performance/read.js';
import { books, PLACES, type Place } from '../support/compose/book.js';
import { filesOf, OVERALL, PROJECT } from './files.js';

const SHAANXI = PLACES[0] as Place;
const EARLIER = PLACES.find(({ layout }) => layout.endsWith('2021')) as Place;
const SHANGHAI = PLACES.find(({ layout }) => layout.startsWith('shanghai')) as Place;
const HUBEI = PLACES.find(({ layout }) => layout.startsWith('hubei')) as Place;
const OF_PROJECTS = /^project|^overall|^problems-/;

/** A drawn book whose project expenditure and evaluations come from elsewhere: none of its own. */
function bookOf(place: Place): UnitYear {
  const [book] = fc.sample(books(place, { most: 12 }), { numRuns: 1, seed: 7 });
  if (book === undefined) throw new Error('no book');
  const facts = [...book.facts].filter(({ key }) => !OF_PROJECTS.test(key.measure));
  return { ...book, facts: new ExactFacts(facts) };
}

/** Fen of project expenditure; what the evaluated projects spent is a part of it. */
function spentOn(book: UnitYear, kind: 'basic' | 'project'): bigint {
  for (const { key, value } of book.facts) {
    const { dims } = key;
    if (key.measure !== 'expenditure' || key.basis !== 'final' || key.year !== book.year) continue;
    if (dims.kind === kind && Object.keys(dims).length === 1) return value;
  }
  throw new Error(`no ${kind} expenditure`);
}

function yuan(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
}

/** The project with the money that the book can have spent on it. */
function performanceOf(book: UnitYear, project: string, overall: string): Performance {
  const spent = spentOn(book, 'project');
  const text = project.replace(
    /funds:\n(?: {2}- \{.*\}\n)+/,
    `funds:\n  - {source: appropriation, initial: ${yuan(spent)}, budget: ${yuan(spent)}, final: ${yuan(spent)}}\n`,
  );
  const basic = spentOn(book, 'basic');
  const whole = overall
    .replace(
      /budget: 5000000, final: 4750000/,
      `budget: ${yuan(spent + basic)}, final: ${yuan(spent + basic)}`,
    )
    .replace(/spending: .*\n/, `spending: {basic: ${yuan(basic)}, project: ${yuan(spent)}}\n`)
    .replaceAll('BUDGET', yuan(spent + basic));
  return readPerformance(filesOf(text, whole));
}

const MINISTRY_OVERALL = `scheme: ministry-10-50-30-10
tasks:
  - name: 机构运转和服务
    content: 保障运转和各项服务
    done: 完成
    appropriation: {budget: BUDGET, final: BUDGET}
    other: {budget: 0, final: 0}
goals: {expected: 保障机构运转，做好经办服务。, reached: 全年目标基本实现。}
indicators:
  - {level1: 产出指标, level2: 数量指标, name: 办件数量, target: ≥200件, weight: 50, actual: 210件}
  - {level1: 效益指标, level2: 社会效益指标, name: 政策知晓情况, target: 提高, weight: 30, actual: 提高, judged: 100%}
  - {level1: 满意度指标, level2: 服务对象满意度指标, name: 群众满意度, target: ≥90%, weight: 10, actual: 93%}
`;
const SPECIAL_FUND = PROJECT.replace('scheme:', 'form: special-fund\nscheme:')
  .replace(/ {2}reached: .*\n/, '  year: 当年建成十个站点。\n')
  .replace(
    /funds:\n(?: {2}- \{.*\}\n)+/,
    'funds:\n  - {source: appropriation, period: 3600000, budget: 1200000}\n',
  );
const HUBEI_PROJECT = PROJECT.replace('ministry-10-50-30-10', 'hubei-20-40-40')
  .replace('weight: 30', 'weight: 20')
  .replace('weight: 30', 'weight: 40')
  .replace(/ {2}- level1: 满意度指标[\s\S]*?(?=reviews:)/, '');

function expectSame(book: UnitYear, place: Place, performance: Performance): void {
  const { document, needs } = composeDocument(book, place.layout, { performance });
  expect(needs.performance).toEqual([]);
  for (const copy of [document, readTextDocument(writeText(document), 'a.txt')]) {
    const reading = readForms(copy);
    expect(differenceOf(factsPrinted(document), factsRead(reading))).toEqual({
      missing: [],
      invented: [],
    });
    const forms = reading.tables.filter((table) => table.performance !== undefined);
    expect(forms.map((table) => table.performance?.kind)).toEqual([
      'overall-self-evaluation',
      'project-self-evaluation',
    ]);
    const raised = alarmsOf(check(reading).findings)
      .filter(({ severity }) => severity !== 'note')
      .map(({ rule, message }) => `${rule}: ${message.zh}`);
    expect(raised).toEqual([]);
    expect(reading.unread).toEqual([]);
  }
}

describe('self-evaluations in the composed document', () => {
  const shaanxi = bookOf(SHAANXI);
  const hubei = bookOf(HUBEI);

  test('forms of Shaanxi are attached and read back as the facts they print', () => {
    expectSame(shaanxi, SHAANXI, performanceOf(shaanxi, PROJECT, MINISTRY_OVERALL));
  });

  test.each([EARLIER, SHANGHAI])('forms of $layout', (place) => {
    const book = bookOf(place);
    expectSame(book, place, performanceOf(book, PROJECT, MINISTRY_OVERALL));
  });

  test('Shanghai tells the whole process in numbers, problems included', () => {
    const drawn = bookOf(SHANGHAI);
    const found = [
      [{}, 3n],
      [{ item: 'mended' }, 2n],
      [{ item: 'in-hand' }, 1n],
    ] as const;
    const problems = found.map(([dims, count]) => ({
      key: { measure: 'problems-found', unit: drawn.unit.name, year: 2024, basis: 'count', dims },
      value: count * 1_000n,
      origin: { place: '' },
    })) as readonly ExactFact[];
    const book = { ...drawn, facts: new ExactFacts([...drawn.facts, ...problems]) };
    const project = PROJECT.replace(
      '    actual-source: 验收单\n',
      '    actual-source: 验收单\n    monitored: {actual: 9个, forecast: 20个}\n',
    );
    const performance = performanceOf(book, project, MINISTRY_OVERALL);
    expectSame(book, SHANGHAI, performance);
    const { document } = composeDocument(book, SHANGHAI.layout, { performance });
    const text = new TextDecoder().decode(writeText(document));
    expect(text).toMatch(
      /绩效跟踪评价的2024年度项目1个；绩效自评的2024年度项目1个，涉及预算金额[\d.]+万元，平均得分92\.47分，其中，绩效评级为“优”的项目1个；绩效评级为“良”的项目0个；/,
    );
    expect(text).toContain('绩效自评中共发现问题3个，已经完成整改的2个，正在整改的1个。');
  });

  test('forms of Hubei, by objectives', () => {
    expectSame(hubei, HUBEI, performanceOf(hubei, HUBEI_PROJECT, OVERALL));
  });

  test('what constraints take stands in their row, so that the form adds up', () => {
    const overall = `${OVERALL}constraint: {deduct: 5, grave: true, reason: 审计指出账务处理不及时}\n`;
    expectSame(hubei, HUBEI, performanceOf(hubei, HUBEI_PROJECT, overall));
  });

  test('coverage, funds and score are said in the text', () => {
    const performance = performanceOf(shaanxi, PROJECT, MINISTRY_OVERALL);
    const text = new TextDecoder().decode(
      writeText(composeDocument(shaanxi, SHAANXI.layout, { performance }).document),
    );
    expect(text).toContain('对1个项目开展绩效自评');
    expect(text).toContain('自评得分92.47分');
  });

  test('an unmet indicator without cause holds the document back', () => {
    const project = PROJECT.replace('    cause: 两个站点选址未定\n', '');
    const performance = performanceOf(shaanxi, project, MINISTRY_OVERALL);
    const { problems } = prepare(shaanxi, SHAANXI.layout, { performance });
    expect(problems.map(({ kind }) => kind)).toContain('performance');
    expect(problems.find(({ kind }) => kind === 'performance')?.message.zh).toContain('偏差原因');
  });

  test('a budget prints the goals among its tables', () => {
    const book: UnitYear = { ...shaanxi, kind: 'budget', facts: new ExactFacts() };
    const performance = readPerformance(filesOf(PROJECT));
    const { document } = composeDocument(book, 'shaanxi-budget-2023', { performance });
    const titles = document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'table' ? [block.caption.title?.value ?? ''] : [])),
    );
    expect(titles.filter((title) => title.includes('专项业务经费绩效目标表'))).toHaveLength(1);
    const form = readForms(document).tables.find(
      (table) => table.performance?.kind === 'project-goals',
    );
    expect(form?.performance?.indicators.map(({ content }) => content)).toEqual([
      '建成站点',
      '办理时限',
      '群众办事便利程度',
      '群众满意度',
    ]);
  });

  test('a special fund has its own form, with its whole period beside the year', () => {
    const book: UnitYear = { ...shaanxi, kind: 'budget', facts: new ExactFacts() };
    const performance = readPerformance(filesOf(SPECIAL_FUND));
    const { document } = composeDocument(book, 'shaanxi-budget-2023', { performance });
    const reading = readForms(document);
    const form = reading.tables.find((table) => table.performance !== undefined);
    expect(form?.performance?.kind).toBe('special-fund-goals');
    const amounts = factsRead(reading).filter(({ fact }) => fact.startsWith('project-funds'));
    expect(amounts.map(({ text }) => text)).toEqual(['360.00', '120.00', '360.00', '120.00']);
    expect(differenceOf(factsPrinted(document), factsRead(reading))).toEqual({
      missing: [],
      invented: [],
    });
  });

  test('without performance files nothing is attached', () => {
    const { document } = composeDocument(shaanxi, SHAANXI.layout);
    expect(document.sections.some(({ role }) => role === 'attachment')).toBe(false);
  });
});
