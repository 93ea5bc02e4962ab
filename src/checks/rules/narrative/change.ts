import { type Basis, comparedWith, type FactKey } from '../../../facts/key.js';
import type { Occurrence } from '../../../facts/occurrence.js';
import { baseValue } from '../../../facts/printed.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { claimBeside, printBeside, printNear } from '../prints.js';

/** A stated change with the two figures between which it lies. */
export interface Change {
  readonly claim: Claim;
  readonly key: FactKey;
  /** The figure of this year. */
  readonly value: Occurrence | null;
  /** The budget or last year's figure that it is compared with. */
  readonly base: Occurrence | null;
}

/** The change or percentage of a claim with its two ends; null when it says of what it is no change. */
export function changeOf(reading: Reading, claim: Claim): Change | null {
  const changes = claim.keys.flatMap((key) => {
    const value = valueKey(reading, key);
    const base = baseKey(reading, key);
    return value === null || base === null
      ? []
      : [
          {
            claim,
            key,
            value: printNear(reading, claim, value),
            base: printBeside(reading, claim, base) ?? printedBase(reading, claim, base),
          },
        ];
  });
  return (
    changes.find((one) => one.value !== null && one.base !== null) ??
    changes.find((one) => one.value !== null) ??
    changes[0] ??
    null
  );
}

/** The amount of change that stands beside a percentage of change, or null. */
export function amountBeside(reading: Reading, claim: Claim, key: FactKey): Claim | null {
  return claimBeside(reading, claim, { ...key, basis: 'change' });
}

/** Whether a figure is surely greater (1), smaller (-1) or equal (0) by what is printed. */
export function compareValues(a: Occurrence, b: Occurrence): -1 | 0 | 1 | null {
  const left = baseValue(a.printed);
  const right = baseValue(b.printed);
  if (left === null || right === null) return null;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function valueKey(reading: Reading, key: FactKey): FactKey | null {
  const basis = ownBasis(reading);
  return basis === null ? null : plain(key, basis, key.year);
}

function baseKey(reading: Reading, key: FactKey): FactKey | null {
  const basis = ownBasis(reading);
  if (basis === null || key.against === undefined) return null;
  const base = comparedWith(key.against, key.year, basis);
  return plain(key, base.basis, base.year);
}

/** A budget is compared with where it is printed; last year's figure often is not printed at all. */
function printedBase(reading: Reading, claim: Claim, key: FactKey): Occurrence | null {
  return printNear(reading, claim, key);
}

function ownBasis(reading: Reading): 'budget' | 'final' | null {
  const { kind } = reading.document;
  return kind === null ? null : kind === 'budget' ? 'budget' : 'final';
}

function plain(key: FactKey, basis: Basis, year: number): FactKey {
  const { measure, unit, dims } = key;
  return { measure, unit, year, basis, dims };
}
