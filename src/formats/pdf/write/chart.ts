import type { Chart } from '../../../document/tree.js';
import { at, CHART_HEIGHT, CHART_WIDTH, chartShapes, type Shape } from '../../shared/chart-svg.js';
import { families, quoted, SANS } from './text.js';

/** A program of one page that draws a chart. */
export function chartProgram(chart: Chart): string {
  return `#set page(width: ${CHART_WIDTH}pt, height: ${CHART_HEIGHT}pt, margin: 0pt, fill: none)
#set text(font: ${families(SANS)}, lang: "zh", region: "cn", top-edge: "baseline", bottom-edge: "baseline", fallback: false)
${chartShapes(chart).map(shapeText).join('\n')}`;
}

function shapeText(shape: Shape): string {
  const place = (x: number, y: number, what: string) =>
    `#place(top + left, dx: ${at(x)}pt, dy: ${at(y)}pt, ${what})`;
  switch (shape.kind) {
    case 'rect':
      return place(
        shape.x,
        shape.y,
        `rect(width: ${at(shape.width)}pt, height: ${at(shape.height)}pt, fill: rgb(${quoted(shape.fill)}), stroke: none)`,
      );
    case 'polygon': {
      const points = shape.points.map(([x, y]) => `(${at(x)}pt, ${at(y)}pt)`).join(', ');
      return place(
        0,
        0,
        `polygon(fill: rgb(${quoted(shape.fill)}), stroke: 1pt + white, ${points})`,
      );
    }
    case 'line': {
      const [[x, y], [right, below]] = [shape.from, shape.to];
      const end = `(${at(right - x)}pt, ${at(below - y)}pt)`;
      return place(x, y, `line(end: ${end}, stroke: 1pt + luma(68))`);
    }
    case 'label': {
      const words = `text(size: ${shape.size}pt, fill: luma(34), ${quoted(shape.value)})`;
      const middle = shape.anchor === 'middle';
      const x = middle ? shape.x - CHART_WIDTH : shape.x;
      const align = middle ? 'center' : 'left';
      const width = middle ? 2 * CHART_WIDTH : CHART_WIDTH;
      return place(x, shape.y, `box(width: ${width}pt, align(${align}, ${words}))`);
    }
  }
}
