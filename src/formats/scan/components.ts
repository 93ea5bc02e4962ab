import type { InkBitmap, PixelBox } from './bitmap.js';

/** Ink that hangs together. */
export interface Component extends PixelBox {
  /** Pixels of ink. */
  readonly area: number;
  /** Its first pixel, as an index into the bitmap. */
  readonly start: number;
}

/** Bound in steps: a page of print has some thousands; noise beyond is not looked at. */
const MOST_COMPONENTS = 300_000;

/** Connected areas of ink (eight neighbours) in the order of their first pixel, row by row. */
export function componentsOf(ink: InkBitmap, within?: PixelBox): Component[] {
  const { width, data } = ink;
  const box = within ?? { left: 0, top: 0, right: width, bottom: ink.height };
  const [columns, rows] = [box.right - box.left, box.bottom - box.top];
  if (columns <= 0 || rows <= 0) return [];
  const seen = new Uint8Array(columns * rows);
  const stack = new Int32Array(columns * rows);
  const found: Component[] = [];
  for (let start = 0; start < columns * rows; start += 1) {
    const [startX, startY] = [start % columns, Math.floor(start / columns)];
    const inked = data[(box.top + startY) * width + box.left + startX] === 1;
    if (seen[start] === 1 || !inked) continue;
    if (found.length >= MOST_COMPONENTS) break;
    let [left, top, right, bottom, area, depth] = [startX, startY, startX, startY, 0, 0];
    stack[depth] = start;
    depth += 1;
    seen[start] = 1;
    while (depth > 0) {
      depth -= 1;
      const at = stack[depth] as number;
      const [x, y] = [at % columns, Math.floor(at / columns)];
      area += 1;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny += 1) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx += 1) {
          const next = ny * columns + nx;
          if (seen[next] === 1) continue;
          if (data[(box.top + ny) * width + box.left + nx] !== 1) continue;
          seen[next] = 1;
          stack[depth] = next;
          depth += 1;
        }
      }
    }
    found.push({
      left: box.left + left,
      top: box.top + top,
      right: box.left + right + 1,
      bottom: box.top + bottom + 1,
      area,
      start: (box.top + startY) * width + box.left + startX,
    });
  }
  return found;
}
