import type { FactKey } from '../../facts/key.js';
import type { Occurrence } from '../../facts/occurrence.js';
import type { Claim, Reading } from '../../forms/reading.js';
import { keyId, subjectId } from '../key-id.js';
import { cellOccurrence, claimOccurrence } from '../terms.js';

const PARAGRAPHS = new WeakMap<Reading, ReadonlyMap<number, readonly Claim[]>>();

/** The claims of each paragraph, in reading order. */
export function claimsByParagraph(reading: Reading): ReadonlyMap<number, readonly Claim[]> {
  const known = PARAGRAPHS.get(reading);
  if (known !== undefined) return known;
  const paragraphs = groupBy(reading.claims, (claim) => claim.paragraph);
  PARAGRAPHS.set(reading, paragraphs);
  return paragraphs;
}

function groupBy<T, K>(list: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return groups;
}

/** The first table print of a key, or null. */
export function tablePrint(reading: Reading, key: FactKey): Occurrence | null {
  return reading.facts.get(key).find((one) => one.place.kind === 'table' && isFigure(one)) ?? null;
}

const SECTIONS = new WeakMap<Reading, ReadonlyMap<string, readonly Claim[]>>();

/** The claims of each section, in reading order. */
export function claimsInSection(reading: Reading, section: string): readonly Claim[] {
  let sections = SECTIONS.get(reading);
  if (sections === undefined) {
    sections = groupBy(reading.claims, (claim) => claim.section);
    SECTIONS.set(reading, sections);
  }
  return sections.get(section) ?? [];
}

const SUBJECTS = new WeakMap<Reading, ReadonlyMap<string, readonly Occurrence[]>>();

/** Every figure of a subject (measure with dimensions), whatever its year and basis. */
export function printsOfSubject(reading: Reading, subject: string): readonly Occurrence[] {
  let subjects = SUBJECTS.get(reading);
  if (subjects === undefined) {
    subjects = groupBy(reading.facts.all, (one) => subjectId(one.key));
    SUBJECTS.set(reading, subjects);
  }
  return subjects.get(subject) ?? [];
}

const CELLS = new WeakMap<Reading, ReadonlyMap<string, Occurrence>>();

/** The first table cell of a key, filled or blank, or null. */
export function tableCell(reading: Reading, key: FactKey): Occurrence | null {
  let cells = CELLS.get(reading);
  if (cells === undefined) {
    cells = cellsByKey(reading);
    CELLS.set(reading, cells);
  }
  return cells.get(keyId(key)) ?? null;
}

function cellsByKey(reading: Reading): ReadonlyMap<string, Occurrence> {
  const cells = new Map<string, Occurrence>();
  for (const table of reading.tables) {
    for (const row of table.rows) {
      for (const cell of row.cells) {
        if (cell.key === null || cells.has(keyId(cell.key))) continue;
        cells.set(keyId(cell.key), cellOccurrence(reading, table, row, cell));
      }
    }
  }
  return cells;
}

/** A print of a key: in a table if there is one, else in text, else null. */
export function anyPrint(reading: Reading, key: FactKey): Occurrence | null {
  return tablePrint(reading, key) ?? reading.facts.get(key).find(isFigure) ?? null;
}

/**
 * The print of a key that a claim most likely speaks of: in its own paragraph the last one before
 * it, else the first one after it; else anywhere in the document.
 */
export function printNear(reading: Reading, claim: Claim, key: FactKey): Occurrence | null {
  return printBeside(reading, claim, key) ?? anyPrint(reading, key);
}

/** The print of a key in the claim's own paragraph, or null. */
export function printBeside(reading: Reading, claim: Claim, key: FactKey): Occurrence | null {
  const beside = claimBeside(reading, claim, key);
  return beside === null ? null : claimOccurrence(reading, beside, key);
}

/** The claim of a key in the same paragraph: the last before, else the first after. */
export function claimBeside(reading: Reading, claim: Claim, key: FactKey): Claim | null {
  const { positions, byKey } = besidesOf(reading);
  const matching = byKey.get(`${claim.paragraph} ${keyId(key)}`) ?? [];
  const own = positions.get(claim) ?? 0;
  let from = 0;
  let to = matching.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const candidate = matching[middle];
    if (candidate !== undefined && (positions.get(candidate) ?? 0) < own) from = middle + 1;
    else to = middle;
  }
  const first = matching[0] === claim ? matching[1] : matching[0];
  return matching[from - 1] ?? first ?? null;
}

interface Besides {
  readonly positions: ReadonlyMap<Claim, number>;
  /** Claims by paragraph and key, in reading order. */
  readonly byKey: ReadonlyMap<string, readonly Claim[]>;
}

const BESIDES = new WeakMap<Reading, Besides>();

function besidesOf(reading: Reading): Besides {
  const known = BESIDES.get(reading);
  if (known !== undefined) return known;
  const byKey = new Map<string, Claim[]>();
  for (const claim of reading.claims) {
    for (const id of new Set(claim.keys.map(keyId))) {
      const place = `${claim.paragraph} ${id}`;
      const list = byKey.get(place);
      if (list === undefined) byKey.set(place, [claim]);
      else list.push(claim);
    }
  }
  const made = { positions: new Map(reading.claims.map((claim, at) => [claim, at])), byKey };
  BESIDES.set(reading, made);
  return made;
}

function isFigure({ printed }: Occurrence): boolean {
  return printed.form === 'number';
}
