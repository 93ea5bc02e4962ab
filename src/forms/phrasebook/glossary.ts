import { glossary } from '../generated/glossary.js';

/** A term with its definition, as written in data/forms/glossary.yaml. */
export interface GlossaryEntry {
  readonly term: string;
  /** Words that show that a document uses it; left out, the term itself. */
  readonly words?: readonly string[];
  /** `{level}` is 部门 or 单位. */
  readonly text: string;
}

/** The terms that these words use, in the order of the data file. */
export function termsUsed(words: string): readonly GlossaryEntry[] {
  return glossary.filter(({ term, words: own }) =>
    (own ?? [term]).some((word) => words.includes(word)),
  );
}
