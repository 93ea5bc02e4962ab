import type { CellReading, RowReading, TableSum } from '../../reading.js';
import { headUnit } from '../cells.js';
import type { Column, List } from './form.js';

type Part = TableSum['parts'][number];

/** The figures of one list that are money: no percentages, no counts. */
export function amountColumns({ columns }: List): readonly Column[] {
  return columns.filter(({ role, meaning, printed }) => {
    const unit = headUnit(printed.printed.join('-'));
    const isMoney = unit === null || unit.endsWith('元');
    return role === 'amount' && meaning.change !== 'percent' && isMoney;
  });
}

export function cellOf(row: RowReading, { id }: Column): CellReading | undefined {
  return row.cells.find(({ columnId }) => columnId === id);
}

/** A row as the sum of others in one column. */
export function downRows(
  whole: RowReading,
  below: readonly RowReading[],
  column: Column,
  identity: string,
  relation: '=' | '>=' = '=',
): readonly TableSum[] {
  const total = cellOf(whole, column);
  const parts = below.flatMap((row): readonly Part[] => {
    const cell = cellOf(row, column);
    return cell === undefined ? [] : [{ sign: 1, cell, row }];
  });
  return total === undefined || parts.length === 0
    ? []
    : [{ identity, total, totalRow: whole, parts, relation }];
}
