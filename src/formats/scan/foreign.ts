import type { InkBitmap, PixelBox } from './bitmap.js';
import type { Component } from './components.js';

/** How far print may reach over the edge of its cell, in usual lines. */
const OVER = 0.25;
/** No part of print is larger than this, in usual lines; digits may touch their neighbour. */
const HIGHEST = 1.45;
const WIDEST = 2.2;
/** Ink of something else that may touch a line, as a share of the square of a usual line. */
const TOUCH = 0.03;
/** Height and width, in usual lines, of foreign ink that may hide a figure. */
const TALL = 0.5;
const WIDE = 0.8;

/**
 * Ink that belongs to no cell, because it hangs together over its edge: a seal, a crease, a
 * stroke of a pen. What of print it touches has become part of it and is no longer seen there.
 */
export class ForeignInk {
  readonly #ink: InkBitmap;
  readonly #usual: number;

  /**
   * @param held parts by the cell in which their middle lies, with that cell
   * @param free parts of no cell
   * @param usual height of a usual line in pixels
   */
  constructor(
    ink: InkBitmap,
    held: readonly { readonly cell: PixelBox; readonly parts: readonly Component[] }[],
    free: readonly Component[],
    usual: number,
  ) {
    this.#usual = usual;
    const over = usual * OVER;
    const crossing = held.flatMap(({ cell, parts }) =>
      parts.filter((part) => !within(part, cell, over) || isLarge(part, usual)),
    );
    // Beside tables lines of text are no higher than this.
    const large = free.filter(({ top, bottom }) => bottom - top > usual * 2);
    const data = new Uint8Array(ink.data.length);
    for (const { start } of [...crossing, ...large]) fill(ink, start, data);
    this.#ink = { width: ink.width, height: ink.height, data };
  }

  /** Whether foreign ink may have taken something of what stands in a box. */
  touches(box: PixelBox): boolean {
    let count = 0;
    for (const height of this.#columns(box)) count += height;
    return count > this.#usual * this.#usual * TOUCH;
  }

  /** Whether a figure could stand behind foreign ink in a box. */
  hides(box: PixelBox): boolean {
    let wide = 0;
    for (const height of this.#columns(box)) if (height >= this.#usual * TALL) wide += 1;
    return wide >= this.#usual * WIDE;
  }

  /** Foreign ink in each column of a box, in pixels. */
  #columns(box: PixelBox): Uint16Array {
    const { width, height, data } = this.#ink;
    const [left, right] = [
      Math.max(0, Math.round(box.left)),
      Math.min(width, Math.round(box.right)),
    ];
    const [top, bottom] = [
      Math.max(0, Math.round(box.top)),
      Math.min(height, Math.round(box.bottom)),
    ];
    const columns = new Uint16Array(Math.max(0, right - left));
    for (let y = top; y < bottom; y += 1) {
      for (let x = left; x < right; x += 1) {
        if (data[y * width + x] === 1) columns[x - left] = (columns[x - left] as number) + 1;
      }
    }
    return columns;
  }
}

/** What the rulings that were taken away cut a seal into lies within a cell. */
function isLarge({ left, top, right, bottom }: PixelBox, usual: number): boolean {
  return bottom - top > usual * HIGHEST || right - left > usual * WIDEST;
}

function within(part: PixelBox, cell: PixelBox, over: number): boolean {
  return (
    part.left >= cell.left - over &&
    part.right <= cell.right + over &&
    part.top >= cell.top - over &&
    part.bottom <= cell.bottom + over
  );
}

/** Copies the ink that hangs together with a pixel (eight neighbours). */
function fill({ width, height, data }: InkBitmap, start: number, out: Uint8Array): void {
  const stack = [start];
  out[start] = 1;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1) {
        const next = ny * width + nx;
        if (data[next] !== 1 || out[next] === 1) continue;
        out[next] = 1;
        stack.push(next);
      }
    }
  }
}
