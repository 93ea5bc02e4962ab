import type { UnitYear } from '../../books/unit-year.js';
import { divideRounded } from '../../facts/decimal.js';
import type {
  MoneyColumn,
  PerformanceSheet,
  SheetFunds,
  SheetIndicator,
  SheetMoney,
  SheetTask,
} from '../../forms/performance/sheet.js';
import type { Evaluation, Fund, Indicator, Money, Target, Task } from '../../performance/model.js';
import { rateOf, ratio } from '../../performance/ratio.js';
import { type EvaluationScore, type ExecutionScore, fundsTotal } from '../../performance/score.js';
import type { IndicatorScore } from '../../performance/score-indicator.js';

/** The self-evaluation forms that final accounts attach: the whole first, then each project. */
export function evaluationSheet(
  scored: EvaluationScore,
  book: Pick<UnitYear, 'unit' | 'year'>,
): PerformanceSheet {
  const { evaluation, execution, scheme, total } = scored;
  const weight = BigInt(scheme.total) * 1000n;
  const tasks = evaluation.tasks;
  const whole = { ...amountsOf(fundsTotal(evaluation)), ...executed(execution) };
  return {
    kind: evaluation.overall ? 'overall-self-evaluation' : 'project-self-evaluation',
    scheme: scheme.id,
    ...headOf(evaluation, book),
    funds: tasks.length > 0 ? [] : fundsOf(scored, whole),
    tasks: tasks.map(taskOf),
    ...(tasks.length === 0 ? {} : { taskSum: { ...executed(execution), ...taskSum(tasks) } }),
    ...(evaluation.spending === null ? {} : { spending: evaluation.spending }),
    goals: { expected: evaluation.expected, reached: evaluation.reached },
    indicators: [...scored.indicators.map(indicatorOf), ...constraintOf(scored)],
    total: { weight, ...(total === null ? {} : { score: total }) },
    ...(evaluation.causes === '' ? {} : { causes: evaluation.causes }),
    ...(evaluation.measures === '' ? {} : { measures: evaluation.measures }),
  };
}

/** The goals that a budget prints: indicators with their targets, the money that is budgeted. */
export function goalSheet(
  evaluation: Evaluation,
  book: Pick<UnitYear, 'unit' | 'year'>,
): PerformanceSheet {
  const isSpecial = evaluation.form === 'special-fund';
  const tasks = evaluation.tasks.map(taskOf);
  return {
    kind: goalKind(evaluation),
    scheme: null,
    ...headOf(evaluation, book),
    funds: evaluation.overall
      ? []
      : [
          {
            role: 'total',
            amounts: budgeted({ ...fundsTotal(evaluation), period: periodOf(evaluation) }),
          },
          ...evaluation.funds.map(
            (one): SheetFunds => ({ role: one.role, amounts: budgeted(one) }),
          ),
        ],
    tasks,
    ...(tasks.length === 0 ? {} : { taskSum: taskSum(evaluation.tasks) }),
    goals: {
      expected: evaluation.expected,
      ...(isSpecial ? { reached: evaluation.yearGoal } : {}),
    },
    indicators: evaluation.indicators.map(
      ({ level1, level2, name, target }): SheetIndicator => ({
        level1,
        level2,
        content: name,
        target: targetText(target),
      }),
    ),
  };
}

function goalKind({ overall, form }: Evaluation): PerformanceSheet['kind'] {
  if (overall) return 'overall-goals';
  return form === 'special-fund' ? 'special-fund-goals' : 'project-goals';
}

/** Money of the year, and of the whole period where the form has it. */
function budgeted({
  budget,
  period,
}: Pick<Fund, 'budget' | 'period'>): Readonly<Partial<Record<MoneyColumn, bigint>>> {
  return {
    ...(budget === null ? {} : { budget }),
    ...(period === null ? {} : { period }),
  };
}

/** The sum over its sources, or null where none states it. */
function periodOf({ funds }: Evaluation): bigint | null {
  const given = funds.flatMap(({ period }) => (period === null ? [] : [period]));
  return given.length === 0 ? null : given.reduce((sum, one) => sum + one, 0n);
}

function headOf(evaluation: Evaluation, { unit, year }: Pick<UnitYear, 'unit' | 'year'>) {
  return {
    unit: unit.name,
    year,
    level: unit.level,
    project: evaluation.project,
    fields: evaluation.fields,
  };
}

function fundsOf({ evaluation }: EvaluationScore, whole: SheetMoney): readonly SheetFunds[] {
  return [
    { role: 'total', ...whole },
    ...evaluation.funds.map(
      (one): SheetFunds => ({
        role: one.role,
        ...amountsOf(one),
        ...rateOfRow(one[evaluation.base], one.final),
      }),
    ),
  ];
}

function amountsOf({ initial, budget, final }: Money): SheetMoney {
  return {
    amounts: {
      ...(initial === null ? {} : { initial }),
      ...(budget === null ? {} : { budget }),
      ...(final === null ? {} : { final }),
    },
  };
}

const RATE_STEP = 10n ** 7n;

/** The execution rate of a row that is not scored by itself. */
function rateOfRow(base: bigint | null, final: bigint | null): Pick<SheetMoney, 'rate'> {
  if (base === null || base <= 0n || final === null) return {};
  return { rate: divideRounded(rateOf(ratio(final, base)), RATE_STEP) * RATE_STEP };
}

/** A rate is kept as it is printed, so that one number stands in the form and in its fact. */
function executed({ rate, weight, points }: ExecutionScore): Omit<SheetMoney, 'amounts'> {
  return {
    ...(rate === null ? {} : { rate: divideRounded(rate, RATE_STEP) * RATE_STEP }),
    weight,
    ...(points === null ? {} : { score: points }),
  };
}

function taskOf({ name, content, done, weight, ...money }: Task): SheetTask {
  const amounts = taskAmounts([money]);
  return {
    name,
    content,
    ...(done === '' ? {} : { done }),
    amounts,
    ...rateOfRow(amounts.budget ?? null, amounts.final ?? null),
    ...(weight === null ? {} : { weight }),
  };
}

function taskSum(tasks: readonly Task[]): SheetMoney {
  return { amounts: taskAmounts(tasks) };
}

function taskAmounts(
  tasks: readonly Pick<Task, 'appropriation' | 'other'>[],
): SheetMoney['amounts'] {
  const sum = (source: 'appropriation' | 'other', column: 'budget' | 'final') =>
    tasks.reduce((total, task) => total + (task[source][column] ?? 0n), 0n);
  const given = (column: 'budget' | 'final') =>
    tasks.some((task) => task.appropriation[column] !== null || task.other[column] !== null);
  const columns = (column: 'budget' | 'final') => {
    if (!given(column)) return {};
    const appropriation = sum('appropriation', column);
    const other = sum('other', column);
    return {
      [column]: appropriation + other,
      [`${column}-appropriation`]: appropriation,
      [`${column}-other`]: other,
    };
  };
  return { ...columns('budget'), ...columns('final') };
}

function indicatorOf({ indicator, actual, points }: IndicatorScore): SheetIndicator {
  const { objective, level1, level2, name, target, weight } = indicator;
  const remark = remarkOf(indicator);
  return {
    ...(objective === '' ? {} : { objective }),
    level1,
    level2,
    content: name,
    target: targetText(target),
    actual,
    weight,
    ...(points === null ? {} : { score: points }),
    ...(remark === '' ? {} : { remark }),
  };
}

function remarkOf({ cause, measures }: Indicator): string {
  const parts = [cause, measures].map((text) => text.replace(/[。；;.]+$/, ''));
  return parts.filter((text) => text !== '').join('；');
}

function targetText(target: Target): string {
  return target.kind === 'number' ? target.number.text : target.text;
}

/** What constraints take from the total is the score of their row, so that the form adds up. */
function constraintOf({
  evaluation,
  execution,
  indicators,
  total,
}: EvaluationScore): readonly SheetIndicator[] {
  const { constraint } = evaluation;
  if (constraint === null || total === null) return [];
  const points = [execution.points, ...indicators.map((one) => one.points)];
  const sum = points.reduce<bigint>((all, one) => all + (one ?? 0n), 0n);
  return [
    {
      level1: '约束性指标',
      level2: '资金管理',
      content: '资金管理合规性',
      target: '合规',
      actual: constraint.grave ? '存在重大问题' : '存在问题',
      score: total - sum,
      remark: constraint.reason,
    },
  ];
}
