import type { Message, Problems } from '../facts/problem.js';
import { schemeNamed } from '../facts/scoring-scheme.js';
import type { Evaluation, Indicator, Quantified } from './model.js';
import { isBoundByName } from './quantified.js';
import { formatPoints } from './text.js';

const POINT = 1000n;
const OBJECTIVES = '目标';

/** What one file or the files together say wrong, apart from the form of each field. */
export function validate(all: readonly Evaluation[], problems: Problems): void {
  const seen = new Map<string, string>();
  for (const one of all) {
    sameProject(one, seen, problems);
    weights(one, problems);
    money(one, problems);
    specialFund(one, problems);
    for (const indicator of one.indicators) values(indicator, problems);
    constraint(one, problems);
  }
}

function sameProject(
  { file, project, overall }: Evaluation,
  seen: Map<string, string>,
  problems: Problems,
): void {
  if (overall || project === '') return;
  const known = seen.get(project);
  if (known !== undefined) {
    problems.add(file, null, 'project', {
      zh: `与 ${known} 是同一个项目“${project}”`,
      en: `is the same project “${project}” as ${known}`,
    });
  }
  seen.set(project, file);
}

/** S03-S06: points of the groups are those of the scheme, all points its total. */
function weights(evaluation: Evaluation, problems: Problems): void {
  const scheme = schemeNamed(evaluation.scheme);
  const { file, indicators, weightsReason } = evaluation;
  if (scheme === null) return;
  const tell = (field: string, message: Message) => problems.add(file, null, field, message);
  if (indicators.length === 0) {
    tell('indicators', { zh: '没有一个指标', en: 'there is no indicator' });
    return;
  }
  for (const { place, weight } of indicators) {
    if (weight > 0n) continue;
    problems.add(place.file, place.row, `${place.field}.weight`, {
      zh: '指标没有分值',
      en: 'the indicator has no weight',
    });
  }
  const sum =
    BigInt(scheme.execution) * POINT + indicators.reduce((total, { weight }) => total + weight, 0n);
  if (sum !== BigInt(scheme.total) * POINT) {
    tell('indicators', {
      zh: `分值合计 ${formatPoints(sum)}（含预算执行率 ${scheme.execution}），应为 ${scheme.total}`,
      en: `weights add to ${formatPoints(sum)} (execution rate ${scheme.execution} included), not ${scheme.total}`,
    });
  }
  if (weightsReason !== '') return;
  for (const [group, own, due] of groupsOf(evaluation)) {
    if (own === due) continue;
    tell('indicators', {
      zh: `“${group}”分值 ${formatPoints(own)}，${scheme.id} 为 ${formatPoints(due)}；有特殊情况请在 weights-reason 写明`,
      en: `“${group}” has ${formatPoints(own)} points where ${scheme.id} gives ${formatPoints(due)}; say why in weights-reason`,
    });
  }
}

/** Groups with their own points and those due. */
function groupsOf(
  evaluation: Evaluation,
): readonly (readonly [group: string, own: bigint, due: bigint])[] {
  const due = schemeNamed(evaluation.scheme)?.groups ?? {};
  const byObjective = due[OBJECTIVES];
  const own = new Map<string, bigint>();
  for (const one of evaluation.indicators) {
    const group = byObjective === undefined ? one.level1 : one.objective || OBJECTIVES;
    own.set(group, (own.get(group) ?? 0n) + one.weight);
  }
  if (byObjective !== undefined) {
    return [...own].map(([group, points]) => [group, points, BigInt(byObjective) * POINT]);
  }
  const names = new Set([...Object.keys(due), ...own.keys()]);
  return [...names].map((name) => [name, own.get(name) ?? 0n, BigInt(due[name] ?? 0) * POINT]);
}

/** K01: nothing is spent beyond an adjusted budget. */
function money({ funds, tasks, base }: Evaluation, problems: Problems): void {
  const rows = [
    ...funds.map((one) => ({ ...one, field: '' })),
    ...tasks.flatMap(({ place, appropriation, other }) => [
      { place, ...appropriation, field: '.appropriation' },
      { place, ...other, field: '.other' },
    ]),
  ];
  for (const { place, field, budget, final } of rows) {
    if (base !== 'budget' || final === null || budget === null || final <= budget) continue;
    problems.add(place.file, place.row, `${place.field}${field}.final`, {
      zh: '全年执行数大于全年预算数：全年预算数是调整后的预算，执行率不能超过 100%',
      en: 'more was spent than the budget of the year, which is the adjusted one: no rate is above 100%',
    });
  }
  const roles = new Set<string>();
  for (const { place, role } of funds) {
    if (roles.has(role)) {
      problems.add(place.file, place.row, place.field, {
        zh: '同一资金来源写了两次',
        en: 'the same source of funds stands twice',
      });
    }
    roles.add(role);
  }
}

/** 实施期 beside 年度 stands in the form of special funds only, and is never the smaller of the two. */
function specialFund({ file, form, funds, yearGoal }: Evaluation, problems: Problems): void {
  const isOwn = form === 'special-fund';
  const foreign: Message = {
    zh: '只用于专项资金（form: special-fund）',
    en: 'belongs to special funds only (form: special-fund)',
  };
  if (isOwn && yearGoal === '') {
    problems.add(file, null, 'goals.year', { zh: '没有填年度总目标', en: 'is missing' });
  }
  if (!isOwn && yearGoal !== '') problems.add(file, null, 'goals.year', foreign);
  for (const { place, period, budget } of funds) {
    if (!isOwn && period !== null) {
      problems.add(place.file, place.row, `${place.field}.period`, foreign);
    }
    if (period !== null && budget !== null && period < budget) {
      problems.add(place.file, place.row, `${place.field}.period`, {
        zh: '实施期资金小于年度资金',
        en: 'less for the whole period than for the year',
      });
    }
  }
}

/** K04, K05: the actual value answers the target in kind and unit. */
function values(indicator: Indicator, problems: Problems): void {
  const { place, target, actual, number, parts, judged } = indicator;
  const tell = (field: string, message: Message) =>
    problems.add(place.file, place.row, `${place.field}.${field}`, message);
  if (parts.length > 0) {
    if (parts.every(({ funds }) => funds === 0n)) {
      tell('parts', {
        zh: '各部分没有资金（funds），无法加权',
        en: 'the parts have no funds to weight them by',
      });
    }
    if (actual !== '' || judged !== null) {
      tell('parts', {
        zh: '已分部分填写，actual 和 judged 由各部分得出',
        en: 'its parts are given: actual and judged follow from them',
      });
    }
  }
  const given = parts.length > 0 ? parts : [{ actual, number }];
  for (const one of given) {
    if (one.actual === '') continue;
    if (target.kind === 'words') {
      if (one.number === null || one.number.unit === '') continue;
      // ≤年初预算 is answered by an amount; how it compares is judged.
      if (isBoundByName(target.text) && judged !== null) continue;
      tell('actual', {
        zh: `指标值“${target.text}”是文字，实际完成值“${one.actual}”却是数字`,
        en: `the target “${target.text}” is words, the actual value “${one.actual}” a number`,
      });
    } else if (one.number === null) {
      // Words for a number may be judged: 全部完成 for 100 %.
      if (judged === null || parts.length > 0) {
        tell('actual', {
          zh: `指标值“${target.number.text}”是数字，实际完成值“${one.actual}”读不成数字`,
          en: `the target “${target.number.text}” is a number, “${one.actual}” cannot be read as one`,
        });
      }
    } else if (
      one.number.unit !== target.number.unit ||
      one.number.quantity !== target.number.quantity
    ) {
      tell('actual', {
        zh: `实际完成值“${one.actual}”与指标值“${target.number.text}”单位不同`,
        en: `the actual value “${one.actual}” is in another unit than the target “${target.number.text}”`,
      });
    } else if (!isDefinite(one.number, target.number)) {
      tell('actual', {
        zh: `实际完成值“${one.actual}”不是一个确定的数`,
        en: `the actual value “${one.actual}” is not one definite number`,
      });
    }
  }
}

/** One number, or a bound that shows the target met: ≥98% for ≥85%. */
function isDefinite(actual: Quantified, target: Quantified): boolean {
  if (actual.upper !== null) return false;
  switch (actual.direction) {
    case 'none':
      return true;
    case 'at-least':
      return target.direction === 'at-least' && actual.value >= target.value;
    case 'at-most':
      return target.direction === 'at-most' && actual.value <= target.value;
    default:
      return false;
  }
}

function constraint({ constraint: own, scheme }: Evaluation, problems: Problems): void {
  if (own === null || schemeNamed(scheme)?.constraintCap !== undefined) return;
  problems.add(own.place.file, own.place.row, own.place.field, {
    zh: `评分办法 ${scheme} 没有约束性指标`,
    en: `the scheme ${scheme} has no constraint indicators`,
  });
}
