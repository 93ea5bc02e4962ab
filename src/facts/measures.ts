import { measureRows } from './generated/measureRows.js';
import { normaliseName } from './names.js';
import type { Quantity } from './unit.js';

/** A row of data/measures.csv, as written there. */
export interface MeasureRow {
  readonly id: string;
  readonly quantity: string;
  readonly zh: string;
  readonly en: string;
  readonly definition: string;
  /** Values of dims.item, `|`-separated. */
  readonly items: string;
  readonly source: string;
}

/** A member of the controlled vocabulary of what a figure can measure. */
export interface Measure {
  readonly id: string;
  readonly quantity: Quantity;
  readonly name: { readonly zh: string; readonly en: string };
  readonly definition: string;
  readonly items: readonly string[];
  readonly source: string;
}

const QUANTITIES: readonly Quantity[] = ['money', 'percent', 'count', 'score'];

const MEASURES: readonly Measure[] = measureRows.map(measure);
const BY_ID: ReadonlyMap<string, Measure> = new Map(MEASURES.map((row) => [row.id, row]));
const BY_NAME: ReadonlyMap<string, Measure> = new Map(
  MEASURES.map((row) => [normaliseName(row.name.zh), row]),
);

/** The whole vocabulary, in the order of the data file. */
export function measures(): readonly Measure[] {
  return MEASURES;
}

/** The measure of an id, or null when the vocabulary has none. */
export function measureOf(id: string): Measure | null {
  return BY_ID.get(id) ?? null;
}

/** The measure of a Chinese name (blanks, quotes and bracket forms do not matter), or null. */
export function measureNamed(name: string): Measure | null {
  return BY_NAME.get(normaliseName(name)) ?? null;
}

function measure(row: MeasureRow): Measure {
  const quantity = QUANTITIES.find((entry) => entry === row.quantity);
  if (quantity === undefined) throw new RangeError(`data/measures.csv: ${row.id} has no quantity`);
  return {
    id: row.id,
    quantity,
    name: { zh: row.zh, en: row.en },
    definition: row.definition,
    items: row.items.split('|').filter((item) => item !== ''),
    source: row.source,
  };
}
