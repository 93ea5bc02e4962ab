import { Trial } from '../web/trial.js';
import { connected, type Web } from '../web/web.js';
import { type Cause, causesOf, isDecided, sureCauses } from './cause-of.js';
import { crossed } from './crossings.js';
import { supportOf } from './mip.js';
import { applied, byCost, type Option, type Surroundings } from './option.js';
import { pairBudget, pairOptions } from './pairs.js';
import { type Peeled, peel } from './peel.js';
import { type Repair, searchRepair } from './search.js';
import type { Solver } from './solver.js';

/** What the localiser found, and the document as it would be with every first change made. */
export interface Localised {
  readonly causes: readonly Cause[];
  readonly repaired: Trial;
  /** A group needs more than two changes, or the search stopped, and there was no solver to ask. */
  readonly unsolved: boolean;
}

/** Terms around the figures of one group that is searched; in disclosures there are some thousand. */
const LARGEST_GROUP = 200_000;
/** The same of all groups of a document. */
const MOST_TERMS = 500_000;
/** Most changes that direct search finds for sure. */
const DIRECT = 2;
/** Most that two changes may cost for them to be named alone: a slip each, two breaks mended. */
const SLIPS = 30;

/**
 * Finds, for the broken identities of the web that are warnings or errors, the smallest
 * weighted set of figures whose change makes all hold (Fellegi and Holt 1976), cause by cause.
 */
export function localise(
  web: Web,
  surroundings: Surroundings,
  solver: Solver | null = null,
): Localised {
  const broken = web.constraints.filter(
    ({ outcome, severity }) => outcome === 'broken' && severity !== 'note',
  );
  let trial = new Trial(web);
  const causes: Cause[] = [];
  const left: number[] = [];
  const stopped = new Set<number>();
  let unsolved = false;
  const indices = broken.map(({ index }) => index);
  const unsearched: Cause[] = [];
  const size = { left: MOST_TERMS };
  for (const group of connected(web, indices)) {
    if (!isSearchable(web, group, size)) {
      unsearched.push(...group.map(unexplained));
      continue;
    }
    for (const part of solved(trial, group, surroundings, solver)) {
      if (part.unsolved) unsolved = true;
      causes.push(...part.causes);
      trial = part.trial;
      left.push(...part.left);
      if (part.stopped) for (const index of part.left) stopped.add(index);
    }
  }
  const pairs = explainByPairs(trial, left, surroundings, stopped);
  return {
    causes: [...causes, ...pairs.causes, ...unsearched],
    repaired: pairs.repaired,
    unsolved,
  };
}

/**
 * Whether a group is small enough to be searched, and the document's groups before it were: what
 * each step looks at are all terms of all identities around the group's figures. Where identities
 * of hundreds of rows and their columns are broken together, nobody printed one figure wrong.
 */
function isSearchable(web: Web, group: readonly number[], size: { left: number }): boolean {
  let terms = 0;
  for (const index of group) {
    for (const cell of web.constraints[index]?.cells ?? []) {
      for (const own of web.cells[cell]?.constraints ?? []) {
        terms += web.constraints[own]?.terms.length ?? 0;
      }
    }
  }
  if (terms > LARGEST_GROUP || terms > size.left) return false;
  size.left -= terms;
  return true;
}

function unexplained(index: number): Cause {
  return { explains: [index], rivals: [], decided: false, stopped: true };
}

/** What was found of one group, or of a part of it, and the document with it mended. */
interface Solved {
  readonly causes: readonly Cause[];
  readonly trial: Trial;
  readonly left: readonly number[];
  readonly stopped: boolean;
  readonly unsolved: boolean;
}

/**
 * The causes of one group. Where it is too large to be searched whole, the figures that several
 * identities agree on are taken out first, and what falls apart without them is searched part by
 * part.
 */
function solved(
  start: Trial,
  group: readonly number[],
  surroundings: Surroundings,
  solver: Solver | null,
): readonly Solved[] {
  const direct = searchRepair(start, group, surroundings);
  const sure = direct.stopped ? sureOf(start, group, surroundings) : null;
  if (sure === null || sure.options.length === 0) {
    const repair = bestRepair(start, group, direct, surroundings, solver);
    const causes = causesOf(repair, start, group, surroundings);
    const { trial, left, stopped, unsolved } = repair;
    return [{ causes, trial, left, stopped, unsolved }];
  }
  const causes = sureCauses(sure, group, surroundings);
  const parts: Solved[] = [
    { causes, trial: sure.trial, left: [], stopped: false, unsolved: false },
  ];
  for (const part of connected(start.web, sure.left)) {
    parts.push(...solved(parts.at(-1)?.trial ?? sure.trial, part, surroundings, solver));
  }
  return parts;
}

/** What is wrong whatever the rest is: the figures that sums agree on, then those where they cross. */
function sureOf(start: Trial, group: readonly number[], surroundings: Surroundings): Peeled {
  const first = peel(start, group, surroundings);
  const options = [...first.options];
  let { trial } = first;
  const left: number[] = [];
  for (const part of connected(start.web, first.left)) {
    const found = crossed(trial, part, surroundings);
    options.push(...found.options);
    trial = found.trial;
    left.push(...found.left);
  }
  return { options, trial, left };
}

/**
 * Direct search, and for what it leaves open (more than two changes, or a search that stopped) the
 * solver: it proposes which figures change, and the direct search among those gives their values.
 */
function bestRepair(
  trial: Trial,
  group: readonly number[],
  direct: Repair,
  surroundings: Surroundings,
  solver: Solver | null,
): Repair & { readonly unsolved: boolean } {
  const isOpen = direct.stopped || direct.options.length > DIRECT || direct.left.length > 0;
  if (!isOpen || group.length <= 1) return { ...direct, unsolved: false };
  if (solver === null) return { ...direct, unsolved: true };
  const support = supportOf(trial, group, solver);
  if (support === null || support.cells.size === 0) return { ...direct, unsolved: false };
  const proposed = searchRepair(trial, group, surroundings, (cell) => support.cells.has(cell));
  const better = proposed.cost < direct.cost ? proposed : direct;
  return { ...better, stopped: !support.optimal, unsolved: false };
}

/** Two changes at once for what no single one explains; what they do not explain either stays open. */
function explainByPairs(
  start: Trial,
  left: readonly number[],
  surroundings: Surroundings,
  stopped: ReadonlySet<number>,
): Omit<Localised, 'unsolved'> {
  const budget = pairBudget();
  const open = new Set(left);
  const causes: Cause[] = [];
  let trial = start;
  for (const index of left) {
    if (!open.has(index)) continue;
    const spent = budget.looks <= 0;
    const rivals = pairOptions(trial, index, surroundings, budget)
      .map((option) => ({ option, mended: mendedBy(trial, option, open) }))
      .sort((a, b) => b.mended.length - a.mended.length || byCost(start.web)(a.option, b.option));
    const [best] = rivals;
    const explains = best?.mended ?? [index];
    if (best !== undefined) trial = both(trial, best.option);
    for (const one of explains) open.delete(one);
    const equals = rivals.filter(({ mended }) => mended.length === explains.length);
    causes.push({
      explains,
      rivals: equals.map(({ option }) => option),
      decided:
        best !== undefined &&
        explains.length > 1 &&
        best.option.cost <= SLIPS &&
        isDecided(equals.map(({ option }) => option)),
      stopped: spent || budget.looks < 0 || stopped.has(index),
    });
  }
  return { causes, repaired: trial };
}

function both(trial: Trial, option: Option): Trial {
  const first = applied(trial, option.change);
  return option.with === undefined ? first : applied(first, option.with.change);
}

function mendedBy(trial: Trial, option: Option, open: ReadonlySet<number>): readonly number[] {
  const after = both(trial, option);
  return [...open].filter((index) => {
    const constraint = after.web.constraints[index];
    return constraint !== undefined && !after.isBroken(constraint);
  });
}
