import { divideRounded, pow10 } from '../../facts/decimal.js';
import type { Message } from '../rule.js';

/** How a wrong figure came about, as far as its print shows it. */
export type ErrorKind =
  | 'digit'
  | 'transposed'
  | 'point'
  | 'unit'
  | 'sign'
  | 'extra-digit'
  | 'lost-digit'
  | 'neighbour'
  | 'last-year'
  | 'budget'
  | 'left-out'
  | 'blank'
  | 'two-digits'
  | 'direction'
  | 'other';

/**
 * How unlikely each way is, as a cost: slips of one hand movement are near each other, and what
 * no slip explains costs twice as much.
 */
export const ERROR_COST: Readonly<Record<ErrorKind, number>> = {
  digit: 10,
  transposed: 10,
  point: 10,
  unit: 10,
  sign: 10,
  direction: 10,
  'left-out': 11,
  'lost-digit': 12,
  'extra-digit': 12,
  // Equal figures beside each other are common where nothing is wrong.
  neighbour: 12,
  'last-year': 12,
  budget: 12,
  blank: 13,
  'two-digits': 16,
  other: 20,
};

export const ERROR_WORDS: Readonly<Record<ErrorKind, Message>> = {
  digit: { zh: '一位数字不同', en: 'one digit differs' },
  transposed: { zh: '相邻两位数字颠倒', en: 'two neighbouring digits are swapped' },
  point: { zh: '小数点移位', en: 'the decimal point is shifted' },
  unit: { zh: '元与万元混用', en: '元 stands for 万元 or the reverse' },
  sign: { zh: '正负号相反', en: 'the sign is the other one' },
  'extra-digit': { zh: '多一位数字', en: 'there is a digit too many' },
  'lost-digit': { zh: '少一位数字', en: 'a digit is missing' },
  neighbour: { zh: '与相邻的数字相同，可能抄错行列', en: 'it repeats a neighbouring figure' },
  'last-year': { zh: '与上年的数字相同', en: 'it repeats last year’s figure' },
  budget: { zh: '与预算数相同', en: 'it repeats the budget figure' },
  'left-out': { zh: '像是漏加一项', en: 'one of the parts seems not to have been added' },
  blank: { zh: '未填', en: 'it was left blank' },
  'two-digits': { zh: '两位数字不同', en: 'two digits differ' },
  direction: { zh: '增减、大小的说法相反', en: 'the word of direction is the opposite one' },
  other: { zh: '', en: '' },
};

const SHIFTS = [1, 2, 3];
const UNIT_SHIFT = 4;
const HUNDRED_MILLION_SHIFT = 8;

/** The slip that turns one row of digits into the other, whichever was meant. */
export function slipBetween(printed: bigint, meant: bigint): ErrorKind {
  if (printed === -meant) return 'sign';
  if (printed < 0n !== meant < 0n && printed !== 0n && meant !== 0n) return 'other';
  const [a, b] = [magnitude(printed), magnitude(meant)];
  const length = Math.max(a.toString().length, b.toString().length);
  const [p, m] = [a.toString().padStart(length, '0'), b.toString().padStart(length, '0')];
  const differing = [...p].flatMap((digit, index) => (digit === m[index] ? [] : [index]));
  const [first = 0, second] = differing;
  // A figure of one digit is a digit off, not its tenth rounded up.
  if (differing.length === 1 && a !== 0n && b !== 0n && length === 1) return 'digit';
  if (shiftedBy(a, b, UNIT_SHIFT) || shiftedBy(a, b, HUNDRED_MILLION_SHIFT)) return 'unit';
  if (SHIFTS.some((shift) => shiftedBy(a, b, shift))) return 'point';
  if (differing.length === 1) return 'digit';
  if (differing.length === 2 && second === first + 1) {
    if (p[first] === m[second] && p[second] === m[first]) return 'transposed';
  }
  if (isOneLonger(a.toString(), b.toString())) return 'extra-digit';
  if (isOneLonger(b.toString(), a.toString())) return 'lost-digit';
  return differing.length === 2 && length > 2 ? 'two-digits' : 'other';
}

/** Rows of digits that one slip away from the printed ones may have been meant. */
export function slipsOf(printed: bigint): bigint[] {
  const text = magnitude(printed).toString();
  const found = new Set<bigint>();
  const sign = printed < 0n ? -1n : 1n;
  const put = (digits: string) => found.add(sign * BigInt(digits));
  for (let index = 0; index < text.length; index += 1) {
    for (const digit of '0123456789') put(text.slice(0, index) + digit + text.slice(index + 1));
    const next = text[index + 1];
    if (next !== undefined) put(text.slice(0, index) + next + text[index] + text.slice(index + 2));
  }
  for (const shift of [...SHIFTS, UNIT_SHIFT]) {
    found.add(printed * pow10(shift));
    found.add(divideRounded(printed, pow10(shift)));
  }
  found.add(-printed);
  found.delete(printed);
  return [...found];
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function shiftedBy(a: bigint, b: bigint, places: number): boolean {
  if (a === 0n || b === 0n) return false;
  return divideRounded(a, pow10(places)) === b || divideRounded(b, pow10(places)) === a;
}

/** Whether a digit taken out of the longer row gives the shorter one. */
function isOneLonger(longer: string, shorter: string): boolean {
  if (longer.length !== shorter.length + 1 || shorter.length < 2) return false;
  for (let index = 0; index < longer.length; index += 1) {
    if (longer.slice(0, index) + longer.slice(index + 1) === shorter) return true;
  }
  return false;
}
