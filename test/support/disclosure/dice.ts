/** A seeded source of choices: the same seed gives the same disclosure on every machine. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2654435761 + 1013904223) % 4294967296;
  }

  /** An integer from 0 to below - 1 (xorshift, 32 bits). */
  below(below: number): number {
    let state = this.#state === 0 ? 88675123 : this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state >>> 0;
    return this.#state % below;
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  }

  /** Up to `count` different members, in their own order. */
  some<T>(list: readonly T[], count: number): T[] {
    const left = list.map((_, index) => index);
    const taken = new Set<number>();
    while (taken.size < Math.min(count, list.length)) {
      taken.add(left.splice(this.below(left.length), 1)[0] ?? 0);
    }
    return list.filter((_, index) => taken.has(index));
  }

  /** An amount in fen, often small, sometimes large; never zero. */
  amount(largestInWan: number): bigint {
    const wan = this.once(3) ? largestInWan : Math.max(1, Math.floor(largestInWan / 10));
    return BigInt(this.below(wan)) * 1_000_000n + BigInt(this.below(999_999) + 1);
  }

  /** A part of a whole, in fen: from nothing to all of it. */
  part(whole: bigint): bigint {
    return (whole * BigInt(this.below(1001))) / 1000n;
  }

  /** The same figure of another year or of the budget: equal, near, or quite different. */
  neighbour(fen: bigint): bigint {
    if (this.once(6)) return fen;
    const ppm = this.once(4) ? 200_000 + this.below(1_800_000) : 850_000 + this.below(300_000);
    return (fen * BigInt(ppm)) / 1_000_000n + BigInt(this.below(5000));
  }
}
