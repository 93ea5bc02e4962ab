import type { BookProblem, Message } from '../facts/problem.js';
import { type ScoringScheme, schemeNamed } from '../facts/scoring-scheme.js';
import type { Evaluation, Money, Performance, Review } from './model.js';
import { readQuantified } from './quantified.js';
import { capped, pointsOf, type Ratio, rateOf, ratio } from './ratio.js';
import { type IndicatorScore, problemAt, scoreIndicator, shareOf } from './score-indicator.js';
import { formatPoints, formatRate, formatYuan } from './text.js';

const POINT = 1000n;

export interface ExecutionScore {
  /** Thousandths of a point. */
  readonly weight: bigint;
  readonly points: bigint | null;
  /** Execution rate in 10^-9 %. */
  readonly rate: bigint | null;
  readonly why: Message;
}

/** A self-evaluation with its points; null where something is missing. */
export interface EvaluationScore {
  readonly evaluation: Evaluation;
  readonly scheme: ScoringScheme;
  readonly execution: ExecutionScore;
  readonly indicators: readonly IndicatorScore[];
  readonly total: bigint | null;
  readonly totalWhy: Message;
  /** By the grades of the scheme; null where it has none. */
  readonly grade: string | null;
  /** What is missing or contradicts the scores, by file, line and field. */
  readonly problems: readonly BookProblem[];
  /** Worth knowing, against nothing: over-fulfilment, results not used yet. */
  readonly notes: readonly BookProblem[];
}

export interface PerformanceScore {
  readonly projects: readonly EvaluationScore[];
  readonly overall: EvaluationScore | null;
}

/** Points of all that are evaluated; goals alone have none. */
export function scorePerformance({ projects, overall }: Performance): PerformanceScore {
  return {
    projects: projects.filter(isEvaluated).map(scoreEvaluation),
    overall: overall === null || !isEvaluated(overall) ? null : scoreEvaluation(overall),
  };
}

/** Goals that a budget sets are not evaluated yet: they name no scheme. */
export function isEvaluated({ scheme }: Evaluation): boolean {
  return scheme !== '';
}

/** Scores one self-evaluation by its scheme. @throws {RangeError} for a scheme that is not known */
export function scoreEvaluation(evaluation: Evaluation): EvaluationScore {
  const scheme = schemeNamed(evaluation.scheme);
  if (scheme === null) throw new RangeError(`no scheme ${evaluation.scheme}`);
  const problems: BookProblem[] = [];
  const notes: BookProblem[] = [];
  const tell = (problem: BookProblem) => problems.push(problem);
  const execution = executionOf(evaluation, scheme, tell);
  const indicators = evaluation.indicators.map((one) => scoreIndicator(one, scheme, tell));
  const { total, why } = totalOf(evaluation, scheme, execution, indicators);
  for (const one of indicators) {
    if (one.beyond !== null) notes.push(overFulfilled(one, one.beyond));
    monitoring(one, tell);
  }
  for (const one of evaluation.reviews) thread(one, tell, (note) => notes.push(note));
  problems.push(...missingGoals(evaluation, scheme));
  const grade = total === null ? null : gradeOf(total, scheme);
  problems.push(...stale({ evaluation, execution, indicators, total, grade }));
  return {
    evaluation,
    scheme,
    execution,
    indicators,
    total,
    totalWhy: why,
    grade,
    problems,
    notes,
  };
}

/** Goals in words: what was expected and what was reached, where the form has them. */
export function missingGoals(
  { file, expected, reached }: Evaluation,
  scheme: ScoringScheme | null,
): readonly BookProblem[] {
  if (scheme?.goals === false && expected === '') return [];
  const at = (column: string, message: Message): BookProblem => ({
    file,
    row: null,
    column,
    message,
  });
  return [
    ...(expected === ''
      ? [
          at('goals.expected', {
            zh: '没有写年度总体目标',
            en: 'the goals of the year are missing',
          }),
        ]
      : []),
    // What is only planned has reached nothing yet.
    ...(reached === '' && scheme !== null
      ? [
          at('goals.reached', {
            zh: '没有写年度总体目标完成情况',
            en: 'what was reached of the goals is missing',
          }),
        ]
      : []),
  ];
}

/** Money of the row that the execution rate stands in, in fen: of the whole form. */
export function fundsTotal(evaluation: Evaluation): Money {
  const tasks = evaluation.tasks.flatMap(({ appropriation, other }) => [appropriation, other]);
  // Forms by task and forms by source of funds are two ways of telling the same money.
  const rows = tasks.length > 0 ? tasks : evaluation.funds;
  const sum = (column: keyof Money) => {
    const given = rows.flatMap((row) => (row[column] === null ? [] : [row[column]]));
    return given.length === 0 ? null : given.reduce((total, value) => total + value, 0n);
  };
  return { initial: sum('initial'), budget: sum('budget'), final: sum('final') };
}

/** S13-S15: weight times B/A, capped at the weight. */
function executionOf(
  evaluation: Evaluation,
  scheme: ScoringScheme,
  tell: (problem: BookProblem) => void,
): ExecutionScore {
  const weight = BigInt(scheme.execution) * POINT;
  const money = fundsTotal(evaluation);
  const base = money[evaluation.base];
  const { final } = money;
  if (base === null || final === null || base <= 0n) {
    const message = {
      zh: '没有全年预算数或执行数，算不出预算执行率',
      en: 'without budget or spending of the year there is no execution rate',
    };
    const column = evaluation.overall && evaluation.tasks.length > 0 ? 'tasks' : 'funds';
    tell({ file: evaluation.file, row: null, column, message });
    return { weight, points: null, rate: null, why: message };
  }
  const rate = ratio(final, base);
  const points = pointsOf(weight, capped(rate));
  return {
    weight,
    points,
    rate: rateOf(rate),
    why: executionWhy(weight, rate, points, evaluation),
  };
}

function executionWhy(weight: bigint, rate: Ratio, points: bigint, { base }: Evaluation): Message {
  const share = capped(rate);
  const isExact = weight * share.dividend === points * share.divisor;
  const isCapped = rate.dividend > rate.divisor;
  const full = formatPoints(weight);
  const a = formatYuan(rate.divisor);
  const b = formatYuan(rate.dividend);
  const [zh, en] = base === 'initial' ? ['年初预算数', 'initial budget'] : ['全年预算数', 'budget'];
  return {
    zh: `预算执行率：分值×B/A，不超过分值；分值 ${full}，A（${zh}）=${a} 元，B（全年执行数）=${b} 元，执行率 ${formatRate(rateOf(rate))}；得 ${formatPoints(points)}${isCapped ? '（以分值为限）' : ''}${isExact ? '' : '（四舍五入到 0.01 分）'}`,
    en: `execution rate: weight×B/A, at most the weight; weight ${full}, A (${en})=${a} yuan, B (spent)=${b} yuan, rate ${formatRate(rateOf(rate))}; ${formatPoints(points)}${isCapped ? ' (capped)' : ''}${isExact ? '' : ' (rounded half up to 0.01)'}`,
  };
}

/** S17 with S06: the sum of printed points, less what constraints take, under their cap. */
function totalOf(
  { constraint }: Evaluation,
  scheme: ScoringScheme,
  execution: ExecutionScore,
  indicators: readonly IndicatorScore[],
): { readonly total: bigint | null; readonly why: Message } {
  const points = [execution.points, ...indicators.map((one) => one.points)];
  const given = points.flatMap((one) => (one === null ? [] : [one]));
  if (given.length !== points.length) {
    return {
      total: null,
      why: { zh: '有指标未得分，没有总分', en: 'no total: points are missing' },
    };
  }
  const sum = given.reduce((total, one) => total + one, 0n);
  const terms = given.map(formatPoints).join(' + ');
  const why = {
    zh: `各项得分之和：${terms} = ${formatPoints(sum)}`,
    en: `sum of points: ${terms} = ${formatPoints(sum)}`,
  };
  if (constraint === null) return { total: sum, why };
  const left = sum > constraint.deduct ? sum - constraint.deduct : 0n;
  const cap = BigInt(scheme.constraintCap ?? scheme.total) * POINT;
  const total = constraint.grave && left > cap ? cap : left;
  const deducted = formatPoints(constraint.deduct);
  const capWords = formatPoints(cap);
  return {
    total,
    why: {
      zh: `${why.zh}；约束性指标扣 ${deducted}（${constraint.reason}）${constraint.grave ? `；总分不超过 ${capWords}` : ''}；得 ${formatPoints(total)}`,
      en: `${why.en}; constraints take ${deducted} (${constraint.reason})${constraint.grave ? `; at most ${capWords}` : ''}; ${formatPoints(total)}`,
    },
  };
}

/** The lower end of a grade belongs to it. */
export function gradeOf(total: bigint, { grades }: ScoringScheme): string | null {
  return grades.find(({ low }) => total >= BigInt(low) * POINT)?.name ?? null;
}

function overFulfilled({ indicator }: IndicatorScore, beyond: bigint): BookProblem {
  const rate = formatRate(beyond);
  const { name, lowTarget } = indicator;
  return problemAt(indicator.place, 'actual', {
    zh: `“${name}”超额 ${rate} 完成${lowTarget ? '，已按偏离度扣分' : '；指标值偏低所致的，请写 low-target: true，按偏离度扣分'}`,
    en: `“${name}” exceeds its target by ${rate}${lowTarget ? '; its score is reduced by that' : '; where the target was too low, low-target: true reduces the score by that'}`,
  });
}

/** A forecast that misses the target needs measures in time. */
function monitoring({ indicator }: IndicatorScore, tell: (problem: BookProblem) => void): void {
  const { monitored, target, place, name } = indicator;
  if (monitored === null || target.kind === 'words' || monitored.measures !== '') return;
  const forecast = readQuantified(monitored.forecast);
  if (forecast === null || forecast.unit !== target.number.unit) return;
  if (shareOf(target.number, ratio(forecast.value, 1n), false)?.met === true) return;
  tell(
    problemAt(place, 'monitored.measures', {
      zh: `“${name}”预计完成 ${monitored.forecast}，达不到 ${target.number.text}，须写明纠偏措施`,
      en: `“${name}” is forecast at ${monitored.forecast}, short of ${target.number.text}: measures are needed`,
    }),
  );
}

/** Opinion → reply → use of the result: an opinion is answered, and its use comes in time. */
function thread(
  { place, by, reply, use }: Review,
  tell: (problem: BookProblem) => void,
  note: (problem: BookProblem) => void,
): void {
  if (reply === '') {
    tell(
      problemAt(place, 'reply', {
        zh: `${by}的意见没有答复`,
        en: `the opinion of ${by} has no reply`,
      }),
    );
  }
  if (use === '') {
    note(
      problemAt(place, 'use', {
        zh: `${by}的意见还没有写结果如何用于下年预算`,
        en: `how the opinion of ${by} is used in the next budget is not said yet`,
      }),
    );
  }
}

/** Points that the file holds but that do not follow any more. */
function stale({
  evaluation,
  execution,
  indicators,
  total,
  grade,
}: Pick<
  EvaluationScore,
  'evaluation' | 'execution' | 'indicators' | 'total' | 'grade'
>): readonly BookProblem[] {
  const { file, written } = evaluation;
  const found: BookProblem[] = [];
  const compare = (place: Omit<BookProblem, 'message'>, own: bigint | null, due: bigint | null) => {
    if (own === null || due === null || own === due) return;
    found.push({
      ...place,
      message: {
        zh: `写的是 ${formatPoints(own)} 分，按评分办法得 ${formatPoints(due)} 分；--write 可改正`,
        en: `says ${formatPoints(own)}, the scheme gives ${formatPoints(due)}; --write mends it`,
      },
    });
  };
  for (const { indicator, points } of indicators) {
    const { place } = indicator;
    const at = { file, row: place.row, column: `${place.field}.score` };
    compare(at, indicator.written, points);
  }
  const at = (column: string) => ({ file, row: null, column });
  compare(at('result.execution'), written.execution, execution.points);
  compare(at('result.total'), written.total, total);
  if (total !== null && written.grade !== '' && written.grade !== (grade ?? written.grade)) {
    found.push({
      ...at('result.grade'),
      message: {
        zh: `等级写的是“${written.grade}”，${formatPoints(total)} 分为“${grade ?? ''}”；--write 可改正`,
        en: `grade says “${written.grade}”, ${formatPoints(total)} is “${grade ?? ''}”; --write mends it`,
      },
    });
  }
  return found;
}
