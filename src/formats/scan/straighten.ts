import { type GreyBitmap, type InkBitmap, inkOf, turnedBitmap } from './bitmap.js';
import { skewOf } from './skew.js';

/** A page whose lines run level, and by how much it was turned for that. */
export interface Straight {
  readonly grey: GreyBitmap;
  readonly ink: InkBitmap;
  /** Degrees by which lines ran down to the right. */
  readonly skew: number;
}

/** Side of the square whose mean tells paper from ink, in points: more than a character. */
const WINDOW = 14;

export function straightened(grey: GreyBitmap, pixelsPerPoint: number): Straight {
  const window = Math.round(WINDOW * pixelsPerPoint);
  const ink = inkOf(grey, window);
  const skew = skewOf(ink);
  if (skew === 0) return { grey, ink, skew };
  const turned = turnedBitmap(grey, skew);
  return { grey: turned, ink: inkOf(turned, window), skew };
}
