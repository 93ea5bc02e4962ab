import type { BookCorrection, UnitYear } from '../../../src/books/unit-year.js';
import { printsOf } from '../../../src/compose/data/prints.js';
import type { Document } from '../../../src/document/tree.js';
import type { ExactFacts } from '../../../src/facts/exact.js';
import { formatFigure, formatPercent } from '../../../src/facts/figure.js';
import { comparedWith, type FactKey, keyString, subjectString } from '../../../src/facts/key.js';
import type { Occurrence } from '../../../src/facts/occurrence.js';
import { baseValue, type Printed, readPrinted } from '../../../src/facts/printed.js';

/**
 * What became of a published figure in the document composed from the book:
 * - printed: the same fact, whose exact value rounds to the published figure;
 * - corrected: the book lists this figure among its corrections;
 * - follows: a difference or percentage that is not printed, but that the book's figures give;
 * - nil: a zero that is not spelled out, and the book has nothing else there;
 * - lost: none of these.
 */
export type Outcome = 'printed' | 'corrected' | 'follows' | 'nil' | 'lost';

export interface Traced {
  /** `fact = figure`, to be read by a person. */
  readonly figure: string;
  readonly outcome: Outcome;
}

/** Follows every figure of a published document into the one composed from its book. */
export function traceFigures(
  published: readonly Occurrence[],
  book: UnitYear,
  composed: Document,
): readonly Traced[] {
  const values = new Map<string, bigint[]>();
  for (const { fact, exact, unit } of printsOf(composed)) {
    const value = baseValue(readPrinted(exact, unit));
    if (value === null) continue;
    const known = values.get(fact);
    if (known === undefined) values.set(fact, [value]);
    else known.push(value);
  }
  return published.flatMap(({ key, printed }) => {
    if (printed.value === null) return [];
    const id = keyString(key);
    return [
      {
        figure: `${shortened(id)} = ${printed.text}${printed.unit}`,
        outcome: outcomeOf(key, printed, values.get(id), book),
      },
    ];
  });
}

function outcomeOf(
  key: FactKey,
  printed: Printed,
  values: readonly bigint[] | undefined,
  book: UnitYear,
): Outcome {
  if (values?.some((value) => agrees(key, value, printed)) === true) return 'printed';
  if (book.corrections.some((one) => isOf(one, key, printed))) return 'corrected';
  if (values !== undefined) return 'lost';
  if (follows(key, printed, book.facts)) return 'follows';
  if (baseValue(printed) === 0n && (book.facts.get(key)?.value ?? 0n) === 0n) return 'nil';
  return 'lost';
}

/** Whether a value rounds to a print; sentences state a change by its amount and a word. */
function agrees(key: FactKey, value: bigint, printed: Printed): boolean {
  const unsigned = key.basis === 'change' || key.basis === 'change-percent';
  const [own, other] = [value, baseValue(printed) ?? 0n].map((one) =>
    unsigned && one < 0n ? -one : one,
  );
  const places = placesOf(printed);
  return (
    formatFigure(own ?? 0n, printed.unit, places) ===
    formatFigure(other ?? 0n, printed.unit, places)
  );
}

/** Law 2: amounts in 万元 have at least two decimals, everything else those that are printed. */
function placesOf({ quantity, unit, value }: Printed): number {
  const scale = value?.scale ?? 0;
  return quantity === 'money' && unit.includes('万') ? Math.max(2, scale) : scale;
}

/** Units stand behind the figure of a correction, and in the cells of performance forms. */
function isOf({ fact, published }: BookCorrection, key: FactKey, { text }: Printed): boolean {
  const bare = (figure: string) => figure.replace(/\s/g, '').replace(/\D*$/, '');
  return fact === keyString(key) && bare(published) === bare(text);
}

/** Whether the figures that a difference or percentage is about are in the book and give it. */
function follows(key: FactKey, printed: Printed, facts: ExactFacts): boolean {
  const own = facts.get({ ...bare(key), basis: ownBasis(key, facts) })?.value;
  const other = otherValue(key, facts);
  if (own === undefined || other === undefined) return false;
  const places = placesOf(printed);
  if (key.basis === 'change') return agrees(key, own - other, printed);
  if (other === 0n) return false;
  const part = key.basis === 'change-percent' ? own - other : own;
  const told = formatPercent(part, other, places).replace(/^-/, '');
  return told === formatFigure(baseValue(printed) ?? 0n, printed.unit, places).replace(/^-/, '');
}

function bare({ measure, unit, year, dims }: FactKey): Omit<FactKey, 'basis'> {
  return { measure, unit, year, dims };
}

function ownBasis(key: FactKey, facts: ExactFacts): 'budget' | 'final' {
  return facts.get({ ...bare(key), basis: 'final' }) === undefined ? 'budget' : 'final';
}

function otherValue(key: FactKey, facts: ExactFacts): bigint | undefined {
  const basis = ownBasis(key, facts);
  if (key.against !== undefined)
    return facts.get({ ...bare(key), ...comparedWith(key.against, key.year, basis) })?.value;
  if (key.of === undefined) return undefined;
  for (const fact of facts) {
    const { measure, dims, year } = fact.key;
    if (year !== key.year || fact.key.basis !== basis) continue;
    if (subjectString(measure, dims) === key.of) return fact.value;
  }
  return undefined;
}

/** A fact without the unit, which is the same for all of a document. */
function shortened(id: string): string {
  return id.replace(/@[^#]*#/, ' ');
}
