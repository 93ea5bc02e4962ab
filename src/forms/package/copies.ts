import { type FactKey, keyString } from '../../facts/key.js';
import type { Occurrence } from '../../facts/occurrence.js';
import type { Printed, Range } from '../../facts/printed.js';
import type { CopyDifference, PartReading, Reading } from '../reading.js';

/** Fewer facts than this make no copy of a disclosure. */
const LEAST_FACTS = 8;
/** So many per hundred of a copy's facts stand in the original, and so many of those agree. */
const KNOWN_PERCENT = 90;
const AGREE_PERCENT = 60;

interface Pair {
  readonly key: FactKey;
  readonly ours: readonly Occurrence[];
  readonly theirs: readonly Occurrence[];
}

/** Whether a file says nothing that the other does not say too, though perhaps other figures. */
export function isCopyOf(reading: Reading, original: Reading): boolean {
  const facts = byKey(reading);
  const pairs = pairsOf(reading, original);
  const agreeing = pairs.filter(({ ours, theirs }) => ours.some((one) => stands(one, theirs)));
  return (
    facts.size >= LEAST_FACTS &&
    pairs.length * 100 >= facts.size * KNOWN_PERCENT &&
    agreeing.length * 100 >= pairs.length * AGREE_PERCENT
  );
}

/** What comes of comparing a copy with its original, fact by fact. */
export function compareCopies(copy: Reading, original: Reading): PartReading {
  const pairs = pairsOf(copy, original);
  const differences = pairs.flatMap(({ key, ours, theirs }): readonly CopyDifference[] => {
    const odd = ours.find((one) => !stands(one, theirs)) ?? null;
    const there = theirs.find((one) => !stands(one, ours)) ?? theirs[0];
    return odd === null || there === undefined ? [] : [{ key, copy: odd, original: there }];
  });
  return {
    file: copy.file,
    format: copy.tree.format,
    ...(copy.tree.converted === undefined ? {} : { converted: copy.tree.converted }),
    tables: copy.tables.length,
    claims: copy.claims.length,
    repeatedTables: copy.tables.length,
    copyOf: original.file,
    same: pairs.length - differences.length,
    differences,
  };
}

function pairsOf(copy: Reading, original: Reading): readonly Pair[] {
  const there = byKey(original);
  return [...byKey(copy)].flatMap(([id, ours]): readonly Pair[] => {
    const theirs = there.get(id);
    const [first] = ours;
    return theirs === undefined || first === undefined ? [] : [{ key: first.key, ours, theirs }];
  });
}

/** The facts of a file; the unit is the same, however it is written. */
function byKey({ facts }: Reading): ReadonlyMap<string, readonly Occurrence[]> {
  const found = new Map<string, Occurrence[]>();
  for (const occurrence of facts.all) {
    if (occurrence.printed.range === null) continue;
    const id = keyString({ ...occurrence.key, unit: '' });
    const known = found.get(id);
    if (known === undefined) found.set(id, [occurrence]);
    else known.push(occurrence);
  }
  return found;
}

/** Whether one of the prints may be the same value. */
function stands({ printed }: Occurrence, others: readonly Occurrence[]): boolean {
  return others.some((other) => meet(printed, other.printed));
}

function meet(a: Printed, b: Printed): boolean {
  if (a.range === null || b.range === null || a.quantity !== b.quantity) return true;
  return !below(a.range, b.range) && !below(b.range, a.range);
}

/** The whole of `a` lies under `b`. */
function below(a: Range, b: Range): boolean {
  if (a.high === null || b.low === null) return false;
  return a.high < b.low || (a.high === b.low && (a.highOpen === true || b.lowOpen === true));
}
