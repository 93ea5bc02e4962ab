import type { Pdfium, Scratch } from './engine.js';
import { type Affine, apply, type Box } from './geometry.js';

/** What is asked of an object of a page besides what it draws. */
export interface ObjectState {
  /** Its place in the order in which the page is drawn. */
  readonly order: number;
  /** Nothing outside is seen; null where nothing cuts it. */
  readonly clip: Box | null;
  /** The layer (optional content) that it belongs to, by its name; null for none. */
  readonly layer: string | null;
  /** It says itself that it is no content: a running head, a watermark (ISO 32000-1, 14.8.2.2). */
  readonly artifact: boolean;
}

type Mark = Pick<ObjectState, 'layer' | 'artifact'>;

export const WHOLE_PAGE: ObjectState = { order: 0, clip: null, layer: null, artifact: false };

/** Paths that cut an object, and marks around it, beyond which no more are looked at. */
const MOST_CLIPS = 8;
const MOST_CLIP_SEGMENTS = 64;
const MOST_MARKS = 8;

/** Bytes of a name in the engine's small stretch of memory; the length stands behind them. */
const NAME_BYTES = 48;
const LENGTH_SLOT = 14;

/** Tells how objects of a page are cut and marked. */
export class ObjectStates {
  readonly #engine: Pdfium;
  readonly #scratch: Scratch;
  readonly #known = new Map<number, Mark>();

  constructor(engine: Pdfium, scratch: Scratch) {
    this.#engine = engine;
    this.#scratch = scratch;
  }

  /**
   * @param view from the object's space to that in which the page is read
   * @param outer of the form that holds it
   * @param order its place in the order in which the page is drawn
   */
  of(object: number, view: Affine, outer: ObjectState, order: number): ObjectState {
    const clip = this.#clip(object, view, outer.clip);
    const { layer, artifact } = this.#marks(object, outer);
    return { order, clip, layer, artifact };
  }

  #clip(object: number, view: Affine, outer: Box | null): Box | null {
    const path = this.#engine.FPDFPageObj_GetClipPath(object);
    if (path === 0) return outer;
    const count = this.#engine.FPDFClipPath_CountPaths(path);
    let clip = outer;
    for (let index = 0; index < Math.min(count, MOST_CLIPS); index += 1) {
      const box = this.#clipBox(path, index, view);
      if (box !== null) clip = clip === null ? box : common(clip, box);
    }
    return clip;
  }

  /** The box around a path that cuts; null where it cannot be told. */
  #clipBox(path: number, index: number, view: Affine): Box | null {
    const engine = this.#engine;
    const count = engine.FPDFClipPath_CountPathSegments(path, index);
    if (count < 3 || count > MOST_CLIP_SEGMENTS) return null;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    const { pointer } = this.#scratch;
    for (let at = 0; at < count; at += 1) {
      const segment = engine.FPDFClipPath_GetPathSegment(path, index, at);
      if (!engine.FPDFPathSegment_GetPoint(segment, pointer, pointer + 4)) return null;
      const { x, y } = apply(view, this.#scratch.float(0), this.#scratch.float(1));
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
    }
    return { left, top, right, bottom };
  }

  #marks(object: number, outer: ObjectState): Pick<ObjectState, 'layer' | 'artifact'> {
    let { layer, artifact } = outer;
    const count = this.#engine.FPDFPageObj_CountMarks(object);
    for (let index = 0; index < Math.min(count, MOST_MARKS); index += 1) {
      const mark = this.#mark(this.#engine.FPDFPageObj_GetMark(object, index));
      if (mark.layer !== null) layer = `${layer ?? ''}/${mark.layer}`;
      artifact ||= mark.artifact;
    }
    return { layer, artifact };
  }

  /** What a mark says; the objects between its begin and its end share it. */
  #mark(mark: number): Mark {
    const known = this.#known.get(mark);
    if (known !== undefined) return known;
    const name = this.#name(mark);
    const found: Mark = {
      layer: name === 'OC' ? this.#entry(mark, 'Name') : null,
      artifact: name === 'Artifact',
    };
    this.#known.set(mark, found);
    return found;
  }

  #name(mark: number): string {
    const { pointer } = this.#scratch;
    const length = pointer + LENGTH_SLOT * 4;
    const known = this.#engine.FPDFPageObjMark_GetName(mark, pointer, NAME_BYTES, length);
    return known ? this.#words() : '';
  }

  #entry(mark: number, key: string): string {
    const { pointer } = this.#scratch;
    const length = pointer + LENGTH_SLOT * 4;
    const known = this.#engine.FPDFPageObjMark_GetParamStringValue(
      mark,
      key,
      pointer,
      NAME_BYTES,
      length,
    );
    return known ? this.#words() : '';
  }

  /** What the engine wrote, as UTF-16; a longer name it does not write. */
  #words(): string {
    const bytes = this.#scratch.int(LENGTH_SLOT);
    if (bytes <= 2 || bytes > NAME_BYTES) return `#${bytes}`;
    const { HEAPU8 } = this.#engine.pdfium;
    const { pointer } = this.#scratch;
    let words = '';
    for (let at = pointer; at < pointer + bytes - 2; at += 2) {
      words += String.fromCharCode((HEAPU8[at] ?? 0) | ((HEAPU8[at + 1] ?? 0) << 8));
    }
    return words;
  }
}

/** What both boxes hold. */
export function common(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}
