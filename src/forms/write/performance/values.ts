import { formatFigure } from '../../../facts/figure.js';
import type { FactKey } from '../../../facts/key.js';
import { baseValue, type Printed } from '../../../facts/printed.js';
import { isSentence, readFormValue } from '../../performance/cell.js';
import { squeeze } from '../../performance/labels.js';
import type { FormCell } from './grid.js';

const POINT = 1000n;
const PERCENT = 1_000_000_000n;
const DASH = '—';

/** An amount in fen, printed in 万元; blank where it is not known. */
export function moneyCell(fen: bigint | undefined, key: FactKey | null, span: number): FormCell {
  return valueCell(fen, key, span, '万元', (value) => formatFigure(value, '万元'));
}

/**
 * Points as whole numbers, or with the decimals that they need.
 * @throws {RangeError} for points finer than a hundredth: scores are exact as printed, and
 * sums of scores cut at printing would not hold
 */
export function pointsCell(
  points: bigint | undefined,
  key: FactKey | null,
  span: number,
): FormCell {
  return valueCell(points, key, span, '分', pointsText);
}

export function pointsText(points: bigint): string {
  if (points % (POINT / 100n) !== 0n) {
    throw new RangeError(`分值最多两位小数 / points have two decimals at most: ${points} / 1000`);
  }
  const places = points % POINT === 0n ? 0 : points % (POINT / 10n) === 0n ? 1 : 2;
  return formatFigure(points, '分', places);
}

/** A rate in 10^-9 %: whole percents without decimals, others with two. */
export function rateCell(rate: bigint | undefined, key: FactKey | null, span: number): FormCell {
  const text = (value: bigint) => `${formatFigure(value, '%', value % PERCENT === 0n ? 0 : 2)}%`;
  return valueCell(rate, key, span, '%', text);
}

/** Nothing is scored in this row. */
export function dash(span: number): FormCell {
  return { text: DASH, span, align: 'center' };
}

function valueCell(
  value: bigint | undefined,
  key: FactKey | null,
  span: number,
  unit: string,
  print: (value: bigint) => string,
): FormCell {
  if (value === undefined || key === null) return { text: '', span, align: 'center' };
  return { text: print(value), span, align: 'center', fact: { key, value, unit } };
}

/**
 * A target or an actual value in the office's own words; it prints a fact where the reader
 * finds one figure in it, and none where it is a sentence.
 */
export function statedCell(text: string | undefined, key: FactKey | null, span: number): FormCell {
  const words = text ?? '';
  const cell: FormCell = { text: words, span, align: 'center' };
  if (key === null || words === '' || isSentence(squeeze(words))) return cell;
  const printed: Printed = readFormValue(words, '');
  const value = baseValue(printed);
  if (printed.form !== 'number' || value === null) return cell;
  return { ...cell, fact: { key, value, unit: printed.unit } };
}
