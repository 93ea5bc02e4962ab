import { ReadError } from '../../document/read-error.js';
import { common, type ObjectState, ObjectStates, WHOLE_PAGE } from './content.js';
import type { Pdfium, Scratch } from './engine.js';
import { type Affine, apply, type Box, boxOf, compose } from './geometry.js';

/** A horizontal or vertical line as drawn: along x or y, from `from` to `to`, at `at`. */
export interface Ruling {
  readonly horizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What is drawn on a page besides text. */
export interface Drawing {
  readonly rulings: readonly Ruling[];
  readonly images: readonly PageImage[];
  /** Filled boxes of a colour: the ground of heads and of every other row. */
  readonly fills: readonly Box[];
}

/** The same with what tells which characters of the page are seen. */
export interface PageContent extends Drawing {
  /** How the text objects of the engine are cut, marked and ordered. */
  readonly texts: ReadonlyMap<number, ObjectState>;
  /** Filled boxes that nothing shines through: what was drawn before them is not seen. */
  readonly covers: readonly Cover[];
  /** Objects by the layer (optional content) that they belong to. */
  readonly layers: ReadonlyMap<string, readonly number[]>;
  /** Layers that are not shown: nothing else of them is here. */
  readonly hiddenLayers: ReadonlySet<string>;
}

export interface Cover extends Box {
  /** Its place in the order in which the page is drawn. */
  readonly order: number;
}

export interface PageImage extends Box {
  /** Pixels a point; 0 where the engine does not tell. */
  readonly scale: number;
  /** Its place in the order in which the page is drawn. */
  readonly order?: number;
  /** Nothing shines through it. */
  readonly opaque?: boolean;
}

/** Bounds in steps: what is drawn on one page. A page of a disclosure has some thousands. */
export const MAX_OBJECTS = 200_000;
export const MAX_SEGMENTS = 1_000_000;
const MAX_DEPTH = 8;

const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const FORM = 5;

/** Widest line that is still a ruling and no bar, in points. */
const THICKEST = 3;
/** Shortest piece of a ruling: a dot of a dotted line is shorter, but its neighbours join it. */
const SHORTEST = 0.2;
/** Path with more segments is a drawing, not rulings. */
const MOST_RULING_SEGMENTS = 4000;

/**
 * Reads rulings and images of a page: strokes, edges of stroked boxes and thin filled boxes,
 * form objects (which may hold others) included.
 * @param view from page space to the space in which the page is read
 * @param hiddenLayers layers that are not shown and so draw nothing
 * @throws ReadError too-complex
 */
export function readDrawing(
  engine: Pdfium,
  scratch: Scratch,
  page: number,
  view: Affine,
  file: string,
  hiddenLayers: ReadonlySet<string> = new Set(),
): PageContent {
  const reader = new DrawingReader(engine, scratch, file, hiddenLayers);
  const count = engine.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) {
    reader.read(engine.FPDFPage_GetObject(page, index), view, 0, WHOLE_PAGE);
  }
  const { rulings, images, fills, texts, covers, layers } = reader;
  return { rulings, images, fills, texts, covers, layers, hiddenLayers };
}

class DrawingReader {
  readonly rulings: Ruling[] = [];
  readonly images: PageImage[] = [];
  readonly fills: Box[] = [];
  readonly texts = new Map<number, ObjectState>();
  readonly covers: Cover[] = [];
  readonly layers = new Map<string, number[]>();
  readonly #engine: Pdfium;
  readonly #scratch: Scratch;
  readonly #file: string;
  readonly #states: ObjectStates;
  readonly #hiddenLayers: ReadonlySet<string>;
  #objects = 0;
  #segments = 0;

  constructor(engine: Pdfium, scratch: Scratch, file: string, hiddenLayers: ReadonlySet<string>) {
    this.#engine = engine;
    this.#scratch = scratch;
    this.#file = file;
    this.#states = new ObjectStates(engine, scratch);
    this.#hiddenLayers = hiddenLayers;
  }

  /** @param outer of the form that holds it */
  read(object: number, view: Affine, depth: number, outer: ObjectState): void {
    this.#objects += 1;
    if (this.#objects > MAX_OBJECTS) throw tooComplex(this.#file);
    const type = this.#engine.FPDFPageObj_GetType(object);
    const state = this.#states.of(object, view, outer, this.#objects);
    if (state.layer !== null) this.#layered(object, state.layer);
    if (type === TEXT) this.texts.set(object, state);
    if (state.layer !== null && this.#hiddenLayers.has(state.layer) && type !== FORM) return;
    if (type === PATH) this.#path(object, view, state);
    else if (type === IMAGE) this.#image(object, view, state);
    else if (type === FORM && depth < MAX_DEPTH) this.#form(object, view, depth, state);
  }

  #layered(object: number, layer: string): void {
    const known = this.layers.get(layer);
    if (known === undefined) this.layers.set(layer, [object]);
    else known.push(object);
  }

  #form(object: number, view: Affine, depth: number, state: ObjectState): void {
    const inner = compose(view, this.#matrix(object));
    const count = this.#engine.FPDFFormObj_CountObjects(object);
    for (let index = 0; index < count; index += 1) {
      this.read(this.#engine.FPDFFormObj_GetObject(object, index), inner, depth + 1, state);
    }
  }

  #matrix(object: number): Affine {
    const { pointer } = this.#scratch;
    if (!this.#engine.FPDFPageObj_GetMatrix(object, pointer)) {
      return { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };
    }
    const at = (index: number) => this.#scratch.float(index);
    return { a: at(0), b: at(1), c: at(2), d: at(3), e: at(4), f: at(5) };
  }

  #bounds(object: number, view: Affine): Box | null {
    const { pointer } = this.#scratch;
    const known = this.#engine.FPDFPageObj_GetBounds(
      object,
      pointer,
      pointer + 4,
      pointer + 8,
      pointer + 12,
    );
    if (!known) return null;
    const at = (index: number) => this.#scratch.float(index);
    return boxOf(view, at(0), at(1), at(2), at(3));
  }

  #image(object: number, view: Affine, { order }: ObjectState): void {
    const box = this.#bounds(object, view);
    if (box === null) return;
    // A line may be drawn as an image of one colour.
    if (this.#thinBox(box)) return;
    const opaque = !this.#engine.FPDFPageObj_HasTransparency(object);
    this.images.push({ ...box, scale: this.#scaleOf(object, box), order, opaque });
  }

  #scaleOf(object: number, { left, top, right, bottom }: Box): number {
    const { pointer } = this.#scratch;
    if (!this.#engine.FPDFImageObj_GetImagePixelSize(object, pointer, pointer + 4)) return 0;
    const pixels = this.#scratch.int(0) * this.#scratch.int(1);
    return Math.sqrt(Math.max(0, pixels) / Math.max(1, (right - left) * (bottom - top)));
  }

  #path(object: number, view: Affine, state: ObjectState): void {
    const count = this.#engine.FPDFPath_CountSegments(object);
    this.#segments += count;
    if (this.#segments > MAX_SEGMENTS) throw tooComplex(this.#file);
    if (count < 2 || count > MOST_RULING_SEGMENTS) return;
    const { pointer } = this.#scratch;
    if (!this.#engine.FPDFPath_GetDrawMode(object, pointer, pointer + 4)) return;
    const filled = this.#scratch.int(0) !== 0;
    const stroked = this.#scratch.int(1) !== 0;
    const fills = filled && this.#isVisible(object, false);
    const strokes = stroked && this.#isVisible(object, true) && this.#strokeWidth(object, view);
    const covers = filled && this.#isOpaque(object);
    if (!fills && !strokes && !covers) return;
    const matrix = compose(view, this.#matrix(object));
    for (const points of this.#subpaths(object, count, matrix)) {
      const box = boxAround(points);
      if (fills && this.#thinBox(box)) continue;
      if (covers && isBox(points))
        this.covers.push({ ...cut(box, state.clip), order: state.order });
      if (fills && isBox(points)) this.fills.push(box);
      if (strokes) this.#edges(points);
    }
  }

  #isVisible(object: number, stroke: boolean): boolean {
    const { pointer } = this.#scratch;
    const { FPDFPageObj_GetFillColor: fill, FPDFPageObj_GetStrokeColor: line } = this.#engine;
    const known = (stroke ? line : fill)(object, pointer, pointer + 4, pointer + 8, pointer + 12);
    if (!known) return true;
    const [r, g, b, a] = [0, 1, 2, 3].map((index) => this.#scratch.int(index));
    return a !== 0 && !(r === 255 && g === 255 && b === 255);
  }

  /** Its filling lets nothing shine through. */
  #isOpaque(object: number): boolean {
    const { pointer } = this.#scratch;
    const { FPDFPageObj_GetFillColor: fill } = this.#engine;
    const known = fill(object, pointer, pointer + 4, pointer + 8, pointer + 12);
    if (!known || this.#scratch.int(3) !== 255) return false;
    return !this.#engine.FPDFPageObj_HasTransparency(object);
  }

  #strokeWidth(object: number, view: Affine): boolean {
    if (!this.#engine.FPDFPageObj_GetStrokeWidth(object, this.#scratch.pointer)) return true;
    const scale = Math.sqrt(Math.abs(view.a * view.d - view.b * view.c));
    return this.#scratch.float(0) * scale <= 2 * THICKEST;
  }

  #subpaths(object: number, count: number, matrix: Affine): Point[][] {
    const paths: Point[][] = [];
    let path: Point[] = [];
    for (let index = 0; index < count; index += 1) {
      const segment = this.#engine.FPDFPath_GetPathSegment(object, index);
      const { pointer } = this.#scratch;
      if (!this.#engine.FPDFPathSegment_GetPoint(segment, pointer, pointer + 4)) continue;
      const point = apply(matrix, this.#scratch.float(0), this.#scratch.float(1));
      if (this.#engine.FPDFPathSegment_GetType(segment) === MOVE && path.length > 0) {
        paths.push(path);
        path = [];
      }
      path.push(point);
      if (this.#engine.FPDFPathSegment_GetClose(segment) && path[0] !== undefined) {
        path.push(path[0]);
      }
    }
    if (path.length > 0) paths.push(path);
    return paths;
  }

  /** A filled box that is thin one way is a ruling along the other. */
  #thinBox({ left, top, right, bottom }: Box): boolean {
    const [width, height] = [right - left, bottom - top];
    if (Math.min(width, height) > THICKEST) return false;
    if (Math.max(width, height) <= THICKEST) {
      // The square where two lines meet belongs to both.
      this.#put(true, (top + bottom) / 2, left, right);
      this.#put(false, (left + right) / 2, top, bottom);
    } else if (width > height) this.#put(true, (top + bottom) / 2, left, right);
    else this.#put(false, (left + right) / 2, top, bottom);
    return true;
  }

  #edges(points: readonly Point[]): void {
    for (let index = 1; index < points.length; index += 1) {
      const [p, q] = [points[index - 1] as Point, points[index] as Point];
      if (Math.abs(p.y - q.y) < 0.5) {
        this.#put(true, (p.y + q.y) / 2, Math.min(p.x, q.x), Math.max(p.x, q.x));
      } else if (Math.abs(p.x - q.x) < 0.5) {
        this.#put(false, (p.x + q.x) / 2, Math.min(p.y, q.y), Math.max(p.y, q.y));
      }
    }
  }

  #put(horizontal: boolean, at: number, from: number, to: number): void {
    if (to - from < SHORTEST || !Number.isFinite(at + from + to)) return;
    this.rulings.push({ horizontal, at, from, to });
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const MOVE = 2;

function boxAround(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { left, top, right, bottom };
}

function cut(box: Box, clip: Box | null): Box {
  return clip === null ? box : common(box, clip);
}

/** Every corner lies on an edge of the box around them. */
function isBox(points: readonly Point[]): boolean {
  if (points.length < 4 || points.length > 6) return false;
  const { left, top, right, bottom } = boxAround(points);
  const isAt = (value: number, ...edges: number[]) =>
    edges.some((edge) => Math.abs(value - edge) < 0.5);
  return points.every(({ x, y }) => isAt(x, left, right) && isAt(y, top, bottom));
}

function tooComplex(file: string): ReadError {
  return new ReadError('too-complex', file, {
    zh: `有一页上的图形超过上限（${MAX_OBJECTS} 个对象或 ${MAX_SEGMENTS} 段路径）`,
    en: `a page holds more drawing than the limit (${MAX_OBJECTS} objects or ${MAX_SEGMENTS} path segments)`,
  });
}
