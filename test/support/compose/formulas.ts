import type { Table, TableCell } from '../../../src/document/tree.js';
import { parseDecimal, scaled } from '../../../src/facts/decimal.js';
import type { Reading } from '../../../src/forms/reading.js';
import { sumsOf } from '../../../src/forms/tables/sums.js';

const PLACES = 12;

/** Cells of a composed table by grid row and column, as `R3C2`. */
function gridCells({ rows }: Table): ReadonlyMap<string, TableCell> {
  const cells = new Map<string, TableCell>();
  const covered = new Map<number, number>();
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.cells) {
      while ((covered.get(column) ?? -1) >= at) column += 1;
      cells.set(`R${at + 1}C${column + 1}`, cell);
      for (let over = 0; over < cell.colSpan; over += 1) {
        covered.set(column + over, at + cell.rowSpan - 1);
      }
      column += cell.colSpan;
    }
  });
  return cells;
}

/** Exact value of a cell; a blank one adds nothing. */
function exactOf(cell: TableCell | undefined): bigint {
  const value = parseDecimal(cell?.figure?.exact ?? '0');
  return value === null ? 0n : scaled(value, PLACES);
}

/** Formulas whose cells do not add up to the exact value of their total, as places. */
export function wrongFormulas(tables: readonly Table[]): readonly string[] {
  return tables.flatMap((table) => {
    const cells = gridCells(table);
    return [...cells].flatMap(([place, cell]) => {
      if (cell.sum === undefined) return [];
      const sum = cell.sum.reduce((value, { sign, row, column }) => {
        return value + BigInt(sign) * exactOf(cells.get(`R${row + 1}C${column + 1}`));
      }, 0n);
      return sum === exactOf(cell) ? [] : [`${table.caption.title?.value} ${place}`];
    });
  });
}

/** Printed totals of declared sums that carry no formula, as places. */
export function totalsWithoutFormula(
  tables: readonly Table[],
  { tables: read }: Reading,
): readonly string[] {
  return read.flatMap((reading, at) => {
    const cells = gridCells(tables[at] as Table);
    return sumsOf(reading).flatMap(({ total, relation }) => {
      const [span] = total.source;
      const path = span !== undefined && 'path' in span ? span.path : '';
      const place = path.slice(path.indexOf('/') + 1);
      if (relation !== '=' || place === '') return [];
      return cells.get(place)?.sum === undefined ? [`${reading.title} ${place}`] : [];
    });
  });
}
