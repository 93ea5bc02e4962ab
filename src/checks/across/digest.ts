import type { Basis, Dimensions, FactKey } from '../../facts/key.js';
import { subjectString } from '../../facts/key.js';
import type { Occurrence } from '../../facts/occurrence.js';
import type { Claim, DocumentInfo, Reading } from '../../forms/reading.js';
import { doubtsOf } from '../doubts.js';
import type { Message } from '../rule.js';
import { claimOccurrence, term } from '../terms.js';
import { type Covered, coveredBy } from './units.js';

/** What other documents may say again; business figures and single projects are not among it. */
const MEASURES: ReadonlySet<string> = new Set([
  'revenue',
  'expenditure',
  'revenue-total',
  'expenditure-total',
  'opening-carry-over',
  'closing-carry-over',
  'three-public',
  'meeting',
  'training',
  'operating-cost',
  'procurement',
]);

/** A figure that other documents may contradict, and why a contradiction would prove nothing. */
export interface Figure {
  readonly occurrence: Occurrence;
  readonly doubt: Message | null;
}

/** A change against last year as the text states it. */
export interface StatedChange {
  readonly key: FactKey;
  readonly occurrence: Occurrence;
  readonly direction: Claim['direction'];
}

/**
 * What a comparison needs of one document: plain values, so that documents can be read in
 * processes of their own.
 */
export interface Digest {
  readonly file: string;
  readonly document: DocumentInfo;
  /** One print of each fact, one in a table if there is any. */
  readonly figures: readonly Figure[];
  readonly changes: readonly StatedChange[];
  readonly covered: Covered;
  /** Nothing with figures was left unread, so that a row that is not there was not printed. */
  readonly whole: boolean;
  /** Growth of the three public expenses is given a reason. */
  readonly growthExplained: boolean;
}

/** The digest of a reading; null where unit, year or kind are not known. */
export function digestOf(reading: Reading): Digest | null {
  const { document, file, unread } = reading;
  if (document.unit === null || document.fiscalYear === null || document.kind === null) return null;
  return {
    file,
    document,
    figures: figuresOf(reading),
    changes: changesOf(reading),
    covered: coveredBy(reading),
    whole: (reading.ending ?? null) === null && !unread.some(({ text }) => /\d/.test(text)),
    growthExplained: reading.claims.some(
      ({ measure, direction, reason }) =>
        measure === 'three-public' && direction === 'increase' && reason !== undefined,
    ),
  };
}

function figuresOf(reading: Reading): readonly Figure[] {
  const doubts = doubtsOf(reading);
  const found: Figure[] = [];
  for (const group of reading.facts.groups()) {
    const [first] = group;
    if (first === undefined || !isComparable(first.key)) continue;
    const usable = group.filter(
      ({ printed }) => printed.form === 'number' && printed.bound === 'exact',
    );
    const occurrence = usable.find(({ place }) => place.kind === 'table') ?? usable[0];
    if (occurrence === undefined) continue;
    const doubt = doubts.ofIdentity({
      id: '',
      title: { zh: '', en: '' },
      relation: { kind: 'linear', compare: '=', terms: [term(occurrence, 1n)] },
    });
    found.push({ occurrence, doubt });
  }
  return found;
}

function isComparable({ measure, dims, of }: FactKey): boolean {
  const { project, task, indicator, subunit } = dims;
  return (
    MEASURES.has(measure) &&
    of === undefined &&
    [project, task, indicator, subunit].every((one) => one === undefined)
  );
}

function changesOf(reading: Reading): readonly StatedChange[] {
  return reading.claims.flatMap((claim) =>
    claim.printed.form !== 'number' || claim.printed.bound !== 'exact'
      ? []
      : claim.keys.flatMap((key) =>
          isComparable(key) && key.against === 'prior-year'
            ? [
                {
                  key,
                  occurrence: claimOccurrence(reading, claim, key),
                  direction: claim.direction,
                },
              ]
            : [],
        ),
  );
}

const INDEX = new WeakMap<Digest, ReadonlyMap<string, Figure>>();

/** The print of a fact, whatever name the document gives its office, or null. */
export function figureOf(
  digest: Digest,
  fact: { readonly measure: string; readonly dims: Dimensions },
  basis: Basis,
  year: number,
): Figure | null {
  let index = INDEX.get(digest);
  if (index === undefined) {
    index = new Map(
      digest.figures.map((one) => {
        const { measure, dims, basis: own, year: of } = one.occurrence.key;
        return [factId({ measure, dims }, own, of), one];
      }),
    );
    INDEX.set(digest, index);
  }
  return index.get(factId(fact, basis, year)) ?? null;
}

function factId(
  { measure, dims }: { readonly measure: string; readonly dims: Dimensions },
  basis: Basis,
  year: number,
): string {
  return `${subjectString(measure, dims)} ${basis} ${year}`;
}

/** The figures whose keys pass. */
export function figuresWhere(
  digest: Digest,
  test: (key: FactKey, occurrence: Occurrence) => boolean,
): readonly Figure[] {
  return digest.figures.filter(({ occurrence }) => test(occurrence.key, occurrence));
}

/** The budget of a budget document, the final amounts of final accounts. */
export function ownBasis({ document }: Digest): Basis {
  return document.kind === 'budget' ? 'budget' : 'final';
}
