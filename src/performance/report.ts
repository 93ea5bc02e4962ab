import { type BookProblem, describeProblem, type Message } from '../facts/problem.js';
import { type Coverage, shareText } from './coverage.js';
import type { EvaluationScore, PerformanceScore } from './score.js';
import { formatPoints, formatRate, formatYuan } from './text.js';

type Lang = keyof Message;

/** The convention that S18 leaves to the user of the scheme. */
export const ROUNDING: Message = {
  zh: '取数：以精确值计算，每项得分四舍五入到 0.01 分，总分为各项得分之和',
  en: 'Rounding: exact values throughout; points of each item rounded half up to 0.01; the total adds them as printed',
};

/** Every evaluation that is to be shown, projects first. */
export function evaluationsOf({ projects, overall }: PerformanceScore): readonly EvaluationScore[] {
  return overall === null ? projects : [...projects, overall];
}

/** Points with their explanations as text. */
export function scoreText(
  evaluations: readonly EvaluationScore[],
  coverage: Coverage | null,
  lang: Lang,
): string {
  const lines = evaluations.flatMap((one) => [...evaluationLines(one, lang), '']);
  if (coverage !== null) lines.push(...coverageLines(coverage, lang));
  lines.push(ROUNDING[lang]);
  return `${lines.join('\n')}\n`;
}

function evaluationLines(scored: EvaluationScore, lang: Lang): readonly string[] {
  const { evaluation, scheme, execution, indicators, total, totalWhy, grade } = scored;
  const say = ({ zh, en }: Message) => (lang === 'zh' ? zh : en);
  const name = evaluation.overall
    ? say({ zh: '整体支出', en: 'Overall expenditure' })
    : evaluation.project;
  return [
    say({
      zh: `${name}：${total === null ? '未得出总分' : `${formatPoints(total)} 分`}${grade === null ? '' : `（${grade}）`}`,
      en: `${name}: ${total === null ? 'no total' : formatPoints(total)}${grade === null ? '' : ` (${grade})`}`,
    }),
    say({
      zh: `  评分办法 ${scheme.id}，自 ${scheme.since}；依据：${scheme.source}`,
      en: `  scheme ${scheme.id}, since ${scheme.since}; source: ${scheme.source}`,
    }),
    `  ${pointsText(execution.points)}/${formatPoints(execution.weight)} ${say(execution.why)}`,
    ...indicators.map(
      ({ indicator, points, why }) =>
        `  ${pointsText(points)}/${formatPoints(indicator.weight)} ${indicator.name}${lang === 'zh' ? '：' : ': '}${say(why)}`,
    ),
    say({ zh: `  总分：${totalWhy.zh}`, en: `  total: ${totalWhy.en}` }),
    ...listed(scored.problems, lang, say({ zh: '须补正', en: 'to be mended' })),
    ...listed(scored.notes, lang, say({ zh: '提示', en: 'note' })),
  ];
}

function listed(problems: readonly BookProblem[], lang: Lang, head: string): readonly string[] {
  return problems.map((one) => `  ${head} ${describeProblem(one, lang)}`);
}

function pointsText(points: bigint | null): string {
  return points === null ? '—' : formatPoints(points);
}

function coverageLines(coverage: Coverage, lang: Lang): readonly string[] {
  const { projects, budget, spent, problems } = coverage;
  const share = shareText(coverage);
  const text: Message = {
    zh: `覆盖：${projects} 个项目，全年预算 ${formatYuan(budget)} 元，执行 ${formatYuan(spent)} 元${share === null ? '' : `，占决算项目支出 ${share}`}`,
    en: `Coverage: ${projects} projects, budget ${formatYuan(budget)} yuan, spent ${formatYuan(spent)} yuan${share === null ? '' : `, ${share} of project expenditure`}`,
  };
  return [text[lang], ...listed(problems, lang, lang === 'zh' ? '须补正' : 'to be mended')];
}

/** The same as JSON: points, weights and rates as decimal strings. */
export function scoreJson(
  evaluations: readonly EvaluationScore[],
  coverage: Coverage | null,
): string {
  return `${JSON.stringify(
    {
      rounding: ROUNDING,
      evaluations: evaluations.map(evaluationJson),
      coverage:
        coverage === null
          ? null
          : {
              projects: coverage.projects,
              budget: formatYuan(coverage.budget),
              spent: formatYuan(coverage.spent),
              share: shareText(coverage),
              problems: coverage.problems,
            },
    },
    null,
    2,
  )}\n`;
}

function evaluationJson(scored: EvaluationScore) {
  const { evaluation, scheme, execution, indicators, total, totalWhy, grade } = scored;
  const points = (value: bigint | null) => (value === null ? null : formatPoints(value));
  return {
    file: evaluation.file,
    kind: evaluation.overall ? 'overall' : 'project',
    project: evaluation.project,
    scheme: { id: scheme.id, since: scheme.since, source: scheme.source },
    execution: {
      weight: formatPoints(execution.weight),
      points: points(execution.points),
      rate: execution.rate === null ? null : formatRate(execution.rate),
      why: execution.why,
    },
    indicators: indicators.map(({ indicator, actual, points: own, met, beyond, why }) => ({
      name: indicator.name,
      level1: indicator.level1,
      level2: indicator.level2,
      ...(indicator.objective === '' ? {} : { objective: indicator.objective }),
      target:
        indicator.target.kind === 'number' ? indicator.target.number.text : indicator.target.text,
      actual,
      actualSource: indicator.actualSource,
      weight: formatPoints(indicator.weight),
      points: points(own),
      met,
      beyond: beyond === null ? null : formatRate(beyond),
      why,
    })),
    total: points(total),
    totalWhy,
    grade,
    reviews: evaluation.reviews.map(({ date, by, opinion, reply, use }) => ({
      date,
      by,
      opinion,
      reply,
      use,
    })),
    problems: scored.problems,
    notes: scored.notes,
  };
}
