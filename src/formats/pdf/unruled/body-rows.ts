import { markerOf } from '../../shared/headings.js';
import type { Run } from './lines.js';
import { endsOpen, isCode, isFigure, isTotal, isWholeFigure } from './lines.js';

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
const TWO_FIGURES = 120;
const LOOSE_BREAK = 4;
const ORPHAN = 3;
const INCOMPLETE = 1.5;
const OFF_PLACE = 3;
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

/** The code of an account: three, five or seven digits. */
const ACCOUNT = /^\d{3}(?:\d\d){0,2}$/;

export interface Cuts {
  /** Places of rulings and of edges of coloured grounds that divide rows. */
  readonly at: readonly number[];
  /** They divide all rows: none ends elsewhere. */
  readonly all: boolean;
}

/** Where in its row something stands. */
type Place = 'top' | 'middle' | 'bottom';

/** How tables place figures, and names and codes, in rows of several lines. */
const PLACINGS: readonly (readonly [figures: Place, names: Place])[] = [
  ['middle', 'middle'],
  ['top', 'middle'],
  ['top', 'top'],
  ['bottom', 'bottom'],
  ['bottom', 'middle'],
];

/**
 * Divides base lines into the rows of a table. Figures and codes of a row stand on one line;
 * a name may be wrapped around or below it, and then each of its lines but the last is full.
 * In all rows figures stand at the top, in the middle or at the bottom, and so do names.
 */
export function rowsOfLevels(
  levels: readonly Level[],
  kinds: readonly ColumnKind[],
  cuts: Cuts,
): Stretch[] {
  const costs = new Costs(levels, kinds, cuts);
  let best: { readonly cost: number; readonly rows: Stretch[] } | null = null;
  for (const [figures, names] of PLACINGS) {
    const found = cheapest(levels.length, costs, figures, names);
    if (best === null || found.cost < best.cost - 0.01) best = found;
    if (best.cost < 0.01) break;
  }
  return best?.rows ?? [];
}

function cheapest(count: number, costs: Costs, figures: Place, names: Place) {
  const best: number[] = [0];
  const from: number[] = [0];
  for (let end = 1; end <= count; end += 1) {
    let [least, start] = [Number.POSITIVE_INFINITY, end - 1];
    for (let first = end - 1; first >= Math.max(0, end - MOST_LINES); first -= 1) {
      const inner = costs.fixed(first, end);
      if (inner >= HOPELESS && first < end - 1) break;
      const own = inner + costs.placing(first, end, figures, names) + costs.cutAbove(first);
      const cost = (best[first] ?? 0) + own;
      if (cost < least) [least, start] = [cost, first];
      if (costs.isDivided(first)) break;
    }
    best.push(least);
    from.push(start);
  }
  const rows: Stretch[] = [];
  for (let to = count; to > 0; to = from[to] ?? 0) rows.push({ from: from[to] ?? 0, to });
  return { cost: best[count] ?? 0, rows: rows.reverse() };
}

/** A row that holds two figures in one place gets no better with more lines. */
const HOPELESS = 100;

class Costs {
  readonly #levels: readonly Level[];
  readonly #kinds: readonly ColumnKind[];
  readonly #cuts: Cuts;
  readonly #widest: readonly number[];
  /** By line and column, what stands there. */
  readonly #cells: readonly (readonly (Piece | null)[])[];
  readonly #fixed = new Map<number, number>();

  constructor(levels: readonly Level[], kinds: readonly ColumnKind[], cuts: Cuts) {
    this.#levels = levels;
    this.#kinds = kinds;
    this.#cuts = cuts;
    this.#cells = levels.map(({ pieces }) => kinds.map((_, column) => lineOf(pieces, column)));
    this.#widest = kinds.map((_, column) =>
      this.#cells.reduce((most, line) => {
        const piece = line[column];
        return piece === null || piece === undefined
          ? most
          : Math.max(most, piece.right - piece.left);
      }, 0),
    );
  }

  /** A ruling runs above the base line and below the one before it. */
  isDivided(index: number): boolean {
    const [above, level] = [this.#levels[index - 1], this.#levels[index]];
    if (above === undefined || level === undefined) return true;
    const [from, to] = [above.y - above.size * 0.3, level.y - level.size * 0.3];
    return this.#cuts.at.some((at) => at > from && at < to);
  }

  cutAbove(index: number): number {
    const [above, level] = [this.#levels[index - 1], this.#levels[index]];
    if (above === undefined || level === undefined || this.isDivided(index)) return 0;
    if (this.#cuts.all) return FORBIDDEN;
    return TIGHT_CUT * Math.max(0, 1.5 - (level.y - above.y) / level.size);
  }

  /** What the lines cost as one row, wherever things stand in it. */
  fixed(first: number, end: number): number {
    const slot = first * (this.#levels.length + 1) + end;
    const known = this.#fixed.get(slot);
    if (known !== undefined) return known;
    const cost = this.#row(first, end);
    this.#fixed.set(slot, cost);
    return cost;
  }

  #row(first: number, end: number): number {
    let cost = this.#isAnchored(first, end) ? this.#incomplete(first, end) : ORPHAN;
    for (let index = first + 1; index < end; index += 1) {
      const [above, level] = [this.#levels[index - 1], this.#levels[index]];
      const gap = ((level?.y ?? 0) - (above?.y ?? 0)) / (level?.size ?? 1);
      cost += WIDE_INSIDE * Math.max(0, gap - 1.6);
    }
    if (end - first === 1) return cost;
    this.#kinds.forEach((kind, column) => {
      const own = this.#column(first, end, column);
      if (own.length < 2) return;
      cost += kind === 'name' ? this.#brokenName(own, column) : this.#brokenFigure(own, column);
    });
    return cost;
  }

  /** How far figures and names are from where they stand in all rows. */
  placing(first: number, end: number, figures: Place, names: Place): number {
    if (end - first === 1) return 0;
    const [top, bottom] = [this.#levels[first], this.#levels[end - 1]];
    if (top === undefined || bottom === undefined) return 0;
    let cost = 0;
    this.#kinds.forEach((kind, column) => {
      const own = this.#column(first, end, column);
      const [upper, lower] = [own[0], own.at(-1)];
      if (upper === undefined || lower === undefined) return;
      const place = kind === 'figure' ? figures : names;
      const off =
        place === 'top'
          ? upper.y - top.y
          : place === 'bottom'
            ? bottom.y - lower.y
            : Math.abs(upper.y + lower.y - top.y - bottom.y) / 2;
      cost += OFF_PLACE * Math.max(0, off / upper.size - 0.2);
    });
    return cost;
  }

  #column(first: number, end: number, column: number): Piece[] {
    const own: Piece[] = [];
    for (let index = first; index < end; index += 1) {
      const piece = this.#cells[index]?.[column];
      if (piece !== null && piece !== undefined) own.push(piece);
    }
    return own;
  }

  /**
   * Digits that a narrow column wraps: pieces that are no codes of accounts and make one, or
   * full lines, but for the last, that are one figure.
   */
  #brokenFigure(pieces: readonly Piece[], column: number): number {
    const words = pieces.map(({ text }) => text);
    const whole = words.join('');
    // Ordinals of rows (1, 2, 3) make no code, however many.
    const isCut = (words[0]?.length ?? 0) > 2 && !words.every((word) => ACCOUNT.test(word));
    if (isCut && ACCOUNT.test(whole)) return 0;
    const isOne =
      (isWholeFigure(whole) || isCode(whole)) &&
      words.filter((word) => isWholeFigure(word)).length < 2;
    if (isOne && words.slice(0, -1).every(endsOpen)) return 0;
    const full = pieces.slice(1).every((piece, at) => this.#isFull(pieces[at], piece, column));
    return isOne && full ? LOOSE_BREAK / 2 : TWO_FIGURES * (pieces.length - 1);
  }

  #brokenName(pieces: readonly Piece[], column: number): number {
    let cost = 0;
    for (let index = 1; index < pieces.length; index += 1) {
      const [above, piece] = [pieces[index - 1] as Piece, pieces[index] as Piece];
      cost += this.#looseBreak(above, piece, column);
      if (piece.y - above.y > piece.size * 2.2) cost += LOOSE_BREAK;
      if (startsName(piece.text)) cost += LOOSE_BREAK;
    }
    return cost;
  }

  #isFull(above: Piece | undefined, piece: Piece, column: number): boolean {
    return above !== undefined && this.#looseBreak(above, piece, column) < LOOSE_BREAK / 2;
  }

  /**
   * Nothing where the first characters of the lower line would not have fitted on the upper
   * one; little where they just would.
   */
  #looseBreak(above: Piece, piece: Piece, column: number): number {
    const word = /^(?:[（(“《]?(?:[\w.,%]+|.))[，。、；：！？）)”》]*/u.exec(piece.text)?.[0] ?? '';
    const share = [...word].length / Math.max(1, [...piece.text].length);
    const next = Math.max(piece.size * 0.5, (piece.right - piece.left) * share);
    const spare = (this.#widest[column] ?? 0) - (above.right - above.left + next);
    if (spare < piece.size * -0.05) return 0;
    return spare < piece.size * 0.6 ? LOOSE_BREAK / 3 : LOOSE_BREAK;
  }

  /** A code without a figure or a figure without a code: the line of the other is near. */
  #incomplete(first: number, end: number): number {
    const kinds = ['code', 'figure'] as const;
    if (!kinds.every((kind) => this.#kinds.includes(kind))) return 0;
    const pieces = this.#levels.slice(first, end).flatMap((level) => level.pieces);
    const found = kinds.filter((kind) => pieces.some(({ column }) => this.#kinds[column] === kind));
    return found.length === 1 ? INCOMPLETE : 0;
  }

  #isAnchored(first: number, end: number): boolean {
    return this.#levels
      .slice(first, end)
      .some(({ pieces }) =>
        pieces.some(
          ({ column, text }) =>
            this.#kinds[column] !== 'name' || isWholeFigure(text) || startsName(text),
        ),
      );
  }
}

/** What stands on one line in a column, as one piece. */
function lineOf(pieces: readonly Piece[], column: number): Piece | null {
  const own = pieces.filter((piece) => piece.column === column);
  const [first, ...others] = own;
  if (first === undefined || others.length === 0) return first ?? null;
  return {
    ...first,
    text: own.map(({ text }) => text).join(''),
    right: own.reduce((most, { right }) => Math.max(most, right), first.right),
  };
}

/** Rows that close a statement, as its form names them. */
const CLOSING =
  /^(?:年[初末](?:财政拨款)?结转和结余|结余分配|使用非财政拨款结余|(?:人员|公用)经费合计)$/;

/** A name that only begins a row: numbered, of a total, or of a row that closes a statement. */
export function startsName(text: string): boolean {
  if (markerOf(text) !== null || isTotal(text)) return true;
  return /^(?:合计|总计|其中[:：])/.test(text) || CLOSING.test(text);
}
