import type { GreyBitmap, PixelBox } from './bitmap.js';

/** A coloured picture, row by row; red, green and blue lie at these places of each pixel. */
export interface ColourBitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Bytes from one pixel to the next, and from one row to the next. */
  readonly step: number;
  readonly stride: number;
  /** Where the first pixel begins. */
  readonly start: number;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** A round or oval seal in red ink. */
export interface Seal {
  readonly box: PixelBox;
  /** The usual shade of its ink in the red part of the light, where no print lies under it. */
  readonly tone: number;
}

/** Sides of a seal in points: offices' are 38 to 45 mm wide, those of finance rooms smaller. */
const SMALLEST = 48;
const LARGEST = 170;
const MOST_OBLONG = 1.8;
/** By how much red is brighter than green and blue in red ink, in steps of grey. */
const REDDER = 34;
/** Side of the squares in which red is looked for, in points, and how far apart they hang together. */
const SQUARE = 2;
const REACH = 3;
/** Share of its outline that must be red, how thick it may be, and how many places are looked at. */
const OUTLINE = 0.72;
const THICK = 0.09;
const PLACES = 90;

/**
 * The red seals on a page. They are told from red print by their ring: nothing else is red along
 * most of an ellipse of that size.
 * @param pixelsPerPoint resolution
 */
export function sealsOf(picture: ColourBitmap, pixelsPerPoint: number): Seal[] {
  const side = Math.max(1, Math.round(SQUARE * pixelsPerPoint));
  const squares = redSquares(picture, side);
  return clusters(squares).flatMap((cluster): Seal[] => {
    const { left, top, right, bottom } = cluster;
    const [wide, high] = [right - left, bottom - top].map((size) => (size * side) / pixelsPerPoint);
    if (wide === undefined || high === undefined) return [];
    if (Math.min(wide, high) < SMALLEST || Math.max(wide, high) > LARGEST) return [];
    if (Math.max(wide, high) > Math.min(wide, high) * MOST_OBLONG) return [];
    if (!hasRing(squares, cluster)) return [];
    const box = {
      left: left * side,
      top: top * side,
      right: Math.min(picture.width, right * side),
      bottom: Math.min(picture.height, bottom * side),
    };
    return [{ box, tone: toneOf(picture, box) }];
  });
}

/**
 * Takes a seal off the picture in shades of grey: under red ink, what is dark in red light is print.
 * @param colour the same picture, or the part of it that begins at `at`
 */
export function withoutSeal(
  grey: GreyBitmap,
  colour: ColourBitmap,
  { box, tone }: Seal,
  at: { readonly x: number; readonly y: number } = { x: 0, y: 0 },
): void {
  const { width, height, data } = grey;
  for (let y = Math.max(0, box.top); y < Math.min(height, box.bottom); y += 1) {
    for (let x = Math.max(0, box.left); x < Math.min(width, box.right); x += 1) {
      const pixel = placeOf(colour, x - at.x, y - at.y);
      if (redness(colour, pixel) <= REDDER / 2) continue;
      const red = colour.data[pixel + colour.red] as number;
      const own = data[y * width + x] as number;
      data[y * width + x] = Math.max(own, Math.min(255, Math.round((red * 255) / tone)));
    }
  }
}

function placeOf({ start, stride, step }: ColourBitmap, x: number, y: number): number {
  return start + y * stride + x * step;
}

function redness({ data, red, green, blue }: ColourBitmap, at: number): number {
  const other = Math.max(data[at + green] as number, data[at + blue] as number);
  return (data[at + red] as number) - other;
}

interface Squares {
  readonly columns: number;
  readonly rows: number;
  readonly data: Uint8Array;
}

/** Squares of which an eighth is red. */
function redSquares(picture: ColourBitmap, side: number): Squares {
  const [columns, rows] = [picture.width, picture.height].map((size) => Math.floor(size / side));
  const counts = new Uint16Array((columns ?? 0) * (rows ?? 0));
  const wide = columns ?? 0;
  for (let y = 0; y < (rows ?? 0) * side; y += 1) {
    const row = Math.floor(y / side) * wide;
    for (let x = 0; x < wide * side; x += 1) {
      if (redness(picture, placeOf(picture, x, y)) <= REDDER) continue;
      const at = row + Math.floor(x / side);
      counts[at] = (counts[at] as number) + 1;
    }
  }
  const least = (side * side) / 8;
  const data = Uint8Array.from(counts, (count) => (count >= least ? 1 : 0));
  return { columns: wide, rows: rows ?? 0, data };
}

/** Boxes around red squares that lie near each other. */
function clusters({ columns, rows, data }: Squares): PixelBox[] {
  const seen = new Uint8Array(data.length);
  const found: PixelBox[] = [];
  for (let start = 0; start < data.length; start += 1) {
    if (data[start] !== 1 || seen[start] === 1) continue;
    let [left, top, right, bottom] = [columns, rows, 0, 0];
    const stack = [start];
    seen[start] = 1;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % columns, Math.floor(at / columns)];
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
      for (let ny = Math.max(0, y - REACH); ny <= Math.min(rows - 1, y + REACH); ny += 1) {
        for (let nx = Math.max(0, x - REACH); nx <= Math.min(columns - 1, x + REACH); nx += 1) {
          const next = ny * columns + nx;
          if (data[next] !== 1 || seen[next] === 1) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    found.push({ left, top, right, bottom });
  }
  return found;
}

/** Whether the squares along the ellipse in a box are red nearly all the way. */
function hasRing(
  { columns, rows, data }: Squares,
  { left, top, right, bottom }: PixelBox,
): boolean {
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2];
  const [rx, ry] = [(right - left) / 2, (bottom - top) / 2];
  let red = 0;
  for (let place = 0; place < PLACES; place += 1) {
    const angle = (2 * Math.PI * place) / PLACES;
    const isRed = [1 - 2 * THICK, 1 - THICK, 1 - THICK / 2, 1].some((share) => {
      const x = Math.floor(cx + (rx * share - 0.5) * Math.cos(angle));
      const y = Math.floor(cy + (ry * share - 0.5) * Math.sin(angle));
      return x >= 0 && y >= 0 && x < columns && y < rows && data[y * columns + x] === 1;
    });
    if (isRed) red += 1;
  }
  return red >= PLACES * OUTLINE;
}

/** Most of a seal's ink lies on paper: the shade that a quarter of its red pixels are darker than. */
function toneOf(picture: ColourBitmap, { left, top, right, bottom }: PixelBox): number {
  const counts = new Uint32Array(256);
  let all = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = placeOf(picture, x, y);
      if (redness(picture, at) <= REDDER) continue;
      const red = picture.data[at + picture.red] as number;
      counts[red] = (counts[red] as number) + 1;
      all += 1;
    }
  }
  let [shade, seen] = [0, 0];
  for (; shade < 255; shade += 1) {
    seen += counts[shade] as number;
    if (seen * 4 >= all) break;
  }
  return Math.max(1, shade);
}
