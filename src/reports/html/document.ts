import { sliceText, type Text } from '../../document/text.js';
import type { Block, Document, Fragments, Table, TableRow } from '../../document/tree.js';
import { SEVERITY_WORDS } from '../words.js';
import type { Mark, MarkIndex, MarkRef } from './marks.js';
import { both, type Html, html } from './markup.js';

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

const FIGURE = /^[\s\d.,%％+\-−—()（）]*$/;
const HIGHEST_HEADING = 3;
const LOWEST_HEADING = 6;

/** Renders the tree; each figure that a finding is about is a mark linked to the finding. */
export function documentView(tree: Document, index: MarkIndex): DocumentView {
  const writer = new DocumentWriter(index);
  const body = html`${tree.sections.flatMap(({ blocks }) => blocks.map((block) => writer.block(block)))}`;
  return { body, anchors: writer.anchors };
}

class DocumentWriter {
  readonly anchors = new Set<string>();
  readonly #index: MarkIndex;

  constructor(index: MarkIndex) {
    this.#index = index;
  }

  block(block: Block): Html {
    switch (block.type) {
      case 'heading':
        return this.#heading(block.level, block.text);
      case 'paragraph':
        return html`<p>${this.#text(block.text)}</p>\n`;
      case 'table':
        return this.#table(block);
      case 'fragments':
        return this.#fragments(block);
      case 'contents':
        return html`<ul>${block.entries.map((entry) => html`<li>${this.#text(entry)}</li>`)}</ul>\n`;
      case 'figure':
        return html`<p>[${this.#text(block.summary)}]</p>\n`;
    }
  }

  #heading(level: number, text: Text): Html {
    const content = this.#text(text);
    switch (Math.min(HIGHEST_HEADING + level - 1, LOWEST_HEADING)) {
      case HIGHEST_HEADING:
        return html`<h3>${content}</h3>\n`;
      case HIGHEST_HEADING + 1:
        return html`<h4>${content}</h4>\n`;
      case HIGHEST_HEADING + 2:
        return html`<h5>${content}</h5>\n`;
      default:
        return html`<h6>${content}</h6>\n`;
    }
  }

  #table({ caption, rows, notes }: Table): Html {
    const heads = rows.findIndex((row) => row.cells.some(({ text }) => /\p{Nd}/u.test(text.value)));
    return html`<div class="wide"><table>${this.#caption(caption)}
${rows.map((row, index) => this.#row(row, index < heads))}</table></div>
${this.#notes(notes)}`;
  }

  #row({ cells }: TableRow, head: boolean): Html {
    return html`<tr>${cells.map(({ text, colSpan, rowSpan }) => {
      const columns = colSpan > 1 ? html` colspan="${colSpan}"` : undefined;
      const rows = rowSpan > 1 ? html` rowspan="${rowSpan}"` : undefined;
      const content = this.#text(text);
      if (head) return html`<th scope="col"${columns}${rows}>${content}</th>`;
      const figure = FIGURE.test(text.value) ? html` class="figure"` : undefined;
      return html`<td${figure}${columns}${rows}>${content}</td>`;
    })}</tr>\n`;
  }

  #caption({ title, number, reporter, amountUnit }: Table['caption']): Html | undefined {
    const parts = [number, title, reporter, amountUnit].filter((part) => part !== null);
    if (parts.length === 0) return undefined;
    return html`<caption>${parts.map((part) => html`${this.#text(part)} `)}</caption>`;
  }

  #fragments({ caption, lines, notes }: Fragments): Html {
    return html`<div class="wide"><table>${this.#caption(caption)}
${lines.map((line) => html`<tr>${line.map((piece) => html`<td>${this.#text(piece)}</td>`)}</tr>\n`)}</table></div>
${this.#notes(notes)}`;
  }

  #notes(notes: readonly Text[]): Html[] {
    return notes.map((note) => html`<p class="muted">${this.#text(note)}</p>\n`);
  }

  #text(text: Text): Html {
    const marks = this.#index.marksOf(text);
    const pieces: Html[] = [];
    let from = 0;
    for (const mark of marks) {
      pieces.push(html`${text.value.slice(from, mark.start)}${this.#mark(text, mark)}`);
      from = mark.end;
    }
    return html`${pieces}${text.value.slice(from)}`;
  }

  #mark(text: Text, { start, end, refs }: Mark): Html {
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
