import type { Trial } from '../web/trial.js';
import { Rivals } from './contested.js';
import { applied, figureOptions, type Option, type Surroundings } from './option.js';

/** Fewest identities that must agree on one figure. */
const WITNESSES = 2;
/** How many times wider than what rounding leaves open a change must be, lest chance agrees. */
const TELLING = 20n;

/** Figures that several broken identities agree on, and what is broken without them. */
export interface Peeled {
  readonly options: readonly Option[];
  /** The document with all of them changed. */
  readonly trial: Trial;
  readonly left: readonly number[];
}

/**
 * For a group of broken identities that is too large to be searched whole: the figures that are
 * wrong whatever the rest is. One print in place of such a figure mends every broken identity that
 * it takes part in, two or more, each of which lacks just the same amount; in none of them is
 * there another such figure, nor, beside all such figures, one that explains it with a second. Once
 * they are mended, the next ones show. Every round looks at each figure of the group once, and
 * there are no more rounds than identities.
 */
export function peel(start: Trial, group: readonly number[], surroundings: Surroundings): Peeled {
  let trial = start;
  let left: readonly number[] = group;
  const options: Option[] = [];
  for (;;) {
    const found = agreed(trial, left, surroundings);
    if (found.length === 0) return { options, trial, left };
    for (const option of found) trial = applied(trial, option.change);
    options.push(...found);
    left = left.filter((index) => {
      const constraint = trial.web.constraints[index];
      return constraint !== undefined && trial.isBroken(constraint);
    });
  }
}

/** The figures that all their broken identities agree on, without those that another contests. */
function agreed(
  trial: Trial,
  group: readonly number[],
  surroundings: Surroundings,
): readonly Option[] {
  const { web } = trial;
  const broken = new Set(group);
  const wholes = [...inGroup(trial, group)].flatMap(([index, count]) => {
    const cell = web.cells[index];
    if (cell === undefined || count < WITNESSES) return [];
    return figureOptions(trial, cell, broken, surroundings).filter(
      ({ mends }) => mends.length === count,
    );
  });
  const claims = new Map<number, number>();
  for (const index of wholes.flatMap(({ mends }) => mends)) {
    claims.set(index, (claims.get(index) ?? 0) + 1);
  }
  const alone = wholes.filter(
    (option) => option.mends.every((index) => claims.get(index) === 1) && isTelling(trial, option),
  );
  return uncontested(trial, group, alone);
}

/**
 * The options that nothing contests once all the others are made: where each of two sums lacks just
 * what one figure explains, a repair that explains one of them together with identities which other
 * such figures explain is never smaller. Without an option that is contested, the next may be.
 */
function uncontested(
  trial: Trial,
  group: readonly number[],
  alone: readonly Option[],
): readonly Option[] {
  let sure = alone;
  for (;;) {
    const explained = new Set(sure.flatMap(({ mends }) => mends));
    const open = group.filter((index) => !explained.has(index));
    const kept = sure.filter(({ change, mends }) => {
      if (change.kind !== 'figure') return false;
      return !new Rivals(trial, [...open, ...mends]).contest(change.cell, mends);
    });
    if (kept.length === sure.length) return kept;
    sure = kept;
  }
}

/** How many broken identities of the group each of its figures takes part in, in reading order. */
function inGroup({ web }: Trial, group: readonly number[]): readonly (readonly [number, number])[] {
  const counts = new Map<number, number>();
  for (const index of group) {
    for (const cell of web.constraints[index]?.cells ?? []) {
      if (web.cells[cell]?.grid !== null) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a], [b]) => (web.ranks[a] ?? 0) - (web.ranks[b] ?? 0));
}

/** Whether two sums would hardly lack the same amount by chance: it is large beside rounding. */
function isTelling({ web }: Trial, { change }: Option): boolean {
  if (change.kind === 'word') return false;
  const grid = web.cells[change.cell]?.grid;
  const { low, high } = change.range;
  if (grid == null || low === null || high === null) return false;
  const off = low > grid.digits ? low - grid.digits : grid.digits - high;
  return off > TELLING * (high - low + 1n);
}
