import { type FactKey, keyString } from '../facts/key.js';
import type { Occurrence } from '../facts/occurrence.js';
import type { Printed } from '../facts/printed.js';
import type { Reading } from '../forms/reading.js';
import { describeKey } from './describe.js';
import type { CheckResult, Finding, FindingPlace, Message } from './rule.js';
import { cellOccurrence, claimOccurrence, findingPlace } from './terms.js';

/** A figure that two versions of a document print differently. */
export interface FigureChange {
  readonly kind: 'changed' | 'added' | 'removed';
  /** What the figure says of what. */
  readonly what: Message;
  /** Prints that only the old version has. */
  readonly before: readonly FindingPlace[];
  /** Prints that only the new version has. */
  readonly after: readonly FindingPlace[];
}

/** A finding of one version or both. */
export interface FindingChange {
  readonly kind: 'new' | 'gone' | 'changed';
  readonly before: Finding | null;
  readonly after: Finding | null;
}

export interface DocumentDiff {
  readonly figures: readonly FigureChange[];
  /** Facts that both versions print alike. */
  readonly sameFigures: number;
  readonly findings: readonly FindingChange[];
  readonly sameFindings: number;
}

interface Version {
  readonly reading: Reading;
  readonly result: CheckResult;
}

/**
 * What changed from one version of a document to the next, figure by figure and finding by
 * finding. A figure is what it says, not where it stands: moving it is no change, and neither is
 * another name for the office.
 */
export function diffVersions(before: Version, after: Version): DocumentDiff {
  const [old, now] = [figuresOf(before.reading), figuresOf(after.reading)];
  const figures: FigureChange[] = [];
  let sameFigures = 0;
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const change = figureChange(old.get(id) ?? [], now.get(id) ?? []);
    if (change === null) sameFigures += 1;
    else figures.push(change);
  }
  return { figures, sameFigures, ...findingChanges(before.result, after.result) };
}

/** Prints of each figure: facts by their key without the office, others by where they stand. */
function figuresOf(reading: Reading): ReadonlyMap<string, readonly Occurrence[]> {
  const figures = new Map<string, Occurrence[]>();
  const add = (id: string, occurrence: Occurrence) => {
    const known = figures.get(id);
    if (known === undefined) figures.set(id, [occurrence]);
    else known.push(occurrence);
  };
  for (const table of reading.tables) {
    for (const row of table.rows) {
      for (const cell of row.cells) {
        if (cell.remark === true || cell.printed.form !== 'number') continue;
        const occurrence = cellOccurrence(reading, table, row, cell);
        add(factId(occurrence.key), occurrence);
      }
    }
  }
  for (const claim of reading.claims) {
    if (claim.printed.form !== 'number') continue;
    const keys = claim.keys.length > 0 ? claim.keys : [undefined];
    for (const key of keys) {
      const occurrence = claimOccurrence(reading, claim, key);
      add(factId(occurrence.key), occurrence);
    }
  }
  return figures;
}

function factId(key: FactKey): string {
  return keyString({ ...key, unit: '' });
}

/** Null where both versions print the same values equally often. */
function figureChange(
  before: readonly Occurrence[],
  after: readonly Occurrence[],
): FigureChange | null {
  const gone = without(before, after);
  const come = without(after, before);
  if (gone.length === 0 && come.length === 0) return null;
  const kind = before.length === 0 ? 'added' : after.length === 0 ? 'removed' : 'changed';
  const [first] = [...come, ...gone];
  return {
    kind,
    what: first === undefined ? { zh: '', en: '' } : named(first),
    before: gone.map(findingPlace),
    after: come.map(findingPlace),
  };
}

/** The prints of the first list that have no partner of equal value in the second. */
function without(list: readonly Occurrence[], other: readonly Occurrence[]): Occurrence[] {
  const left = new Map<string, number>();
  for (const { printed } of other)
    left.set(valueId(printed), (left.get(valueId(printed)) ?? 0) + 1);
  return list.filter(({ printed }) => {
    const count = left.get(valueId(printed)) ?? 0;
    left.set(valueId(printed), count - 1);
    return count <= 0;
  });
}

/** 12.5 and 12.50 are different prints; blanks and thousands separators are none of the value. */
function valueId({ text, unit, bound }: Printed): string {
  return `${text.normalize('NFKC').replace(/[\s,]/g, '')} ${unit} ${bound}`;
}

/** The fact in words; a figure without one is what its place calls it. */
function named({ key, place }: Occurrence): Message {
  if (key.measure !== 'cell' && key.dims.subunit === undefined) return describeKey(key);
  const words = [place.label, place.row, place.column].filter((one) => (one ?? '') !== '');
  const text = words.join(' › ');
  return { zh: text, en: text };
}

function findingChanges(before: CheckResult, after: CheckResult) {
  const [old, now] = [byId(before), byId(after)];
  const findings: FindingChange[] = [];
  let sameFindings = 0;
  for (const id of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(id) ?? null, now.get(id) ?? null];
    if (was === null) findings.push({ kind: 'new', before: null, after: is });
    else if (is === null) findings.push({ kind: 'gone', before: was, after: null });
    else if (was.printed !== is.printed || was.severity !== is.severity) {
      findings.push({ kind: 'changed', before: was, after: is });
    } else sameFindings += 1;
  }
  return { findings, sameFindings };
}

/** Findings and those that the same cause raised, which may change places. */
function byId({ findings }: CheckResult): ReadonlyMap<string, Finding> {
  const all = findings.flatMap((one) => [one, ...(one.cause?.knockOns ?? [])]);
  return new Map(all.map((one) => [one.id, one]));
}
