import { allowedValues } from '../web/allowed.js';
import { type Grid, holdsPrint, intersectPrints, type Prints, printsWithin } from '../web/grid.js';
import type { Trial } from '../web/trial.js';
import type { Cell, Constraint } from '../web/web.js';

/** Parts of a union of ranges that are followed. */
const MOST_PARTS = 8;

export function printsOf(
  trial: Trial,
  constraint: Constraint,
  cell: Cell,
  grid: Grid,
): readonly Prints[] {
  return allowedValues(trial, constraint, cell).map((one) => printsWithin(one, grid));
}

/** Prints that leave every identity whole that holds and proves an error; the present one is in. */
export function keptPrints(
  trial: Trial,
  cell: Cell,
  grid: Grid,
  held: readonly Constraint[],
): readonly Prints[] {
  let kept: readonly Prints[] = [{ low: isNeverNegative(cell) ? 0n : null, high: null }];
  for (const constraint of held) {
    if (constraint.severity !== 'error') continue;
    const own = printsOf(trial, constraint, cell, grid);
    const now = grid.digits;
    const present = own.some((one) => holdsPrint(one, now)) ? [] : [{ low: now, high: now }];
    kept = overlaps(kept, [...own, ...present]).slice(0, MOST_PARTS);
  }
  return kept;
}

export function overlaps(a: readonly Prints[], b: readonly Prints[]): readonly Prints[] {
  return a.flatMap((one) => b.flatMap((other) => intersectPrints(one, other) ?? []));
}

export interface Region {
  readonly mends: readonly Constraint[];
  readonly prints: Prints;
}

/**
 * Ranges in which a largest set of the broken identities is mended at once. A set that only a
 * figure of the other sign would mend does not stand in the way of a smaller one.
 * @param now the digits as they are printed
 */
export function largest(
  regions: readonly { readonly constraint: Constraint; readonly prints: readonly Prints[] }[],
  kept: readonly Prints[],
  now: bigint,
): readonly Region[] {
  const found = new Map<string, Region>();
  for (const { prints } of regions) {
    for (const one of prints) {
      for (const point of [one.low, one.high]) {
        if (point === null && (one.low !== null || one.high !== null)) continue;
        const at = point ?? 0n;
        const region = regionAt(at, regions, kept);
        if (region === null) continue;
        const key = region.mends.map(({ index }) => index).join(' ');
        if (!found.has(key)) found.set(key, region);
      }
    }
  }
  const all = [...found.values()];
  return all.filter(
    (one) =>
      !all.some(
        (other) =>
          other.mends.length > one.mends.length &&
          !turnsSign(other, now) &&
          one.mends.every((constraint) => other.mends.includes(constraint)),
      ),
  );
}

function turnsSign({ prints: { low, high } }: Region, now: bigint): boolean {
  return now >= 0n ? high !== null && high < 0n : low !== null && low > 0n;
}

function regionAt(
  at: bigint,
  regions: readonly { readonly constraint: Constraint; readonly prints: readonly Prints[] }[],
  kept: readonly Prints[],
): Region | null {
  let prints: Prints | null = kept.find((one) => holdsPrint(one, at)) ?? null;
  const mends: Constraint[] = [];
  for (const region of regions) {
    const part = region.prints.find((one) => holdsPrint(one, at));
    if (part === undefined || prints === null) continue;
    mends.push(region.constraint);
    prints = intersectPrints(prints, part);
  }
  return prints === null || mends.length === 0 ? null : { mends, prints };
}

/** Counts and scores are never negative; of other figures it is only unlikely. */
export function isNeverNegative({ occurrence: { printed } }: Cell): boolean {
  return printed.quantity === 'count' || printed.quantity === 'score';
}
