import { comparedWith, type FactKey, keyString } from '../../facts/key.js';
import type { Claim, Reading } from '../../forms/reading.js';
import type { ValueRow } from './rows.js';
import type { Unknown } from './unknowns.js';

/** 100 % in base units of percentages. */
export const HUNDRED_PERCENT = 100_000_000_000n;

/** A percentage as bounds on a difference that has the sign of its distance from each end. */
export function boundRows(
  { low, high, lowOpen, highOpen }: PercentRange,
  why: string,
  entriesFor: (bound: bigint) => ReadonlyMap<string, bigint>,
): readonly ValueRow[] {
  const rows: ValueRow[] = [];
  const rank = 'percent';
  if (low !== null) {
    rows.push({ why, rank, low: lowOpen === true ? 1n : 0n, high: null, entries: entriesFor(low) });
  }
  if (high !== null) {
    const end = highOpen === true ? -1n : 0n;
    rows.push({ why, rank, low: null, high: end, entries: entriesFor(high) });
  }
  return rows;
}

/** A stated change ties this year's figure to its base, which becomes an unknown if need be. */
export function changeRows(
  reading: Reading,
  claim: Claim,
  unknowns: Map<string, Unknown>,
): readonly ValueRow[] {
  const own = reading.document.kind === 'budget' ? 'budget' : 'final';
  return claim.keys.flatMap((key) => {
    const { measure, unit, year, dims, against } = key;
    const now = unknowns.get(keyString({ measure, unit, year, basis: own, dims }));
    const base: FactKey = { measure, unit, ...comparedWith(against ?? 'budget', year, own), dims };
    const range = claim.printed.range;
    if (now === undefined || range === null || range.low === null || range.high === null) return [];
    const sign = claim.direction === 'decrease' ? -1n : 1n;
    if (claim.basis === 'change-percent') return percentRows(now, base, range, sign, unknowns);
    const from = baseUnknown(base, now.start - sign * range.low, unknowns);
    const [low, high] = sign > 0n ? [range.low, range.high] : [-range.high, -range.low];
    const entries = new Map([
      [now.id, 1n],
      [from.id, -1n],
    ]);
    return [{ why: `change ${claim.quote}`, rank: 'sum', low, high, entries }] as const;
  });
}

interface PercentRange {
  readonly low: bigint | null;
  readonly high: bigint | null;
  readonly lowOpen?: boolean;
  readonly highOpen?: boolean;
}

/** 100·(now − base) between low·base and high·base; only of a base that a change made known. */
function percentRows(
  now: Unknown,
  base: FactKey,
  range: PercentRange,
  sign: bigint,
  unknowns: ReadonlyMap<string, Unknown>,
): readonly ValueRow[] {
  const from = unknowns.get(keyString(base));
  if (from === undefined || from.start <= 0n || range.low === null || range.high === null)
    return [];
  return boundRows(
    range,
    `percent of ${now.id}`,
    (bound) =>
      new Map([
        [now.id, sign * HUNDRED_PERCENT],
        [from.id, -(sign * HUNDRED_PERCENT + bound)],
      ]),
  );
}

function baseUnknown(key: FactKey, start: bigint, unknowns: Map<string, Unknown>): Unknown {
  const id = keyString(key);
  const known = unknowns.get(id);
  if (known !== undefined) return known;
  const made: Unknown = { id, key, start, prints: [] };
  unknowns.set(id, made);
  return made;
}
