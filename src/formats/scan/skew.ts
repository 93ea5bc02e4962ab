import { type InkBitmap, reducedInk } from './bitmap.js';

/** Scans lie askew by less than this, in degrees. */
const MOST = 5;
const COARSE_STEP = 0.25;
const FINE_STEP = 0.02;
const COARSE_FACTOR = 4;
const FINE_FACTOR = 2;
/** Turning a page by less than this changes nothing and costs sharpness, in degrees. */
const LEAST = 0.04;
/** Ink pixels that are looked at; more say nothing new. */
const MOST_PIXELS = 150_000;

/**
 * By how many degrees the lines of a page run down to the right (up if negative): the angle
 * along which rows of ink and blank rows are told apart best.
 */
export function skewOf(ink: InkBitmap): number {
  const rough = best(pixelsOf(reducedInk(ink, COARSE_FACTOR)), 0, MOST, COARSE_STEP);
  const fine = best(pixelsOf(reducedInk(ink, FINE_FACTOR)), rough, COARSE_STEP, FINE_STEP);
  return Math.abs(fine) < LEAST ? 0 : fine;
}

/** Places of ink on a picture, a sample where there are very many. */
export interface Pixels {
  readonly xs: Int32Array;
  readonly ys: Int32Array;
  readonly width: number;
  readonly height: number;
}

export function pixelsOf({ width, height, data }: InkBitmap, most = MOST_PIXELS): Pixels {
  let count = 0;
  for (const one of data) count += one;
  const step = Math.max(1, Math.ceil(count / most));
  const [xs, ys] = [
    new Int32Array(Math.ceil(count / step)),
    new Int32Array(Math.ceil(count / step)),
  ];
  let seen = 0;
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] !== 1) continue;
    if (seen % step === 0) {
      xs[seen / step] = at % width;
      ys[seen / step] = Math.floor(at / width);
    }
    seen += 1;
  }
  return { xs, ys, width, height };
}

function best(pixels: Pixels, around: number, reach: number, step: number): number {
  const steps = Math.round(reach / step);
  let [angle, most] = [around, sharpness(pixels, around)];
  for (let at = -steps; at <= steps; at += 1) {
    const value = sharpness(pixels, around + at * step);
    // A straight page is not turned for a trifle.
    if (value > most * 1.0001) [angle, most] = [around + at * step, value];
  }
  return angle;
}

/** Sum of squares of the differences between neighbouring rows along an angle. */
function sharpness({ xs, ys, width, height }: Pixels, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const reach = Math.ceil(Math.abs(slope) * width) + 2;
  const rows = new Float64Array(height + 2 * reach);
  for (let at = 0; at < xs.length; at += 1) {
    const row = Math.round((ys[at] as number) - slope * (xs[at] as number)) + reach;
    rows[row] = (rows[row] as number) + 1;
  }
  let sum = 0;
  for (let at = 1; at < rows.length; at += 1) {
    const difference = (rows[at] as number) - (rows[at - 1] as number);
    sum += difference * difference;
  }
  return sum;
}
