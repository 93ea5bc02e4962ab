import type { Text } from '../../document/text.js';
import { captionTexts } from '../../document/texts.js';
import type { Block, Fragments, Table, TableCell, TableRow } from '../../document/tree.js';
import { type Html, html } from './markup.js';

/** How the parts of a document are drawn; the tree view puts them together. */
export interface Drawing {
  /** A text with what is marked in it. */
  text(text: Text): Html;
  /** Classes of a table cell beside its own. */
  cellClass?(cell: TableCell): string;
  /** Stands before a block: where it is. */
  before?(block: Block): Html | undefined;
}

const FIGURE = /^[\s\d.,%％+\-−—()（）]*$/;
const HIGHEST_HEADING = 3;
const LOWEST_HEADING = 6;

/** Draws a block of the document tree as it is. */
export function blockView(block: Block, drawing: Drawing): Html {
  return html`${drawing.before?.(block)}${new BlockWriter(drawing).block(block)}`;
}

class BlockWriter {
  readonly #drawing: Drawing;

  constructor(drawing: Drawing) {
    this.#drawing = drawing;
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
    return html`<tr>${cells.map((cell) => {
      const { text, colSpan, rowSpan } = cell;
      const columns = colSpan > 1 ? html` colspan="${colSpan}"` : undefined;
      const rows = rowSpan > 1 ? html` rowspan="${rowSpan}"` : undefined;
      const content = this.#text(text);
      if (head) return html`<th scope="col"${columns}${rows}>${content}</th>`;
      const names = [
        FIGURE.test(text.value) ? 'figure' : '',
        this.#drawing.cellClass?.(cell) ?? '',
      ].filter((name) => name !== '');
      const classes = names.length === 0 ? undefined : html` class="${names.join(' ')}"`;
      return html`<td${classes}${columns}${rows}>${content}</td>`;
    })}</tr>\n`;
  }

  #caption(caption: Table['caption']): Html | undefined {
    const parts = captionTexts(caption);
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
    return this.#drawing.text(text);
  }
}
