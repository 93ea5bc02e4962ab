import type { Document } from '../../document/tree.js';
import { both, type Html, html } from '../html/markup.js';
import type { ShowMark } from './marks.js';
import { KIND_WORDS, SHOW_WORDS } from './words.js';

/** What the drawings mean and how many of each there are; Chinese first, English beside it. */
export function legend(marks: readonly ShowMark[], tree: Document): Html {
  const counts = countsOf(marks, tree);
  const kinds = (Object.keys(KIND_WORDS) as (keyof typeof KIND_WORDS)[]).filter(
    // Findings are drawn only when asked for.
    (kind) => kind !== 'noted' || counts.noted > 0,
  );
  return html`<h2>${both(SHOW_WORDS.legend)}</h2>
<ul class="legend">${kinds.map((kind) => {
    const { zh, en } = KIND_WORDS[kind];
    const look = kind === 'doubtful' ? 'doubtful doubt-open' : kind;
    return html`<li><svg viewBox="0 0 32 16" aria-hidden="true"><g class="mk ${look}"><rect x="1" y="1" width="30" height="14"/></g></svg><span lang="zh-CN">${zh}</span> <small lang="en">${en}</small> <b>${counts[kind]}</b></li>\n`;
  })}</ul>
`;
}

function countsOf(
  marks: readonly ShowMark[],
  tree: Document,
): Record<keyof typeof KIND_WORDS, number> {
  const of = (kind: ShowMark['kind']) => marks.filter((mark) => mark.kind === kind).length;
  return {
    cell: of('cell'),
    'cell-unbound': of('cell-unbound'),
    blank: blankCells(tree),
    claim: of('claim'),
    'claim-unbound': of('claim-unbound'),
    unread: of('unread'),
    doubtful: marks.filter(({ doubt }) => doubt === 'open').length,
    noted: of('noted'),
  };
}

function blankCells(tree: Document): number {
  return tree.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'table' ? block.rows : []))
    .flatMap(({ cells }) => cells)
    .filter(({ text }) => text.value.trim() === '').length;
}
