import { type FactKey, keyString } from '../../../facts/key.js';
import type { Occurrence } from '../../../facts/occurrence.js';
import { isZero } from '../../../facts/printed.js';
import type { Reading } from '../../../forms/reading.js';

const WAN = 10_000n;

/** An amount of money other than nought that is known to within a range. */
export function isAmount({ printed }: Occurrence): boolean {
  return printed.quantity === 'money' && printed.range !== null && !isZero(printed);
}

/**
 * The prints of each table, and the amounts of each key: every table asks for both, so that
 * looking through all of them each time would take the square of their number.
 */
export class Elsewhere {
  readonly #facts: Reading['facts'];
  readonly #prints = new Map<string, Occurrence[]>();
  readonly #amounts = new Map<string, Amounts | null>();

  constructor({ facts }: Pick<Reading, 'facts'>) {
    this.#facts = facts;
    for (const print of facts.where(({ place }) => place.kind === 'table')) {
      const table = print.place.id;
      const own = this.#prints.get(table);
      if (own === undefined) this.#prints.set(table, [print]);
      else own.push(print);
    }
  }

  printsOf(table: string): readonly Occurrence[] {
    return this.#prints.get(table) ?? [];
  }

  /** Null where there are none. */
  amounts(key: FactKey): Amounts | null {
    const name = keyString(key);
    const known = this.#amounts.get(name);
    if (known !== undefined) return known;
    const amounts = this.#facts.get(key).filter(isAmount);
    const made = amounts.length === 0 ? null : new Amounts(amounts);
    this.#amounts.set(name, made);
    return made;
  }
}

interface Interval {
  readonly low: bigint;
  readonly high: bigint;
  /** Null outside of tables. */
  readonly table: string | null;
}

interface Reach {
  readonly high: bigint;
  readonly table: string | null;
}

/** The amounts printed for one key, in an order in which one of a size is found at once. */
class Amounts {
  readonly #intervals: readonly Interval[];
  /** Up to each interval: the highest end, and the highest one of another table than that. */
  readonly #reaches: readonly (readonly [Reach, Reach | null])[];
  readonly #tables: ReadonlySet<string | null>;

  constructor(amounts: readonly Occurrence[]) {
    this.#tables = new Set(amounts.map(tableOf));
    this.#intervals = amounts.flatMap(intervalOf).sort((a, b) => (a.low < b.low ? -1 : 1));
    let [most, other]: [Reach | null, Reach | null] = [null, null];
    this.#reaches = this.#intervals.map(({ high, table }) => {
      const own = { high, table };
      if (most === null || most.table === table) {
        if (most === null || high > most.high) most = own;
      } else if (high > most.high) {
        [most, other] = [own, most];
      } else if (other === null || high > other.high) {
        other = own;
      }
      return [most, other];
    });
  }

  /** Whether there are some outside of a table. */
  outside(table: string): boolean {
    return this.#tables.size > 1 || !this.#tables.has(table);
  }

  /**
   * Whether one outside of a table may be ten thousand times smaller than a print of that table,
   * or larger, as far as both are printed.
   */
  slips(print: Occurrence, smaller: boolean, table: string): boolean {
    return intervalOf(print).some(({ low, high }) =>
      smaller
        ? this.#anyWithin(divided(low, true), divided(high, false), table)
        : this.#anyWithin(low * WAN, high * WAN, table),
    );
  }

  /** Whether an interval outside of a table meets the one from `low` to `high`. */
  #anyWithin(low: bigint, high: bigint, table: string): boolean {
    let [from, to] = [0, this.#intervals.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#intervals[middle] as Interval).low <= high) from = middle + 1;
      else to = middle;
    }
    const reaches = this.#reaches[from - 1];
    if (reaches === undefined) return false;
    const [most, other] = reaches;
    const reach = most.table === table ? other : most;
    return reach !== null && reach.high >= low;
  }
}

function tableOf({ place }: Occurrence): string | null {
  return place.kind === 'table' ? place.id : null;
}

function intervalOf(amount: Occurrence): Interval[] {
  const { low = null, high = null } = amount.printed.range ?? {};
  return low === null || high === null ? [] : [{ low, high, table: tableOf(amount) }];
}

/** A ten-thousandth as a whole number, rounded up or down. */
function divided(value: bigint, up: boolean): bigint {
  const quotient = value / WAN;
  const rest = value % WAN;
  if (rest === 0n || rest > 0n !== up) return quotient;
  return up ? quotient + 1n : quotient - 1n;
}
