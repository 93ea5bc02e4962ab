import type { GreyBitmap, InkBitmap } from './bitmap.js';
import { type Component, componentsOf } from './components.js';
import { boxAround } from './lines.js';

/** Shares of the height of a figure's highest mark. */
const DIGIT = 0.62;
const POINT = 0.45;
/** Digits are narrower than this; what is wider are two that touch. */
const WIDEST = 0.95;
/** Least area of a mark, as a share of the square of that height; the rest is noise. */
const SPECK = 0.006;

/**
 * The kinds of marks that a figure's ink consists of, from left to right: D a digit, P a point
 * or comma, M a minus; null where the areas do not tell, as when digits touch.
 * @param picture the figure alone, large, with a margin
 */
export function marksOf(picture: GreyBitmap): string | null {
  const parts = componentsOf(otsuInk(smoothed(picture)));
  const highest = Math.max(0, ...parts.map(({ top, bottom }) => bottom - top));
  const real = parts.filter(({ area }) => area >= highest * highest * SPECK);
  const marks = overlapping(real);
  const height = Math.max(0, ...marks.map(({ top, bottom }) => bottom - top));
  const digits = marks.filter(({ top, bottom }) => bottom - top >= height * DIGIT);
  const bottom = median(digits.map((mark) => mark.bottom));
  let kinds = '';
  for (const mark of marks) {
    const [w, h] = [mark.right - mark.left, mark.bottom - mark.top];
    if (h >= height * DIGIT) {
      if (w > height * WIDEST) return null;
      kinds += 'D';
    } else if (
      h <= height * POINT &&
      w <= height * POINT &&
      mark.bottom >= bottom - height * 0.25
    ) {
      kinds += 'P';
    } else if (h <= height * 0.3 && w > h * 1.5) kinds += 'M';
    else return null;
  }
  return kinds;
}

/** Whether marks are those of digits with a point and decimals, with or without thousands parted. */
export function isAmount(marks: string): boolean {
  return /^M?D+(?:PDDD)*PDD$/.test(marks);
}

/** Whether the marks of the ink are those of what was read. */
export function marksFit(marks: string, text: string): boolean {
  const wanted = [...text].map((letter) =>
    /\d/.test(letter) ? 'D' : /[.,]/.test(letter) ? 'P' : letter === '-' ? 'M' : '?',
  );
  return marks === wanted.join('');
}

/** Each pixel the mean of itself and its neighbours: single dots of noise go. */
function smoothed({ width, height, data }: GreyBitmap): GreyBitmap {
  const out = new Uint8Array(data.length).fill(255);
  for (let y = 1; y + 1 < height; y += 1) {
    for (let x = 1; x + 1 < width; x += 1) {
      let sum = 0;
      for (let row = -1; row <= 1; row += 1) {
        const at = (y + row) * width + x;
        sum += (data[at - 1] as number) + (data[at] as number) + (data[at + 1] as number);
      }
      out[y * width + x] = Math.round(sum / 9);
    }
  }
  return { width, height, data: out };
}

/** Ink by the threshold that parts the shades best (Otsu, A Threshold Selection Method, 1979). */
function otsuInk({ width, height, data }: GreyBitmap): InkBitmap {
  const counts = new Float64Array(256);
  for (const shade of data) counts[shade] = (counts[shade] as number) + 1;
  let total = 0;
  counts.forEach((count, shade) => {
    total += count * shade;
  });
  let [below, sum, best, limit] = [0, 0, 0, 0];
  for (let shade = 0; shade < 256; shade += 1) {
    below += counts[shade] as number;
    sum += shade * (counts[shade] as number);
    const above = data.length - below;
    if (below === 0 || above === 0) continue;
    const difference = sum / below - (total - sum) / above;
    const between = below * above * difference * difference;
    if (between > best) [best, limit] = [between, shade];
  }
  return { width, height, data: data.map((shade) => (shade <= limit ? 1 : 0)) };
}

interface Mark {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Areas one above the other are one mark: a digit whose strokes came apart. */
function overlapping(parts: readonly Component[]): Mark[] {
  const marks: Mark[] = [];
  for (const part of [...parts].sort((a, b) => a.left - b.left)) {
    const last = marks.at(-1);
    const shared = last === undefined ? 0 : last.right - part.left;
    const narrow =
      last === undefined ? 0 : Math.min(last.right - last.left, part.right - part.left);
    if (last !== undefined && shared * 2 >= narrow)
      marks[marks.length - 1] = boxAround([last, part]);
    else marks.push(part);
  }
  return marks;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
