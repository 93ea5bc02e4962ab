import { concatTexts, EMPTY_TEXT } from '../../document/text.js';
import type { Form, Line } from './catalogue.js';
import type { BoundColumn } from './columns.js';
import { cellAt, type GridCell, type GridRow } from './grid.js';
import { rowName } from './names.js';

/**
 * Joins row names that were wrapped over lines in aligned text: a line that holds nothing
 * but a piece of a name belongs to the account whose code stands next to it, or to the
 * declared row whose name the pieces make up.
 */
export function joinWrappedNames(
  body: readonly GridRow[],
  form: Form,
  columns: readonly BoundColumn[],
): readonly GridRow[] {
  const rows = body.map((row) => [...row]);
  for (const block of new Set(columns.map((column) => column.block))) {
    const own = columns.filter((column) => column.block === block);
    const name = own.find((column) => column.role === 'name');
    if (name === undefined) continue;
    const code = own.find((column) => column.role === 'code');
    const lines = [...(form.lines[name.leaf?.block ?? 0] ?? []), ...form.footers];
    if (code === undefined) joinByName(rows, own, name.printed.index, lines);
    else if (code.leaf?.codes !== 'subunit') {
      joinByCode(rows, own, name.printed.index, code.printed.index, lines);
    }
  }
  return rows;
}

function joinByCode(
  rows: GridCell[][],
  own: readonly BoundColumn[],
  name: number,
  code: number,
  lines: readonly Line[],
): void {
  rows.forEach((row, at) => {
    if (!isPiece(row, own, name) || isDeclared(row, name, lines)) return;
    const below = rows[at + 1];
    if (below !== undefined && hasCode(below, code) && isEmpty(below, name)) {
      move(row, below, name, 'before');
      return;
    }
    const above = rows[at - 1];
    if (above !== undefined && hasCode(above, code)) move(row, above, name, 'after');
  });
}

function joinByName(
  rows: GridCell[][],
  own: readonly BoundColumn[],
  name: number,
  lines: readonly Line[],
): void {
  rows.forEach((row, at) => {
    const above = rows[at - 1];
    if (above === undefined || !isPiece(row, own, name) || isDeclared(row, name, lines)) return;
    if (isDeclared(above, name, lines)) return;
    const joined = rowName(cellAt(above, name).text.value + cellAt(row, name).text.value);
    if (lines.some((line) => line.names.includes(joined))) move(row, above, name, 'after');
  });
}

/** Nothing of the block is filled but the name. */
function isPiece(row: GridRow, own: readonly BoundColumn[], name: number): boolean {
  return (
    !isEmpty(row, name) &&
    own.every((column) => column.printed.index === name || isEmpty(row, column.printed.index))
  );
}

function isDeclared(row: GridRow, name: number, lines: readonly Line[]): boolean {
  const plain = rowName(cellAt(row, name).text.value);
  return lines.some((line) => line.names.includes(plain));
}

function hasCode(row: GridRow, code: number): boolean {
  return /^\d{3,}$/.test(cellAt(row, code).text.value.replace(/\s+/g, ''));
}

function isEmpty(row: GridRow, column: number): boolean {
  return cellAt(row, column).text.value === '';
}

function move(from: GridCell[], to: GridCell[], column: number, where: 'before' | 'after'): void {
  const piece = cellAt(from, column).text;
  const rest = cellAt(to, column).text;
  const text = concatTexts(where === 'before' ? [piece, rest] : [rest, piece]);
  to[column] = { text, covered: false };
  from[column] = { text: EMPTY_TEXT, covered: false };
}
