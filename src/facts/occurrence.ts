import { type FactKey, keyString } from './key.js';
import type { Printed } from './printed.js';
import type { Source } from './source.js';

/** Where in the document's own structure a figure stands. */
export interface Place {
  readonly kind: 'table' | 'narrative';
  /** The table's reading id, or the section path of the narrative. */
  readonly id: string;
  /** Table title or section heading as printed. */
  readonly label: string;
  readonly row?: string;
  readonly column?: string;
  readonly page?: number;
  /** The narrative sentence around the figure, at most 80 characters. */
  readonly quote?: string;
}

/** One print of one fact. */
export interface Occurrence {
  readonly key: FactKey;
  readonly printed: Printed;
  readonly place: Place;
  readonly source: Source;
}

/** All occurrences of a document, in reading order, found by key. */
export class FactStore {
  readonly #byKey = new Map<string, Occurrence[]>();
  readonly #all: Occurrence[] = [];

  constructor(occurrences: Iterable<Occurrence> = []) {
    for (const occurrence of occurrences) this.add(occurrence);
  }

  add(occurrence: Occurrence): void {
    this.#all.push(occurrence);
    const id = keyString(occurrence.key);
    const known = this.#byKey.get(id);
    if (known === undefined) this.#byKey.set(id, [occurrence]);
    else known.push(occurrence);
  }

  /** Every print of the key, never merged (law: contradictions stay visible). */
  get(key: FactKey): readonly Occurrence[] {
    return this.#byKey.get(keyString(key)) ?? [];
  }

  get all(): readonly Occurrence[] {
    return this.#all;
  }

  /** Occurrences grouped by key, in order of first print. */
  groups(): Iterable<readonly Occurrence[]> {
    return this.#byKey.values();
  }

  where(test: (occurrence: Occurrence) => boolean): Occurrence[] {
    return this.#all.filter(test);
  }
}
