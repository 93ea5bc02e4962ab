import type { Occurrence } from '../facts/occurrence.js';
import { baseValue, isZero } from '../facts/printed.js';
import {
  add,
  commonQuantity,
  hull,
  type Interval,
  printedInterval,
  type RangeOf,
  sumInterval,
  variablesOf,
} from './box.js';
import { evaluate, termsOf } from './evaluate.js';
import { keyId } from './key-id.js';
import type { Identity, Term } from './rule.js';
import { printId } from './terms.js';

/** A sum that adds up to the last printed digit: its total and its addends. */
interface ExactSum {
  readonly identity: Identity;
  readonly total: Term;
  readonly parts: readonly Term[];
}

/** Why a broken identity is only a tail difference: the cell that shows it. */
export interface Tail {
  readonly cell: Occurrence;
  readonly cause: 'rounded-parts' | 'fitted-addend';
}

/**
 * Finds the cause of tail differences (law 2) in a document's sums.
 * (a) A total that equals its printed parts to the last digit stands for the sum of its
 *     parts' ranges, and so on down.
 * (b) Of two prints of one figure, one is an addend of a sum of two or more non-zero addends
 *     that adds to the last digit, and with the other print in its place the sum still holds.
 */
export class TailSearch {
  readonly #byTotal = new Map<string, ExactSum[]>();
  readonly #byPart = new Map<string, ExactSum[]>();
  readonly #wide = new Map<string, Interval | null>();

  /** @param identities every identity of the document, whatever its outcome */
  constructor(identities: Iterable<Identity>) {
    for (const identity of identities) {
      const sum = exactSum(identity);
      if (sum === null) continue;
      push(this.#byTotal, sum.total, sum);
      for (const part of sum.parts) push(this.#byPart, part, sum);
    }
  }

  /** @returns the tail of a broken identity, or null when its cause does not show. */
  find(identity: Identity): Tail | null {
    const { relation } = identity;
    if (relation.kind !== 'linear') return null;
    const terms = termsOf(relation);
    if (commonQuantity(terms) !== 'money') return null;
    const ordered = inOrder(identity);
    const mayReach = this.#reach(terms);
    for (const one of ordered) {
      const cause = this.#causeAt(identity, one, mayReach);
      if (cause !== null && one.occurrence !== null) return { cell: one.occurrence, cause };
    }
    return this.#together(identity, ordered);
  }

  /** The cause that shows at one figure of the identity alone. */
  #causeAt(identity: Identity, one: Term, mayReach: (one: Term) => boolean): Tail['cause'] | null {
    if (
      this.#standsFor(one) !== null &&
      mayReach(one) &&
      this.#explains(identity, (term) => term === one)
    ) {
      return 'rounded-parts';
    }
    return this.#isFitted(identity, one) ? 'fitted-addend' : null;
  }

  /**
   * Whether the wider range of one figure is wide enough to bring the sum to zero, so that long
   * sums are not added up again for each of their terms.
   */
  #reach(terms: readonly Term[]): (one: Term) => boolean {
    const merged = variablesOf(terms);
    if ('reason' in merged || merged.variables.length < terms.length) return () => true;
    const { low, high } = sumInterval(merged.variables);
    const gap = low !== null && low > 0n ? low : high !== null && high < 0n ? -high : 0n;
    return (one) => {
      const own = printedInterval(one);
      const wide = this.#range(one);
      if (own === null || wide === null) return true;
      if (own.low === null || own.high === null || wide.low === null || wide.high === null) {
        return true;
      }
      const factor = one.coefficient < 0n ? -one.coefficient : one.coefficient;
      return factor * (own.low - wide.low + (wide.high - own.high)) >= gap;
    };
  }

  /** Several totals that each stand for the sum of their parts explain the identity together. */
  #together(identity: Identity, ordered: readonly Term[]): Tail | null {
    const totals = ordered.filter((one) => this.#standsFor(one) !== null);
    const [first] = totals;
    if (first?.occurrence == null || totals.length < 2) return null;
    const wide = new Set(totals);
    return this.#explains(identity, (one) => wide.has(one))
      ? { cell: first.occurrence, cause: 'rounded-parts' }
      : null;
  }

  #explains(identity: Identity, widened: (one: Term) => boolean): boolean {
    const rangeOf: RangeOf = (one) => (widened(one) ? this.#range(one) : printedInterval(one));
    return evaluate(identity, rangeOf).outcome === 'holds';
  }

  /** Whether `fitted` is one of two differing prints of one figure, as in (b). */
  #isFitted(identity: Identity, fitted: Term): boolean {
    const { relation } = identity;
    if (relation.kind !== 'linear' || relation.compare !== '=') return false;
    const key = keyId(fitted.key);
    if (!relation.terms.every((one) => keyId(one.key) === key)) return false;
    const others = relation.terms.filter((one) => one !== fitted && value(one) !== value(fitted));
    return others.length > 0 && others.every((other) => this.#replaces(fitted, other));
  }

  /** Whether a sum with `fitted` as an addend still holds with the other print instead. */
  #replaces(fitted: Term, other: Term): boolean {
    if (fitted.occurrence === null) return false;
    const id = printId(fitted.occurrence);
    return (this.#byPart.get(id) ?? []).some((sum) => {
      if (sum.parts.filter((part) => !zero(part)).length < 2) return false;
      const rangeOf: RangeOf = (one) =>
        one.occurrence !== null && printId(one.occurrence) === id
          ? printedInterval(other)
          : printedInterval(one);
      return evaluate(sum.identity, rangeOf).outcome === 'holds';
    });
  }

  #range(one: Term): Interval | null {
    const own = printedInterval(one);
    const wide = this.#standsFor(one);
    return own === null || wide === null ? own : hull(own, wide);
  }

  /** The sum of the ranges of a total's parts, and so on down; null when it is no exact total. */
  #standsFor(one: Term): Interval | null {
    if (one.occurrence === null) return null;
    const id = printId(one.occurrence);
    const known = this.#wide.get(id);
    if (known !== undefined) return known;
    this.#wide.set(id, null); // a sum that leads back to itself adds nothing
    let widest: Interval | null = null;
    for (const sum of this.#byTotal.get(id) ?? []) {
      const range = this.#sumOfParts(sum);
      if (range !== null) widest = widest === null ? range : hull(widest, range);
    }
    this.#wide.set(id, widest);
    return widest;
  }

  #sumOfParts(sum: ExactSum): Interval | null {
    let total: Interval | null = null;
    for (const part of sum.parts) {
      const range = this.#range(part);
      if (range === null) return null;
      total = total === null ? range : add(total, range);
    }
    return total;
  }
}

/** The target first: where two cells could show the tail, the one that differs is named. */
function inOrder(identity: Identity): readonly Term[] {
  const terms = termsOf(identity.relation);
  const target = identity.target === undefined ? undefined : terms[identity.target];
  return target === undefined ? terms : [target, ...terms.filter((one) => one !== target)];
}

/** A linear identity total = Σ parts in money whose prints add to the last digit. */
function exactSum(identity: Identity): ExactSum | null {
  const { relation, target } = identity;
  if (relation.kind !== 'linear' || relation.compare !== '=' || target === undefined) return null;
  const total = relation.terms[target];
  if (total === undefined || zero(total) || commonQuantity(relation.terms) !== 'money') return null;
  const parts = relation.terms.filter((one) => one !== total);
  if (parts.length === 0 || parts.some((one) => one.coefficient !== -total.coefficient))
    return null;
  if (parts.some((part) => keyId(part.key) === keyId(total.key))) return null;
  let sum = 0n;
  for (const one of relation.terms) {
    const printed = value(one);
    if (printed === null) return null;
    sum += one.coefficient * printed;
  }
  return sum === 0n ? { identity, total, parts } : null;
}

/** The printed value in fen, zero for blanks, null for words and missing figures. */
function value(one: Term): bigint | null {
  const printed = one.occurrence?.printed;
  if (printed === undefined || printed.form === 'text') return null;
  if (printed.bound !== 'exact') return null;
  return printed.form === 'number' ? baseValue(printed) : 0n;
}

function zero(one: Term): boolean {
  const printed = one.occurrence?.printed;
  return printed === undefined || printed.form !== 'number' || isZero(printed);
}

function push(map: Map<string, ExactSum[]>, one: Term, sum: ExactSum): void {
  if (one.occurrence === null) return;
  const id = printId(one.occurrence);
  const known = map.get(id);
  if (known === undefined) map.set(id, [sum]);
  else known.push(sum);
}
