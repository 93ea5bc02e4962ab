import { parseDecimal, scaled } from '../../../facts/decimal.js';
import { plainNumber } from '../../../facts/printed.js';
import { squeeze } from '../../performance/labels.js';
import { isDash, type Token } from '../tokens.js';

export type ColumnKind = 'text' | 'done' | 'amount' | 'weight' | 'rate' | 'score';

export interface ValueColumn {
  readonly kind: ColumnKind;
  /** Sub-columns (财政拨款, 其他资金) that this column (总额) adds up, counted from it. */
  readonly parts?: readonly number[];
}

const PLACES = 6;

/** What a column holds, by its head. */
export function columnKind(printed: string): ColumnKind {
  const head = squeeze(printed).replace(/\([^()]*\)?/g, '');
  if (/任务|内容|名称/.test(head)) return 'text';
  if (/完成情况/.test(head)) return 'done';
  if (/分值|权重/.test(head)) return 'weight';
  if (/执行率|完成率/.test(head)) return 'rate';
  if (/得分|评分/.test(head)) return 'score';
  return 'amount';
}

/** A dash, or the 一 that recognition and careless typing make of it. */
export function isBlankMark(plain: string): boolean {
  return isDash(plain) || plain === '一';
}

/** A figure, percentage or dash of a money row. */
export function isValue(plain: string): boolean {
  return isBlankMark(plain) || /^[-−]?\d[\d,]*(?:\.\d+)?[%％]?$/.test(plain);
}

export function mayStand(kind: ColumnKind, plain: string): boolean {
  if (kind === 'text') return false;
  if (kind === 'done') return true;
  if (kind === 'rate') return /[%％]$/.test(plain) || isBlankMark(plain);
  if (/[%％]$/.test(plain)) return false;
  if (kind === 'amount') return !isBlankMark(plain);
  return isBlankMark(plain) || /^\d{1,3}(?:\.\d{1,2})?$/.test(plain);
}

export function numberOf(cell: readonly Token[] | undefined): bigint | null {
  const text = plainNumber((cell ?? []).map((token) => token.plain).join(''));
  if (text === '' || isBlankMark(text)) return 0n;
  const value = parseDecimal(text);
  return value === null ? null : scaled(value, PLACES);
}

/** A money row: its label cells and its values, each value with the column it stands in. */
export interface MoneyRow {
  readonly label: readonly (readonly Token[])[];
  readonly values: readonly Token[];
  /** total, part of a total, or a sum over the rows above. */
  readonly role: 'total' | 'part' | 'sum' | 'other';
}

/**
 * Puts the values of money rows under their columns. A full row fills them; a shorter one
 * has a place only where kinds of content and the sums between the rows leave one choice.
 * @returns for each row the column of each value, null where it cannot be told
 */
export function placeValues(
  rows: readonly MoneyRow[],
  columns: readonly ValueColumn[],
): readonly (readonly (number | null)[])[] {
  const open = rows.map((row) => {
    const all = candidates(row.values, columns);
    const adding = all.filter((placement) => addsUp(row.values, placement, columns));
    // A row that adds up nowhere is wrong in itself: its sums say nothing of its columns.
    return adding.length > 0 ? adding : all;
  });
  const dashes = dashColumns(rows, open);
  const narrowed = open.map((placements, index) =>
    (rows[index] as MoneyRow).values.every((value) => isBlankMark(value.plain))
      ? preferred(placements, dashes)
      : placements,
  );
  for (let changed = true; changed; ) {
    changed = false;
    narrowed.forEach((placements, index) => {
      if (placements.length < 2) return;
      const left = placements.filter((placement) =>
        sumsHold(rows, narrowed, columns, index, placement),
      );
      if (left.length > 0 && left.length < placements.length) {
        narrowed[index] = left;
        changed = true;
      }
    });
  }
  return rows.map((row, index) =>
    row.values.map((_, at) => {
      const places = new Set((narrowed[index] ?? []).map((placement) => placement[at]));
      const [only] = places;
      return places.size === 1 && only !== undefined ? only : null;
    }),
  );
}

/** 总额 = 财政拨款 + 其他资金 inside a row, blank for nothing. */
function addsUp(
  values: readonly Token[],
  placement: readonly number[],
  columns: readonly ValueColumn[],
): boolean {
  const amount = (column: number): bigint | null => {
    const value = values[placement.indexOf(column)];
    return value === undefined ? 0n : numberOf([value]);
  };
  return columns.every((column, at) => {
    if (column.parts === undefined) return true;
    let rest = amount(at);
    for (const step of column.parts) {
      const part = amount(at + step);
      if (rest === null || part === null) return true;
      rest -= part;
    }
    return rest === 0n;
  });
}

function candidates(
  values: readonly Token[],
  columns: readonly ValueColumn[],
): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  const place = (at: number, from: number, taken: readonly number[]): void => {
    const value = values[at];
    if (value === undefined) {
      found.push(taken);
      return;
    }
    for (let column = from; column < columns.length; column += 1) {
      if (mayStand((columns[column] as ValueColumn).kind, value.plain)) {
        place(at + 1, column + 1, [...taken, column]);
      }
    }
  };
  place(0, 0, []);
  return found;
}

/** Columns in which rows of certain placement print dashes. */
function dashColumns(
  rows: readonly MoneyRow[],
  open: readonly (readonly (readonly number[])[])[],
): ReadonlySet<number> {
  const columns = new Set<number>();
  open.forEach((placements, index) => {
    const [only] = placements;
    if (placements.length !== 1 || only === undefined) return;
    rows[index]?.values.forEach((value, at) => {
      const column = only[at];
      if (isBlankMark(value.plain) && column !== undefined) columns.add(column);
    });
  });
  return columns;
}

function preferred(
  placements: readonly (readonly number[])[],
  dashes: ReadonlySet<number>,
): readonly (readonly number[])[] {
  const alike = placements.filter((placement) => placement.every((column) => dashes.has(column)));
  return alike.length === 1 ? alike : placements;
}

/** Total = parts, and the sum row = rows above, in every amount column that can be judged. */
function sumsHold(
  rows: readonly MoneyRow[],
  open: readonly (readonly (readonly number[])[])[],
  columns: readonly ValueColumn[],
  index: number,
  placement: readonly number[],
): boolean {
  const value = (row: number, column: number): bigint | null => {
    const chosen = row === index ? placement : open[row]?.length === 1 ? open[row]?.[0] : undefined;
    if (chosen === undefined) return null;
    const at = chosen.indexOf(column);
    return at === -1
      ? 0n
      : numberOf([rows[row]?.values[at]].filter((token) => token !== undefined));
  };
  const families: { readonly total: number; readonly parts: readonly number[] }[] = [];
  const sum = rows.findIndex((row) => row.role === 'sum');
  const total = rows.findIndex((row) => row.role === 'total');
  const pick = (role: MoneyRow['role']): number[] =>
    rows.flatMap((row, at) => (row.role === role ? [at] : []));
  if (sum >= 0) families.push({ total: sum, parts: pick('other') });
  if (total >= 0) families.push({ total, parts: pick('part') });
  return families.every(
    ({ total: whole, parts }) =>
      parts.length === 0 ||
      columns.every((column, at) => {
        if (column.kind !== 'amount') return true;
        let difference = value(whole, at);
        // A sum row may leave an amount column blank as a whole.
        if (difference === 0n && rows[whole]?.role === 'sum') return true;
        for (const part of parts) {
          const amount = value(part, at);
          if (difference === null || amount === null) return true;
          difference -= amount;
        }
        return difference === 0n;
      }),
  );
}
