import { ExactFacts } from '../../../src/facts/exact.js';
import type { Basis, Dimensions, FactKey } from '../../../src/facts/key.js';
import { keyString } from '../../../src/facts/key.js';
import type { WriteInfo } from '../../../src/forms/write/print.js';

/** Adds amounts up under their keys. */
export class Sums {
  readonly #values = new Map<string, { readonly key: FactKey; readonly fen: bigint }>();
  readonly #info: WriteInfo;
  readonly #basis: Basis;

  constructor(info: WriteInfo, basis: Basis) {
    this.#info = info;
    this.#basis = basis;
  }

  add(measure: string, dims: Dimensions, fen: bigint, more: Partial<FactKey> = {}): void {
    const { unit, fiscalYear } = this.#info;
    const key = { measure, unit, year: fiscalYear, basis: this.#basis, dims, ...more };
    const id = keyString(key);
    this.#values.set(id, { key, fen: (this.#values.get(id)?.fen ?? 0n) + fen });
  }

  facts(): ExactFacts {
    return new ExactFacts(
      [...this.#values.values()].map(({ key, fen }) => ({
        key,
        value: fen,
        origin: { place: '' },
      })),
    );
  }
}
