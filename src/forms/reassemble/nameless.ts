import type { Grid, GridRow } from './rows.js';
import type { Shape } from './shape.js';
import { isDash, isNumber, type Token } from './tokens.js';

/**
 * Rows of a table that has neither names, codes nor 行次 (the ministry's «三公» table is one
 * row of amounts): the figures in order, as many to a row as there are columns.
 * @returns null where the shape has other columns, or the figures do not fill whole rows
 */
export function namelessRows(tokens: readonly Token[], shape: Shape): Grid | null {
  const roles = shape.blocks.flatMap((block) => block.roles);
  if (roles.length < 2 || roles.some((role) => role !== 'amount')) return null;
  const figures = tokens.every(({ plain }) => isNumber(plain) || isDash(plain));
  if (!figures || tokens.length === 0 || tokens.length % roles.length !== 0) return null;
  const rows: GridRow[] = [];
  for (let at = 0; at < tokens.length; at += roles.length) {
    rows.push({ cells: tokens.slice(at, at + roles.length).map((token) => [token]) });
  }
  return { rows, noise: [], cost: 0 };
}
