import { EMPTY_TEXT } from '../../../document/text.js';
import type { TableCell, TableRow } from '../../../document/tree.js';
import { cellText, isFullLine } from '../cells.js';
import type { Page } from '../page.js';
import { rowsOf } from '../rows.js';
import type { Level } from './body-rows.js';
import type { HeadCell } from './heads.js';
import type { Run } from './lines.js';
import type { SpannedPiece } from './pieces.js';

/** The rows of a head. */
export function headRows(
  { cells, rows }: { readonly cells: readonly HeadCell[]; readonly rows: number },
  columns: number,
  page: Page,
  file: string,
): TableRow[] {
  const taken = Array.from({ length: rows }, () => new Uint8Array(columns));
  for (const { row, column, rowSpan, colSpan } of cells) {
    for (let down = row; down < row + rowSpan; down += 1)
      taken[down]?.fill(1, column, column + colSpan);
  }
  return Array.from({ length: rows }, (_, at) => {
    const own: { column: number; cell: TableCell }[] = mergedHeads(cells, at).map((head) => ({
      column: head.column,
      cell: { text: runsText(head.runs, page, file), colSpan: head.colSpan, rowSpan: head.rowSpan },
    }));
    for (let column = 0; column < columns; column += 1) {
      if (taken[at]?.[column] === 0) {
        own.push({ column, cell: { text: EMPTY_TEXT, colSpan: 1, rowSpan: 1 } });
      }
    }
    return { cells: own.sort((a, b) => a.column - b.column).map(({ cell }) => cell) };
  });
}

/** The cells that begin in a row; two that begin in one place are one. */
function mergedHeads(cells: readonly HeadCell[], row: number): HeadCell[] {
  const merged: HeadCell[] = [];
  for (const cell of cells.filter((one) => one.row === row).sort((a, b) => a.column - b.column)) {
    const last = merged.at(-1);
    if (last !== undefined && cell.column < last.column + last.colSpan) {
      merged[merged.length - 1] = { ...last, runs: [...last.runs, ...cell.runs] };
    } else merged.push(cell);
  }
  return merged;
}

function runsText(runs: readonly Run[], page: Page, file: string) {
  const left = Math.min(...runs.map((run) => run.left));
  const right = Math.max(...runs.map((run) => run.right));
  return cellText(
    runs.flatMap(({ glyphs }) => glyphs),
    { left, right },
    page,
    file,
  );
}

/**
 * A row of the body.
 * @param full takes in its cells whose last line is full
 */
export function bodyRow(
  levels: readonly Level[],
  xs: readonly number[],
  page: Page,
  file: string,
  full: Set<TableCell>,
): TableRow {
  const pieces = levels.flatMap((level) => level.pieces as readonly SpannedPiece[]);
  const cells: TableCell[] = [];
  for (let column = 0; column + 1 < xs.length; ) {
    const own = pieces.filter((piece) => piece.column === column);
    const next = pieces.reduce(
      (least, piece) => (piece.column > column ? Math.min(least, piece.column) : least),
      xs.length - 1,
    );
    const span = Math.min(next - column, Math.max(1, ...own.map((piece) => piece.span)));
    const box = { left: xs[column] ?? 0, right: xs[column + span] ?? 0 };
    const glyphs = own.flatMap((piece) => piece.glyphs);
    const cell = { text: cellText(glyphs, box, page, file), colSpan: span, rowSpan: 1 };
    const last = rowsOf(glyphs).at(-1);
    if (last !== undefined && isFullLine(last, box)) full.add(cell);
    cells.push(cell);
    column += span;
  }
  return { cells };
}
