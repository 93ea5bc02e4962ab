import type { TableCell } from '../../document/tree.js';

/** A cell that covers one place. */
export function plainCell(text: TableCell['text']): TableCell {
  return { text, colSpan: 1, rowSpan: 1 };
}
