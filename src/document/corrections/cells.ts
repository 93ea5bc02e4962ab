import type { Document, Table } from '../tree.js';
import type { CellPosition } from './place.js';

/** A cell of a tree by the table that holds it, its row and its number in the row. */
export interface CellAddress {
  readonly table: Table;
  readonly row: number;
  readonly cell: number;
}

/** The cell that covers a row and column of a table, merged cells counted as the grid has them. */
export function cellAt(tree: Document, position: CellPosition): CellAddress | null {
  const tables = tree.sections
    .flatMap((section) => section.blocks)
    .filter((block) => block.type === 'table');
  const table = tables[position.table - 1];
  return table === undefined ? null : covering(table, position.row - 1, position.column - 1);
}

function covering(table: Table, row: number, column: number): CellAddress | null {
  let found: CellAddress | null = null;
  visitCells(table, (at) => {
    const { colSpan, rowSpan } = at;
    const inRow = at.row <= row && row < at.row + rowSpan;
    if (inRow && at.column <= column && column < at.column + colSpan) {
      found = { table, row: at.row, cell: at.cell };
    }
    return found !== null || at.row > row;
  });
  return found;
}

/** A cell with its place in the grid, all from 0. */
export interface GridCell {
  readonly row: number;
  readonly cell: number;
  readonly column: number;
  readonly colSpan: number;
  readonly rowSpan: number;
}

/** Visits the cells row by row with the grid column of each, until `visit` says that it is enough. */
export function visitCells(table: Table, visit: (at: GridCell) => boolean): void {
  /** For each column the first row that no cell above covers. */
  const free: number[] = [];
  for (const [row, { cells }] of table.rows.entries()) {
    let column = 0;
    for (const [cell, { colSpan, rowSpan }] of cells.entries()) {
      while ((free[column] ?? 0) > row) column += 1;
      if (visit({ row, cell, column, colSpan, rowSpan })) return;
      for (let over = 0; over < colSpan; over += 1) free[column + over] = row + rowSpan;
      column += colSpan;
    }
  }
}
