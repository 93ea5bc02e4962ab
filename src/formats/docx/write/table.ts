import type { Table, TableCell } from '../../../document/tree.js';
import { alignOf, captionLines, type Grid, gridOf, sharesOf } from '../../shared/composed.js';
import { fittedShares } from '../../shared/figure-size.js';
import { heightOf, type PageRoom, sizeOnOnePage } from '../../shared/page-fit.js';
import { paragraphXml } from './paragraph.js';

/** Half points. */
const LARGEST = 20;
const SMALLEST = 11;
/** Half points: the least to which a table is made smaller so that it stands on one page. */
const PLEASANT = 15;
const LARGEST_TITLE = 32;
const SMALLEST_TITLE = 24;
const TWIPS = 20;
/** Twentieths of a point: a line of caption or note, a title, and the highest row. */
const CAPTION_LINE = 290;
const TITLE_LINE = 450;
const HIGHEST_ROW = 380;

/**
 * A table with its caption above and its notes below. Heads repeat on each page; no row is
 * parted between pages.
 * @param width of the text, in twentieths of a point
 * @param height of the text, in twentieths of a point
 */
export function tableXml(table: Table, width: number, height: number): string {
  const { title, number, reporter, amountUnit } = captionLines(table.caption);
  const grid = gridOf(table);
  const inTwips = (shares: readonly number[]) => shares.map((share) => Math.floor(share * width));
  const shares = fittedShares(
    grid,
    sharesOf(table, grid.columns),
    (some) => fontSize(grid, inTwips(some)) <= SMALLEST,
  );
  const widths = inTwips(shares);
  const look = lookOf(table, grid, widths, height);
  const line = [reporter, amountUnit].filter((words) => words !== '');
  const both = line.length === 2;
  const isBare = number === '' && title === '' && line.length === 0;
  const caption = [
    // A little room between the text and a table without a caption.
    isBare ? paragraphXml('', 'TableCaption', { line: 120 }) : '',
    number === '' ? '' : paragraphXml(number, 'TableCaption', { align: 'left' }),
    title === '' ? '' : paragraphXml(title, 'TableTitle', { size: titleSize(title, width) }),
    ...line.map((words, at) =>
      paragraphXml(words, 'TableCaption', {
        align: both && at === 0 ? 'left' : words === amountUnit ? 'right' : 'left',
      }),
    ),
  ];
  const rows = grid.lines.map((_, row) => rowXml(table, grid, row, widths, look));
  const columns = widths.map((one) => `<w:gridCol w:w="${one}"/>`).join('');
  const border = (side: string) =>
    `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const notes = table.notes.map(({ value }) => paragraphXml(value, 'Note'));
  return `${caption.join('')}<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${columns}</w:tblGrid>${rows.join('')}</w:tbl>${notes.length === 0 ? paragraphXml('', 'Note') : notes.join('')}`;
}

/** Half points: a long title is set smaller before it is broken over lines. */
function titleSize(title: string, width: number): number {
  const size = Math.floor(width / (Math.max(1, title.length) * (TWIPS / 2)));
  return Math.max(SMALLEST_TITLE, Math.min(LARGEST_TITLE, size));
}

interface Look {
  /** Half points. */
  readonly size: number;
  /** Twentieths of a point. */
  readonly rowHeight: number;
  readonly line: number;
}

/** Size and rows of a table: on one page where that is possible without setting it too small. */
function lookOf(table: Table, grid: Grid, widths: readonly number[], height: number): Look {
  const { title, number, reporter, amountUnit } = captionLines(table.caption);
  const width = widths.reduce((sum, one) => sum + one, 0);
  const above = [number, reporter, amountUnit].filter((words) => words !== '').length;
  const below = table.notes.reduce(
    (sum, { value }) => sum + Math.ceil((value.length * 10.5 * TWIPS) / width),
    0,
  );
  const around =
    (above + Math.max(1, below)) * CAPTION_LINE + (title === '' ? 0 : TITLE_LINE) + SLACK;
  const rows = height - around;
  const roomFor = (lowest: (size: number) => number): PageRoom => ({
    widths: widths.map((one) => one / TWIPS),
    padding: 4.5,
    height: rows / TWIPS,
    rowHeight: (lines, size) => Math.max(lowest(size), lines * lineOf(size * 2)) / TWIPS + BORDER,
  });
  const close = roomFor((size) => lowestRow(size * 2));
  const size = Math.round(sizeOnOnePage(grid, close, fontSize(grid, widths) / 2, PLEASANT / 2) * 2);
  let rowHeight = HIGHEST_ROW;
  while (rowHeight > lowestRow(size)) {
    const high = rowHeight;
    if (
      heightOf(
        grid,
        roomFor(() => high),
        size / 2,
      ) <= close.height
    )
      break;
    rowHeight -= 10;
  }
  return { size, line: lineOf(size), rowHeight };
}

/** Twentieths of a point that are left free, so that another program's fonts fit too. */
const SLACK = 200;
/** Points. */
const BORDER = 0.5;

/** Twentieths of a point: a line of text in half points, and the least height of its row. */
function lineOf(size: number): number {
  return Math.ceil(size * 12.5);
}

function lowestRow(size: number): number {
  return lineOf(size) + 25;
}

/** Half points: small enough that the widest figure stands on one line of its column. */
function fontSize(grid: Grid, widths: readonly number[]): number {
  let size = LARGEST;
  for (const { column, cell } of grid.lines.flat()) {
    if (cell.figure === undefined) continue;
    const room = widths.slice(column, column + cell.colSpan).reduce((sum, one) => sum + one, 0);
    const characters = Math.max(1, cell.text.value.length);
    // A digit is half as wide as it is high; twenty twentieths to a point, two halves to one.
    size = Math.min(size, Math.floor((room - 90) / (characters * 5.2)));
  }
  return Math.max(SMALLEST, size);
}

function rowXml(
  table: Table,
  grid: Grid,
  row: number,
  widths: readonly number[],
  { size, rowHeight, line }: Look,
): string {
  const isHead = row < (table.headRows ?? 0);
  const cells: string[] = [];
  for (let column = 0; column < grid.columns; ) {
    const found = grid.at(row, column);
    const span = found === undefined ? 1 : found.cell.colSpan;
    const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    const merge =
      found === undefined || found.cell.rowSpan === 1
        ? ''
        : `<w:vMerge w:val="${found.row === row ? 'restart' : 'continue'}"/>`;
    const properties = `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}${merge}<w:vAlign w:val="center"/></w:tcPr>`;
    const own = found !== undefined && found.row === row ? found.cell : undefined;
    cells.push(`<w:tc>${properties}${cellXml(own, isHead, size, line)}</w:tc>`);
    column += span;
  }
  const head = isHead ? '<w:tblHeader/>' : '';
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${rowHeight}" w:hRule="atLeast"/>${head}</w:trPr>${cells.join('')}</w:tr>`;
}

function cellXml(cell: TableCell | undefined, isHead: boolean, size: number, line: number): string {
  const style = isHead ? 'TableHead' : 'TableText';
  if (cell === undefined) return paragraphXml('', style, { size, line });
  return paragraphXml(cell.text.value, style, { align: alignOf(cell, isHead), size, line });
}
