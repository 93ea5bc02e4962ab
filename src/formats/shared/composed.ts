import type { Caption, Document, Section, Table, TableCell } from '../../document/tree.js';

/** A cell of a composed table with its place in the grid, from 0. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly cell: TableCell;
}

/** A composed table laid out on its grid. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** By row, the cells that begin in it. */
  readonly lines: readonly (readonly GridCell[])[];
  /** Cells that begin in or cover a place. */
  at(row: number, column: number): GridCell | undefined;
}

/** The grid that the spans of a table make; what a span covers holds no other cell. */
export function gridOf(table: Table): Grid {
  const owner = new Map<string, GridCell>();
  let columns = 0;
  const lines = table.rows.map(({ cells }, row) => {
    let column = 0;
    return cells.map((cell): GridCell => {
      while (owner.has(`${row},${column}`)) column += 1;
      const placed = { row, column, cell };
      for (let down = 0; down < cell.rowSpan; down += 1) {
        for (let over = 0; over < cell.colSpan; over += 1) {
          owner.set(`${row + down},${column + over}`, placed);
        }
      }
      column += cell.colSpan;
      columns = Math.max(columns, column);
      return placed;
    });
  });
  return {
    columns,
    rows: lines.length,
    lines,
    at: (row, column) => owner.get(`${row},${column}`),
  };
}

/** Shares of the width by grid column, adding to 1; even ones where the table has none. */
export function sharesOf(table: Table, columns: number): readonly number[] {
  const given = table.widths ?? [];
  const widths = Array.from({ length: columns }, (_, at) => given[at] ?? 1);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => width / whole);
}

/** The words of a caption in the order in which they stand: title, number, reporter, unit. */
export function captionLines(caption: Caption): {
  readonly title: string;
  readonly number: string;
  readonly reporter: string;
  readonly amountUnit: string;
} {
  const { title, number, reporter, amountUnit } = caption;
  return {
    title: title?.value ?? '',
    number: number?.value ?? '',
    reporter: reporter?.value ?? '',
    amountUnit: amountUnit?.value ?? '',
  };
}

export function isLandscape({ page }: Section): boolean {
  return page !== undefined && page.width > page.height;
}

/** How a cell is set: as it says, else figures right, heads centred and names left. */
export function alignOf(cell: TableCell, isHead: boolean): 'left' | 'center' | 'right' {
  if (cell.align !== undefined) return cell.align;
  if (isHead) return 'center';
  return cell.figure === undefined ? 'left' : 'right';
}

/** Title, author, date of a composed document; what a document without them goes by. */
export function propertiesOf(document: Document): {
  readonly title: string;
  readonly author: string;
  readonly date: string;
  readonly watermark: string;
} {
  const {
    title = document.file,
    author = '',
    date = '1980-01-01',
    watermark = '',
  } = document.composed ?? {};
  return { title, author, date, watermark };
}

/** Characters that no document format may hold (controls but tab and line ends, halves of pairs). */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

export function printable(value: string): string {
  return value.replace(UNPRINTABLE, '');
}
