import { baseValue, type Printed } from '../../facts/printed.js';
import {
  add,
  atLeastZero,
  atMostZero,
  holdsZero,
  type Interval,
  printedInterval,
  type RangeOf,
  times,
} from '../box.js';
import { evaluate } from '../evaluate.js';
import type { Identity, Relation, Term } from '../rule.js';
import type { Cell, Constraint, Web } from './web.js';

const ZERO: Interval = { low: 0n, high: 0n, lowOpen: false, highOpen: false };

/** A document as it would be with some figures printed otherwise and some words turned round. */
export class Trial {
  readonly web: Web;
  readonly changes: ReadonlyMap<number, Printed>;
  readonly turned: ReadonlySet<string>;
  readonly #intervals = new Map<number, Interval | null>();

  constructor(
    web: Web,
    changes: ReadonlyMap<number, Printed> = new Map(),
    turned: ReadonlySet<string> = new Set(),
  ) {
    this.web = web;
    this.changes = changes;
    this.turned = turned;
    for (const [index, printed] of changes) {
      const cell = web.cells[index];
      if (cell === undefined) continue;
      const occurrence = { ...cell.occurrence, printed };
      this.#intervals.set(
        index,
        printedInterval({ coefficient: 1n, key: occurrence.key, occurrence }),
      );
    }
  }

  with(cell: number, printed: Printed): Trial {
    return new Trial(this.web, new Map(this.changes).set(cell, printed), this.turned);
  }

  withTurned(word: string): Trial {
    return new Trial(this.web, this.changes, new Set(this.turned).add(word));
  }

  without(cell: number): Trial {
    const changes = new Map(this.changes);
    changes.delete(cell);
    return new Trial(this.web, changes, this.turned);
  }

  withoutTurned(word: string): Trial {
    const turned = new Set(this.turned);
    turned.delete(word);
    return new Trial(this.web, this.changes, turned);
  }

  intervalOf(cell: Cell): Interval | null {
    const changed = this.#intervals.get(cell.index);
    return changed === undefined ? cell.interval : changed;
  }

  /**
   * Whether the identity is broken here. A tail difference of the document is none as long as
   * its figures are as printed.
   */
  isBroken(constraint: Constraint): boolean {
    const touched =
      constraint.cells.some((cell) => this.changes.has(cell)) ||
      (constraint.word !== null && this.turned.has(constraint.word));
    if (!touched) return constraint.outcome === 'broken' && !this.isExcused(constraint);
    if (constraint.plain && this.turned.size === 0) return this.#isPlainBroken(constraint);
    return this.variantsOf(constraint).every((one) => this.isVariantBroken(one));
  }

  /** Whether a changed sum now adds to the last digit and shows a break to be a tail difference. */
  isExcused({ index }: Constraint): boolean {
    if (this.changes.size === 0) return false;
    return (this.web.excuses.get(index) ?? []).some((sum) => {
      const constraint = this.web.constraints[sum];
      return constraint?.cells.some((cell) => this.changes.has(cell)) && this.#isExact(constraint);
    });
  }

  #isExact({ terms }: Constraint): boolean {
    let sum = 0n;
    for (const { cell: index, coefficient } of terms) {
      const printed = this.changes.get(index) ?? this.web.cells[index]?.occurrence.printed;
      if (printed === undefined || printed.form === 'text') return false;
      sum += coefficient * (printed.form === 'number' ? (baseValue(printed) ?? 0n) : 0n);
    }
    return sum === 0n;
  }

  /** Σ coefficient·figure of the terms, each print by itself; null where one is no number. */
  sumOf({ terms }: Constraint): Interval | null {
    let sum: Interval = ZERO;
    for (const { cell: index, coefficient } of terms) {
      if (coefficient === 0n) continue;
      const cell = this.web.cells[index];
      const interval = cell === undefined ? null : this.intervalOf(cell);
      if (interval === null) return null;
      sum = add(sum, times(interval, coefficient));
    }
    return sum;
  }

  /** The same as evaluating the identity where no figure stands twice in it, without its keys. */
  #isPlainBroken(constraint: Constraint): boolean {
    const { relation } = constraint.identity;
    const sum = this.sumOf(constraint);
    if (relation.kind !== 'linear' || sum === null) return false;
    const { compare } = relation;
    if (compare === '=') return !holdsZero(sum);
    return compare === '<=' ? !atMostZero(sum) : !atLeastZero(sum);
  }

  /**
   * The relations one of which is enough: the identity as its words stand here, turned over where
   * its sign is not stated, and what else the document may mean.
   */
  variantsOf({ identity, word }: Constraint): readonly Identity[] {
    const isTurned = word !== null && this.turned.has(word);
    return [identity, ...(identity.alternatives ?? [])].flatMap((one) => {
      const said = isTurned ? withWordTurned(one) : one;
      return one.unsigned === true ? [said, withSignTurned(said)] : [said];
    });
  }

  /** Whether one relation is broken with the figures as they are here. */
  isVariantBroken(identity: Identity): boolean {
    return evaluate(identity, this.#rangeOf).outcome === 'broken';
  }

  readonly #rangeOf: RangeOf = (term: Term) => {
    if (term.occurrence === null) return null;
    const cell = this.web.cells[this.web.indexOf(term.occurrence) ?? -1];
    return cell === undefined || !this.changes.has(cell.index)
      ? printedInterval(term)
      : this.intervalOf(cell);
  };
}

const TURNED = { '>=': '<=', '<=': '>=', '=': '=' } as const;

function withWordTurned(identity: Identity): Identity {
  const { relation } = identity;
  return relation.kind === 'linear'
    ? { ...identity, relation: { ...relation, compare: TURNED[relation.compare] } }
    : identity;
}

/** |a - b| = c with the difference the other way round. */
function withSignTurned(identity: Identity): Identity {
  const { relation, target } = identity;
  if (relation.kind === 'ratio') {
    return { ...identity, relation: { ...relation, numerator: negated(relation.numerator) } };
  }
  const terms = relation.terms.map((one, index) =>
    index === (target ?? 0) ? { ...one, coefficient: -one.coefficient } : one,
  );
  const turned: Relation = { ...relation, terms };
  return { ...identity, relation: turned };
}

function negated(terms: readonly Term[]): readonly Term[] {
  return terms.map((one) => ({ ...one, coefficient: -one.coefficient }));
}
