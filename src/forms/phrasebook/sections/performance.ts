import type { ExactFact } from '../../../facts/exact.js';
import type { FactKey } from '../../../facts/key.js';
import { shareOf } from '../comparison.js';
import { joined, type Phrase } from '../phrase.js';
import type { Speaker } from '../speaker.js';
import { type Section, text } from './passage.js';

/** How many projects were self-evaluated, how much money was budgeted for them, and its share. */
export const performanceCoverage: Section = (speaker) =>
  coverage(speaker, 'budget', (count, funds) => [
    '对',
    count,
    '项目开展绩效自评',
    funds === '' ? '' : ['，涉及预算资金', funds],
  ]);

/** The same where the layout tells what the projects spent; budgeted where the book has only that. */
export const performanceCoverageSpent: Section = (speaker) =>
  speaker.find({ measure: 'projects-evaluated-funds', dims: {} }, 'final') === null
    ? performanceCoverage(speaker)
    : coverage(speaker, 'final', (count, funds) => [
        '开展绩效自评，共涉及项目',
        count,
        funds === '' ? '' : ['，资金', funds],
      ]);

function coverage(
  speaker: Speaker,
  basis: 'budget' | 'final',
  words: (count: Phrase, funds: Phrase) => Phrase,
): ReturnType<Section> {
  const { fiscalYear } = speaker.info;
  const count = speaker.find({ measure: 'projects-evaluated', dims: {} }, 'count');
  if (count === null || count.value === 0n) {
    return [text(`本${speaker.body}${fiscalYear}年度没有开展绩效自评的项目。`)];
  }
  const funds = speaker.need({ measure: 'projects-evaluated-funds', dims: {} }, basis);
  return [
    text([
      `${fiscalYear}年度`,
      words(speaker.count(count, '个'), funds === null ? '' : speaker.money(funds)),
      funds === null ? '' : share(speaker, funds),
      '。',
    ]),
  ];
}

/** Part of the project expenditure; more than all of it is no share. */
function share(speaker: Speaker, funds: ExactFact): Phrase {
  const whole = speaker.find({ measure: 'expenditure', dims: { kind: 'project' } }, 'final');
  if (whole === null || whole.value <= 0n || funds.value > whole.value) return '';
  return shareOf(speaker, funds, whole, '项目支出总额');
}

/** The self-evaluation of the whole department or unit: score, budget, what was spent. */
export const performanceOverall: Section = (speaker) => {
  const { fiscalYear } = speaker.info;
  const score = speaker.find({ measure: 'overall-score', dims: {} }, 'final');
  const final = speaker.find({ measure: 'overall-funds', dims: {} }, 'final');
  if (score === null && final === null) {
    return [text(`本${speaker.body}${fiscalYear}年度没有开展整体支出绩效自评。`)];
  }
  const budget = speaker.find({ measure: 'overall-funds', dims: {} }, 'adjusted-budget');
  const parts: readonly Phrase[] = [
    ...(score === null ? [] : [['自评得分', speaker.count(score, '分')]]),
    ...(budget === null ? [] : [['全年预算数', speaker.money(budget)]]),
    ...(final === null
      ? []
      : [['全年执行数', speaker.money(final), completion(speaker, final, budget)]]),
  ];
  return [text([`${fiscalYear}年度整体支出`, joined(parts, '，'), '。'])];
};

/** Grades in their order, as documents name them. */
const GRADES = [
  ['excellent', '优'],
  ['good', '良'],
  ['fair', '中'],
  ['qualified', '合格'],
  ['poor', '差'],
  ['unqualified', '不合格'],
] as const;

/** The whole process in numbers, as Shanghai prints it: goals, monitoring, grades, problems. */
export const performanceProcess: Section = (speaker) => {
  const { fiscalYear } = speaker.info;
  const counted = (measure: string, item?: string) =>
    speaker.find({ measure, dims: item === undefined ? {} : { item } }, 'count');
  const evaluated = counted('projects-evaluated');
  if (evaluated === null || evaluated.value === 0n) return performanceCoverage(speaker);
  const funds = speaker.need({ measure: 'projects-evaluated-funds', dims: {} }, 'budget');
  const mean = speaker.find({ measure: 'projects-average-score', dims: {} }, 'final');
  const many = (words: string, fact: ReturnType<typeof counted>): Phrase =>
    fact === null ? '' : [`${words}的${fiscalYear}年度项目`, speaker.count(fact, '个'), '；'];
  const grades = GRADES.flatMap(([item, name]): readonly Phrase[] => {
    const fact = counted('projects-graded', item);
    return fact === null ? [] : [[`绩效评级为“${name}”的项目`, speaker.count(fact, '个')]];
  });
  return [
    text([
      many('编报绩效目标', counted('projects-with-goals')),
      many('绩效跟踪评价', counted('projects-monitored')),
      `绩效自评的${fiscalYear}年度项目`,
      speaker.count(evaluated, '个'),
      funds === null ? '' : ['，涉及预算金额', speaker.money(funds)],
      mean === null ? '' : ['，平均得分', speaker.count(mean, '分')],
      grades.length === 0 ? '' : ['，其中，', joined(grades, '；')],
      '。',
    ]),
    ...problemsFound(speaker),
  ];
};

/** What evaluation brought to light, where the book says it, and what became of it. */
function problemsFound(speaker: Speaker): ReturnType<Section> {
  const subject = { measure: 'problems-found', dims: {} };
  const found = speaker.find(subject, 'count');
  if (found === null) return [];
  const part = (item: string, words: string): Phrase => {
    const fact = speaker.find({ ...subject, dims: { item } }, 'count');
    return fact === null ? '' : [words, speaker.count(fact, '个')];
  };
  return [
    text([
      '绩效自评中共发现问题',
      speaker.count(found, '个'),
      part('mended', '，已经完成整改的'),
      part('in-hand', '，正在整改的'),
      '。',
    ]),
  ];
}

/**
 * One paragraph a project: its budget of the whole year, what was spent, the score. A year in
 * which none was evaluated says so: what its projects spent is no result of an evaluation.
 */
export const performanceProjects: Section = (speaker) => {
  const evaluated = speaker.find({ measure: 'projects-evaluated', dims: {} }, 'count');
  const all = speaker.where('final', ({ measure, dims }) => isProject(measure, dims));
  const hasScore = (project: string) =>
    speaker.find({ measure: 'project-score', dims: { project } }, 'final') !== null;
  const scored = all.filter(({ key }) => hasScore(key.dims.project ?? ''));
  const own = evaluated === null || evaluated.value === 0n || scored.length > 0 ? scored : all;
  if (own.length === 0) {
    const { fiscalYear } = speaker.info;
    return [text(`本${speaker.body}${fiscalYear}年度没有可列出的项目绩效自评结果。`)];
  }
  return own.map((final, index) => {
    const project = final.key.dims.project ?? '';
    return text([`${index + 1}.${project}项目绩效自评综述：`, execution(speaker, project), '。']);
  });
};

function execution(speaker: Speaker, project: string): Phrase {
  const subject = { measure: 'project-funds', dims: { project } };
  const final = speaker.need(subject, 'final');
  if (final === null) return '';
  const budget = speaker.find(subject, 'adjusted-budget');
  const score = speaker.find({ measure: 'project-score', dims: { project } }, 'final');
  return [
    budget === null ? '' : ['全年预算数', speaker.money(budget), '，'],
    '全年执行数',
    speaker.money(final),
    completion(speaker, final, budget),
    score === null ? '' : ['。自评得分', speaker.count(score, '分')],
  ];
}

function completion(speaker: Speaker, { key, value }: ExactFact, budget: ExactFact | null): Phrase {
  if (budget === null || budget.value === 0n) return '';
  return [
    '，完成全年预算的',
    speaker.percent(
      [{ ...key, basis: 'completion-percent', against: 'adjusted-budget' }],
      value,
      budget.value,
    ),
  ];
}

function isProject(measure: string, { project, ...rest }: FactKey['dims']): boolean {
  return measure === 'project-funds' && project !== undefined && Object.keys(rest).length === 0;
}
