import type { Table, TableCell } from '../../../document/tree.js';
import { alignOf, captionLines, type Grid, gridOf, sharesOf } from '../../shared/composed.js';
import { figureSize, fittedShares } from '../../shared/figure-size.js';
import { heightOf, type PageRoom, sizeOnOnePage } from '../../shared/page-fit.js';
import { content, families, SANS } from './text.js';

const CELL_PADDING = 2.5;
/** In tables whose figures leave no room. */
const DENSE_PADDING = 1;
/** Points: sizes of figures in tables, and the least that is pleasant to read. */
const SIZES = [3, 10] as const;
const COMFORTABLE = 6;
/** The least to which a table is made smaller so that it stands on one page. */
const PLEASANT = 7.5;

/** Points between lines of a cell. */
const LEADING = 3;
/** Points: a line of caption or note, a title, and what is left free. */
const CAPTION_LINE = 14;
const TITLE_LINE = 22;
const FREE = 16;

/** Points that the caption and the notes of a table take. */
function heightAround({ caption, notes }: Table, width: number): number {
  const { title, number, reporter, amountUnit } = captionLines(caption);
  const lines = notes.reduce((sum, { value }) => sum + Math.ceil((value.length * 10) / width), 0);
  const above = (number === '' ? 0 : 1) + (reporter === '' && amountUnit === '' ? 0 : 1);
  return (above + lines) * CAPTION_LINE + (title === '' ? 0 : TITLE_LINE) + FREE;
}

/** Points above and below the words of a cell, from the widest on. */
const INSETS = [3.5, 2.2, 1.4] as const;

/** Size and inset of a table: such that it stands on one page, where that is not too small. */
function lookOf(
  grid: Grid,
  widths: readonly number[],
  { largest, height, padding }: Readonly<Record<'largest' | 'height' | 'padding', number>>,
): { readonly size: number; readonly inset: number } {
  let best: { readonly size: number; readonly inset: number } | null = null;
  for (const inset of INSETS) {
    const room: PageRoom = {
      widths,
      padding,
      height,
      rowHeight: (lines, size) => lines * size + (lines - 1) * LEADING + 2 * inset,
    };
    const size = sizeOnOnePage(grid, room, largest, Math.min(largest, PLEASANT));
    const fits = heightOf(grid, room, size) <= height;
    if (fits && size > (best?.size ?? 0)) best = { size, inset };
  }
  return best ?? { size: largest, inset: grid.rows > 30 ? 2.2 : 3.5 };
}

/** @param room points that are left for the table on its page */
export function tableText(table: Table, width: number, room: number): string {
  const { title, number, reporter, amountUnit } = captionLines(table.caption);
  const grid = gridOf(table);
  const setIn = (shares: readonly number[], padding: number) => {
    const widths = shares.map((share) => share * width);
    return { widths, size: figureSize(grid, widths, 2 * padding + 1, SIZES) };
  };
  const shares = fittedShares(
    grid,
    sharesOf(table, grid.columns),
    (some) => setIn(some, CELL_PADDING).size < COMFORTABLE,
  );
  const isDense = setIn(shares, CELL_PADDING).size < COMFORTABLE;
  const padding = isDense ? DENSE_PADDING : CELL_PADDING;
  const { widths, size: largest } = setIn(shares, padding);
  const height = room - heightAround(table, width);
  const { size, inset } = lookOf(grid, widths, { largest, height, padding: 2 * padding + 1 });
  const heads = table.headRows ?? 0;
  const rows = grid.lines.map((cells, row) =>
    cells.map(({ cell }) => cellText(cell, row < heads)).join(' '),
  );
  const line = `#block(sticky: true, below: 3pt, width: 100%, grid(columns: (1fr, auto), [${content(reporter)}], [${content(amountUnit)}]))`;
  const columns = widths.map((one) => `${Math.round(one * 100) / 100}pt`).join(', ');
  const head = heads === 0 ? '' : `table.header(${rows.slice(0, heads).join('\n')}),\n`;
  const notes = table.notes.map(
    ({ value }) => `#par(leading: 4pt, spacing: 4pt)[${content(value)}]`,
  );
  return `#[
#set par(first-line-indent: 0pt, justify: false, leading: ${LEADING}pt, spacing: 6pt)
#set text(size: 10pt)
${number === '' ? '' : `#block(sticky: true, below: 4pt)[${content(number)}]`}
${title === '' ? '' : `#block(sticky: true, below: 6pt, width: 100%, align(center, text(font: ${families(SANS)}, size: ${titleSize(title, width)}pt)[${content(title)}]))`}
${reporter === '' && amountUnit === '' ? '' : line}
#[
#set text(size: ${size}pt)
#table(columns: (${columns},), inset: (x: ${padding}pt, y: ${inset}pt), stroke: 0.5pt,
${head}${rows.slice(heads).join('\n')}
)
]
${notes.join('\n')}
]`;
}

/** Points: a long title is set smaller before it is broken over lines. */
function titleSize(title: string, width: number): number {
  return Math.max(9, Math.min(15, Math.floor((width - 4) / Math.max(1, title.length))));
}

function cellText(cell: TableCell, isHead: boolean): string {
  const { text, colSpan, rowSpan } = cell;
  const spans = `${colSpan > 1 ? `colspan: ${colSpan}, ` : ''}${rowSpan > 1 ? `rowspan: ${rowSpan}, ` : ''}`;
  const font = isHead ? `#set text(font: ${families(SANS)}); ` : '';
  const words = text.value === '' ? '' : content(text.value);
  return `table.cell(${spans}align: ${alignOf(cell, isHead)} + horizon)[${font}${words}],`;
}
