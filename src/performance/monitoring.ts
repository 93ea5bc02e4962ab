import { type BookProblem, describeProblem, type Message } from '../facts/problem.js';
import type { Indicator } from './model.js';
import type { EvaluationScore } from './score.js';

type Lang = keyof Message;

/**
 * The mid-year monitoring of self-evaluations (M01-M03): for each indicator the target of the
 * year, the value to date, the forecast, deviation and measures; indicators without are named.
 * It goes to the finance department in August and is no part of a disclosure.
 */
export function monitoringText(evaluations: readonly EvaluationScore[], lang: Lang): string {
  const blocks = evaluations.map((one) => [
    head(one, lang),
    ...one.evaluation.indicators.map((indicator) => `  ${indicatorLine(indicator, lang)}`),
    ...monitoringProblems(one).map(
      (problem) =>
        `  ${lang === 'zh' ? '须补正' : 'to be mended'} ${describeProblem(problem, lang)}`,
    ),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function head({ evaluation }: EvaluationScore, lang: Lang): string {
  const { indicators, overall, project } = evaluation;
  const done = indicators.filter(({ monitored }) => monitored !== null).length;
  const name = overall ? (lang === 'zh' ? '整体支出' : 'Overall expenditure') : project;
  return lang === 'zh'
    ? `${name}：${indicators.length} 项指标，已监控 ${done} 项`
    : `${name}: ${done} of ${indicators.length} indicators monitored`;
}

function indicatorLine({ name, target, monitored }: Indicator, lang: Lang): string {
  const words = target.kind === 'number' ? target.number.text : target.text;
  const parts: readonly (readonly [Message, string])[] = [
    [{ zh: '年度指标值', en: 'target' }, words],
    ...(monitored === null
      ? []
      : ([
          [{ zh: '目前完成', en: 'to date' }, monitored.actual],
          [{ zh: '预计全年', en: 'forecast' }, monitored.forecast],
          [{ zh: '偏差原因', en: 'deviation' }, monitored.deviation],
          [{ zh: '纠偏措施', en: 'measures' }, monitored.measures],
        ] as const)),
  ];
  const said = parts
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label[lang]} ${value}`);
  if (monitored === null) said.push(lang === 'zh' ? '没有监控数据' : 'not monitored');
  return lang === 'zh' ? `${name}：${said.join('；')}` : `${name}: ${said.join('; ')}`;
}

/** What is open of the monitoring: a forecast that misses its target and has no measures. */
export function monitoringProblems({ problems }: EvaluationScore): readonly BookProblem[] {
  return problems.filter(({ column }) => column?.endsWith('monitored.measures') === true);
}

/** The same as JSON. */
export function monitoringJson(evaluations: readonly EvaluationScore[]): string {
  const content = evaluations.map((one) => ({
    file: one.evaluation.file,
    kind: one.evaluation.overall ? 'overall' : 'project',
    project: one.evaluation.project,
    indicators: one.evaluation.indicators.map(({ level1, level2, name, target, monitored }) => ({
      level1,
      level2,
      name,
      target: target.kind === 'number' ? target.number.text : target.text,
      monitored,
    })),
    problems: monitoringProblems(one),
  }));
  return `${JSON.stringify({ monitoring: content }, null, 2)}\n`;
}
