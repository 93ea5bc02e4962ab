import { parseDecimal, scaled } from '../../../facts/decimal.js';
import { labelWeight } from '../../performance/labels.js';
import type { Token } from '../tokens.js';
import type { Item } from './items.js';
import { familyOf } from './lexicon.js';

/** A row of indicators as its pieces are printed; a label stands in one row of its group. */
export interface IndicatorRow {
  level1: Item | undefined;
  readonly level2: Item | undefined;
  readonly content: readonly Token[];
  readonly target: readonly Token[];
  readonly actual: readonly Token[];
  readonly weight: readonly Token[];
  readonly score: readonly Token[];
  remark: readonly Token[];
}

/** Decimals of points. */
const PLACES = 6;

/**
 * Gives a group label that is printed at the middle of its rows to the first of them. Rows
 * above it that have no label of their own may end the group before as well: where the label
 * prints the weight of its group, the rows that come to it are the group.
 */
export function liftGroups(rows: readonly IndicatorRow[]): void {
  let end = rows.length;
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index] as IndicatorRow;
    const { level1 } = row;
    if (level1 === undefined) continue;
    const first = firstOfGroup(rows, index, end);
    row.level1 = undefined;
    (rows[first] as IndicatorRow).level1 = level1;
    end = first;
  }
}

function firstOfGroup(rows: readonly IndicatorRow[], index: number, end: number): number {
  const { level1, level2 } = rows[index] as IndicatorRow;
  const family = level2 === undefined ? null : familyOf(level2.plain);
  let first = index;
  const starts: number[] = [index];
  while (first > 0) {
    const above = rows[first - 1] as IndicatorRow;
    const own = above.level2 === undefined ? null : familyOf(above.level2.plain);
    if (above.level1 !== undefined || (own !== null && family !== null && own !== family)) break;
    first -= 1;
    starts.push(first);
  }
  const usual = family === null ? index : first;
  const weight = pointsOf(labelWeight(level1?.plain ?? ''));
  if (weight === null) return usual;
  const fitting = starts.filter((at) => weightOf(rows.slice(at, end)) === weight);
  return fitting.length === 1 ? (fitting[0] ?? usual) : usual;
}

/** Points of the rows together; null where one of them is no number. */
function weightOf(rows: readonly IndicatorRow[]): bigint | null {
  let sum = 0n;
  for (const { weight } of rows) {
    const points = pointsOf(plain(weight));
    if (points === null) return null;
    sum += points;
  }
  return sum;
}

function plain(cell: readonly Token[]): string {
  return cell.map((token) => token.plain).join('');
}

function pointsOf(printed: string | null): bigint | null {
  const value = printed === null ? null : parseDecimal(printed);
  return value === null ? null : scaled(value, PLACES);
}
