import type { Affine, Projection } from '../pdf/geometry.js';
import { type GreyBitmap, type InkBitmap, inkOf, projectedBitmap, turnedBitmap } from './bitmap.js';
import { leanOf } from './lean.js';
import { skewOf } from './skew.js';

/** A page whose lines run level and whose columns stand upright. */
export interface Straight {
  readonly grey: GreyBitmap;
  readonly ink: InkBitmap;
  /** From places of the straight page back to those of the picture as it was given, in pixels. */
  readonly back: Projection;
}

/** Side of the square whose mean tells paper from ink, in points: more than a character. */
const WINDOW = 14;

export function straightened(grey: GreyBitmap, pixelsPerPoint: number): Straight {
  const window = Math.round(WINDOW * pixelsPerPoint);
  const ink = inkOf(grey, window);
  const skew = skewOf(ink);
  const lean = leanOf(ink, skew);
  if (lean !== null) {
    const flat = projectedBitmap(grey, lean);
    return { grey: flat, ink: inkOf(flat, window), back: lean };
  }
  const back = turnedBack(skew, grey);
  if (skew === 0) return { grey, ink, back };
  const turned = turnedBitmap(grey, skew);
  return { grey: turned, ink: inkOf(turned, window), back };
}

function turnedBack(skew: number, { width, height }: GreyBitmap): Affine {
  const radians = (skew * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const [x, y] = [width / 2, height / 2];
  return { a: cos, b: sin, c: -sin, d: cos, e: x - cos * x + sin * y, f: y - sin * x - cos * y };
}
