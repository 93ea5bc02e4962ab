import { type Html, html } from '../html/markup.js';
import { classesOf, rowId } from './list.js';
import type { ShowMark } from './marks.js';
import type { Box, PageShapes, Shape, TableOutline } from './page-shapes.js';
import type { ShownPage } from './subject.js';
import { hoverText } from './words.js';

/** Points by which the drawing of a figure stands out over its characters. */
const MARGIN = 1.5;

/**
 * The picture of a page with everything that was read on it drawn over it.
 * @param drawn gets the ids of the marks that have their drawing here
 */
export function pageView(page: ShownPage, shapes: PageShapes, drawn: Set<string>): Html {
  const { width, height, image } = page;
  return html`<svg class="picture" viewBox="0 0 ${width} ${height}" role="group" aria-label="第${page.page}页 page ${page.page}">
<image href="${image}" width="${width}" height="${height}"/>
${overlay(page, shapes, drawn)}</svg>\n`;
}

/** The drawing alone, in points of the page. */
export function overlay(
  { page, width, height }: Pick<ShownPage, 'page' | 'width' | 'height'>,
  shapes: PageShapes,
  drawn: Set<string>,
): Html {
  return html`${shapes.shapesOn(page).map((shape) => shapeView(shape, width, height, drawn))}${shapes
    .outlinesOn(page)
    .map(outlineView)}`;
}

function outlineView({ box, number, title }: TableOutline): Html {
  const label = `表${number}`;
  return html`<g class="grid"><title>${label} ${title}</title>${rectangle(box, 1)}<text x="${rounded(box[0])}" y="${rounded(box[1] - 3)}">${label}</text></g>\n`;
}

function shapeView(shape: Shape, width: number, height: number, drawn: Set<string>): Html {
  const { mark, isArea, isBlank } = shape;
  if (mark === null) {
    return html`<g class="${isBlank ? 'blank' : 'words'}">${rectangle(shape.box, -0.5)}</g>\n`;
  }
  // A page that could not be read has no box of its own.
  const isWhole = shape.box[2] - shape.box[0] <= 0 || shape.box[3] - shape.box[1] <= 0;
  const box: Box = isWhole ? [2, 2, width - 2, height - 2] : shape.box;
  const id = drawn.has(mark.id) ? undefined : html` id="${mark.id}"`;
  drawn.add(mark.id);
  return html`<a${id} class="mk ${classesOf(mark)}" href="#${rowId(mark)}" tabindex="-1"><title>${hoverText(mark)}</title>${rectangle(box, isArea ? -0.5 : MARGIN)}${arrow(mark, box)}${badge(mark, box)}</a>\n`;
}

function arrow({ arrow: sign }: ShowMark, [, top, right]: Box): Html | undefined {
  return sign === ''
    ? undefined
    : html`<text class="arrow" x="${rounded(right)}" y="${rounded(top + 2)}">${sign}</text>`;
}

function badge({ findings }: ShowMark, [left, top]: Box): Html | undefined {
  if (findings.length === 0) return undefined;
  const numbers = findings.map(({ number }) => number).join();
  return html`<text class="number" x="${rounded(left)}" y="${rounded(top)}">${numbers}</text>`;
}

function rectangle([left, top, right, bottom]: Box, margin: number): Html {
  const width = Math.max(0.5, right - left + 2 * margin);
  const height = Math.max(0.5, bottom - top + 2 * margin);
  return html`<rect x="${rounded(left - margin)}" y="${rounded(top - margin)}" width="${rounded(width)}" height="${rounded(height)}"/>`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
