import { type GlossaryEntry, termsUsed } from '../forms/phrasebook/glossary.js';

/** The terms that a document uses, with their definitions. */
export function glossaryOf(words: string): readonly GlossaryEntry[] {
  return termsUsed(words);
}
