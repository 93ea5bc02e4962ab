import type { Glyph } from '../glyphs.js';
import type { Piece } from './body-rows.js';
import { type Column, coveredColumns } from './columns.js';
import { isWholeFigure, type PrintLine, type Run, runOf, runsOf } from './lines.js';

/** A piece with the number of columns over which it stands. */
export type SpannedPiece = Piece & { readonly span: number };

export const PIECE_GAP = 0.28;

/** What stands on a line, column by column. */
export function piecesOf(
  { row }: PrintLine,
  columns: readonly Column[],
  xs: readonly number[],
): SpannedPiece[] {
  return runsOf(row, PIECE_GAP)
    .flatMap((run) => atFigures(run, xs))
    .map((run) => {
      const { first, last } = coveredColumns(run, columns, xs);
      return { ...run, column: first, span: last - first + 1 };
    });
}

/** A figure that fills its column up to the words of the next is a cell of its own. */
function atFigures(run: Run, xs: readonly number[]): Run[] {
  const wall = xs.find((x) => x > run.left && x < run.right && dividesFigure(run.glyphs, x));
  if (wall === undefined) return [run];
  const isLeft = (glyph: Glyph) => middleOf(glyph) < wall;
  const [left, right] = [run.glyphs.filter(isLeft), run.glyphs.filter((glyph) => !isLeft(glyph))];
  return [runOf(left), ...atFigures(runOf(right), xs)];
}

function dividesFigure(glyphs: readonly Glyph[], x: number): boolean {
  if (glyphs.some(({ left, right, size }) => left < x - size * 0.2 && right > x + size * 0.2)) {
    return false;
  }
  const words = (isLeft: boolean) =>
    glyphs
      .filter((glyph) => middleOf(glyph) < x === isLeft)
      .map(({ value }) => value)
      .join('');
  const [left, right] = [words(true), words(false)];
  const isApart = (one: string, other: string) =>
    /\d\.\d/.test(one) && isWholeFigure(one) && other !== '' && !isWholeFigure(one + other);
  return isApart(left, right) || isApart(right, left);
}

function middleOf({ left, right }: Glyph): number {
  return (left + right) / 2;
}
