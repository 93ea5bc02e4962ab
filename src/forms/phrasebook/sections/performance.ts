import type { FactKey } from '../../../facts/key.js';
import { joined, type Phrase } from '../phrase.js';
import type { Speaker } from '../speaker.js';
import { type Section, text } from './passage.js';

/** How many projects were self-evaluated and how much money that is. */
export const performanceCoverage: Section = (speaker) => {
  const { fiscalYear } = speaker.info;
  const count = speaker.find({ measure: 'projects-evaluated', dims: {} }, 'count');
  if (count === null || count.value === 0n) {
    return [text(`本${speaker.body}${fiscalYear}年度没有开展绩效自评的项目。`)];
  }
  const funds = speaker.need({ measure: 'projects-evaluated-funds', dims: {} }, 'budget');
  return [
    text([
      `${fiscalYear}年度对`,
      speaker.count(count, '个'),
      '项目开展绩效自评',
      funds === null ? '' : ['，涉及预算资金', speaker.money(funds)],
      '。',
    ]),
  ];
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
    return text([
      `${index + 1}.${project}项目绩效自评综述：`,
      execution(speaker, final.key, project),
      '。',
    ]);
  });
};

function execution(speaker: Speaker, key: FactKey, project: string): Phrase {
  const subject = { measure: 'project-funds', dims: { project } };
  const final = speaker.need(subject, 'final');
  const budget = speaker.need(subject, 'adjusted-budget');
  if (final === null || budget === null) return '';
  const score = speaker.find({ measure: 'project-score', dims: { project } }, 'final');
  const rate =
    budget.value === 0n
      ? ''
      : [
          '，完成全年预算的',
          speaker.percent(
            [{ ...key, basis: 'completion-percent', against: 'adjusted-budget' }],
            final.value,
            budget.value,
          ),
        ];
  return [
    '全年预算数',
    speaker.money(budget),
    '，全年执行数',
    speaker.money(final),
    rate,
    score === null ? '' : ['。自评得分', speaker.count(score, '分')],
  ];
}

function isProject(measure: string, { project, ...rest }: FactKey['dims']): boolean {
  return measure === 'project-funds' && project !== undefined && Object.keys(rest).length === 0;
}
