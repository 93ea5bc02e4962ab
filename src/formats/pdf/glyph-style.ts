import type { Pdfium, Scratch } from './engine.js';
import { type Affine, apply, compose, IDENTITY, inverse, type Point } from './geometry.js';

/** What the characters of a text object have in common. */
export interface Style {
  readonly size: number;
  readonly angle: number;
  readonly hidden: boolean;
  readonly white: boolean;
  readonly transparent: boolean;
  readonly light: boolean;
  readonly object: number;
  /** Where the text object begins on the page. */
  readonly start: Point;
  /** From the form that holds the text object to the page; null where nothing changes. */
  readonly form: Affine | null;
}

export const NO_STYLE: Style = {
  size: 0,
  angle: 0,
  hidden: false,
  white: false,
  transparent: false,
  light: false,
  object: 0,
  start: { x: 0, y: 0 },
  form: null,
};

const INVISIBLE_MODE = 3;
/** It only cuts what is drawn after it. */
const CLIPPING_MODE = 7;
/** Reads the style of a character, which all of its text object share. */
export function styleAt(
  engine: Pdfium,
  scratch: Scratch,
  text: number,
  index: number,
  owner: number,
  view: Affine,
): Style {
  // The font size is only a factor: the text matrix makes it what is printed.
  const size = engine.FPDFText_GetFontSize(text, index);
  const known = engine.FPDFText_GetMatrix(text, index, scratch.pointer);
  const at = (slot: number) => scratch.float(slot);
  const matrix = known ? { a: at(0), b: at(1), c: at(2), d: at(3), e: at(4), f: at(5) } : IDENTITY;
  const { a, b, c, d, e, f } = matrix;
  const across = { x: view.a * a + view.c * b, y: view.b * a + view.d * b };
  const up = { x: view.a * c + view.c * d, y: view.b * c + view.d * d };
  const degrees = Math.round((Math.atan2(across.y, across.x) * 180) / Math.PI);
  const mode = owner === 0 ? 0 : engine.FPDFTextObj_GetTextRenderMode(owner);
  return {
    size: size * Math.hypot(up.x, up.y),
    angle: (degrees + 360) % 360,
    hidden: mode === INVISIBLE_MODE || mode === CLIPPING_MODE,
    // What is drawn as outlines is seen by these, whatever fills it.
    ...(mode === 0 ? shadeAt(engine, scratch, text, index) : DARK),
    object: owner,
    start: { x: e, y: f },
    form: known && owner !== 0 ? formOf(engine, scratch, owner, matrix) : null,
  };
}

/**
 * The engine places characters that it takes for others of the same look (⼀ for 一) as they
 * stand in their form, not on the page. Where the text object stands on both tells the way.
 */
function formOf(engine: Pdfium, scratch: Scratch, owner: number, onPage: Affine): Affine | null {
  if (!engine.FPDFPageObj_GetMatrix(owner, scratch.pointer)) return null;
  const at = (slot: number) => scratch.float(slot);
  const own = { a: at(0), b: at(1), c: at(2), d: at(3), e: at(4), f: at(5) };
  const back = inverse(own);
  if (back === null) return null;
  const form = compose(onPage, back);
  const isNear = (value: number, other: number, least: number) => Math.abs(value - other) < least;
  const isSame =
    isNear(form.a, 1, 0.001) &&
    isNear(form.d, 1, 0.001) &&
    isNear(form.b, 0, 0.001) &&
    isNear(form.c, 0, 0.001) &&
    isNear(form.e, 0, 0.5) &&
    isNear(form.f, 0, 0.5);
  return isSame ? null : form;
}

/** In sizes: characters of one line are less off it. */
const NO_DISTANCE = 0.02;

/** Whether a place on the page is farther off the base line of its text object than in its form. */
export function isMisplaced(place: Point, { start, form, size }: Style): boolean {
  if (form === null) return false;
  const length = Math.hypot(form.a, form.b);
  if (length === 0) return false;
  // Text in forms runs as the form does.
  const off = ({ x, y }: Point) =>
    Math.abs((x - start.x) * form.b - (y - start.y) * form.a) / length;
  const moved = apply(form, place.x, place.y);
  if (off(place) > size * NO_DISTANCE) return off(moved) < off(place) / 2;
  // A form that is only shifted along the line: nothing stands before the beginning of its text.
  const along = ({ x, y }: Point) => ((x - start.x) * form.a + (y - start.y) * form.b) / length;
  return along(place) < -size / 2 && along(moved) > -size / 2 && off(moved) < size * NO_DISTANCE;
}

type Shade = Pick<Style, 'white' | 'transparent' | 'light'>;

const DARK: Shade = { white: false, transparent: false, light: false };

function shadeAt(engine: Pdfium, scratch: Scratch, text: number, index: number): Shade {
  const { pointer } = scratch;
  const known = engine.FPDFText_GetFillColor(
    text,
    index,
    pointer,
    pointer + 4,
    pointer + 8,
    pointer + 12,
  );
  if (!known) return DARK;
  const [red = 0, green = 0, blue = 0, opacity = 255] = [0, 1, 2, 3].map((at) => scratch.int(at));
  // As the eye weighs colours (ITU-R BT.709), on white paper.
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const seen = 255 - (opacity / 255) * (255 - luma);
  return {
    white: [red, green, blue].every((value) => value >= NEARLY_WHITE),
    transparent: opacity === 0,
    light: seen >= LIGHT,
  };
}

/** Of 255: what is lighter cannot be told from paper. */
const NEARLY_WHITE = 250;
/** Of 255: text that is meant to be read is darker. */
const LIGHT = 150;
