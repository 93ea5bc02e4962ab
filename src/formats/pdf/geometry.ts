/** A box on a page: left, top, right, bottom in points; y grows downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** x' = a·x + c·y + e, y' = b·x + d·y + f, as in PDF (ISO 32000-1, 8.3.3). */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/**
 * What a camera does to a page: as above, both divided by g·x + h·y + 1; straight lines stay
 * straight, parallel ones need not stay parallel.
 */
export interface Projection extends Affine {
  readonly g?: number;
  readonly h?: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const IDENTITY: Affine = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

export function apply(m: Projection, x: number, y: number): Point {
  const [left, top] = [m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f];
  if (m.g === undefined || m.h === undefined) return { x: left, y: top };
  const depth = m.g * x + m.h * y + 1;
  return { x: left / depth, y: top / depth };
}

/** First the projection `inner`, then `outer`. */
export function projected(outer: Affine, inner: Projection): Projection {
  const { g = 0, h = 0 } = inner;
  const plain = compose(outer, inner);
  return {
    ...plain,
    a: plain.a + outer.e * g,
    b: plain.b + outer.f * g,
    c: plain.c + outer.e * h,
    d: plain.d + outer.f * h,
    g,
    h,
  };
}

/** First `inner`, then `outer`. */
export function compose(outer: Affine, inner: Affine): Affine {
  return {
    a: outer.a * inner.a + outer.c * inner.b,
    b: outer.b * inner.a + outer.d * inner.b,
    c: outer.a * inner.c + outer.c * inner.d,
    d: outer.b * inner.c + outer.d * inner.d,
    e: outer.a * inner.e + outer.c * inner.f + outer.e,
    f: outer.b * inner.e + outer.d * inner.f + outer.f,
  };
}

/** The way back; null where there is none. */
export function inverse({ a, b, c, d, e, f }: Affine): Affine | null {
  const size = a * d - b * c;
  if (size === 0) return null;
  return {
    a: d / size,
    b: -b / size,
    c: -c / size,
    d: a / size,
    e: (c * f - d * e) / size,
    f: (b * e - a * f) / size,
  };
}

/** The upright box around two opposite corners after a transformation. */
export function boxOf(m: Projection, x1: number, y1: number, x2: number, y2: number): Box {
  const p = apply(m, x1, y1);
  const q = apply(m, x2, y2);
  return {
    left: Math.min(p.x, q.x),
    top: Math.min(p.y, q.y),
    right: Math.max(p.x, q.x),
    bottom: Math.max(p.y, q.y),
  };
}

export function around(boxes: readonly Box[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return { left, top, right, bottom };
}

/** Turns a page of the given size by 0, 90, 180 or 270 degrees clockwise, corner kept at 0, 0. */
export function turned(degrees: number, width: number, height: number): Affine {
  switch (degrees) {
    case 90:
      return { a: 0, b: 1, c: -1, d: 0, e: height, f: 0 };
    case 180:
      return { a: -1, b: 0, c: 0, d: -1, e: width, f: height };
    case 270:
      return { a: 0, b: -1, c: 1, d: 0, e: 0, f: width };
    default:
      return IDENTITY;
  }
}
