import type { PixelBox } from './bitmap.js';
import type { Component } from './components.js';

/** A printed line inside a cell or of the page: what is cut out and read at once. */
export interface TextLine extends PixelBox {
  /** The connected areas that make it, from left to right, points and commas included. */
  readonly parts: readonly Component[];
  /** It stands in a cell of a table. */
  readonly inCell: boolean;
  /** Ink of something else touches it: part of it may be lost. */
  readonly touched?: boolean;
}

/** Sizes in points: areas smaller than a speck are no ink; bodies tell where lines are. */
const SPECK_AREA = 0.5;
const BODY = 1.8;
/** A cell gap: what stands farther apart, in heights of the line, is read by itself. */
const APART = 1.6;

/** Areas that are print: neither specks nor, where it is no stroke, what fills the page. */
export function printOf(components: readonly Component[], pixelsPerPoint: number): Component[] {
  const least = SPECK_AREA * pixelsPerPoint * pixelsPerPoint;
  return components.filter(({ area }) => area >= least);
}

/** Height of a usual line, in pixels: three of four lines of print are no higher. */
export function usualHeight(bands: readonly { readonly top: number; readonly bottom: number }[]) {
  const heights = bands.map(({ top, bottom }) => bottom - top).sort((a, b) => a - b);
  return heights[Math.floor(heights.length * 0.75)] ?? 0;
}

interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Stretches of rows that hold print, from the top. */
export function bandsOf(parts: readonly Component[], pixelsPerPoint: number): Band[] {
  const bodies = parts.filter((part) => isBody(part, pixelsPerPoint));
  const sorted = [...bodies].sort((a, b) => a.top - b.top);
  const bands: { top: number; bottom: number }[] = [];
  for (const { top, bottom } of sorted) {
    const last = bands.at(-1);
    if (last !== undefined && top < last.bottom) last.bottom = Math.max(last.bottom, bottom);
    else bands.push({ top, bottom });
  }
  return bands;
}

function isBody({ left, top, right, bottom }: Component, pixelsPerPoint: number): boolean {
  return Math.max(right - left, bottom - top) >= BODY * pixelsPerPoint;
}

/** Strokes of one character that do not hang together (二, 三, 旦) are one line. */
function joined(bands: readonly Band[], usual: number): Band[] {
  const lines: { top: number; bottom: number }[] = [];
  for (const { top, bottom } of bands) {
    const last = lines.at(-1);
    if (last !== undefined && bottom - last.top <= usual * 1.15) last.bottom = bottom;
    else lines.push({ top, bottom });
  }
  return lines;
}

/**
 * The lines of a region.
 * @param usual height of a usual line of the page, in pixels
 * @param divided whether parts of a line that stand far apart are lines of their own: outside of cells
 */
export function textLines(
  parts: readonly Component[],
  usual: number,
  pixelsPerPoint: number,
  divided: boolean,
): TextLine[] {
  const bands = joined(bandsOf(parts, pixelsPerPoint), usual);
  return bands.flatMap((band): TextLine[] => {
    const reach = (band.bottom - band.top) * 0.25;
    const own = parts.filter((part) => {
      const middle = (part.top + part.bottom) / 2;
      return middle >= band.top - reach && middle <= band.bottom + reach;
    });
    const sorted = own.sort((a, b) => a.left - b.left);
    const groups = divided ? divide(sorted, (band.bottom - band.top) * APART) : [sorted];
    return groups
      .filter((group) => group.some((part) => isBody(part, pixelsPerPoint)))
      .map((group) => ({ ...boxAround(group), parts: group, inCell: !divided }));
  });
}

function divide(parts: readonly Component[], gap: number): Component[][] {
  const groups: Component[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    const group = groups.at(-1);
    if (group === undefined || part.left - end > gap) groups.push([part]);
    else group.push(part);
    end = Math.max(end, part.right);
  }
  return groups;
}

export function boxAround(boxes: readonly PixelBox[]): PixelBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.left);
    top = Math.min(top, box.top);
    right = Math.max(right, box.right);
    bottom = Math.max(bottom, box.bottom);
  }
  return { left, top, right, bottom };
}
