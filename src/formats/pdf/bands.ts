import { middleOf } from './cells.js';
import type { Glyph } from './glyphs.js';
import type { Grid, GridCell } from './grid.js';
import type { Ruling } from './objects.js';
import { rowsOf } from './rows.js';
import { kindsOf, type Level, levelsOf, type Piece, rowsOfLevels } from './unruled/body-rows.js';
import { endsOpen, isFigure, isTotal, isWholeFigure, runOf, startsName } from './unruled/lines.js';

/** No band lower than this holds several rows, in points. */
const LOWEST_BAND = 20;
const FEWEST_ROWS = 2;

/**
 * Rulings that a table leaves out between its rows: where its columns are ruled and a band of
 * it holds several figures one under the other in several columns, it is several rows.
 */
export function missingRulings(grid: Grid, glyphs: readonly Glyph[]): Ruling[] {
  const found: Ruling[] = [];
  for (let band = 0; band + 1 < grid.ys.length; band += 1) {
    const [top, bottom] = [grid.ys[band] ?? 0, grid.ys[band + 1] ?? 0];
    if (bottom - top < LOWEST_BAND) continue;
    const cells = grid.cells.filter((cell) => cell.row === band && cell.rowSpan === 1);
    if (cells.length < 2) continue;
    const pieces = piecesIn(
      cells,
      glyphs.filter(({ y }) => y > top && y < bottom),
    );
    const whole = pieces.filter(
      (piece) =>
        !isWrapped(
          pieces.filter(({ column }) => column === piece.column),
          cells,
        ),
    );
    if (!isOfRows(whole, cells.length) && !endsWithTotal(grid, pieces)) continue;
    const levels = levelsOf(pieces);
    const rows = rowsOfLevels(levels, kindsOf(pieces, cells.length), { at: [], all: false });
    for (const { from } of rows.slice(1)) {
      const at = between(levels[from - 1], levels[from]);
      for (const { left, right } of cells) {
        found.push({ horizontal: true, at, from: left, to: right });
      }
    }
  }
  return found;
}

/**
 * Where several column lines begin or end between two rulings, cells of two rows meet: a total
 * merged over columns below rows that nothing rules apart.
 */
export function cornerRulings({ xs, ys, rulings }: Grid): Ruling[] {
  const [from, to] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  const inside = rulings
    .filter(({ horizontal }) => !horizontal)
    .flatMap((ruling) => [ruling.from, ruling.to])
    .filter((end) => ys.every((y) => Math.abs(y - end) > LOWEST_BAND / 4))
    .filter((end) => end > (ys[0] ?? 0) && end < (ys.at(-1) ?? 0))
    .sort((a, b) => a - b);
  const corners: number[][] = [];
  for (const end of inside) {
    const last = corners.at(-1);
    if (last !== undefined && end - (last[0] ?? 0) <= 1) last.push(end);
    else corners.push([end]);
  }
  return corners
    .filter((ends) => ends.length >= FEWEST_ROWS)
    .map(([at = 0]) => ({ horizontal: true, at, from, to }));
}

function piecesIn(cells: readonly GridCell[], glyphs: readonly Glyph[]): Piece[] {
  return cells.flatMap((cell, column) =>
    rowsOf(glyphs.filter((glyph) => isIn(glyph, cell))).map((row) => ({
      ...runOf(row.glyphs),
      column,
    })),
  );
}

/**
 * Lines that are one figure together and fill their cell, or end it with decimals that the
 * others lack: a narrow column wrapped it.
 */
function isWrapped(own: readonly Piece[], cells: readonly GridCell[]): boolean {
  const [first, ...others] = own;
  const cell = cells[first?.column ?? -1];
  if (first === undefined || cell === undefined || others.length === 0) return false;
  const joined = own.map(({ text }) => text).join('');
  if (!isFigure(joined)) return false;
  if (own.slice(0, -1).some(({ text }) => endsOpen(text))) return true;
  const [decimals, ...rest] = own.map(({ text }) => text.split(/[.．]/)[1]?.length ?? 0);
  if (rest.some((count) => count !== decimals)) return true;
  const room = cell.right - cell.left;
  return own.slice(0, -1).every(({ left, right, size }) => right - left > room - size * 1.6);
}

function isIn(glyph: Glyph, { left, top, right, bottom }: GridCell): boolean {
  const { x, y } = middleOf(glyph);
  return x >= left && x <= right && y >= top && y <= bottom;
}

/** Two columns hold figures throughout, one under the other and side by side, or rows count up. */
function isOfRows(pieces: readonly Piece[], columns: number): boolean {
  return holdsFigures(pieces, columns) || countsUp(pieces, columns) || isOfItems(pieces, columns);
}

const ORDINAL = /^(?:附?表)?\d{1,3}$/;

/** A column of numbers one greater than the other, each beside something in another column. */
function countsUp(pieces: readonly Piece[], columns: number): boolean {
  return Array.from({ length: columns }, (_, column) =>
    pieces.filter((piece) => piece.column === column),
  ).some((own) => {
    const numbers = own.map(({ text }) => Number(text.replace(/\D/g, '')));
    const isCount = numbers.every((number, at) => number === (numbers[0] ?? 0) + at);
    if (own.length < FEWEST_ROWS || !own.every(({ text }) => ORDINAL.test(text)) || !isCount) {
      return false;
    }
    return own.every(({ y, size, column }) =>
      pieces.some((piece) => piece.column !== column && Math.abs(piece.y - y) < size * 0.9),
    );
  });
}

const AMOUNT = /^[-−]?[\d,]+\.\d{2,}$/;

/**
 * Amounts one under the other, each beside words in another column: no cell holds two. Figures
 * that may be parts of one are rows beside numbered names and totals only.
 */
function isOfItems(pieces: readonly Piece[], columns: number): boolean {
  const items = pieces.filter(({ text }) => startsName(text));
  return Array.from({ length: columns }, (_, column) =>
    pieces.filter((piece) => piece.column === column),
  ).some((own) => {
    if (own.length < FEWEST_ROWS || !own.every(({ text }) => isWholeFigure(text))) return false;
    const others = own.every(({ text }) => AMOUNT.test(text.normalize('NFKC'))) ? pieces : items;
    return own.every(({ y, size }) =>
      others.some((item) => item.column !== columnOf(own) && Math.abs(item.y - y) < size * 1.3),
    );
  });
}

/** Bands of a grid that rules its columns only: the whole body, and a head. */
const OPEN_BANDS = 2;

/** In a table that no rulings divide into rows, a total with its figures below other words. */
function endsWithTotal({ ys }: Grid, pieces: readonly Piece[]): boolean {
  if (ys.length - 1 > OPEN_BANDS) return false;
  return pieces.some((total) => {
    const above = pieces.filter(({ column, y }) => column === total.column && y < total.y);
    if (!isTotal(total.text) || above.length === 0) return false;
    if (isTotal(above.map(({ text }) => text).join('') + total.text)) return false;
    return pieces.some(
      ({ column, text, y, size }) =>
        column !== total.column && isWholeFigure(text) && Math.abs(y - total.y) < size * 0.3,
    );
  });
}

function columnOf(pieces: readonly Piece[]): number {
  return pieces[0]?.column ?? -1;
}

function holdsFigures(pieces: readonly Piece[], columns: number): boolean {
  const figures = Array.from({ length: columns }, (_, column) =>
    pieces.filter((piece) => piece.column === column),
  ).filter((own) => own.length >= FEWEST_ROWS && isOfFigures(own));
  const [first, ...others] = figures;
  if (first === undefined) return false;
  const beside = others.map(
    (own) =>
      own.filter(({ y, size }) => first.some((piece) => Math.abs(piece.y - y) < size * 0.9)).length,
  );
  // A figure wrapped in its cell beside two figures in theirs is no proof of two rows.
  const enough = beside.filter((count) => count >= FEWEST_ROWS);
  return enough.length >= 2 || enough.some((count) => count > FEWEST_ROWS);
}

/** Whole amounts, codes or numbers of rows; the pieces of one wrapped figure are none. */
function isOfFigures(pieces: readonly Piece[]): boolean {
  const isWhole = ({ text }: Piece) => isWholeFigure(text) || /^\d{1,7}$/.test(text);
  const whole = pieces.filter(isWhole).length;
  return pieces.every(({ text }) => isFigure(text)) && whole * 5 >= pieces.length * 3;
}

/** The middle of the space between two lines, as print is seen: without the fonts' reach. */
function between(above: Level | undefined, below: Level | undefined): number {
  if (above === undefined || below === undefined) return 0;
  return (above.y + above.size * 0.14 + below.y - below.size * 0.8) / 2;
}
