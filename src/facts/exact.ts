import { type FactKey, keyString } from './key.js';

/** How a value of a book came about: what a person would be shown who asks. */
export interface Origin {
  /** File of the book, sheet or row (`payments.csv:120`), or empty for a computed value. */
  readonly place: string;
  /** The computation in words, where the value was computed; its addends are `parts`. */
  readonly rule?: { readonly zh: string; readonly en: string };
  /** Keys (`keyString`) of the facts that were added or compared. */
  readonly parts?: readonly string[];
}

/**
 * The one exact value of a fact, as books keep it.
 * `value` is in base units of the measure's quantity (`BASE_PLACES`): money in fen, counts
 * and scores in thousandths, percentages in 10^-9 %.
 */
export interface ExactFact {
  readonly key: FactKey;
  readonly value: bigint;
  readonly origin: Origin;
}

/** Two different values for one key. */
export class FactConflict extends Error {
  readonly known: ExactFact;
  readonly other: ExactFact;

  constructor(known: ExactFact, other: ExactFact) {
    super(
      `一个事实有两个值 / two values of one fact: ${keyString(known.key)} = ${known.value} (${known.origin.place}), ${other.value} (${other.origin.place})`,
    );
    this.name = 'FactConflict';
    this.known = known;
    this.other = other;
  }
}

/** The facts of a book: one exact value a key, in the order in which they were added. */
export class ExactFacts implements Iterable<ExactFact> {
  readonly #byKey = new Map<string, ExactFact>();

  constructor(facts: Iterable<ExactFact> = []) {
    for (const fact of facts) this.add(fact);
  }

  /** @throws {FactConflict} when the key has another value already; the same value twice is one fact. */
  add(fact: ExactFact): void {
    const id = keyString(fact.key);
    const known = this.#byKey.get(id);
    if (known === undefined) this.#byKey.set(id, fact);
    else if (known.value !== fact.value) throw new FactConflict(known, fact);
  }

  get(key: FactKey): ExactFact | undefined {
    return this.#byKey.get(keyString(key));
  }

  /** By `keyString`. */
  byId(id: string): ExactFact | undefined {
    return this.#byKey.get(id);
  }

  get size(): number {
    return this.#byKey.size;
  }

  [Symbol.iterator](): Iterator<ExactFact> {
    return this.#byKey.values();
  }
}
