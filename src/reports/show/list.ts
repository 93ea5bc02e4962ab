import { both, type Html, html } from '../html/markup.js';
import type { ShowMark } from './marks.js';
import { SHOW_WORDS } from './words.js';

/** Element id of a mark's row in the list beside the picture. */
export function rowId({ id }: ShowMark): string {
  return id.replace('m', 'r');
}

/**
 * What was read on a page or part, one row a mark, each linked to its drawing.
 * @param drawn ids of the marks that have a drawing to link to
 */
export function markList(marks: readonly ShowMark[], drawn: ReadonlySet<string>): Html {
  if (marks.length === 0) return html`<p class="muted">${both(SHOW_WORDS.none)}</p>\n`;
  return html`<table class="marks"><tr><th scope="col">${both(SHOW_WORDS.figure)}</th><th scope="col">${both(SHOW_WORDS.states)}</th><th scope="col">${both(SHOW_WORDS.where)}</th></tr>
${marks.map((mark) => row(mark, drawn.has(mark.id)))}</table>\n`;
}

function row(mark: ShowMark, isDrawn: boolean): Html {
  const { id, text, arrow, says, where } = mark;
  const figure = html`<span lang="zh-CN">${text}</span>${arrow === '' ? '' : ` ${arrow}`}`;
  const linked = isDrawn ? html`<a href="#${id}">${figure}</a>` : figure;
  return html`<tr id="${rowId(mark)}"><td class="swatch ${classesOf(mark)}">${linked}${findingLinks(mark)}</td><td>${both(says)}</td><td lang="zh-CN">${where}</td></tr>\n`;
}

/** Links to the findings that are about a mark. */
export function findingLinks({ findings }: ShowMark): Html[] {
  return findings.map(
    ({ number, severity }) => html` <a class="badge ${severity}" href="#f${number}">${number}</a>`,
  );
}

/** The classes that draw a mark. */
export function classesOf({ kind, doubt, findings }: ShowMark): string {
  const worst = ['error', 'warning', 'note'].find((severity) =>
    findings.some((one) => one.severity === severity),
  );
  return [kind, doubt === null ? '' : `doubt-${doubt}`, worst === undefined ? '' : `on-${worst}`]
    .filter((name) => name !== '')
    .join(' ');
}
