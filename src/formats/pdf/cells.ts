import { concatTexts, EMPTY_TEXT, type Text } from '../../document/text.js';
import type { TableCell, TableRow } from '../../document/tree.js';
import type { Glyph } from './glyphs.js';
import type { Grid, GridCell } from './grid.js';
import { leafOf, type Page } from './page.js';
import { boxSpan, isApart, type Row, rowsOf, TextWriter } from './rows.js';

/** A ruled table on one page with the text in its cells. */
export interface PageTable {
  readonly page: number;
  /** Of several pages on a sheet, which. */
  readonly leaf: number;
  readonly top: number;
  readonly bottom: number;
  /** Column lines; one more than the columns of `rows`. */
  readonly xs: readonly number[];
  readonly rows: readonly TableRow[];
  /** Cells whose last line is full, so that it may go on. */
  readonly full: ReadonlySet<TableCell>;
  /** Its cells were told from how the words stand. */
  readonly aligned?: boolean;
}

/** A blank that stands for a line end between two words. */
const BLANK: Text = { value: ' ', pieces: [] };

/** Puts the characters of a page into the cells of a grid; a character belongs where its middle is. */
export function filledGrid(
  grid: Grid,
  glyphs: readonly Glyph[],
  page: Page,
  file: string,
): PageTable {
  const { xs, ys, cells } = grid;
  const columns = xs.length - 1;
  const owner = new Int32Array(columns * (ys.length - 1)).fill(-1);
  cells.forEach((cell, index) => {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      owner.fill(index, row * columns + cell.column, row * columns + cell.column + cell.colSpan);
    }
  });
  const contents: Glyph[][] = cells.map(() => []);
  for (const glyph of glyphs) {
    const { x, y } = middleOf(glyph);
    const [column, row] = [slotOf(xs, x), slotOf(ys, y)];
    if (column < 0 || row < 0) continue;
    contents[owner[row * columns + column] as number]?.push(glyph);
  }
  const rows: TableCell[][] = ys.slice(1).map(() => []);
  const full = new Set<TableCell>();
  cells.forEach((cell, index) => {
    const content = contents[index] ?? [];
    const { colSpan, rowSpan } = cell;
    const text = cellText(content, cell, page, file);
    const read: TableCell = { text, colSpan, rowSpan, area: [boxSpan(cell, page, file)] };
    const last = rowsOf(content).at(-1);
    if (last !== undefined && isFullLine(last, cell)) full.add(read);
    rows[cell.row]?.push(read);
  });
  return {
    page: page.number,
    leaf: leafOf(page),
    top: ys[0] ?? 0,
    bottom: ys.at(-1) ?? 0,
    xs,
    rows: rows.map((own) => ({ cells: own })),
    full,
  };
}

/** The middle of what is seen of a character: fonts' boxes reach far above and below it. */
export function middleOf(glyph: Glyph): { readonly x: number; readonly y: number } {
  return { x: glyph.cellX ?? (glyph.left + glyph.right) / 2, y: glyph.y - glyph.size * 0.36 };
}

/** Index of the stretch between two stops that holds a place, or -1. */
export function slotOf(stops: readonly number[], at: number): number {
  if (at < (stops[0] ?? 0) || at > (stops.at(-1) ?? 0)) return -1;
  let [low, high] = [0, stops.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((stops[middle] as number) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** The lines of a cell joined: wrapped words without anything, two figures apart. */
export function cellText(
  glyphs: readonly Glyph[],
  cell: Pick<GridCell, 'left' | 'right'>,
  page: Page,
  file: string,
): Text {
  if (glyphs.length === 0) return EMPTY_TEXT;
  const upright = uprightLines(glyphs);
  if (upright !== null) return concatTexts(upright.map((line) => lineText(line, page, file)));
  const rows = rowsOf(glyphs);
  const parts: Text[] = [];
  rows.forEach((row, index) => {
    const above = rows[index - 1];
    if (above !== undefined && breaksWords(above, row, cell)) parts.push(BLANK);
    const isLast = index === rows.length - 1;
    parts.push(rowText(isLast ? row : withoutHyphen(row), page, file));
  });
  return concatTexts(parts);
}

/** The hyphen of a soft hyphen, drawn where a name is wrapped, is no character of the name. */
function withoutHyphen(row: Row): Row {
  const [before, last] = row.glyphs.slice(-2);
  const isDrawn = last?.value === HYPHEN && /[\u4e00-\u9fff]/.test(before?.value ?? '');
  return isDrawn ? { ...row, glyphs: row.glyphs.slice(0, -1) } : row;
}

const HYPHEN = '\u2010';

function lineText(glyphs: readonly Glyph[], page: Page, file: string): Text {
  const writer = new TextWriter(page, file);
  for (const glyph of glyphs) writer.put(glyph);
  return writer.text();
}

/** Characters on one line from top to bottom are no farther apart than this, in their size. */
const UPRIGHT_STEP = 1.3;

/**
 * The lines of a cell that is set from top to bottom, the first one at the right; null where it
 * is not, or has but one such line, which reads the same either way.
 */
function uprightLines(glyphs: readonly Glyph[]): Glyph[][] | null {
  const lines: Glyph[][] = [];
  let down = 0;
  for (const glyph of glyphs) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line !== undefined && last !== undefined && isBelow(last, glyph)) {
      line.push(glyph);
      down += 1;
    } else lines.push([glyph]);
  }
  if (lines.length < 2 || lines.length > down) return null;
  const isInOrder = lines.every((line, at) => {
    const above = lines[at - 1];
    const [first, before] = [line[0], above?.[0]];
    if (first === undefined || before === undefined) return true;
    return first.x < before.x - first.size * 0.5 && first.y < (above?.at(-1)?.y ?? 0);
  });
  return isInOrder ? lines : null;
}

function isBelow(last: Glyph, glyph: Glyph): boolean {
  const step = glyph.y - last.y;
  return (
    step > glyph.size * 0.5 &&
    step < glyph.size * UPRIGHT_STEP &&
    Math.abs(glyph.left + glyph.right - last.left - last.right) < glyph.size * 0.6
  );
}

/** The text of a row with single blanks where words are apart. */
export function rowText(row: Row, page: Page, file: string): Text {
  const writer = new TextWriter(page, file);
  row.glyphs.forEach((glyph, index) => {
    const above = row.glyphs[index - 1];
    if (above !== undefined && isApart(above, glyph)) writer.blank(1);
    writer.put(glyph);
  });
  return writer.text();
}

/**
 * Whether a line end in a cell divides words. A figure goes on in the next line only where
 * its line was full; else the two are two figures.
 */
function breaksWords(above: Row, row: Row, cell: Pick<GridCell, 'left' | 'right'>): boolean {
  const last = above.glyphs.at(-1)?.value ?? '';
  const first = row.glyphs[0]?.value ?? '';
  if (/[A-Za-z]/.test(last) && /[A-Za-z]/.test(first)) return true;
  if (!/[\d.,%％]/.test(last) || !/[\d.\-−]/.test(first)) return false;
  const both = isWhole(above) && isWhole(row);
  return both || !isFullLine(above, cell);
}

/** No more than a character and a half would go into the line, paddings aside. */
export function isFullLine(row: Row, { left, right }: Pick<GridCell, 'left' | 'right'>): boolean {
  const padding = Math.max(0, Math.min(row.left - left, right - row.right, row.size));
  return right - left - (row.right - row.left) - 2 * padding < row.size * 1.5;
}

/** A figure with its decimals. */
function isWhole(row: Row): boolean {
  return /^[-−]?[\d,]+\.\d{2,}[%％]?$/.test(row.glyphs.map(({ value }) => value).join(''));
}
