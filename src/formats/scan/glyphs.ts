import type { Glyph } from '../pdf/glyphs.js';
import type { PageChar } from './page-chars.js';
import type { ReadLine } from './read-lines.js';

/** Shares of a font's size: the height of digits, that of Chinese characters, what is below the base line. */
const DIGIT_HEIGHT = 0.72;
const WORD_HEIGHT = 0.92;
const BELOW = 0.1;
/** Gaps less than this share of the size are no blanks: recognisers place characters roughly. */
const BLANK = 0.6;
const WIDE_BLANK = 1.4;
const WIDE = /[\u2e80-\u9fff\uff00-\uffef]/;

/** The characters of a line as those of a page, in points. */
export function glyphsOf({ line, figure, chars }: ReadLine, pixelsPerPoint: number): Glyph[] {
  const height = (line.bottom - line.top) / pixelsPerPoint;
  const size = height / (figure ? DIGIT_HEIGHT : WORD_HEIGHT);
  const y = line.bottom / pixelsPerPoint - (figure ? 0 : size * BELOW);
  return touching(chars, size * pixelsPerPoint).map(
    ({ value, left, right, recognised }): Glyph => ({
      value,
      size,
      x: left / pixelsPerPoint,
      y,
      left: left / pixelsPerPoint,
      right: right / pixelsPerPoint,
      top: line.top / pixelsPerPoint,
      bottom: line.bottom / pixelsPerPoint,
      angle: 0,
      hidden: false,
      white: false,
      ...(recognised === undefined ? {} : { recognised }),
    }),
  );
}

/** Neighbours that are not far apart meet in the middle of the gap or of what they share. */
function touching(chars: readonly PageChar[], size: number): PageChar[] {
  const out = chars.map((char) => ({ ...char }));
  for (let at = 1; at < out.length; at += 1) {
    const [before, after] = [out[at - 1], out[at]];
    if (before === undefined || after === undefined) continue;
    const isWide = WIDE.test(before.value) && WIDE.test(after.value);
    if (after.left - before.right > size * (isWide ? WIDE_BLANK : BLANK)) continue;
    const middle = Math.max(before.left, (before.right + after.left) / 2);
    out[at - 1] = { ...before, right: middle };
    out[at] = { ...after, left: middle, right: Math.max(after.right, middle) };
  }
  return out;
}
