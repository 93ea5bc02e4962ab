import type { Document } from '../../document/tree.js';
import { keyString } from '../../facts/key.js';
import { valueText } from '../../facts/printed.js';
import type { Reading } from '../../forms/reading.js';
import { printsOf } from '../data/prints.js';

/** One print of one fact: its key, and its figure as ASCII digits. */
export interface PrintedFact {
  readonly fact: string;
  readonly text: string;
}

/** Every fact that a composed document says it prints, in its order; charts draw and print none. */
export function factsPrinted(document: Document): readonly PrintedFact[] {
  return printsOf(document).map(({ fact, text }) => ({ fact, text }));
}

/** Every fact that was read. */
export function factsRead({ facts }: Reading): readonly PrintedFact[] {
  return facts.all.map(({ key, printed, place }) => ({
    fact: keyString(key),
    // Words may stand around the digits of a sentence.
    text: place.kind === 'narrative' ? (valueText(printed) ?? printed.text) : printed.text,
  }));
}

/** What was printed and not read, and what was read and not printed; each as often as it was. */
export interface Difference {
  readonly missing: readonly PrintedFact[];
  readonly invented: readonly PrintedFact[];
}

/** Compares prints with what was read of them: same keys, same texts, equally often (law 7). */
export function differenceOf(
  printed: readonly PrintedFact[],
  read: readonly PrintedFact[],
): Difference {
  const counts = new Map<string, number>();
  for (const one of read) counts.set(idOf(one), (counts.get(idOf(one)) ?? 0) + 1);
  const missing = printed.filter((one) => !taken(counts, one));
  const invented = read.filter((one) => taken(counts, one));
  return { missing, invented };
}

/** Takes one of them away; false where none is left. */
function taken(counts: Map<string, number>, one: PrintedFact): boolean {
  const left = counts.get(idOf(one)) ?? 0;
  if (left === 0) return false;
  counts.set(idOf(one), left - 1);
  return true;
}

function idOf({ fact, text }: PrintedFact): string {
  return `${fact} ${text}`;
}
