import { middleOf } from './cells.js';
import type { Box } from './geometry.js';
import type { Glyph } from './glyphs.js';
import type { PageContent } from './objects.js';

/** The characters of a page by whether they are seen on it. */
export interface SeenGlyphs {
  readonly glyphs: readonly Glyph[];
  /** Outside the page, cut away, covered, transparent, or on a layer that is not shown. */
  readonly unseen: readonly Glyph[];
}

/** Characters of a run stand no farther apart than this, in their size. */
const RUN_GAP = 1;

/**
 * Parts what is seen of a page from what only lies in the file. A run of characters of which
 * any part is seen is taken whole: a figure cut at the edge of its cell is still one figure.
 * @param drawing read in the same space as the characters
 */
export function seenGlyphs(
  all: readonly Glyph[],
  drawing: PageContent,
  width: number,
  height: number,
): SeenGlyphs {
  const hidden = all.filter((glyph) => glyph.hidden).length;
  const page: Sight = {
    drawing,
    width,
    height,
    // A layer for searching lies under or over a picture, or stands for outlines.
    ignoresHidden: hidden > 0 && hidden * 2 < all.length,
  };
  const glyphs: Glyph[] = [];
  const unseen: Glyph[] = [];
  for (const run of runsIn(all)) {
    if (run.every((glyph) => isUnseen(glyph, page))) unseen.push(...run);
    else for (const glyph of run) glyphs.push(inClip(withState(glyph, page), page));
  }
  return { glyphs, unseen };
}

interface Sight {
  readonly drawing: PageContent;
  readonly width: number;
  readonly height: number;
  readonly ignoresHidden: boolean;
}

/** Characters in the order of the content by the stretches that follow each other on a line. */
export function runsIn(glyphs: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = [];
  for (const glyph of glyphs) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && goesOn(last, glyph)) run.push(glyph);
    else runs.push([glyph]);
  }
  return runs;
}

function goesOn(last: Glyph, glyph: Glyph): boolean {
  return (
    Math.abs(glyph.y - last.y) < 0.5 &&
    Math.abs(glyph.left - last.right) < last.size * RUN_GAP &&
    glyph.hidden === last.hidden
  );
}

function isUnseen(glyph: Glyph, page: Sight): boolean {
  const { drawing, width, height } = page;
  const { x, y } = middleOf(glyph);
  if (x < 0 || y < 0 || x > width || y > height) return true;
  if (glyph.transparent === true) return true;
  const isIn = ({ left, top, right, bottom }: Box) =>
    x >= left && x <= right && y >= top && y <= bottom;
  if (glyph.hidden && page.ignoresHidden && !drawing.images.some(isIn)) return true;
  const state = drawing.texts.get(glyph.object ?? 0);
  if (state === undefined) return false;
  if (state.layer !== null && drawing.hiddenLayers.has(state.layer)) return true;
  if (state.clip !== null && !isIn(state.clip)) return true;
  return drawing.covers.some((cover) => cover.order > state.order && isIn(cover));
}

/** What is cut away of a run counts as standing where the rest is seen: in its cell. */
function inClip(glyph: Glyph, { drawing }: Sight): Glyph {
  const clip = drawing.texts.get(glyph.object ?? 0)?.clip ?? null;
  if (clip === null) return glyph;
  const { x } = middleOf(glyph);
  const rim = Math.min(glyph.size / 2, (clip.right - clip.left) / 2);
  const cellX = Math.min(Math.max(x, clip.left + rim), clip.right - rim);
  return x < clip.left || x > clip.right ? { ...glyph, cellX } : glyph;
}

/**
 * Characters under a picture were put there by what recognised it: they are not what is seen.
 * What says of itself that it is no content is marked so.
 */
function withState(glyph: Glyph, { drawing }: Sight): Glyph {
  const state = drawing.texts.get(glyph.object ?? 0);
  if (state === undefined) return glyph;
  if (state.artifact) return { ...glyph, artifact: true };
  if (glyph.hidden || drawing.images.length === 0) return glyph;
  const { x, y } = middleOf(glyph);
  const isUnder = drawing.images.some(
    (image) =>
      image.opaque === true &&
      (image.order ?? 0) > state.order &&
      x >= image.left &&
      x <= image.right &&
      y >= image.top &&
      y <= image.bottom,
  );
  return isUnder ? { ...glyph, hidden: true } : glyph;
}
