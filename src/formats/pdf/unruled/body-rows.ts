import { markerOf } from '../../shared/headings.js';
import type { Run } from './lines.js';
import { isCode, isFigure, isWholeFigure } from './lines.js';

/** Part of a cell: what stands on one base line in one column. */
export interface Piece extends Run {
  readonly column: number;
}

/** Base lines that one row of a table holds, from inclusive to exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A base line with its pieces. */
export interface Level {
  readonly y: number;
  readonly size: number;
  readonly pieces: readonly Piece[];
}

export type ColumnKind = 'figure' | 'code' | 'name';

/** Base lines of one row of a table; a name of more lines is no name. */
const MOST_LINES = 24;
const SAME_LINE = 0.35;

/** Costs, in doubts: what a division of lines into rows would have to explain. */
const FORBIDDEN = 1000;
const TWO_FIGURES = 30;
const LOOSE_BREAK = 4;
const ORPHAN = 3;
const OFF_CENTRE = 2;
const TIGHT_CUT = 0.6;
const WIDE_INSIDE = 1;

/** Pieces by base line, from top to bottom. */
export function levelsOf(pieces: readonly Piece[]): Level[] {
  const sorted = [...pieces].sort((a, b) => a.y - b.y);
  const levels: { y: number; size: number; pieces: Piece[] }[] = [];
  for (const piece of sorted) {
    const last = levels.at(-1);
    const near = Math.max(1, Math.min(last?.size ?? 0, piece.size) * SAME_LINE);
    if (last !== undefined && piece.y - last.y <= near) last.pieces.push(piece);
    else levels.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  return levels;
}

/** What most pieces of each column are. */
export function kindsOf(pieces: readonly Piece[], columns: number): ColumnKind[] {
  return Array.from({ length: columns }, (_, column) => {
    const own = pieces.filter((piece) => piece.column === column);
    const share = (test: (text: string) => boolean) =>
      own.filter(({ text }) => test(text)).length * 5 >= own.length * 3;
    if (own.length === 0) return 'name';
    if (share(isWholeFigure)) return 'figure';
    if (share((text) => /^(?:附?表)?\d+$/.test(text))) return 'code';
    return share(isFigure) ? 'figure' : 'name';
  });
}

export interface Cuts {
  /** Places of rulings and of edges of coloured grounds that divide rows. */
  readonly at: readonly number[];
  /** They divide all rows: none ends elsewhere. */
  readonly all: boolean;
}

/**
 * Divides base lines into the rows of a table. Figures and codes of a row stand on one line;
 * a name may be wrapped around or below it, and then each of its lines but the last is full.
 */
export function rowsOfLevels(
  levels: readonly Level[],
  kinds: readonly ColumnKind[],
  cuts: Cuts,
): Stretch[] {
  const costs = new Costs(levels, kinds, cuts);
  const best: number[] = [0];
  const from: number[] = [0];
  for (let end = 1; end <= levels.length; end += 1) {
    let [least, start] = [Number.POSITIVE_INFINITY, end - 1];
    for (let first = end - 1; first >= Math.max(0, end - MOST_LINES); first -= 1) {
      const cost = (best[first] ?? 0) + costs.row(first, end) + costs.cutAbove(first);
      if (cost < least) [least, start] = [cost, first];
      if (costs.isDivided(first)) break;
    }
    best.push(least);
    from.push(start);
  }
  const rows: Stretch[] = [];
  for (let to = levels.length; to > 0; to = from[to] ?? 0) rows.push({ from: from[to] ?? 0, to });
  return rows.reverse();
}

class Costs {
  readonly #levels: readonly Level[];
  readonly #kinds: readonly ColumnKind[];
  readonly #cuts: Cuts;
  readonly #widest: readonly number[];

  constructor(levels: readonly Level[], kinds: readonly ColumnKind[], cuts: Cuts) {
    this.#levels = levels;
    this.#kinds = kinds;
    this.#cuts = cuts;
    this.#widest = kinds.map((_, column) =>
      levels
        .flatMap(({ pieces }) => pieces)
        .filter((piece) => piece.column === column)
        .reduce((most, { left, right }) => Math.max(most, right - left), 0),
    );
  }

  /** A ruling runs above the base line and below the one before it. */
  isDivided(index: number): boolean {
    const [above, level] = [this.#levels[index - 1], this.#levels[index]];
    if (above === undefined || level === undefined) return true;
    return this.#cuts.at.some(
      (at) => at > above.y - above.size * 0.3 && at < level.y - level.size * 0.3,
    );
  }

  cutAbove(index: number): number {
    const [above, level] = [this.#levels[index - 1], this.#levels[index]];
    if (above === undefined || level === undefined || this.isDivided(index)) return 0;
    if (this.#cuts.all) return FORBIDDEN;
    return TIGHT_CUT * Math.max(0, 1.5 - (level.y - above.y) / level.size);
  }

  row(first: number, end: number): number {
    const levels = this.#levels.slice(first, end);
    if (levels.length === 1) return this.#isAnchored(levels) ? 0 : ORPHAN;
    const ys = figureLines(levels, this.#kinds);
    let cost = this.#isAnchored(levels) ? 0 : ORPHAN;
    for (let index = 1; index < levels.length; index += 1) {
      const gap =
        ((levels[index]?.y ?? 0) - (levels[index - 1]?.y ?? 0)) / (levels[index]?.size ?? 1);
      cost += WIDE_INSIDE * Math.max(0, gap - 1.6);
    }
    if (ys.length > 0) {
      const spread = (ys.at(-1) ?? 0) - (ys[0] ?? 0);
      if (spread > (levels[0]?.size ?? 1) * SAME_LINE) cost += TWO_FIGURES / 2;
    }
    this.#kinds.forEach((kind, column) => {
      const own = levels.flatMap(({ pieces }) => lineOf(pieces, column));
      if (own.length > 1 && kind !== 'name') cost += this.#brokenFigure(own, column);
      if (own.length > 1 && kind === 'name') cost += this.#brokenName(own, column);
      if (own.length > 0 && kind !== 'figure') cost += offCentre(own, levels, ys[0]);
    });
    return cost;
  }

  /** Digits that a narrow column wraps: each line but the last is full, and all are one figure. */
  #brokenFigure(pieces: readonly Piece[], column: number): number {
    const words = pieces.map(({ text }) => text);
    const whole = words.join('');
    const isOne =
      (isWholeFigure(whole) || isCode(whole)) &&
      words.filter((word) => isWholeFigure(word)).length < 2;
    const full = pieces.slice(1).every((piece, at) => this.#isFull(pieces[at], piece, column));
    return isOne && full ? LOOSE_BREAK / 2 : TWO_FIGURES * (pieces.length - 1);
  }

  #brokenName(pieces: readonly Piece[], column: number): number {
    let cost = 0;
    for (let index = 1; index < pieces.length; index += 1) {
      const [above, piece] = [pieces[index - 1] as Piece, pieces[index] as Piece];
      if (Math.abs(piece.y - above.y) < piece.size * SAME_LINE) continue;
      if (!this.#isFull(above, piece, column)) cost += LOOSE_BREAK;
      if (piece.y - above.y > piece.size * 2.2) cost += LOOSE_BREAK;
      if (startsName(piece.text)) cost += LOOSE_BREAK;
    }
    return cost;
  }

  /** The first characters of the lower line would not have fitted on the upper one. */
  #isFull(above: Piece | undefined, piece: Piece, column: number): boolean {
    if (above === undefined) return false;
    const word = /^(?:[（(“《]?(?:[\w.,%]+|.))[，。、；：！？）)”》]*/u.exec(piece.text)?.[0] ?? '';
    const share = [...word].length / Math.max(1, [...piece.text].length);
    const next = Math.max(piece.size * 0.5, (piece.right - piece.left) * share);
    return above.right - above.left + next > (this.#widest[column] ?? 0) - piece.size * 0.3;
  }

  #isAnchored(levels: readonly Level[]): boolean {
    return levels.some(({ pieces }) =>
      pieces.some(
        (piece) =>
          this.#kinds[piece.column] !== 'name' ||
          isWholeFigure(piece.text) ||
          startsName(piece.text),
      ),
    );
  }
}

/** What stands on one line in a column, as one piece. */
function lineOf(pieces: readonly Piece[], column: number): Piece[] {
  const own = pieces.filter((piece) => piece.column === column);
  const [first, ...others] = own;
  if (first === undefined || others.length === 0) return own;
  return [
    {
      ...first,
      text: own.map(({ text }) => text).join(''),
      right: own.reduce((most, { right }) => Math.max(most, right), first.right),
    },
  ];
}

function startsName(text: string): boolean {
  return markerOf(text) !== null || /^(?:合计|总计|其中[:：])/.test(text);
}

/** Base lines on which figures stand. */
function figureLines(levels: readonly Level[], kinds: readonly ColumnKind[]): number[] {
  return levels.flatMap(({ y, pieces }) =>
    pieces.some(({ column }) => kinds[column] === 'figure') ? [y] : [],
  );
}

/**
 * A name or a code stands beside the figures, or in the middle of the row, with its first
 * line, its middle or its last.
 */
function offCentre(
  own: readonly Piece[],
  levels: readonly Level[],
  y: number = levels[0]?.y ?? 0,
): number {
  const [first, last, size] = [own[0]?.y ?? 0, own.at(-1)?.y ?? 0, own[0]?.size ?? 1];
  const middle = ((levels[0]?.y ?? 0) + (levels.at(-1)?.y ?? 0)) / 2;
  const off = Math.min(
    Math.abs(y - first),
    Math.abs(y - (first + last) / 2),
    Math.abs(middle - (first + last) / 2),
    Math.abs(y - last),
  );
  return OFF_CENTRE * Math.max(0, off / size - 0.15);
}
