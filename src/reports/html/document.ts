import { sliceText, type Text } from '../../document/text.js';
import type { Document } from '../../document/tree.js';
import { SEVERITY_WORDS } from '../words.js';
import type { MarkRef } from './marks.js';
import { both, type Html, html } from './markup.js';
import type { Stretch, StretchIndex } from './stretches.js';
import { blockView, type Drawing } from './tree-view.js';

/** The document as read, with its marked figures, and the marks that found their place. */
export interface DocumentView {
  readonly body: Html;
  /** Element ids of the marks (`m3-0`: finding 3, first place). */
  readonly anchors: ReadonlySet<string>;
}

/** Element id of a finding's place in the document. */
export function anchorId(number: number, place: number): string {
  return `m${number}-${place}`;
}

/** Element id of a finding in the list. */
export function findingId(number: number): string {
  return `f${number}`;
}

/** Renders the tree; each figure that a finding is about is a mark linked to the finding. */
export function documentView(tree: Document, index: StretchIndex<MarkRef>): DocumentView {
  const drawing = new FindingDrawing(index);
  const body = html`${tree.sections.flatMap(({ blocks }) => blocks.map((block) => blockView(block, drawing)))}`;
  return { body, anchors: drawing.anchors };
}

class FindingDrawing implements Drawing {
  readonly anchors = new Set<string>();
  readonly #index: StretchIndex<MarkRef>;

  constructor(index: StretchIndex<MarkRef>) {
    this.#index = index;
  }

  text(text: Text): Html {
    const pieces: Html[] = [];
    let from = 0;
    for (const stretch of this.#index.of(text)) {
      pieces.push(html`${text.value.slice(from, stretch.start)}${this.#mark(text, stretch)}`);
      from = stretch.end;
    }
    return html`${pieces}${text.value.slice(from)}`;
  }

  #mark(text: Text, { start, end, refs }: Stretch<MarkRef>): Html {
    const worst = ['error', 'warning', 'note'].find((s) => refs.some((r) => r.severity === s));
    const links = uniqueFindings(refs).map(
      (ref) =>
        html`<sup><a href="#${findingId(ref.number)}">${both(SEVERITY_WORDS[ref.severity])} ${ref.number}</a></sup>`,
    );
    const targets = refs.flatMap((ref) => this.#target(ref));
    return html`<mark class="${worst}">${targets}${sliceText(text, start, end).value}${links}</mark>`;
  }

  /** The link target of a finding's place: once, though a figure may stand in two pieces. */
  #target({ number, place }: MarkRef): Html[] {
    const id = anchorId(number, place);
    if (this.anchors.has(id)) return [];
    this.anchors.add(id);
    return [html`<span id="${id}"></span>`];
  }
}

function uniqueFindings(refs: readonly MarkRef[]): MarkRef[] {
  return refs.filter(
    (ref, index) => refs.findIndex(({ number }) => number === ref.number) === index,
  );
}
