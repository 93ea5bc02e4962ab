import { ReadError } from '../../document/read-error.js';
import type { Pdfium, Scratch } from './engine.js';
import { type Affine, apply, type Box, boxOf, compose } from './geometry.js';
import { isMisplaced, NO_STYLE, type Style, styleAt } from './glyph-style.js';

/** How sure the recognition of a figure on a picture is. */
export interface Recognition {
  /** The least confidence of its characters that the recogniser tells, from 0 to 1. */
  readonly confidence: number;
  /** Readings of it did not agree, or its ink does not look like what was read. */
  readonly doubtful: boolean;
  /** What else may be printed there, by other readings. */
  readonly rivals: readonly string[];
  /** It stands in a line of words, and what they say of it was recognised too. */
  readonly amongWords?: boolean;
}

/** One printed character. */
export interface Glyph extends Box {
  /** What it says; U+FFFD where the font does not tell. */
  readonly value: string;
  /** Height of the font on the page, in points. */
  readonly size: number;
  /** Origin: the left end of the character on its base line. */
  readonly x: number;
  readonly y: number;
  /** Direction of its base line on the displayed page, degrees clockwise from 0 to 359. */
  readonly angle: number;
  /** Not drawn (text render mode 3): the layer that a scanner's software lays over an image. */
  readonly hidden: boolean;
  /** Where it counts as standing among columns, when its figure runs over the edge of its cell. */
  readonly cellX?: number;
  /** How surely it was recognised, where it is part of a figure on a picture. */
  readonly recognised?: Recognition;
  /** Filled with white: seen on a coloured ground only. */
  readonly white: boolean;
  /** Nothing of it is drawn, by its opacity. */
  readonly transparent?: boolean;
  /** So light that it is behind the text: a watermark, where it is drawn over other text. */
  readonly light?: boolean;
  /** It says of itself that it is no content of the document. */
  readonly artifact?: boolean;
  /** The engine's text object that holds it, while the page is open. */
  readonly object?: number;
}

/** Bound in steps: characters of one page. */
export const MAX_GLYPHS = 200_000;

const UNKNOWN = '\uFFFD';

/**
 * Reads the characters of a page in the order of its content, without blanks: where words
 * are apart is seen from their places.
 * @param view from page space to the displayed page
 * @throws ReadError too-complex
 */
export function readGlyphs(
  engine: Pdfium,
  scratch: Scratch,
  text: number,
  view: Affine,
  file: string,
): Glyph[] {
  const count = engine.FPDFText_CountChars(text);
  if (count > MAX_GLYPHS) throw tooManyGlyphs(file);
  const glyphs: Glyph[] = [];
  let object = 0;
  let style: Style = NO_STYLE;
  for (let index = 0; index < count; index += 1) {
    if (engine.FPDFText_IsGenerated(text, index) === 1) continue;
    const value = characterAt(engine, text, index);
    if (value === '') {
      const last = glyphs.at(-1);
      if (last === undefined || !HINT.test(characterOf(engine, text, index))) continue;
      const hint = glyphAt(engine, scratch, text, index, view, value, style);
      if (hint !== null && isShared(last, hint)) glyphs[glyphs.length - 1] = widened(last, hint);
      continue;
    }
    const owner = engine.FPDFText_GetTextObject(text, index);
    if (owner !== object || owner === 0) {
      style = styleAt(engine, scratch, text, index, owner, view);
      object = owner;
    }
    const glyph = glyphAt(engine, scratch, text, index, view, value, style);
    if (glyph !== null) glyphs.push(glyph);
  }
  return glyphs;
}

/** Control characters and blanks are nothing printed; private use says nothing. */
function characterAt(engine: Pdfium, text: number, index: number): string {
  const code = engine.FPDFText_GetUnicode(text, index);
  if (code === LINE_END_HYPHEN) return beforeDigit(engine, text, index) ? '-' : '';
  if (engine.FPDFText_HasUnicodeMapError(text, index) === 1) return UNKNOWN;
  if (code === 0 || code === 0xfffd || code === 0xfffe || code === 0xffff) return UNKNOWN;
  if (code >= 0xe000 && code <= 0xf8ff) return PRIVATE_MARKS.get(code) ?? UNKNOWN;
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return UNKNOWN;
  const value = String.fromCodePoint(code);
  return BLANK.test(value) ? '' : plainForm(value);
}

/** List marks of the Symbol and Wingdings fonts, which Word maps into the private use area. */
const PRIVATE_MARKS: ReadonlyMap<number, string> = new Map([
  [0xf0b7, '•'],
  [0xf06c, '●'],
  [0xf06e, '■'],
  [0xf075, '◆'],
  [0xf0fc, '√'],
  [0xf0fe, '☑'],
  [0xf0a8, '□'],
]);

/** What the engine gives for a hyphen at the end of a line, whether of a word or a minus. */
const LINE_END_HYPHEN = 2;
/** A line end is two characters that the engine adds. */
const LINE_END = 3;

function beforeDigit(engine: Pdfium, text: number, index: number): boolean {
  for (let next = index + 1; next <= index + LINE_END; next += 1) {
    const value = characterOf(engine, text, next);
    if (/[0-9０-９]/.test(value)) return true;
    if (!/^\s?$/.test(value)) return false;
  }
  return false;
}

function characterOf(engine: Pdfium, text: number, index: number): string {
  const code = engine.FPDFText_GetUnicode(text, index);
  return code <= 0x10ffff ? String.fromCodePoint(code) : UNKNOWN;
}

/** Break hints and joiners. */
const HINT = /^\p{Cf}$/u;

/** The engine divides a glyph that stands for a character and a hint between the two. */
function isShared(glyph: Glyph, hint: Glyph): boolean {
  const touches = Math.abs(hint.left - glyph.right) < glyph.size * 0.02;
  return touches && hint.right > glyph.right && Math.abs(hint.y - glyph.y) < 0.5;
}

function widened(glyph: Glyph, { right }: Glyph): Glyph {
  return { ...glyph, right };
}

const BLANK = /^[\s\p{Cc}\p{Cf}]$/u;

/** Radicals that fonts map to instead of the characters that look the same (⼈ for 人). */
function plainForm(value: string): string {
  const code = value.codePointAt(0) ?? 0;
  const isRadical = (code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff);
  return isRadical ? value.normalize('NFKC') : value;
}

function glyphAt(
  engine: Pdfium,
  scratch: Scratch,
  text: number,
  index: number,
  view: Affine,
  value: string,
  style: Style,
): Glyph | null {
  if (!engine.FPDFText_GetCharOrigin(text, index, scratch.at(0), scratch.at(1))) return null;
  const place = { x: scratch.double(0), y: scratch.double(1) };
  const onPage =
    style.form !== null && isMisplaced(place, style) ? compose(view, style.form) : view;
  const origin = apply(onPage, place.x, place.y);
  if (!engine.FPDFText_GetLooseCharBox(text, index, scratch.pointer)) return null;
  const [p0, p1] = [scratch.float(0), scratch.float(1)];
  const { left, top, right, bottom } = boxOf(onPage, p0, p1, scratch.float(2), scratch.float(3));
  const { x, y } = origin;
  if (!Number.isFinite(left + right + x + y + style.size)) return null;
  const { size, angle, hidden, white, transparent, light, object } = style;
  // Written out: characters are many, and copying a style into each is slow.
  return {
    left,
    top,
    right,
    bottom,
    size,
    angle,
    hidden,
    white,
    value,
    x,
    y,
    transparent,
    light,
    object,
  };
}

function tooManyGlyphs(file: string): ReadError {
  return new ReadError('too-complex', file, {
    zh: `有一页上的字符超过 ${MAX_GLYPHS} 个`,
    en: `a page holds more than ${MAX_GLYPHS} characters`,
  });
}
