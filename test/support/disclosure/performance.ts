import { divideRounded, formatScaled } from '../../../src/facts/decimal.js';
import type { Dice } from './dice.js';
import type { Ink } from './ink.js';
import { type Model, type Project, sum } from './model.js';

/** Indicators of a form of a hundred points, ten of them for the execution of the budget. */
const INDICATORS = [
  ['产出指标(50分)', '数量指标', '办理事项数量', '≥200件', '218件', 20],
  ['', '质量指标', '验收合格率', '100%', '100%', 10],
  ['', '时效指标', '按期完成率', '100%', '100%', 10],
  ['', '成本指标', '控制在预算以内', '≤预算', '未超预算', 10],
  ['效益指标(30分)', '社会效益指标', '服务水平', '明显提高', '明显提高', 15],
  ['', '可持续影响指标', '长期发挥作用', '长期', '长期', 15],
  ['满意度指标(10分)', '服务对象满意度指标', '群众满意度', '≥90%', '95%', 10],
] as const;

/** Ten points for the execution rate, in tenths of a point. */
function executionScore({ budget, final }: Project): bigint {
  return budget === 0n ? 0n : divideRounded(100n * final, budget);
}

function totalScore(project: Project): string {
  return points(900n + executionScore(project));
}

function points(tenths: bigint): string {
  return formatScaled(tenths, 1).replace(/\.0$/, '');
}

/** A self-evaluation form of Shaanxi, cells parted by tabs. */
export function projectForm(ink: Ink, { unit }: Model, project: Project): string[] {
  const money = (fen: bigint) => ink.amount(fen);
  const rate = (part: bigint, whole: bigint) =>
    `${formatScaled(divideRounded(part * 10_000n, whole), 2)}%`;
  const { name, initial, budget, final } = project;
  const score = points(executionScore(project));
  const rows: readonly (readonly string[])[] = [
    ['项目名称', name],
    ['主管部门', unit, '', '', '实施单位', '', unit],
    [
      '项目资金(万元)',
      '',
      '年初预算数',
      '全年预算数(A)',
      '全年执行数(B)',
      '分值',
      '执行率(B/A)',
      '得分',
    ],
    [
      '',
      '年度资金总额',
      money(initial),
      money(budget),
      money(final),
      '10',
      rate(final, budget),
      score,
    ],
    [
      '',
      '其中：当年财政拨款',
      money(initial),
      money(budget),
      money(final),
      '——',
      rate(final, budget),
      '——',
    ],
    ['', '上年结转资金', '', '', '', '——', '', ''],
    ['', '其他资金', '', '', '', '——', '', ''],
    ['年度总体目标完成情况', '预期目标（年初设定）', '', '', '实际完成情况'],
    ['', '完成年初确定的工作', '', '', '工作已经完成'],
    [
      '绩效指标',
      '一级指标',
      '二级指标',
      '三级指标',
      '年度指标值',
      '实际完成值',
      '分值',
      '得分',
      '偏差原因分析及改进措施',
    ],
    ...INDICATORS.map(([one, two, content, target, actual, weight]) => [
      '',
      one,
      two,
      content,
      target,
      actual,
      String(weight),
      String(weight),
      '',
    ]),
    ['总分', '', '', '', '', '', '100', totalScore(project), ''],
  ];
  return [
    '',
    `${name}项目支出绩效自评表`,
    '',
    `(${ink.year} 年度)`,
    '',
    ...rows.map((row) => row.join('\t')),
  ];
}

/** What the sentences say of the projects, with the forms below each of them or without. */
export function projectReviews(ink: Ink, model: Model, dice: Dice): string[] {
  const { projects } = model;
  if (projects.length === 0) return ['本年度没有需要单独公开自评结果的项目。'];
  const { year } = ink;
  const count = ink.count(projects.length, '个', {
    measure: 'projects-evaluated',
    dims: {},
    basis: 'count',
  });
  const funds = ink.money(
    sum(projects, ({ budget }) => budget),
    {
      measure: 'projects-evaluated-funds',
      dims: {},
      basis: 'budget',
    },
  );
  return [
    `（一）预算绩效管理工作开展情况说明`,
    '',
    `${year}年度对${count}项目开展绩效自评，涉及预算资金${funds}。`,
    '',
    `（二）项目绩效自评结果`,
    '',
    ...projects.flatMap((project, index) => {
      const subject = { measure: 'project-funds', dims: { project: project.name } };
      const budget = ink.money(project.budget, { ...subject, basis: 'adjusted-budget' });
      const final = ink.money(project.final, { ...subject, basis: 'final' });
      const rate = ink.percent(project.final, project.budget, {
        ...subject,
        basis: 'completion-percent',
        against: 'adjusted-budget',
      });
      const sentence = `${index + 1}.${project.name}项目绩效自评综述：全年预算数${budget}，全年执行数${final}，完成全年预算的${rate}。${dice.pick(['项目按计划实施。', ''])}`;
      return [sentence, '', ...projectForm(ink, model, project), ''];
    }),
  ];
}
