import type { Phrase } from '../phrase.js';
import type { Speaker } from '../speaker.js';

/** A paragraph of a section, or a heading inside it (（一）…, 1.…). */
export type Passage =
  | { readonly kind: 'text'; readonly phrase: Phrase }
  | { readonly kind: 'heading'; readonly level: 3 | 4; readonly words: string };

/** Writes the sentences of one subject; the layouts name it where they print it. */
export type Section = (speaker: Speaker) => readonly Passage[];

export function text(phrase: Phrase): Passage {
  return { kind: 'text', phrase };
}

export function heading(level: 3 | 4, words: string): Passage {
  return { kind: 'heading', level, words };
}
