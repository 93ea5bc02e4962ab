import { apply, type Projection } from '../pdf/geometry.js';

/** A picture in shades of grey, row by row from the top; 0 is black, 255 white. */
export interface GreyBitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Which pixels hold ink: 1 or 0, row by row. */
export interface InkBitmap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Whole pixels; right and bottom are exclusive. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const WHITE = 255;

/** How much darker than its surroundings ink is: share of the mean around it, and least steps of grey. */
const DARKER = 0.15;
const LEAST_STEPS = 14;

/**
 * Ink by comparison with the mean of a square around each pixel, so that shadows and grey paper
 * do not matter (Bradley and Roth, Adaptive Thresholding Using the Integral Image, 2007).
 * @param window side of the square in pixels
 */
export function inkOf(grey: GreyBitmap, window: number): InkBitmap {
  const { width, height, data } = grey;
  const out = new Uint8Array(width * height);
  const half = Math.max(1, window >> 1);
  // Column sums over the rows of the window slide down; no picture of sums is kept.
  const columns = new Float64Array(width + 1);
  const sums = new Float64Array(width + 1);
  let [first, last] = [0, -1];
  for (let y = 0; y < height; y += 1) {
    const [top, bottom] = [Math.max(0, y - half), Math.min(height - 1, y + half)];
    for (; last < bottom; last += 1) addRow(columns, data, (last + 1) * width, width, 1);
    for (; first < top; first += 1) addRow(columns, data, first * width, width, -1);
    for (let x = 0; x < width; x += 1) sums[x + 1] = (sums[x] as number) + (columns[x] as number);
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(0, x - half), Math.min(width - 1, x + half)];
      const count = (right - left + 1) * (bottom - top + 1);
      const mean = ((sums[right + 1] as number) - (sums[left] as number)) / count;
      const limit = Math.min(mean * (1 - DARKER), mean - LEAST_STEPS);
      if ((data[y * width + x] as number) < limit) out[y * width + x] = 1;
    }
  }
  return { width, height, data: out };
}

function addRow(
  sums: Float64Array,
  data: Uint8Array,
  start: number,
  width: number,
  sign: number,
): void {
  for (let x = 0; x < width; x += 1) {
    sums[x] = (sums[x] as number) + sign * (data[start + x] as number);
  }
}

/** Ink on every `factor`-th place where any pixel of its square holds ink. */
export function reducedInk(ink: InkBitmap, factor: number): InkBitmap {
  const width = Math.ceil(ink.width / factor);
  const height = Math.ceil(ink.height / factor);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < ink.height; y += 1) {
    const row = Math.floor(y / factor) * width;
    for (let x = 0; x < ink.width; x += 1) {
      if (ink.data[y * ink.width + x] === 1) data[row + Math.floor(x / factor)] = 1;
    }
  }
  return { width, height, data };
}

/** Columns become rows. */
export function transposed(ink: InkBitmap): InkBitmap {
  const { width, height, data } = ink;
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) out[x * height + y] = data[y * width + x] as number;
  }
  return { width: height, height: width, data: out };
}

/** The four pixels along one way on which a place between pixels depends: the first, and how much each counts. */
interface Cubic {
  readonly first: number;
  readonly weights: readonly [number, number, number, number];
}

function cubicOf(place: number): Cubic {
  const whole = Math.floor(place);
  const part = place - whole;
  return {
    first: whole - 1,
    weights: [catmullRom(-1 - part), catmullRom(-part), catmullRom(1 - part), catmullRom(2 - part)],
  };
}

/** The grey value of a place between pixels, by the cubic through the four nearest each way. */
function cubicAt(grey: GreyBitmap, x: number, y: number): number {
  return cubicSum(grey, cubicOf(x), cubicOf(y));
}

function cubicSum(grey: GreyBitmap, across: Cubic, down: Cubic): number {
  const { width, height, data } = grey;
  const [x, y] = [across.first, down.first];
  const inside = x >= 0 && y >= 0 && x + 3 < width && y + 3 < height;
  let sum = 0;
  for (let j = 0; j < 4; j += 1) {
    const weight = down.weights[j] as number;
    if (weight === 0) continue;
    let row = 0;
    const start = (y + j) * width + x;
    for (let i = 0; i < 4; i += 1) {
      const shade = inside ? (data[start + i] as number) : pixel(grey, x + i, y + j);
      row += (across.weights[i] as number) * shade;
    }
    sum += weight * row;
  }
  return Math.max(0, Math.min(255, Math.round(sum)));
}

function catmullRom(t: number): number {
  const a = Math.abs(t);
  if (a < 1) return (1.5 * a - 2.5) * a * a + 1;
  return a < 2 ? ((-0.5 * a + 2.5) * a - 4) * a + 2 : 0;
}

function pixel({ width, height, data }: GreyBitmap, x: number, y: number): number {
  return x < 0 || y < 0 || x >= width || y >= height ? WHITE : (data[y * width + x] as number);
}

/**
 * The picture turned about its middle, in the same size; what comes in at the corners is white.
 * @param degrees counter-clockwise as displayed, small
 */
export function turnedBitmap(grey: GreyBitmap, degrees: number): GreyBitmap {
  if (degrees === 0) return grey;
  const { width, height } = grey;
  const radians = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [dx, dy] = [x - cx, y - cy];
      data[y * width + x] = cubicAt(grey, cx + cos * dx - sin * dy, cy + sin * dx + cos * dy);
    }
  }
  return { width, height, data };
}

/**
 * The picture seen through a projection, in the same size; what comes in from beyond its edges is white.
 * @param source from a place of the result to a place of `grey`, in pixels
 */
export function projectedBitmap(grey: GreyBitmap, source: Projection): GreyBitmap {
  const { width, height } = grey;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = apply(source, x, y);
      data[y * width + x] = cubicAt(grey, from.x, from.y);
    }
  }
  return { width, height, data };
}

/** Shares of the pixels that are as dark as ink and as light as paper, at least. */
const INK_SHARE = 0.004;
const PAPER_SHARE = 0.5;
/** What lies between ink and paper, at least, on a page of good contrast. */
const CONTRAST = 110;

/** A faint copy with its ink made dark and its paper white; any other picture as it is. */
export function contrasted(grey: GreyBitmap): GreyBitmap {
  const counts = new Uint32Array(256);
  for (const shade of grey.data) counts[shade] = (counts[shade] as number) + 1;
  const shadeAt = (share: number) => {
    let [shade, seen] = [0, 0];
    for (; shade < WHITE; shade += 1) {
      seen += counts[shade] as number;
      if (seen >= grey.data.length * share) break;
    }
    return shade;
  };
  const [ink, paper] = [shadeAt(INK_SHARE), shadeAt(PAPER_SHARE)];
  if (paper - ink >= CONTRAST || paper <= ink) return grey;
  const table = Uint8Array.from({ length: 256 }, (_, shade) =>
    Math.max(0, Math.min(WHITE, Math.round(((shade - ink) * WHITE) / (paper - ink)))),
  );
  return { ...grey, data: grey.data.map((shade) => table[shade] as number) };
}

/** Three of ten pixels of a line's picture are lighter than its paper by noise alone. */
const PAPER = 0.7;
/** What is a little darker than that is paper too. */
const NEARLY = 0.94;

/** The shades with the paper made white: an edge of grey paper would look like a stroke. */
function onWhite(data: Uint8Array): Uint8Array {
  const counts = new Uint32Array(256);
  for (const shade of data) counts[shade] = (counts[shade] as number) + 1;
  let [paper, seen] = [0, 0];
  for (; paper < WHITE; paper += 1) {
    seen += counts[paper] as number;
    if (seen >= data.length * PAPER) break;
  }
  const white = Math.max(1, paper * NEARLY);
  return data.map((shade) => Math.min(WHITE, Math.round((shade * WHITE) / white)));
}

/**
 * A part of a picture in another size with a white margin around it. Pixels beyond `box` are
 * white even where the picture has some, so that neighbours do not show.
 * @param whitened whether its paper is made white too
 */
export function scaledCrop(
  grey: GreyBitmap,
  box: PixelBox,
  scale: number,
  margin: number,
  whitened: boolean,
): GreyBitmap {
  const inner = { width: box.right - box.left, height: box.bottom - box.top };
  const part = new Uint8Array(inner.width * inner.height);
  for (let y = 0; y < inner.height; y += 1) {
    for (let x = 0; x < inner.width; x += 1) {
      part[y * inner.width + x] = pixel(grey, box.left + x, box.top + y);
    }
  }
  const source: GreyBitmap = { ...inner, data: whitened ? onWhite(part) : part };
  const width = Math.max(1, Math.round(inner.width * scale)) + 2 * margin;
  const height = Math.max(1, Math.round(inner.height * scale)) + 2 * margin;
  const data = new Uint8Array(width * height);
  const across = Array.from({ length: width }, (_, x) => cubicOf((x - margin + 0.5) / scale - 0.5));
  for (let y = 0; y < height; y += 1) {
    const down = cubicOf((y - margin + 0.5) / scale - 0.5);
    for (let x = 0; x < width; x += 1) {
      data[y * width + x] = cubicSum(source, across[x] as Cubic, down);
    }
  }
  return { width, height, data };
}
