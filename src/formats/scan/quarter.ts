import type { GreyBitmap } from './bitmap.js';

/** Degrees clockwise by which the text of a picture may be turned. */
export type Quarter = 0 | 90 | 180 | 270;

/** The picture so that text which is turned by `quarter` on it runs from left to right. */
export function upright(grey: GreyBitmap, quarter: Quarter): GreyBitmap {
  if (quarter === 0) return grey;
  const lying = quarter !== 180;
  const width = lying ? grey.height : grey.width;
  const height = lying ? grey.width : grey.height;
  const data = new Uint8Array(width * height);
  const source = (x: number, y: number): number => {
    if (quarter === 90) return x * grey.width + (height - 1 - y);
    if (quarter === 180) return (height - 1 - y) * grey.width + (width - 1 - x);
    return (width - 1 - x) * grey.width + y;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data[y * width + x] = grey.data[source(x, y)] as number;
  }
  return { width, height, data };
}
