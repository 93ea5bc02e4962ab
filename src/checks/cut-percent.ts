import { pow10 } from '../facts/decimal.js';
import { baseValue } from '../facts/printed.js';
import { BASE_PLACES } from '../facts/unit.js';
import { type Interval, printedInterval, type RangeOf } from './box.js';
import { evaluate } from './evaluate.js';
import type { Identity, Message, Term } from './rule.js';

export const CUT: Message = {
  zh: '印出的百分比是截去尾数、不是四舍五入的结果',
  en: 'the printed percentage was cut off instead of rounded',
};

/**
 * Whether a broken percentage is explained by cutting the last places instead of rounding
 * (identities.md G1): it then stands for [v, v + one last place).
 */
export function isCut(identity: Identity): boolean {
  const { relation } = identity;
  if (relation.kind !== 'ratio') return false;
  const cut = cutInterval(relation.percent);
  if (cut === null) return false;
  const rangeOf: RangeOf = (one) => (one === relation.percent ? cut : printedInterval(one));
  return evaluate(identity, rangeOf).outcome === 'holds';
}

function cutInterval(percent: Term): Interval | null {
  const printed = percent.occurrence?.printed;
  if (printed?.value == null || printed.bound !== 'exact') return null;
  const low = baseValue(printed);
  const places = BASE_PLACES.percent - printed.value.scale;
  if (low === null || low < 0n || places < 0) return null;
  return { low, high: low + pow10(places), lowOpen: false, highOpen: true };
}
