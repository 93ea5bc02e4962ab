import type { StatedFigure, UnitYear } from '../../books/unit-year.js';
import { formatScaled } from '../../facts/decimal.js';
import type { ExactFact } from '../../facts/exact.js';
import { type FactKey, keyString } from '../../facts/key.js';
import { measureOf } from '../../facts/measures.js';
import { BASE_PLACES, type Quantity } from '../../facts/unit.js';
import type { Composition } from '../document.js';
import { type Print, printsOf } from './prints.js';

/** A fact of the book with the places of the document that print it. */
export interface FactEntry {
  /** `keyString`. */
  readonly id: string;
  readonly name: string;
  readonly measure: string;
  readonly quantity: Quantity;
  readonly year: number;
  readonly basis: FactKey['basis'];
  readonly dims: FactKey['dims'];
  /** The exact value: 元 for money, the bare number otherwise. */
  readonly value: string;
  /** File and row of the book, empty for a computed value. */
  readonly place: string;
  readonly prints: readonly Print[];
}

/** Figures that follow from facts (changes, percentages), with what they print. */
export interface DerivedEntry {
  readonly id: string;
  /** The exact value in the printed unit, a quotient cut at nine decimals of a percent. */
  readonly value: string;
  readonly unit: string;
  readonly prints: readonly Print[];
}

/** A figure of the officer's texts that no account holds. */
export interface StatedEntry {
  /** `keyString`. */
  readonly id: string;
  readonly name: string;
  /** As it is printed, in `unit`. */
  readonly value: string;
  readonly unit: string;
  /** Where it is from, in the officer's words. */
  readonly source: string;
  /** File and row of the book. */
  readonly place: string;
  readonly prints: readonly Print[];
}

export interface FactData {
  readonly facts: readonly FactEntry[];
  readonly stated: readonly StatedEntry[];
  readonly derived: readonly DerivedEntry[];
}

/** All facts of the book, printed or not, and all figures that the document prints. */
export function factData(book: UnitYear, { document }: Composition): FactData {
  const prints = new Map<string, Print[]>();
  for (const print of printsOf(document)) {
    const known = prints.get(print.fact);
    if (known === undefined) prints.set(print.fact, [print]);
    else known.push(print);
  }
  const facts = [...book.facts].map((fact) => entryOf(fact, prints));
  const stated = [...(book.figures?.values() ?? [])].map((figure) => statedEntry(figure, prints));
  const own = new Set([...facts, ...stated].map(({ id }) => id));
  const derived = [...prints].flatMap(([id, printed]): readonly DerivedEntry[] => {
    const [first] = printed;
    if (own.has(id) || first === undefined) return [];
    return [{ id, value: first.exact, unit: first.unit, prints: printed }];
  });
  return { facts, stated, derived };
}

function statedEntry(
  { key, name, text, unit, source = '', place }: StatedFigure,
  prints: ReadonlyMap<string, Print[]>,
): StatedEntry {
  const id = keyString(key);
  return { id, name, value: text, unit, source, place, prints: prints.get(id) ?? [] };
}

function entryOf(
  { key, value, origin }: ExactFact,
  prints: ReadonlyMap<string, Print[]>,
): FactEntry {
  const id = keyString(key);
  const measure = measureOf(key.measure);
  const quantity = measure?.quantity ?? 'count';
  return {
    id,
    name: measure?.name.zh ?? key.measure,
    measure: key.measure,
    quantity,
    year: key.year,
    basis: key.basis,
    dims: key.dims,
    value: plain(formatScaled(value, BASE_PLACES[quantity])),
    place: origin.place,
    prints: prints.get(id) ?? [],
  };
}

/** Without zeros at the end. */
function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
