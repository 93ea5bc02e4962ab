/** Something that explains some sums at a cost, by changing some figures. */
export interface Part {
  readonly sums: readonly number[];
  readonly cost: number;
  readonly figures: readonly number[];
}

/** Steps that finding the cheapest cover may take, and each question whether a part is needed. */
const MOST_STEPS = 100_000;
/** Fewest sums that only three figures or more explain together, and the least that one costs. */
const LEAST_OPEN = 4;
const FIGURE = 50;
/** The least that each of any number of such sums costs. */
const OPEN = 37;
/** What a sum costs that too few are open with for that. */
const ALONE = 150;
/** By how much one cover may cost more than another and be as good: rounding hides which slip it was. */
const LEEWAY = 20;
/** Shares of a cost are whole numbers. */
const SHARES = 12;

/**
 * Parts the sums among parts at the least cost, leaving some open at the least that explaining them
 * could cost.
 * @returns indices of the parts all of whose figures every cover has that is cheaper than the
 * cheapest by less than some leeway; none where the search stopped at its limit
 */
export function cheapest(sums: readonly number[], parts: readonly Part[]): readonly number[] {
  const whole = new Cover(sums, parts);
  const best = whole.search(Number.POSITIVE_INFINITY, null);
  if (best === null || best.stopped) return [];
  return best.parts.filter((at) =>
    (parts[at]?.figures ?? []).every((figure) => {
      const other = whole.search(best.cost + LEEWAY, figure);
      return other === null;
    }),
  );
}

interface Found {
  readonly cost: number;
  readonly parts: readonly number[];
  readonly stopped: boolean;
}

class Cover {
  readonly #sums: readonly number[];
  readonly #parts: readonly Part[];
  /** By sum: the parts that explain it, cheapest first. */
  readonly #of = new Map<number, number[]>();
  /** By sum: the least that it adds to any cover, in shares. */
  readonly #least = new Map<number, number>();

  constructor(sums: readonly number[], parts: readonly Part[]) {
    this.#sums = sums;
    this.#parts = parts;
    for (const sum of sums) {
      this.#of.set(sum, []);
      this.#least.set(sum, OPEN * SHARES);
    }
    for (const [at, part] of parts.entries()) {
      const share = Math.floor((part.cost * SHARES) / part.sums.length);
      for (const sum of part.sums) {
        this.#of.get(sum)?.push(at);
        if (share < (this.#least.get(sum) ?? 0)) this.#least.set(sum, share);
      }
    }
    for (const own of this.#of.values()) own.sort((a, b) => this.#cost(a) - this.#cost(b) || a - b);
  }

  /**
   * The cheapest cover below a cost, or where a figure is not to change, the first one found; null
   * where there is none. A search that stops at its limit has found something.
   */
  search(below: number, without: number | null): Found | null {
    let steps = 0;
    let best: Found | null = null;
    const isFirstEnough = without !== null;
    const free = new Set(this.#sums);
    const chosen: number[] = [];
    const usable = (at: number) => {
      const part = this.#parts[at];
      if (part === undefined || (without !== null && part.figures.includes(without))) return false;
      return part.sums.every((sum) => free.has(sum));
    };
    const descend = (cost: number, open: number, least: number): boolean => {
      steps += 1;
      if (steps > MOST_STEPS) {
        best = { cost: below, parts: [...chosen], stopped: true };
        return true;
      }
      const limit = best === null ? below : best.cost;
      if (cost + open * OPEN + least / SHARES >= limit) return false;
      if (free.size === 0) {
        const whole = cost + leastFor(open);
        if (whole >= limit) return false;
        best = { cost: whole, parts: [...chosen], stopped: false };
        return isFirstEnough;
      }
      const { sum, own } = this.#hardest(free, usable);
      for (const at of own) {
        const part = this.#parts[at];
        if (part === undefined) continue;
        for (const one of part.sums) free.delete(one);
        chosen.push(at);
        const less = part.sums.reduce((all, one) => all + (this.#least.get(one) ?? 0), 0);
        const done = descend(cost + part.cost, open, least - less);
        chosen.pop();
        for (const one of part.sums) free.add(one);
        if (done) return true;
      }
      free.delete(sum);
      const done = descend(cost, open + 1, least - (this.#least.get(sum) ?? 0));
      free.add(sum);
      return done;
    };
    descend(
      0,
      0,
      this.#sums.reduce((all, one) => all + (this.#least.get(one) ?? 0), 0),
    );
    return best;
  }

  /** The open sum that the fewest parts explain. */
  #hardest(
    free: ReadonlySet<number>,
    usable: (at: number) => boolean,
  ): { readonly sum: number; readonly own: readonly number[] } {
    let found: { sum: number; own: readonly number[] } | null = null;
    for (const sum of this.#sums) {
      if (!free.has(sum)) continue;
      const own = (this.#of.get(sum) ?? []).filter(usable);
      if (found === null || own.length < found.own.length) found = { sum, own };
      if (own.length === 0) break;
    }
    if (found === null) throw new RangeError('no sum is open');
    return found;
  }

  #cost(at: number): number {
    return this.#parts[at]?.cost ?? 0;
  }
}

/** Sums that figures explain in groups of four or more: each group has one figure less than sums. */
function leastFor(open: number): number {
  return open < LEAST_OPEN ? open * ALONE : (open - Math.floor(open / LEAST_OPEN)) * FIGURE;
}
