import type { FactKey } from '../../../facts/key.js';
import type { Phrase } from '../phrase.js';
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

/** One paragraph a project: its budget of the whole year, what was spent, the score. */
export const performanceProjects: Section = (speaker) =>
  speaker
    .where('final', ({ measure, dims }) => isProject(measure, dims))
    .map((final, index) => {
      const project = final.key.dims.project ?? '';
      return text([
        `${index + 1}.${project}项目绩效自评综述：`,
        execution(speaker, final.key, project),
        '。',
      ]);
    });

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
