import type { ColumnKind, Cuts, Level, Piece, Place } from './body-rows.js';
import { leadingOf } from './leading.js';
import { endsOpen, isCode, isWholeFigure, startsName } from './lines.js';

/** Costs, in doubts: what a division of lines into rows would have to explain. */
const FORBIDDEN = 1000;
const TWO_FIGURES = 120;
const LOOSE_BREAK = 4;
const ORPHAN = 3;
const INCOMPLETE = 1.5;
const OFF_PLACE = 3;
const TIGHT_CUT = 0.6;
const WIDE_INSIDE = 1;
/** A cut between two lines of what is as close as the lines of one name. */
const CLOSE_CUT = 3;
/** A cut between lines so near that rows would overlap, for each size that they are nearer. */
const OVERLAP = 100;
/** Sizes between base lines of two rows, at the least. */
const LOWEST_ROW = 0.85;
/** What a break in a name costs where its lines are closer than rows. */
const CLOSE_BREAK = 0.3;
/** Steps between lines are the same when not greater by more than this share. */
const SAME_STEP = 1.06;

/** The code of an account: three, five or seven digits. */
const ACCOUNT = /^\d{3}(?:\d\d){0,2}$/;

const WORDS = /[\u4e00-\u9fff]/;

/** What dividing the lines of a table into rows would have to explain. */
export class Costs {
  readonly #levels: readonly Level[];
  readonly #kinds: readonly ColumnKind[];
  readonly #cuts: Cuts;
  readonly #widest: readonly number[];
  /** By line and column, what stands there. */
  readonly #cells: readonly (readonly (Piece | null)[])[];
  readonly #fixed = new Map<number, number>();
  /** Sizes between the lines of one name, where these are closer than rows. */
  readonly #leading: number | null;
  /** By line, the names that a cut above it would divide between two close lines. */
  readonly #close: readonly number[];

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
    this.#leading = leadingOf(this.#cells, kinds);
    this.#close = this.#closeNames();
  }

  #closeNames(): number[] {
    const close = this.#levels.map(() => 0);
    if (this.#leading === null) return close;
    this.#kinds.forEach((kind, column) => {
      if (kind !== 'name') return;
      let above: { readonly piece: Piece; readonly at: number } | null = null;
      for (let at = 0; at < this.#cells.length; at += 1) {
        const piece = this.#cells[at]?.[column] ?? null;
        if (piece === null) continue;
        if (above !== null && this.#isClose(above.piece, piece)) {
          for (let cut = above.at + 1; cut <= at; cut += 1) close[cut] = (close[cut] ?? 0) + 1;
        }
        above = { piece, at };
      }
    });
    return close;
  }

  #isClose(above: Piece, piece: Piece): boolean {
    return this.#leading !== null && (piece.y - above.y) / piece.size < this.#leading * SAME_STEP;
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
    const gap = (level.y - above.y) / level.size;
    const close = CLOSE_CUT * (this.#close[index] ?? 0);
    return close + TIGHT_CUT * Math.max(0, 1.5 - gap) + OVERLAP * Math.max(0, LOWEST_ROW - gap);
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
      // Names of totals and groups stand in columns of codes too.
      const isName = kind === 'name' || own.every(({ text }) => WORDS.test(text));
      cost += isName ? this.#brokenName(own, column) : this.#brokenFigure(own, column);
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
      if (this.#isClose(above, piece)) cost += CLOSE_BREAK;
      else cost += this.#looseBreak(above, piece, column);
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
