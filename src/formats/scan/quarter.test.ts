import { expect, test } from 'vitest';
import { apply, turned } from '../pdf/geometry.js';
import { type Quarter, upright } from './quarter.js';

test.each([0, 90, 180, 270] as Quarter[])('text turned by %s degrees is put upright', (quarter) => {
  const grey = { width: 4, height: 3, data: Uint8Array.from({ length: 12 }, (_, at) => at) };
  const { width, height, data } = upright(grey, quarter);
  expect([width, height]).toEqual(quarter % 180 === 0 ? [4, 3] : [3, 4]);
  // The middle of each pixel goes back to where it is displayed.
  const display = turned(quarter, width, height);
  data.forEach((value, at) => {
    const { x, y } = apply(display, (at % width) + 0.5, Math.floor(at / width) + 0.5);
    expect(grey.data[Math.floor(y) * grey.width + Math.floor(x)]).toBe(value);
  });
});
