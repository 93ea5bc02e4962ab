import type { ColumnRole } from '../declaration.js';
import { type BoundColumn, roleOfHead } from './columns.js';
import { cellAt, type GridRow, isCode, isNumber } from './grid.js';
import type { Heads, PrintedColumn } from './heads.js';

/**
 * Columns of a table that no form knows: heads tell codes, names and remarks; where there
 * are no heads the shape of the column does.
 */
export function plainColumns(heads: Heads, body: readonly GridRow[]): readonly BoundColumn[] {
  const roles = heads.columns.map((column) => roleOf(column, body));
  const named = roles.includes('name');
  const firstText = heads.columns.findIndex((_, at) => roles[at] === 'text' && isWordy(at, body));
  return heads.columns.map((column, at) => ({
    printed: column,
    leaf: null,
    block: 0,
    role: !named && at === firstText ? 'name' : (roles[at] ?? 'text'),
    head: column.printed.join('-'),
  }));
}

function roleOf(column: PrintedColumn, body: readonly GridRow[]): ColumnRole {
  if (column.path.length > 0) return roleOfHead(column.path);
  const filled = valuesOf(column.index, body);
  if (filled.length === 0) return 'text';
  const next = valuesOf(column.index + 1, body);
  const beforeWords = next.length > 0 && next.every((value) => !isNumber(value));
  if (beforeWords && filled.every((value) => isCode(value) || /^\d{6,9}$/.test(value)))
    return 'code';
  if (column.index === 0 && isCount(filled)) return 'line';
  return 'text';
}

function valuesOf(column: number, body: readonly GridRow[]): readonly string[] {
  return body.map((row) => cellAt(row, column).text.value).filter((value) => value !== '');
}

/** Whole numbers going up by one. */
function isCount(values: readonly string[]): boolean {
  return values.every(
    (value, at) =>
      /^\d{1,4}$/.test(value) && (at === 0 || BigInt(value) === BigInt(values[at - 1] ?? '0') + 1n),
  );
}

function isWordy(column: number, body: readonly GridRow[]): boolean {
  const filled = valuesOf(column, body);
  return filled.length > 0 && filled.every((value) => !isNumber(value));
}
