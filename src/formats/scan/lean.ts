import type { Projection } from '../pdf/geometry.js';
import { type InkBitmap, reducedInk } from './bitmap.js';
import { type Pixels, pixelsOf } from './skew.js';

/**
 * Lines of one way that need not be parallel, as a camera shows them: those across the middle of
 * the picture rise by `slope`, others by `turn` more for each pixel that they lie off it.
 */
interface Pencil {
  readonly slope: number;
  readonly turn: number;
}

/** Slopes in degrees, of the middle and how much more at the edge: widest, and steps of the search. */
const WIDEST = 6;
const MOST_TURN = 5;
const ROUGH_STEP = 0.5;
const FINE_STEPS = [0.12, 0.04] as const;
const COARSE_FACTOR = 4;
const FINE_FACTOR = 2;
const COARSE_PIXELS = 16_000;
const FINE_PIXELS = 60_000;
/**
 * How much clearer than on a turned page lines must come out on one that is taken for a
 * photograph; columns of few words show a slope that is none.
 */
const ACROSS_CLEARER = 1.2;
const DOWN_CLEARER = 1.8;
/** And how much for the lines of the other way on such a page. */
const LEAST_CLEARER = 1.05;

/**
 * How the lines of a photographed page run together, as the projection that makes them level and
 * upright: from places of the straight page to places of the picture, both in pixels. Null where
 * turning the page does as well.
 * @param skew degrees by which the page is turned, as `skewOf` gives them
 */
export function leanOf(ink: InkBitmap, skew: number): Projection | null {
  const slope = slopeOf(skew);
  const small = pixelsOf(reducedInk(ink, COARSE_FACTOR), COARSE_PIXELS);
  const [across, down] = [sought(small, slope), sought(standing(small), -slope)];
  if (across.clearer < ACROSS_CLEARER && down.clearer < DOWN_CLEARER) return null;
  const large = pixelsOf(reducedInk(ink, FINE_FACTOR), FINE_PIXELS);
  return projectionOf(
    across.clearer < LEAST_CLEARER ? { slope, turn: 0 } : refined(large, across.pencil),
    down.clearer < LEAST_CLEARER
      ? { slope: -slope, turn: 0 }
      : refined(standing(large), down.pencil),
    ink,
  );
}

function slopeOf(degrees: number): number {
  return Math.tan((degrees * Math.PI) / 180);
}

function standing({ xs, ys, width, height }: Pixels): Pixels {
  return { xs: ys, ys: xs, width: height, height: width };
}

/** The lines along which ink and blank are told apart best, and how much better than along plain ones. */
function sought(pixels: Pixels, plain: number) {
  const start = { slope: 0, turn: 0 };
  const found = best(pixels, COARSE_FACTOR, start, WIDEST, MOST_TURN, ROUGH_STEP);
  return { pencil: found.pencil, clearer: found.sharpness / around(pixels, COARSE_FACTOR, plain) };
}

function refined(pixels: Pixels, rough: Pencil): Pencil {
  let found = rough;
  let reach: number = ROUGH_STEP;
  for (const step of FINE_STEPS) {
    found = best(pixels, FINE_FACTOR, found, reach, reach, step).pencil;
    reach = step;
  }
  return found;
}

/** The plain lines may lie between two steps of the search: it is held against the best near them. */
function around(pixels: Pixels, factor: number, slope: number): number {
  return Math.max(
    ...[-0.1, -0.05, 0, 0.05, 0.1].map((degrees) =>
      sharpness(pixels, factor, { slope: slope + slopeOf(degrees), turn: 0 }),
    ),
  );
}

function best(
  pixels: Pixels,
  factor: number,
  middle: Pencil,
  widest: number,
  mostTurn: number,
  step: number,
): { readonly pencil: Pencil; readonly sharpness: number } {
  const edge = (pixels.height * factor) / 2;
  let [found, most] = [middle, sharpness(pixels, factor, middle)];
  for (let slope = -widest; slope <= widest + 1e-9; slope += step) {
    for (let turn = -mostTurn; turn <= mostTurn + 1e-9; turn += step) {
      const pencil = {
        slope: middle.slope + slopeOf(slope),
        turn: middle.turn + slopeOf(turn) / edge,
      };
      const value = sharpness(pixels, factor, pencil);
      if (value > most) [found, most] = [pencil, value];
    }
  }
  return { pencil: found, sharpness: most };
}

/** Sum of squares of the differences between neighbouring lines, as for a page that is turned. */
function sharpness({ xs, ys, width, height }: Pixels, factor: number, { slope, turn }: Pencil) {
  const [cx, cy] = [width / 2, height / 2];
  const rows = new Float64Array(height * 2);
  for (let at = 0; at < xs.length; at += 1) {
    const dx = (xs[at] as number) - cx;
    const row = ((ys[at] as number) - cy - slope * dx) / (1 + turn * factor * dx);
    const index = Math.round(row + height);
    if (index >= 0 && index < rows.length) rows[index] = (rows[index] as number) + 1;
  }
  let sum = 0;
  for (let at = 1; at < rows.length; at += 1) {
    const difference = (rows[at] as number) - (rows[at - 1] as number);
    sum += difference * difference;
  }
  return sum;
}

/** The projection of the picture's rectangle to where its lines cross. */
function projectionOf(across: Pencil, down: Pencil, { width, height }: InkBitmap): Projection {
  const [cx, cy] = [width / 2, height / 2];
  // The line of each way through a place of the middle lines, and where the two cross.
  const crossing = (x: number, y: number) => {
    const [rise, run] = [across.slope + across.turn * y, down.slope + down.turn * x];
    const dx = (x + run * y) / (1 - run * rise);
    return { x: cx + dx, y: cy + y + rise * dx };
  };
  return ofSquare(width, height, [
    crossing(-cx, -cy),
    crossing(cx, -cy),
    crossing(cx, cy),
    crossing(-cx, cy),
  ]);
}

interface Corner {
  readonly x: number;
  readonly y: number;
}

/** The projection of a rectangle to a quadrangle (Heckbert, Fundamentals of Texture Mapping, 1989). */
function ofSquare(
  width: number,
  height: number,
  [p, q, r, s]: readonly [Corner, Corner, Corner, Corner],
): Projection {
  const [dx1, dx2, dx3] = [q.x - r.x, s.x - r.x, p.x - q.x + r.x - s.x];
  const [dy1, dy2, dy3] = [q.y - r.y, s.y - r.y, p.y - q.y + r.y - s.y];
  const size = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / size;
  const h = (dx1 * dy3 - dx3 * dy1) / size;
  return {
    a: (q.x - p.x + g * q.x) / width,
    b: (q.y - p.y + g * q.y) / width,
    c: (s.x - p.x + h * s.x) / height,
    d: (s.y - p.y + h * s.y) / height,
    e: p.x,
    f: p.y,
    g: g / width,
    h: h / height,
  };
}
