import type { Page } from './page.js';

/** Characters below which two pages may well be the same: a form that is left empty, a heading. */
const FEWEST = 40;

/** Tells pages that are in a file more than once, to the last character and its place. */
export class Repeats {
  readonly #known = new Map<string, number>();

  /** The number of the page that is the same; null for a page that is seen the first time. */
  of(page: Page): number | null {
    const { glyphs } = page;
    if (glyphs.length < FEWEST || !glyphs.some(({ value }) => /\d/.test(value))) return null;
    const print = printOf(page);
    const first = this.#known.get(print);
    if (first !== undefined) return first;
    this.#known.set(print, page.number);
    return null;
  }
}

/** Two sums over characters and places (FNV-1a), and how many there are. */
function printOf({ glyphs, width, height }: Page): string {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  const add = (value: number) => {
    a = Math.imul(a ^ value, 0x01000193);
    b = Math.imul(b ^ (value + 0x9e37), 0x85ebca6b);
  };
  for (const { value, x, y } of glyphs) {
    add(value.codePointAt(0) ?? 0);
    add(Math.round(x * 4));
    add(Math.round(y * 4));
  }
  return [glyphs.length, Math.round(width), Math.round(height), a >>> 0, b >>> 0].join(' ');
}
