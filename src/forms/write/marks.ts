import type { RowDeclaration } from '../declaration.js';
import type { TablePrint } from '../layout.js';

const DIGITS = '一二三四五六七八九';
const CHINESE = /^[一二三四五六七八九十]+、$/;

/** 1 to 99 as 一 … 九十九. */
export function chineseNumeral(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = DIGITS[(value % 10) - 1] ?? '';
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : (DIGITS[tens - 1] ?? '')}十${ones}`;
}

/**
 * The ordinal marks of rows in their order. 一、 二、 … run on where a layout leaves rows out,
 * and are 1. 2. … where it counts so; other marks stay as declared.
 */
export function marksOf(
  rows: readonly RowDeclaration[],
  marks: TablePrint['marks'],
): readonly string[] {
  let count = 0;
  return rows.map(({ mark }) => {
    if (mark === undefined) return '';
    if (!CHINESE.test(mark)) return mark;
    count = mark === '一、' ? 1 : count + 1;
    return marks === 'arabic' ? `${count}. ` : `${chineseNumeral(count)}、`;
  });
}
