import type { Text } from './text.js';
import type { Block, Caption, Document, Table } from './tree.js';

/** Where a text stands in its tree. */
export interface TextAddress {
  /** Its number among all texts of the tree. */
  readonly index: number;
  /** The cell that holds it, where one does: its row, and its number among the row's cells. */
  readonly cell?: { readonly table: Table; readonly row: number; readonly cell: number };
}

/**
 * The tree with each of its texts put through `map`, in a fixed order. What the document says
 * it could not read or doubts is left alone.
 */
export function mapTexts(tree: Document, map: (text: Text, at: TextAddress) => Text): Document {
  const mapper = new Mapper(map);
  const sections = tree.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => mapper.block(block)),
  }));
  return { ...tree, sections };
}

class Mapper {
  readonly #map: (text: Text, at: TextAddress) => Text;
  #count = 0;

  constructor(map: (text: Text, at: TextAddress) => Text) {
    this.#map = map;
  }

  block(block: Block): Block {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return { ...block, text: this.#text(block.text) };
      case 'figure':
        return { ...block, summary: this.#text(block.summary) };
      case 'contents':
        return { ...block, entries: block.entries.map((entry) => this.#text(entry)) };
      case 'fragments':
        return {
          ...block,
          caption: this.#caption(block.caption),
          lines: block.lines.map((line) => line.map((text) => this.#text(text))),
          notes: block.notes.map((note) => this.#text(note)),
        };
      case 'table':
        return this.#table(block);
    }
  }

  #table(table: Table): Table {
    const caption = this.#caption(table.caption);
    const rows = table.rows.map((row, r) => ({
      ...row,
      cells: row.cells.map((cell, c) => {
        const text = this.#text(cell.text, { table, row: r, cell: c });
        if (text.value === cell.text.value) return { ...cell, text };
        // The exact value behind a rounded display is not that of another figure.
        const { exact: _, ...rest } = cell;
        return { ...rest, text };
      }),
    }));
    return { ...table, caption, rows, notes: table.notes.map((note) => this.#text(note)) };
  }

  #caption({ title, number, reporter, amountUnit }: Caption): Caption {
    return {
      title: this.#optional(title),
      number: this.#optional(number),
      reporter: this.#optional(reporter),
      amountUnit: this.#optional(amountUnit),
    };
  }

  #optional(text: Text | null): Text | null {
    return text === null ? null : this.#text(text);
  }

  #text(text: Text, cell?: TextAddress['cell']): Text {
    const index = this.#count;
    this.#count += 1;
    return this.#map(text, cell === undefined ? { index } : { index, cell });
  }
}
