import type { Block, Section } from '../document/tree.js';
import { type GlossaryEntry, termsUsed } from '../forms/phrasebook/glossary.js';

/** The terms that a document uses, with their definitions. */
export function glossaryOf(words: string): readonly GlossaryEntry[] {
  return termsUsed(words);
}

/** All words of sections, in which terms are looked for. */
export function wordsOf(sections: readonly Section[]): string {
  const words = (block: Block): string => {
    if (block.type === 'paragraph') return block.text.value;
    if (block.type !== 'table') return '';
    return block.rows.flatMap(({ cells }) => cells.map(({ text }) => text.value)).join(' ');
  };
  return sections.flatMap(({ blocks }) => blocks.map(words)).join('\n');
}
