import { divideRounded } from '../facts/decimal.js';
import type { Message } from '../facts/problem.js';
import type { Indicator, Quantified } from './model.js';
import { type Ratio, ratio } from './ratio.js';
import { formatValue, formatYuan } from './text.js';

/** An actual value with how it came about; `exact` is what scores are computed from. */
export interface Combined {
  /** Numerator and divisor of the value in base units. */
  readonly exact: Ratio;
  /** As the form prints it. */
  readonly text: string;
  /** Null where the office gave one value. */
  readonly how: Message | null;
}

/**
 * The value of a quantitative indicator: what the office gave, or that of its parts, absolute
 * amounts added and ratios averaged by funds (S16).
 * @returns null where a value is missing
 */
export function combinedNumber(indicator: Indicator): Combined | null {
  const { parts, number, actual, combine, target } = indicator;
  if (target.kind === 'words') return null;
  if (parts.length === 0) {
    return number === null ? null : { exact: ratio(number.value, 1n), text: actual, how: null };
  }
  const values = parts.flatMap((part) =>
    part.number === null ? [] : [{ ...part, value: part.number }],
  );
  if (values.length !== parts.length) return null;
  const isAverage =
    combine === 'average' || (combine === 'usual' && target.number.quantity === 'percent');
  if (!isAverage) {
    const sum = values.reduce((total, { value }) => total + value.value, 0n);
    const all = values.map(({ value }) => value.text).join(' + ');
    return {
      exact: ratio(sum, 1n),
      text: formatValue(sum, target.number),
      how: { zh: `各部分相加：${all}`, en: `parts added: ${all}` },
    };
  }
  const funds = parts.reduce((total, one) => total + one.funds, 0n);
  if (funds === 0n) return null;
  const weighted = values.reduce((total, one) => total + one.value.value * one.funds, 0n);
  const all = values.map((one) => `${one.value.text}×${formatYuan(one.funds)}`).join(' + ');
  return {
    exact: ratio(weighted, funds),
    text: averageText(weighted, funds, target.number),
    how: {
      zh: `按资金加权平均：(${all}) ÷ ${formatYuan(funds)}`,
      en: `mean weighted by funds: (${all}) ÷ ${formatYuan(funds)}`,
    },
  };
}

/** A percentage to two decimals, a count to three: what the form prints of an average. */
function averageText(weighted: bigint, funds: bigint, target: Quantified): string {
  const step = target.quantity === 'percent' ? 10n ** 7n : 1n;
  return formatValue(divideRounded(weighted, funds * step) * step, target);
}

/** The judged share of a qualitative indicator: given, or the mean of its parts by funds. */
export function combinedJudgement({ parts, judged }: Indicator): {
  readonly exact: Ratio;
  readonly how: Message | null;
} | null {
  const whole = 100n * 10n ** 9n;
  if (parts.length === 0) {
    return judged === null ? null : { exact: ratio(judged, whole), how: null };
  }
  const funds = parts.reduce((total, one) => total + one.funds, 0n);
  let weighted = 0n;
  for (const part of parts) {
    if (part.judged === null) return null;
    weighted += part.judged * part.funds;
  }
  if (funds === 0n) return null;
  return {
    exact: ratio(weighted, whole * funds),
    how: {
      zh: `各部分评分按资金 ${parts.map((one) => formatYuan(one.funds)).join('、')} 加权平均`,
      en: `mean of the parts' scores weighted by funds ${parts.map((one) => formatYuan(one.funds)).join(', ')}`,
    },
  };
}
