import { middleOf } from './cells.js';
import type { Glyph } from './glyphs.js';
import type { Ruling } from './objects.js';
import type { Page } from './page.js';
import { runsIn } from './seen.js';

/** From this many times the usual size of a page's text on, print is large. */
const LARGE = 1.8;
/** Small print is a mark only where it is repeated, and not a few characters or a figure. */
const FEWEST_REPEATED = 3;
const SHORTEST_REPEATED = 4;
/** Other characters that large dark print must be printed over. */
const FEWEST_OVER = 2;
/** Height of the strips into which a page is divided to find what is near. */
const STRIP = 8;

interface Run {
  readonly page: Page;
  readonly glyphs: readonly Glyph[];
  readonly key: string;
  readonly text: string;
  readonly isLarge: boolean;
  /** Light, or marked as no content. */
  readonly isBehind: boolean;
}

/**
 * The characters of marks that are laid flat over or under the text of pages. No text of a
 * document is printed over other text or across rulings; what is, and is large, or is light (or
 * marked as no content) and repeated, is a mark, also on pages where nothing else stands there.
 */
export function watermarks(pages: readonly Page[]): ReadonlySet<Glyph> {
  const runs = pages.flatMap(runsOf);
  const counts = new Map<string, number>();
  for (const { key } of runs) counts.set(key, (counts.get(key) ?? 0) + 1);
  const own = new Set<Glyph>();
  for (const { glyphs } of runs) for (const glyph of glyphs) own.add(glyph);
  const surroundings = new Map<Page, Surroundings>();
  const keys = new Set<string>();
  for (const run of runs) {
    if (keys.has(run.key) || !mayBeMark(run, counts.get(run.key) ?? 0)) continue;
    let around = surroundings.get(run.page);
    if (around === undefined) {
      around = new Surroundings(run.page, own);
      surroundings.set(run.page, around);
    }
    if (around.isOver(run)) keys.add(run.key);
  }
  const found = new Set<Glyph>();
  if (keys.size === 0) return found;
  for (const { glyphs } of pages) {
    for (const run of runsIn(glyphs)) {
      if (keys.has(keyOf(run))) for (const glyph of run) found.add(glyph);
    }
  }
  return found;
}

function mayBeMark({ isLarge, isBehind, text }: Run, count: number): boolean {
  if (isLarge) return true;
  if (!isBehind || count < FEWEST_REPEATED) return false;
  return [...text].length >= SHORTEST_REPEATED && !/^[\d.,%+\-−—–]*$/.test(text);
}

/** What is printed, and how large. */
function keyOf(run: readonly Glyph[]): string {
  return `${Math.round(run[0]?.size ?? 0)} ${wordsOf(run)}`;
}

function wordsOf(run: readonly Glyph[]): string {
  return run.map(({ value }) => value).join('');
}

/** The runs of a page that are large, light or marked. */
function runsOf(page: Page): Run[] {
  const { glyphs } = page;
  const sizes = glyphs.map(({ size }) => size).sort((a, b) => a - b);
  const usual = sizes[sizes.length >> 1] ?? 0;
  const isBehind = (glyph: Glyph) => glyph.light === true || glyph.artifact === true;
  if ((sizes.at(-1) ?? 0) < usual * LARGE && !glyphs.some(isBehind)) return [];
  return runsIn(glyphs).flatMap((run) => {
    const [first] = run;
    if (first === undefined) return [];
    const isLarge = first.size >= usual * LARGE;
    const isLight = run.every(isBehind);
    if (!isLarge && !isLight) return [];
    const [key, text] = [keyOf(run), wordsOf(run)];
    return [{ page, glyphs: run, key, text, isLarge, isBehind: isLight }];
  });
}

/** The text and the rulings of a page, found by their height. */
class Surroundings {
  readonly #strips = new Map<number, Glyph[]>();
  readonly #rulings: readonly Ruling[];

  constructor({ glyphs, drawing }: Page, without: ReadonlySet<Glyph>) {
    this.#rulings = drawing.rulings;
    for (const glyph of glyphs) {
      if (without.has(glyph)) continue;
      const strip = Math.floor(middleOf(glyph).y / STRIP);
      const known = this.#strips.get(strip);
      if (known === undefined) this.#strips.set(strip, [glyph]);
      else known.push(glyph);
    }
  }

  isOver({ glyphs, isBehind }: Run): boolean {
    const boxes = glyphs.map(inkOf);
    const over = boxes.reduce((sum, box) => sum + this.#count(box), 0);
    return over >= (isBehind ? 1 : FEWEST_OVER) || boxes.some((box) => this.#isCrossed(box));
  }

  #count({ left, top, right, bottom }: Ink): number {
    let count = 0;
    for (let strip = Math.floor(top / STRIP); strip <= Math.floor(bottom / STRIP); strip += 1) {
      for (const glyph of this.#strips.get(strip) ?? []) {
        const { x, y } = middleOf(glyph);
        if (x > left && x < right && y > top && y < bottom) count += 1;
      }
    }
    return count;
  }

  #isCrossed({ left, top, right, bottom }: Ink): boolean {
    const [width, height] = [right - left, bottom - top];
    return this.#rulings.some(({ horizontal, at, from, to }) =>
      horizontal
        ? at > top + height * 0.2 && at < bottom - height * 0.2 && from < left && to > right
        : at > left + width * 0.2 && at < right - width * 0.2 && from < top && to > bottom,
    );
  }
}

interface Ink {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The inner part of what is seen of a character: fonts' boxes reach beyond it. */
function inkOf({ left, right, y, size }: Glyph): Ink {
  const rim = (right - left) * 0.1;
  return { left: left + rim, right: right - rim, top: y - size * 0.8, bottom: y + size * 0.1 };
}
