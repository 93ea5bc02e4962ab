import type { Unread } from '../reading.js';
import { type Compact, sourceBetween } from './compact.js';
import { quoteAround } from './quote.js';
import type { ScannedNumber } from './scanner.js';

const MISSING =
  /(?<=[为数费入出加少算增降长]|结余|[加少长降]\))(?:(?:万|亿)?元(?!(?:时|为单位))|%)/g;
const PLACEHOLDER = /(?:[XxＸｘ×✕*_]{1,6}|[○〇]{2,})(?=(?:万|亿)?元|%|人|个|辆|台|家|次|项)/g;

const NO_AMOUNT = { zh: '金额单位前没有数字', en: 'a unit of money without an amount before it' };
const TEMPLATE = { zh: '模板占位符没有填写', en: 'a template placeholder was left unfilled' };
const DAMAGED = { zh: '数字印坏，无法读出', en: 'a damaged number' };
const NO_UNIT = { zh: '数字没有单位，无法判断含义', en: 'a number without a unit' };

/** What a passage leaves open: amounts missing before their unit, placeholders, bare numbers. */
export function leftovers(text: Compact, numbers: readonly ScannedNumber[]): readonly Unread[] {
  const { norm } = text;
  const found: { at: number; unread: Unread }[] = [];
  const add = (start: number, end: number, quote: boolean, reason: Unread['reason']) => {
    const words = quote ? quoteAround(text, start, end) : text.text.value.slice(start, end);
    found.push({
      at: start,
      unread: { text: words, reason, source: sourceBetween(text, start, end) },
    });
  };
  for (const match of norm.matchAll(MISSING))
    add(match.index, match.index + match[0].length, true, NO_AMOUNT);
  for (const match of norm.matchAll(PLACEHOLDER))
    add(match.index, match.index + match[0].length, true, TEMPLATE);
  for (const number of numbers) {
    if (number.reason === 'no-unit') add(number.start, number.end, true, NO_UNIT);
    if (number.reason === 'damaged') add(number.start, number.end, true, DAMAGED);
  }
  return found.sort((a, b) => a.at - b.at).map(({ unread }) => unread);
}
