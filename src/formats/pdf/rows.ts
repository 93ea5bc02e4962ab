import { EMPTY_TEXT, type Piece, type Text } from '../../document/text.js';
import type { PageSpan } from '../../facts/source.js';
import { around, type Box, boxOf } from './geometry.js';
import type { Glyph } from './glyphs.js';
import type { Page } from './page.js';

/** Characters on one base line, from left to right. */
export interface Row {
  readonly glyphs: readonly Glyph[];
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly size: number;
}

/** Share of the size by which base lines of one row may differ. */
const SAME_LINE = 0.35;

/** Groups characters into rows, from top to bottom; overprints (false bold) are taken once. */
export function rowsOf(glyphs: readonly Glyph[]): Row[] {
  const sorted = [...glyphs].sort((a, b) => a.y - b.y || a.x - b.x);
  const groups: Glyph[][] = [];
  let [sum, least] = [0, 0];
  for (const glyph of sorted) {
    const group = groups.at(-1);
    const near = Math.min(least, glyph.size) * SAME_LINE;
    if (group !== undefined && glyph.y - sum / group.length <= Math.max(near, 1)) {
      group.push(glyph);
      sum += glyph.y;
      least = Math.min(least, glyph.size);
    } else {
      groups.push([glyph]);
      [sum, least] = [glyph.y, glyph.size];
    }
  }
  return groups.map(rowOf);
}

function rowOf(group: Glyph[]): Row {
  const sorted = group.sort((a, b) => a.x - b.x);
  const glyphs = sorted.filter((glyph, index) => !isOverprint(sorted, index, glyph));
  const sizes = glyphs.map(({ size }) => size).sort((a, b) => a - b);
  return {
    glyphs,
    y: glyphs[0]?.y ?? 0,
    left: Math.min(...glyphs.slice(0, 1).map(({ left }) => left)),
    right: glyphs.reduce((most, { right }) => Math.max(most, right), 0),
    size: sizes[sizes.length >> 1] ?? 0,
  };
}

/** The same character again within a fraction of its size. */
function isOverprint(sorted: readonly Glyph[], index: number, glyph: Glyph): boolean {
  for (let at = index - 1; at >= 0 && at >= index - 3; at -= 1) {
    const other = sorted[at];
    if (other === undefined || glyph.x - other.x > glyph.size * 0.2) return false;
    if (other.value === glyph.value && Math.abs(other.y - glyph.y) < glyph.size * 0.2) return true;
  }
  return false;
}

/** Two Chinese characters of a justified line may stand this far apart, in their size. */
const WIDE_GAP = 0.45;
const NARROW_GAP = 0.17;
const WIDE = /^[\u2e80-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef\u2014\u2018-\u201d]/;

/** Whether blanks were printed between two characters that follow each other. */
export function isApart(above: Glyph, glyph: Glyph): boolean {
  const gap = glyph.left - above.right;
  const size = Math.min(above.size, glyph.size);
  const isWide = WIDE.test(above.value) && WIDE.test(glyph.value);
  return gap > size * (isWide ? WIDE_GAP : NARROW_GAP);
}

/** Characters that stay in one piece, so that a figure has one box. */
const FIGURE = /^[\d.,%％‰+\-−]$/;

/**
 * Writes characters with their places: a figure is one piece, and so are the words between
 * two figures. `blanks` gives the blanks before a character.
 */
export class TextWriter {
  readonly #page: Page;
  readonly #file: string;
  readonly #pieces: Piece[] = [];
  #value = '';
  #run: Glyph[] = [];
  #start = 0;
  #figure = false;

  constructor(page: Page, file: string) {
    this.#page = page;
    this.#file = file;
  }

  get length(): number {
    return this.#value.length;
  }

  get value(): string {
    return this.#value;
  }

  blank(count: number): void {
    this.#close();
    this.#value += ' '.repeat(count);
  }

  put(glyph: Glyph): void {
    const figure = FIGURE.test(glyph.value);
    if (this.#run.length > 0 && figure !== this.#figure) this.#close();
    if (this.#run.length === 0) this.#start = this.#value.length;
    this.#figure = figure;
    this.#run.push(glyph);
    this.#value += glyph.value;
  }

  text(): Text {
    this.#close();
    return this.#value === '' ? EMPTY_TEXT : { value: this.#value, pieces: this.#pieces };
  }

  #close(): void {
    if (this.#run.length === 0) return;
    const span = spanOf(this.#run, this.#page, this.#file);
    this.#pieces.push({
      at: this.#start,
      length: this.#value.length - this.#start,
      anchor: { kind: 'span', span },
    });
    this.#run = [];
  }
}

/** Page and box of characters, on the page as it is displayed. */
export function spanOf(glyphs: readonly Glyph[], page: Page, file: string): PageSpan {
  const recognised = glyphs.find((glyph) => glyph.recognised !== undefined)?.recognised;
  return {
    ...boxSpan(around(glyphs.map(inkBox)), page, file),
    ...(recognised === undefined ? {} : { confidence: recognised.confidence }),
  };
}

/** A box of the page as it is read, on the page as it is displayed. */
export function boxSpan({ left, top, right, bottom }: Box, page: Page, file: string): PageSpan {
  const box = boxOf(page.display, left, top, right, bottom);
  return {
    file,
    page: page.number,
    box: [rounded(box.left), rounded(box.top), rounded(box.right), rounded(box.bottom)],
    rotate: page.rotate,
  };
}

/** Fonts lie about how high they reach, so the box is told from origin and size. */
function inkBox({ left, right, x, y, size }: Glyph) {
  return {
    left: Math.min(left, x),
    right: Math.max(right, x),
    top: y - size * 0.88,
    bottom: y + size * 0.14,
  };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
