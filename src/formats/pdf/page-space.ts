import { type Box, compose } from './geometry.js';
import type { Glyph } from './glyphs.js';
import type { Page } from './page.js';

/** A page with all that is on it moved, so that a corner comes to 0, 0, and then enlarged. */
export function movedPage(
  page: Page,
  corner: { readonly left: number; readonly top: number },
  factor: number,
): Page {
  const { left, top } = corner;
  const across = (x: number) => (x - left) * factor;
  const down = (y: number) => (y - top) * factor;
  const box = <T extends Box>(one: T): T => ({
    ...one,
    left: across(one.left),
    right: across(one.right),
    top: down(one.top),
    bottom: down(one.bottom),
  });
  const glyph = (one: Glyph): Glyph => ({
    ...box(one),
    x: across(one.x),
    y: down(one.y),
    size: one.size * factor,
  });
  const { rulings, images, fills } = page.drawing;
  const back = { a: 1 / factor, b: 0, c: 0, d: 1 / factor, e: left, f: top };
  return {
    ...page,
    width: page.width * factor,
    height: page.height * factor,
    zoom: (page.zoom ?? 1) * factor,
    glyphs: page.glyphs.map(glyph),
    askew: page.askew.map(glyph),
    unseen: (page.unseen ?? []).map(glyph),
    drawing: {
      rulings: rulings.map(({ horizontal, at, from, to }) =>
        horizontal
          ? { horizontal, at: down(at), from: across(from), to: across(to) }
          : { horizontal, at: across(at), from: down(from), to: down(to) },
      ),
      images: images.map(box),
      fills: fills.map(box),
    },
    display: compose(page.display, back),
  };
}

/** All pages enlarged as the one that is most: a table goes on over pages at one scale. */
export function atOneScale(pages: readonly Page[]): readonly Page[] {
  const most = pages.reduce((greatest, { zoom = 1 }) => Math.max(greatest, zoom), 1);
  return pages.map((page) => {
    const factor = most / (page.zoom ?? 1);
    return factor === 1 ? page : movedPage(page, { left: 0, top: 0 }, factor);
  });
}
