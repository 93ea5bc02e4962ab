import { normaliseName } from '../../facts/names.js';

const MARKS = [
  /^(?:其中|减|加)[:：]/,
  /^\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)/,
  /^(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．:：]/,
];

/**
 * A row's name without blanks, quotes and the ordinal mark before it.
 * @param name as printed: `一、 一般公共预算 财政拨款收入`, `1. 外交支出`, `其中：财政拨款`
 */
export function rowName(name: string): string {
  let rest = normaliseName(name);
  for (;;) {
    const mark = MARKS.map((pattern) => pattern.exec(rest)?.[0]).find(
      (found) => found !== undefined,
    );
    if (mark === undefined || mark.length === rest.length) return rest;
    rest = rest.slice(mark.length);
  }
}

/** A column head without blanks and quotes; bracketed notes stay. */
export function headName(head: string): string {
  return normaliseName(head);
}

const CONTINUED = /\(?续表?\d*\)?$/;
const NUMBER = /\(?公开\d{1,2}(?:-\d{1,2})?表\)?/g;
const PERIOD = /\(\d{4}年度?\)|\d{4}年度?$/g;
const EXCLUDING = /[-—]?不含上年结转/g;

/** The part of a table title that names the table; numbers, period and 续表 are gone. */
export function titleName(title: string): string {
  return normaliseName(title)
    .replace(NUMBER, '')
    .replace(PERIOD, '')
    .replace(EXCLUDING, '')
    .replace(/\(\)/g, '')
    .replace(CONTINUED, '');
}

const NEUTRAL = [
  /^\d{4}年度?/,
  /^(?:附件|附表|附|表)\d{0,2}(?:-\d{1,2})?[:、.]?/,
  /^\d{1,2}[、.:]/,
  /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十]{1,3}部分)/,
  /^[\p{Script=Han}()]{2,30}?(?:局|中心|委员会|委|院|所|站|队|处|办公室|办|学校|政府)(?:\(?(?:本级|机关)\)?)?/u,
  /^(?:部门|单位|本级|机关|综合|汇总|预算|决算|年度|公开)/,
];

/**
 * Whether words before a table's title only say whose and which year's table it is, so
 * that 政府性基金 before 收入支出决算总表 makes another table of it and 2023年 does not.
 */
export function isNeutralPrefix(words: string, unit: string): boolean {
  let rest = words;
  const own = normaliseName(unit);
  while (rest !== '') {
    const before = rest;
    if (own !== '' && rest.startsWith(own)) rest = rest.slice(own.length);
    for (const pattern of NEUTRAL) rest = rest.replace(pattern, '');
    if (rest === before) return false;
  }
  return true;
}
