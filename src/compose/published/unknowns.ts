import { type FactKey, keyString } from '../../facts/key.js';
import { measureOf } from '../../facts/measures.js';
import type { Occurrence } from '../../facts/occurrence.js';
import { baseValue, type Range } from '../../facts/printed.js';
import type { Claim, Reading } from '../../forms/reading.js';

/** Prints of one fact that say the same: what they allow, and how much speaks for them. */
export interface Print {
  readonly low: bigint;
  readonly high: bigint;
  readonly weight: number;
  readonly occurrences: readonly Occurrence[];
}

/** A fact whose exact value is to be chosen. */
export interface Unknown {
  readonly id: string;
  readonly key: FactKey;
  /** Where the choice starts from: the printed value itself. */
  readonly start: bigint;
  /** Empty where the value is nowhere printed (last year's figure behind a stated change). */
  readonly prints: readonly Print[];
}

/** A print in a table weighs more than one in the text, which was often typed by hand. */
const TABLE_WEIGHT = 3;
const TEXT_WEIGHT = 2;
/** A figure to the yuan in a text that else rounds to ten thousand yuan was copied, not typed. */
export const PRECISE_WEIGHT = 12;
const PRECISE_DECIMALS = 4;

/**
 * Measures of performance forms: these are kept with the performance. Where the document has no
 * form, what its sentences say of performance is kept with the other figures.
 */
const PERFORMANCE =
  /^(?:overall-|project-score|indicator-|projects-|problems-found|budget-adjustment$)/;
const OWN_BASES: ReadonlySet<string> = new Set([
  'budget',
  'adjusted-budget',
  'final',
  'count',
  'threshold',
]);

/** Whether a book keeps a fact of this kind; changes, shares and percentages follow from others. */
export function isKept({ measure, basis, dims }: FactKey, hasForms = true): boolean {
  const known = measureOf(measure);
  return (
    known !== null &&
    OWN_BASES.has(basis) &&
    !(hasForms && PERFORMANCE.test(measure)) &&
    dims.task === undefined &&
    dims.indicator === undefined
  );
}

/** Whether texts of a book may state a fact of this kind that its accounts do not hold. */
export function isStatable({ measure, basis }: FactKey): boolean {
  return (
    measureOf(measure) !== null &&
    OWN_BASES.has(basis) &&
    !PERFORMANCE.test(measure) &&
    measure !== 'project-funds'
  );
}

/** Prints of facts that a book keeps, those of performance forms left out. */
export function keptOccurrences(reading: Reading): readonly Occurrence[] {
  const forms = new Set(
    reading.tables.filter(({ performance }) => performance !== undefined).map(({ id }) => id),
  );
  const year = reading.document.fiscalYear ?? 0;
  return reading.facts.where(
    ({ key, place, printed }) =>
      isKept(key, forms.size > 0) &&
      // A book holds the year and what it is compared with.
      (key.year === year || key.year === year - 1) &&
      // Funds of projects in sentences speak of their performance.
      !(forms.size > 0 && place.kind === 'narrative' && key.measure === 'project-funds') &&
      !(place.kind === 'table' && forms.has(place.id)) &&
      printed.form === 'number' &&
      printed.bound === 'exact' &&
      printed.range !== null,
  );
}

/** One unknown for each fact, with its prints grouped by what they allow. */
export function unknownsOf(occurrences: readonly Occurrence[]): Map<string, Unknown> {
  const groups = new Map<string, Occurrence[]>();
  for (const occurrence of occurrences) {
    const id = keyString(occurrence.key);
    const known = groups.get(id);
    if (known === undefined) groups.set(id, [occurrence]);
    else known.push(occurrence);
  }
  const unknowns = new Map<string, Unknown>();
  for (const [id, own] of groups) {
    const unknown = unknownOf(id, own);
    if (unknown !== null) unknowns.set(id, unknown);
  }
  return unknowns;
}

/** @returns null where none of the prints is a closed range */
export function unknownOf(id: string, occurrences: readonly Occurrence[]): Unknown | null {
  const byRange = new Map<string, Print>();
  for (const occurrence of occurrences) {
    const range = closed(occurrence.printed.range);
    if (range === null) continue;
    const name = `${range.low}..${range.high}`;
    const known = byRange.get(name);
    byRange.set(name, {
      ...range,
      weight: (known?.weight ?? 0) + weightOf(occurrence),
      occurrences: [...(known?.occurrences ?? []), occurrence],
    });
  }
  const prints = [...byRange.values()].sort((a, b) => b.weight - a.weight);
  const first = prints[0]?.occurrences[0];
  if (first === undefined) return null;
  return { id, key: first.key, start: baseValue(first.printed) ?? 0n, prints };
}

function weightOf({ place, printed }: Occurrence): number {
  if (printed.value !== null && printed.value.scale >= PRECISE_DECIMALS) return PRECISE_WEIGHT;
  return place.kind === 'table' ? TABLE_WEIGHT : TEXT_WEIGHT;
}

function closed(range: Range | null): { low: bigint; high: bigint } | null {
  if (range === null) return null;
  const { low, high, lowOpen, highOpen } = range;
  if (low === null || high === null) return null;
  return { low: lowOpen === true ? low + 1n : low, high: highOpen === true ? high - 1n : high };
}

/** Changes that the text states in money or per cent, whose base may be printed nowhere. */
export function statedChanges(reading: Reading): readonly Claim[] {
  return reading.claims.filter(
    ({ basis, bound, against, printed }) =>
      bound &&
      against !== undefined &&
      (basis === 'change' || basis === 'change-percent') &&
      printed.form === 'number' &&
      printed.bound === 'exact',
  );
}
