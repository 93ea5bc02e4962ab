import type { Table, TableCell } from '../../../document/tree.js';
import { alignOf, captionLines, type Grid, gridOf, sharesOf } from '../../shared/composed.js';
import { fittedShares } from '../../shared/figure-size.js';
import { paragraphXml } from './paragraph.js';

/** Half points. */
const LARGEST = 20;
const SMALLEST = 11;
/** Twentieths of a point: what caption and notes take, and the bounds of a row. */
const AROUND = 3100;
const LOWEST_ROW = 260;
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
  const size = fontSize(grid, widths);
  const share = Math.floor((height - AROUND) / Math.max(1, grid.rows));
  const look = { size, rowHeight: Math.max(LOWEST_ROW, Math.min(HIGHEST_ROW, share)) };
  const line = [reporter, amountUnit].filter((words) => words !== '');
  const both = line.length === 2;
  const caption = [
    number === '' ? '' : paragraphXml(number, 'TableCaption', { align: 'left' }),
    title === '' ? '' : paragraphXml(title, 'TableTitle'),
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
  { size, rowHeight }: { readonly size: number; readonly rowHeight: number },
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
    cells.push(`<w:tc>${properties}${cellXml(own, isHead, size)}</w:tc>`);
    column += span;
  }
  const head = isHead ? '<w:tblHeader/>' : '';
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${rowHeight}" w:hRule="atLeast"/>${head}</w:trPr>${cells.join('')}</w:tr>`;
}

function cellXml(cell: TableCell | undefined, isHead: boolean, size: number): string {
  const style = isHead ? 'TableHead' : 'TableText';
  if (cell === undefined) return paragraphXml('', style, { size });
  return paragraphXml(cell.text.value, style, { align: alignOf(cell, isHead), size });
}
