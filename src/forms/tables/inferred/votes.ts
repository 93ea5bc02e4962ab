import { baseValue } from '../../../facts/printed.js';
import type { CellReading, TableSum } from '../../reading.js';

/** A sum that must hold this often before it is taken for what the table's columns mean. */
const LEAST = 2;
/** Rows in which it holds for each in which it does not. */
const MAJORITY = 2;

/**
 * Sums that the table itself keeps nearly everywhere: what heads only suggest is asked where
 * at least two rows show it and twice as many keep it as break it.
 */
export function kept<T>(cases: readonly T[], holds: (one: T) => boolean | null): readonly T[] {
  const told = cases.filter((one) => holds(one) !== null);
  const good = told.filter((one) => holds(one) === true).length;
  const enough = good >= LEAST && good >= MAJORITY * (told.length - good);
  return enough ? told : [];
}

/** So many breaks of one relation, more than it is kept, are no errors of the document. */
const MANY = 4;

/**
 * What heads, codes and marks say outright is asked everywhere, unless the table breaks it
 * more often than not: then heads or figures were misread, or mean something else.
 */
export function plausible(sums: readonly TableSum[]): readonly TableSum[] {
  const told = sums.map(sumHolds);
  const good = told.filter((one) => one === true).length;
  const bad = told.filter((one) => one === false).length;
  return bad >= MANY && bad > good ? [] : sums;
}

/** Only the sums that are not broken: where the rows themselves are in doubt. */
export function unbroken(sums: readonly TableSum[]): readonly TableSum[] {
  return sums.filter((sum) => sumHolds(sum) !== false);
}

/**
 * Whether the sum holds on what is printed, room left for the rounding of each figure; null
 * where it says nothing because no part is printed.
 */
export function sumHolds({ total, parts, relation }: TableSum): boolean | null {
  const whole = baseValue(total.printed);
  const printed = parts.filter(({ cell }) => cell.printed.form === 'number');
  if (whole === null || printed.length === 0) return null;
  if (printed.every(({ cell }) => cell.printed.value?.digits === 0n) && whole === 0n) return null;
  const sum = printed.reduce(
    (all, { sign, cell }) => all + BigInt(sign) * (baseValue(cell.printed) ?? 0n),
    0n,
  );
  const room = printed.reduce((all, { cell }) => all + roomOf(cell), roomOf(total));
  return relation === '=' ? within(whole - sum, room) : sum - whole <= room;
}

/** Half of the last place of a figure, in base units. */
export function roomOf({ printed }: CellReading): bigint {
  const { range } = printed;
  const value = baseValue(printed);
  if (range?.high == null || range.low === null || value === null) return 0n;
  const up = range.high - value;
  const down = value - range.low;
  if (up > down) return up;
  return down;
}

export function within(gap: bigint, room: bigint): boolean {
  return (gap < 0n ? -gap : gap) <= room;
}
