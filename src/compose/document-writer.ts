import { spanText, type Text } from '../document/text.js';
import type { Block, Paragraph } from '../document/tree.js';
import { type Phrase, paragraphOf, type Statement } from '../forms/phrasebook/phrase.js';

/** Collects blocks of one part, each with a place of its own that its text names as source. */
export class DocumentWriter {
  readonly blocks: Block[] = [];
  readonly statements: Statement[] = [];
  /** Figures of the officer's own sentences, which the clause reader need not understand. */
  readonly quoted: Statement[] = [];
  readonly #place: string;

  constructor(place: string) {
    this.#place = place;
  }

  heading(level: number, marker: string, words: string): void {
    this.blocks.push({ type: 'heading', level, marker, text: this.#text(words) });
  }

  paragraph(phrase: Phrase, role?: Paragraph['role']): void {
    const { paragraph, statements } = paragraphOf(phrase, this.#next(), role);
    if (paragraph.text.value === '') return;
    this.blocks.push(paragraph);
    this.statements.push(...statements);
  }

  /** A paragraph in the officer's own words. */
  ownParagraph(phrase: Phrase): void {
    const before = this.statements.length;
    this.paragraph(phrase);
    this.quoted.push(...this.statements.splice(before));
  }

  block(block: Block): void {
    this.blocks.push(block);
  }

  #text(words: string): Text {
    return spanText(words, { file: '', path: this.#next() });
  }

  #next(): string {
    return `${this.#place}/${this.blocks.length + 1}`;
  }
}
