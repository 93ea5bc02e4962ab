import { describe, expect, test } from 'vitest';
import type { GreyBitmap } from './bitmap.js';
import { type ColourBitmap, sealsOf, withoutSeal } from './seal.js';

const SIDE = 400;
/** Pixels a point: the seal is 100 points wide. */
const PPP = 2;
const RED = [205, 40, 50];

/** White paper on which pixels are coloured. */
class Paper {
  readonly data = new Uint8Array(SIDE * SIDE * 3).fill(255);

  paint(shade: readonly number[], where: (x: number, y: number) => boolean): this {
    for (let y = 0; y < SIDE; y += 1) {
      for (let x = 0; x < SIDE; x += 1) if (where(x, y)) this.data.set(shade, (y * SIDE + x) * 3);
    }
    return this;
  }

  get colour(): ColourBitmap {
    const places = { step: 3, stride: SIDE * 3, start: 0, red: 0, green: 1, blue: 2 };
    return { width: SIDE, height: SIDE, data: this.data, ...places };
  }

  get grey(): GreyBitmap {
    const data = new Uint8Array(SIDE * SIDE);
    for (let at = 0; at < data.length; at += 1) {
      const [red = 0, green = 0, blue = 0] = this.data.subarray(at * 3, at * 3 + 3);
      data[at] = Math.round(red * 0.3 + green * 0.59 + blue * 0.11);
    }
    return { width: SIDE, height: SIDE, data };
  }
}

const ring = (x: number, y: number) => Math.abs(Math.hypot(x - 200, y - 200) - 96) < 4;
const print = (x: number, y: number) => y > 190 && y < 210 && x > 60 && x < 340 && x % 20 < 6;

describe('a red seal', () => {
  test('is taken off, and the print under it stays', () => {
    const paper = new Paper().paint(RED, ring).paint([30, 10, 12], print);
    const seals = sealsOf(paper.colour, PPP);
    expect(seals).toHaveLength(1);
    const grey = paper.grey;
    for (const seal of seals) withoutSeal(grey, paper.colour, seal);
    const dark = (where: typeof ring) => {
      let count = 0;
      grey.data.forEach((shade, at) => {
        if (shade < 200 && where(at % SIDE, Math.floor(at / SIDE))) count += 1;
      });
      return count;
    };
    expect(dark((x, y) => ring(x, y) && !print(x, y))).toBe(0);
    expect(dark(print)).toBe(19 * 83);
  });

  test.each([
    [
      'figures in red',
      (x: number, y: number) =>
        x > 110 && x < 290 && y > 100 && y < 300 && y % 40 < 16 && x % 14 < 9,
    ],
    [
      'a red frame',
      (x: number, y: number) =>
        x > 100 && x < 300 && y > 100 && y < 300 && (x < 104 || x > 296 || y < 104 || y > 296),
    ],
    ['red rulings', (x: number, y: number) => x % 80 < 3 || y % 40 < 3],
  ])('is not %s', (_, where) => {
    expect(sealsOf(new Paper().paint(RED, where).colour, PPP)).toEqual([]);
  });
});
