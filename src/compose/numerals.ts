const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 一 … 九十九, as headings are counted. */
export function numeral(value: number): string {
  const tens = Math.floor(value / 10);
  const units = DIGITS[value % 10] ?? '';
  if (tens === 0) return units;
  return `${tens === 1 ? '' : DIGITS[tens]}十${units}`;
}
