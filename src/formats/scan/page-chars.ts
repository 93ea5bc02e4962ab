import type { Recognition } from '../pdf/glyphs.js';
import type { RecognisedChar } from './recogniser.js';

/** A character on the page, in its pixels. */
export interface PageChar {
  readonly value: string;
  readonly left: number;
  readonly right: number;
  readonly recognised?: Recognition;
}

export interface MeasuredChar extends PageChar {
  readonly confidence: number;
}

/** The least confidence of some characters, 0 to 100. */
export function leastOf(chars: readonly RecognisedChar[]): number {
  return chars.reduce((least, { confidence }) => Math.min(least, confidence), 100);
}
