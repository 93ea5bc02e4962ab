import type { BookProblem, Message } from '../facts/problem.js';
import type { ScoringScheme } from '../facts/scoring-scheme.js';
import { combinedJudgement, combinedNumber } from './combine.js';
import type { Direction, Indicator, Place, Quantified } from './model.js';
import { capped, ONE, pointsOf, type Ratio, rateOf, ratio } from './ratio.js';
import { formatPoints, formatRate } from './text.js';

/** Points of one indicator and where they come from. */
export interface IndicatorScore {
  readonly indicator: Indicator;
  /** Actual value as the form prints it. */
  readonly actual: string;
  /** Thousandths, whole hundredths; null where something is missing. */
  readonly points: bigint | null;
  readonly met: boolean;
  /** How far a quantitative value went beyond its target, in 10^-9 %; null where it did not. */
  readonly beyond: bigint | null;
  /** Formula, inputs, rounding. */
  readonly why: Message;
}

interface Share {
  readonly share: Ratio;
  readonly met: boolean;
  readonly beyond: Ratio | null;
  readonly formula: Message;
}

/** Scores one indicator (S09-S12, S16); what it lacks is told, never supplied. */
export function scoreIndicator(
  indicator: Indicator,
  scheme: ScoringScheme,
  tell: (problem: BookProblem) => void,
): IndicatorScore {
  const { target, judged, number, parts } = indicator;
  const words =
    target.kind === 'words' || (judged !== null && number === null && parts.length === 0);
  const score = words
    ? qualitative(indicator, scheme, tell)
    : quantitative(indicator, target.number, tell);
  if (score.points !== null && !score.met) unexplained(indicator, tell);
  return score;
}

function quantitative(
  indicator: Indicator,
  target: Quantified,
  tell: (problem: BookProblem) => void,
): IndicatorScore {
  const { weight } = indicator;
  const actual = combinedNumber(indicator);
  if (actual === null) return missing(indicator, 'actual', tell);
  const reached = shareOf(target, actual.exact, indicator.lowTarget);
  if (reached === null) {
    tell(
      problemAt(indicator.place, 'judged', {
        zh: `指标值“${target.text}”没有完成，且含零或负数，B/A、A/B 都不成立；请改用文字指标值并填 judged`,
        en: `the target “${target.text}” is missed and has zero or negative values, for which neither B/A nor A/B holds; state it in words and judge it`,
      }),
    );
    return { indicator, actual: actual.text, points: null, met: false, beyond: null, why: EMPTY };
  }
  const points = pointsOf(weight, reached.share);
  const from = actual.how;
  const inputs = {
    zh: `A=${target.text}，B=${actual.text}${from === null ? '' : `（${from.zh}）`}`,
    en: `A=${target.text}, B=${actual.text}${from === null ? '' : ` (${from.en})`}`,
  };
  return {
    indicator,
    actual: actual.text,
    points,
    met: reached.met,
    beyond: reached.beyond === null ? null : rateOf(reached.beyond),
    why: explained(weight, reached, inputs, points),
  };
}

/**
 * S09, S10: full where the target is met; else B/A where more is better and A/B where less is.
 * @param actual B in base units
 * @returns null where the ratio has no meaning: zero or negative values on a missed target
 */
export function shareOf(target: Quantified, actual: Ratio, lowTarget: boolean): Share | null {
  const low = { dividend: target.value * actual.divisor, divisor: 1n };
  const high = target.upper === null ? null : target.upper * actual.divisor;
  const value = actual.dividend;
  const isBelow = value < low.dividend;
  const isAbove = value > (high ?? low.dividend);
  const { direction } = target;
  const missesBelow = isBelow && direction !== 'at-most';
  const missesAbove =
    isAbove && (direction === 'at-most' || direction === 'equal' || high !== null);
  if (missesBelow) return missed(value, low.dividend, B_OVER_A);
  if (missesAbove) return missed(high ?? low.dividend, value, A_OVER_B);
  const beyond = beyondOf(direction, low.dividend, value);
  if (lowTarget && beyond !== null) {
    const { dividend, divisor } = beyond;
    return {
      share: capped(ratio(divisor - dividend, divisor)),
      met: true,
      beyond,
      formula: {
        zh: `指标值偏低，超额完成，按偏离度扣减：分值×(1−${formatRate(rateOf(beyond))})`,
        en: `target set too low and exceeded: weight×(1−${formatRate(rateOf(beyond))}), reduced by the deviation`,
      },
    };
  }
  return { share: ONE, met: true, beyond, formula: FULL };
}

const FULL: Message = { zh: '完成指标，得满分', en: 'target met: full weight' };
const B_OVER_A: Message = { zh: '未完成：分值×B/A', en: 'missed: weight×B/A' };
const A_OVER_B: Message = { zh: '未完成：分值×A/B', en: 'missed: weight×A/B' };
const EMPTY: Message = { zh: '', en: '' };

function missed(dividend: bigint, divisor: bigint, formula: Message): Share | null {
  // Nothing reached is nothing scored; a negative part makes the ratio meaningless.
  if (dividend < 0n || divisor <= 0n) return null;
  return { share: capped(ratio(dividend, divisor)), met: false, beyond: null, formula };
}

function beyondOf(direction: Direction, target: bigint, value: bigint): Ratio | null {
  if (target <= 0n || direction === 'equal') return null;
  const more = direction === 'at-most' ? target - value : value - target;
  return more > 0n ? ratio(more, target) : null;
}

/** S11, S12: the judged share, named by its band; below the best band the target is not met. */
function qualitative(
  indicator: Indicator,
  scheme: ScoringScheme,
  tell: (problem: BookProblem) => void,
): IndicatorScore {
  const { weight, actual, parts } = indicator;
  const judged = combinedJudgement(indicator);
  const words =
    actual !== '' ? actual : parts.map((one) => `${one.name}：${one.actual}`).join('；');
  if (words === '') return missing(indicator, 'actual', tell);
  if (judged === null) return missing(indicator, 'judged', tell);
  const at = bandOf(judged.exact, scheme);
  const band = scheme.qualitativeBands[at];
  const range = band === undefined ? '' : `${band.high}%-${band.low}%`;
  const points = pointsOf(weight, judged.exact);
  const share = formatRate(rateOf(judged.exact));
  const reached: Share = {
    share: judged.exact,
    met: at === 0,
    beyond: null,
    formula: {
      zh: `定性指标，${BANDS[at]?.zh ?? ''}（${range}）：分值×${share}`,
      en: `qualitative, ${BANDS[at]?.en ?? ''} (${range}): weight×${share}`,
    },
  };
  const inputs = judged.how ?? { zh: `评定 ${share}`, en: `judged ${share}` };
  const why = explained(weight, reached, inputs, points);
  return { indicator, actual: words, points, met: reached.met, beyond: null, why };
}

const BANDS: readonly Message[] = [
  { zh: '达成预期指标', en: 'met' },
  { zh: '部分达成并具有一定效果', en: 'met in part, with some effect' },
  { zh: '未达成且效果较差', en: 'not met, poor effect' },
];

/** The lower end of a band belongs to it. */
function bandOf({ dividend, divisor }: Ratio, { qualitativeBands }: ScoringScheme): number {
  const at = qualitativeBands.findIndex(({ low }) => dividend * 100n >= BigInt(low) * divisor);
  return at < 0 ? qualitativeBands.length - 1 : at;
}

function explained(
  weight: bigint,
  { share, formula }: Share,
  inputs: Message,
  points: bigint,
): Message {
  const isExact = weight * share.dividend === points * share.divisor;
  const full = formatPoints(weight);
  return {
    zh: `${formula.zh}；分值 ${full}，${inputs.zh}；得 ${formatPoints(points)}${isExact ? '' : '（四舍五入到 0.01 分）'}`,
    en: `${formula.en}; weight ${full}, ${inputs.en}; ${formatPoints(points)}${isExact ? '' : ' (rounded half up to 0.01)'}`,
  };
}

function missing(
  indicator: Indicator,
  field: 'actual' | 'judged',
  tell: (problem: BookProblem) => void,
): IndicatorScore {
  const inParts = indicator.parts.length > 0;
  const what: Message =
    field === 'actual'
      ? { zh: '没有实际完成值', en: 'the actual value is missing' }
      : {
          zh: '定性指标须评定完成程度（judged: 0% 至 100%）',
          en: 'a qualitative indicator needs its attainment judged (judged: 0% to 100%)',
        };
  tell(
    problemAt(indicator.place, inParts ? 'parts' : field, {
      zh: `“${indicator.name}”${what.zh}`,
      en: `“${indicator.name}”: ${what.en}`,
    }),
  );
  return { indicator, actual: indicator.actual, points: null, met: false, beyond: null, why: what };
}

/** S02, K03: an unmet indicator needs its cause and what will be done. */
function unexplained(indicator: Indicator, tell: (problem: BookProblem) => void): void {
  const { place, name, cause, measures } = indicator;
  if (cause === '') {
    tell(
      problemAt(place, 'cause', {
        zh: `“${name}”没有完成，须写明偏差原因`,
        en: `“${name}” was not met: its cause is needed`,
      }),
    );
  }
  if (measures === '') {
    tell(
      problemAt(place, 'measures', {
        zh: `“${name}”没有完成，须写明改进措施`,
        en: `“${name}” was not met: measures are needed`,
      }),
    );
  }
}

export function problemAt(
  { file, row, field }: Place,
  name: string,
  message: Message,
): BookProblem {
  return { file, row, column: field === '' ? name : `${field}.${name}`, message };
}
