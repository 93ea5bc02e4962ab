import type { Occurrence } from '../facts/occurrence.js';
import { baseValue } from '../facts/printed.js';
import type { Reading } from '../forms/reading.js';
import type { Message } from './rule.js';

/** Figures that two tables must share for each that they do not. */
const MAJORITY = 2;

export const OTHER_SCOPE: Message = {
  zh: '两表多数共有数字不同，口径可能不同（如是否含上年结转），不作比较',
  en: 'most figures that the two tables share differ, so their scope may differ (carry-over, units covered)',
};

/**
 * Whether two tables speak of the same money. A declared form says so; a table of no
 * declared form may leave out carry-over or units without its words telling. It is held
 * against another table only where most of the figures that both print are equal.
 */
export class Scopes {
  readonly #inferred: ReadonlySet<string>;
  readonly #groups: readonly (readonly Occurrence[])[];
  #votes: ReadonlyMap<string, { same: number; other: number }> | null = null;

  /** @param groups the prints of each fact */
  constructor(reading: Reading, groups: readonly (readonly Occurrence[])[]) {
    this.#inferred = new Set(
      reading.tables.filter(({ inferred }) => inferred !== undefined).map(({ id }) => id),
    );
    this.#groups = groups;
  }

  isInferred({ place }: Occurrence): boolean {
    return place.kind === 'table' && this.#inferred.has(place.id);
  }

  /** Whether the two prints may be held against each other. */
  comparable(a: Occurrence, b: Occurrence): boolean {
    if (a.place.kind !== 'table' || b.place.kind !== 'table' || a.place.id === b.place.id)
      return true;
    if (!this.isInferred(a) && !this.isInferred(b)) return true;
    this.#votes ??= this.#count();
    const { same, other } = this.#votes.get(pairId(a, b)) ?? { same: 0, other: 0 };
    return same >= MAJORITY * other;
  }

  #count(): ReadonlyMap<string, { same: number; other: number }> {
    const votes = new Map<string, { same: number; other: number }>();
    for (const prints of this.#groups) {
      const own = prints.filter(
        ({ place, printed }) => place.kind === 'table' && printed.form === 'number',
      );
      if (!own.some((print) => this.isInferred(print))) continue;
      own.forEach((a, at) => {
        for (const b of own.slice(at + 1)) {
          const [left, right] = [baseValue(a.printed), baseValue(b.printed)];
          if (a.place.id === b.place.id || (left === 0n && right === 0n)) continue;
          const vote = votes.get(pairId(a, b)) ?? { same: 0, other: 0 };
          if (overlap(a, b)) vote.same += 1;
          else vote.other += 1;
          votes.set(pairId(a, b), vote);
        }
      });
    }
    return votes;
  }
}

function pairId(a: Occurrence, b: Occurrence): string {
  return [a.place.id, b.place.id].sort().join('\n');
}

function overlap({ printed: a }: Occurrence, { printed: b }: Occurrence): boolean {
  if (a.range === null || b.range === null) return false;
  const below = (high: bigint | null, low: bigint | null) =>
    high !== null && low !== null && high < low;
  return !below(a.range.high, b.range.low) && !below(b.range.high, a.range.low);
}
