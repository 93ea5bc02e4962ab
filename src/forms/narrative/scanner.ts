import type { Bound } from '../../facts/printed.js';
import { matchUnit } from './units.js';

/** Why a number in running text is no figure. */
export type NonFigure =
  | 'date'
  | 'list-number'
  | 'ordinal'
  | 'document-number'
  | 'telephone'
  | 'code'
  | 'name'
  | 'damaged'
  | 'no-unit';

/** A number of running text: an amount, percentage or count, or the reason why it is none. */
export interface ScannedNumber {
  /** Offsets of the digits with their sign. */
  readonly start: number;
  readonly end: number;
  /** As printed. */
  readonly text: string;
  /** As printed (万余元, 台（套）), empty where there is none. */
  readonly unit: string;
  /** End of number and unit. */
  readonly unitEnd: number;
  readonly bound: Bound;
  readonly reason: NonFigure | null;
}

const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)*/g;
const TWO_POINTS = /\..*\./;
const BEFORE_MARKER = /^(?:$|.*[。；;:，,、！？\s]$)/s;
const OPEN_QUOTES = '“‘《「『"';
const CLOSE_QUOTES = '”’》」』"';

/**
 * Finds every number of a prepared text.
 * @param norm `Compact.norm`
 * @param printed the same characters as printed (`Compact.text.value`)
 * @returns all numbers in order; those with `reason` null are figures (issue: «an amount,
 *   percentage or count with its unit, thresholds included, not dates, ordinals, document
 *   numbers or table text»).
 */
export function scanNumbers(norm: string, printed: string = norm): readonly ScannedNumber[] {
  const found: ScannedNumber[] = [];
  const telephones = spansOf(norm, TELEPHONE);
  for (const [at, digits] of digitsOf(norm)) {
    const inside = telephones.some(([from, to]) => at >= from && at < to);
    found.push(
      inside ? excluded(norm, at, digits, 'telephone') : classify(norm, printed, at, digits),
    );
  }
  return shareUnits(found, norm);
}

const NUMBERED_YEAR = /^(\d{1,2}\.)((?:19|20)\d{2})$/;

/** Runs of digits; 1.2024年 where a sentence begins is a list number and a year. */
function* digitsOf(norm: string): Iterable<readonly [number, string]> {
  for (const match of norm.matchAll(NUMBER)) {
    const at = match.index;
    const [, list, year] = NUMBERED_YEAR.exec(match[0]) ?? [];
    const opens = BEFORE_MARKER.test(norm.slice(Math.max(0, at - 2), at));
    if (list === undefined || year === undefined || !opens || norm[at + match[0].length] !== '年')
      yield [at, match[0]];
    else {
      yield [at, list.slice(0, -1)];
      yield [at + list.length, year];
    }
  }
}

const TELEPHONE = /(?<![\d.])(?:\(?0\d{2,3}\)?-?\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4})(?![\d.])/g;

function classify(norm: string, printed: string, at: number, digits: string): ScannedNumber {
  const start = signed(norm, at) ? at - 1 : at;
  const end = at + digits.length;
  const reason = reasonFor(norm, start, at, end, digits);
  if (reason !== null) return excluded(norm, at, digits, reason);
  const unit = matchUnit(norm, end);
  // 33.6.9 万元 is a misprint, 2.0.1 the number of a version.
  if (TWO_POINTS.test(digits))
    return excluded(norm, at, digits, unit === null ? 'name' : 'damaged');
  const text = printed.slice(start, end);
  if (unit === null) {
    return {
      start,
      end,
      text,
      unit: '',
      unitEnd: end,
      bound: boundOf(norm, start, end),
      reason: 'no-unit',
    };
  }
  return {
    start,
    end,
    text,
    unit: printed.slice(unit.start, unit.end),
    unitEnd: unit.end,
    bound: boundOf(norm, start, unit.end, unit.plus || norm.slice(end, unit.start) !== ''),
    reason: null,
  };
}

function excluded(norm: string, at: number, digits: string, reason: NonFigure): ScannedNumber {
  const end = at + digits.length;
  return {
    start: at,
    end,
    text: norm.slice(at, end),
    unit: '',
    unitEnd: end,
    bound: 'exact',
    reason,
  };
}

/** A minus belongs to the number unless it joins two numbers or dates. */
function signed(norm: string, at: number): boolean {
  return norm[at - 1] === '-' && !/[\d年月日%A-Za-z)]/.test(norm[at - 2] ?? '');
}

function reasonFor(
  norm: string,
  start: number,
  at: number,
  end: number,
  digits: string,
): NonFigure | null {
  const before = norm.slice(Math.max(0, start - 12), start);
  const after = norm.slice(end, end + 12);
  if (isDocumentNumber(before, after)) return 'document-number';
  if (isDate(before, after, digits)) return 'date';
  if (
    /(?:第|表|图|附件|附表|目标|任务|栏次|行次|公开)$/.test(before) &&
    !/^(?:万|亿|元|%)/.test(after)
  )
    return 'ordinal';
  if (/第\d+[-~至、]$/.test(before)) return 'ordinal';
  if (isListNumber(norm, at, end)) return 'list-number';
  if (/[A-Za-z]-?$/.test(before) || /^(?:[A-Za-z]|号(?!称))/.test(after)) return 'name';
  if (isCode(before, after, digits)) return 'code';
  if (isQuotedName(norm, at, end)) return 'name';
  return null;
}

/** Years, months, days, hours of the clock, year ranges, decades. */
function isDate(before: string, after: string, digits: string): boolean {
  const year = /^(?:19|20)\d{2}$/.test(digits);
  if (year && /^(?:年(?!以|及以|内)|财年|级|届|[-~至—–](?:19|20)\d{2})/.test(after)) return true;
  if (year && /(?:19|20)\d{2}年?[-~至—–]$/.test(before)) return true;
  if (year && !/^(?:\.\d|余|多|[个名人家次辆台件份项万亿元%])/.test(after)) return true;
  if (/^(?:19|20)\d{2}\.\d{1,2}\.\d{1,2}$/.test(digits)) return true;
  if (/^年代/.test(after)) return true;
  if (/^(?:年\d{1,2}月|年初|年末|年底)/.test(after) && digits.length <= 4) return true;
  if (/^月(?!以|份以)/.test(after) && /^(?:0?[1-9]|1[0-2])$/.test(digits)) return true;
  if (/^(?:日|号)(?![间])/.test(after) && /(?:月|[-~至、])$/.test(before)) return true;
  if (/^[-~至、]\d{1,2}(?:月|日)/.test(after) && !/^[-~至、]\d{1,2}日(?:均|常)/.test(after))
    return true;
  if (/^(?:时|点)(?:\d|整|前|后|至|许|止)/.test(after)) return true;
  return /^:\d{2}/.test(after) || /\d{1,2}:$/.test(before);
}

/** 〔2021〕15号, 国办发15号, 第 3 条. */
function isDocumentNumber(before: string, after: string): boolean {
  if (/[〔[【(]$/.test(before) && /^[〕\]】)]\d+号/.test(after)) return true;
  if (/[〕\]】)]$/.test(before) && /^号/.test(after)) return true;
  return /[发办函字令文]$/.test(before) && /^号/.test(after);
}

/** `1.` `1、` `1．` `(1)` `1)` where a sentence or clause begins. */
function isListNumber(norm: string, at: number, end: number): boolean {
  // Two characters before decide; an empty head is the beginning of the passage.
  const head = norm.slice(Math.max(0, at - 2), at);
  const tail = norm.slice(end, end + 8);
  if (/^\)/.test(tail) && /\($/.test(head)) {
    return BEFORE_MARKER.test(head.slice(0, -1)) && end - at <= 2;
  }
  if (!BEFORE_MARKER.test(head) && !/[\u4e00-\u9fff)”]$/.test(head)) return false;
  if (/^[.、](?!\d)/.test(tail)) return BEFORE_MARKER.test(head) || /^\./.test(tail);
  if (/^[.、](?=(?:19|20)\d{2}年|\d+年代)/.test(tail)) return BEFORE_MARKER.test(head);
  return /^\)/.test(tail) && BEFORE_MARKER.test(head) && end - at <= 2;
}

/** Account codes in brackets, long digit strings that carry no unit. */
function isCode(before: string, after: string, digits: string): boolean {
  if (!/^\d{3,}$/.test(digits)) return false;
  if (/\($/.test(before) && /^\)/.test(after)) return true;
  if (/(?:代码|编码|科目|编号|邮编|邮政编码|账号|热线|电话)[:]?$/.test(before)) return true;
  // 2101501行政运行: the code of a functional item before its name.
  if (/^2\d{6}$/.test(digits) && /^\p{Script=Han}/u.test(after) && matchUnit(after, 0) === null)
    return true;
  return digits.length >= 9 && matchUnit(after, 0) === null;
}

/** The number is part of a quoted name such as a slogan, not a statement about the office. */
function isQuotedName(norm: string, at: number, end: number): boolean {
  let depth = 0;
  let open = -1;
  for (let index = at - 1; index >= 0 && index >= at - 30; index -= 1) {
    const char = norm.charAt(index);
    if (CLOSE_QUOTES.includes(char) && !OPEN_QUOTES.includes(char)) depth += 1;
    else if (OPEN_QUOTES.includes(char)) {
      if (depth === 0) {
        open = index;
        break;
      }
      depth -= 1;
    }
  }
  if (open < 0) return false;
  const close = norm.slice(end, end + 30).search(/[”’》」』"]/);
  if (close < 0) return false;
  const quoted = norm.slice(open + 1, end + close);
  return quoted.length <= 20 && !/[，。；]/.test(quoted) && !/(?:万元|元|%)/.test(quoted);
}

const NOT_LESS_BEFORE = /(?:不低于|不少于|不得低于|不得少于|不小于)$/;
const AT_LEAST_BEFORE =
  /(?:超过|超|突破|高于|多于|大于|至少|最低|≥|>=|>|大于等于|大于或等于)(?:了|到|达|至)?$/;
const AT_MOST_BEFORE =
  /(?:不超过|不高于|不多于|不大于|不得超过|最多|最高|控制在|低于|少于|小于|不足|不到|不满|未达到?|未超过?|接近|将近|近|≤|<=|<)$/;
const APPROXIMATE_BEFORE = /(?:约|大约|约为|约占|大概|左右)$/;
const AT_LEAST_AFTER = /^(?:\)|）)?(?:及|或|\(含\))?(?:以上|之上|余(?!额|款)|多(?=[元名人个家次]))/;
const AT_MOST_AFTER = /^(?:及|或|\(含\))?(?:以下|以内|之内|之下)/;
const APPROXIMATE_AFTER = /^(?:左右|上下|不等)/;

function boundOf(norm: string, start: number, end: number, plus = false): Bound {
  const before = norm.slice(Math.max(0, start - 6), start);
  const after = norm.slice(end, end + 8);
  // «不少于» holds «少于», «不超过» holds «超过»: the negatives are asked first.
  if (NOT_LESS_BEFORE.test(before)) return 'at-least';
  if (AT_MOST_BEFORE.test(before)) return 'at-most';
  if (AT_LEAST_BEFORE.test(before)) return 'at-least';
  if (APPROXIMATE_BEFORE.test(before) || APPROXIMATE_AFTER.test(after)) return 'approximate';
  if (plus || AT_LEAST_AFTER.test(after)) return 'at-least';
  return AT_MOST_AFTER.test(after) ? 'at-most' : 'exact';
}

/** 3-5 次, 50~60%: the first number of a range has the unit of the second. */
function shareUnits(numbers: readonly ScannedNumber[], norm: string): readonly ScannedNumber[] {
  return numbers.map((number, index) => {
    const next = numbers[index + 1];
    if (number.reason !== 'no-unit' || next === undefined || next.reason !== null) return number;
    const between = norm.slice(number.end, next.start);
    // 各为 120.50、118.30 万元: amounts in a list have the unit of the last.
    const listed = /^[、，,和与]$/.test(between) && isLong(number.text) && isLong(next.text);
    if (listed) return { ...number, unit: next.unit, unitEnd: number.end, reason: null };
    if (!/^[-~至到—–]$/.test(between)) return number;
    return {
      ...number,
      unit: next.unit,
      unitEnd: number.end,
      bound: 'at-least' as const,
      reason: null,
    };
  });
}

/** Long enough for an amount: list numbers and small counts are not. */
function isLong(digits: string): boolean {
  return digits.includes('.') || digits.length > 3;
}

function spansOf(norm: string, pattern: RegExp): readonly (readonly [number, number])[] {
  return [...norm.matchAll(pattern)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
}
