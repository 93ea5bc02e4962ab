import { Html, html } from '../html/markup.js';
import { marksOf } from './marks.js';
import { PageShapes } from './page-shapes.js';
import { overlay } from './page-view.js';
import { MARK_STYLE } from './style.js';
import type { Shown, ShownPage } from './subject.js';

/** Draws what was read on single pages, as SVG to be laid over their pictures. */
export class PageDrawings {
  readonly #shapes: PageShapes;

  constructor(shown: Shown) {
    this.#shapes = new PageShapes(shown.subject.tree, marksOf(shown));
  }

  /** @param columns and rows of pixels that the drawing is to have */
  svg(page: Omit<ShownPage, 'image'>, columns: number, rows: number): string {
    const style = Html.join([MARK_STYLE], []);
    return html`<svg xmlns="http://www.w3.org/2000/svg" width="${columns}" height="${rows}" viewBox="0 0 ${page.width} ${page.height}"><style>${style} text { font-family: sans-serif; }</style>${overlay(page, this.#shapes, new Set())}</svg>`
      .text;
  }
}
