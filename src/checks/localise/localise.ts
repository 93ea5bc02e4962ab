import { Trial } from '../web/trial.js';
import { connected, type Web } from '../web/web.js';
import {
  applied,
  byCost,
  type Change,
  figureOptions,
  type Option,
  type Surroundings,
  undone,
  wordOption,
} from './option.js';
import { pairBudget, pairOptions } from './pairs.js';
import { type Repair, searchRepair } from './search.js';

/** One cause of broken identities: what was most likely printed wrong. */
export interface Cause {
  /** Indices of the broken constraints that it explains; every one belongs to one cause. */
  readonly explains: readonly number[];
  /**
   * Changes that would explain them, each alone, likeliest first; empty when none was found. The
   * first is the one that the whole repair uses.
   */
  readonly rivals: readonly Option[];
  /** Whether the first stands out from the others. */
  readonly decided: boolean;
  /** The search stopped at its limit before it knew. */
  readonly stopped: boolean;
}

/** What the localiser found, and the document as it would be with every first change made. */
export interface Localised {
  readonly causes: readonly Cause[];
  readonly repaired: Trial;
}

/** By how much the cost of the likeliest change must be below the next for it to be named alone. */
const MARGIN = 5;

/** Most that two changes may cost for them to be named alone: a slip each. */
const SLIPS = 30;

/**
 * Finds, for the broken identities of the web that are warnings or errors, the smallest
 * weighted set of figures whose change makes all hold (Fellegi and Holt 1976), cause by cause.
 */
export function localise(web: Web, surroundings: Surroundings): Localised {
  const broken = web.constraints.filter(
    ({ outcome, severity }) => outcome === 'broken' && severity !== 'note',
  );
  let trial = new Trial(web);
  const causes: Cause[] = [];
  const left: number[] = [];
  const stopped = new Set<number>();
  const indices = broken.map(({ index }) => index);
  for (const group of connected(web, indices)) {
    const repair = searchRepair(trial, group, surroundings);
    causes.push(...causesOf(repair, group, surroundings));
    trial = repair.trial;
    left.push(...repair.left);
    if (repair.stopped) for (const index of repair.left) stopped.add(index);
  }
  const pairs = explainByPairs(trial, left, surroundings, stopped);
  return { causes: [...causes, ...pairs.causes], repaired: pairs.repaired };
}

function causesOf(
  repair: Repair,
  group: readonly number[],
  surroundings: Surroundings,
): readonly Cause[] {
  const open = new Set(group.filter((index) => !repair.left.includes(index)));
  const causes: Cause[] = [];
  for (const option of repair.options) {
    const needs = neededFor(repair.trial, option.change, group);
    const explains = [...open].filter((index) => needs.includes(index));
    for (const index of explains) open.delete(index);
    const before = undone(repair.trial, option.change);
    causes.push(causeOf(before, option, explains, needs, surroundings, repair.stopped));
  }
  // What two changes mend together and neither alone goes with the first of them.
  const [first, ...others] = causes;
  return first === undefined || open.size === 0
    ? causes
    : [{ ...first, explains: [...first.explains, ...open] }, ...others];
}

/** Two changes at once for what no single one explains; what they do not explain either stays open. */
function explainByPairs(
  start: Trial,
  left: readonly number[],
  surroundings: Surroundings,
  stopped: ReadonlySet<number>,
): Localised {
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

/** Whether the first of the rivals, likeliest first, stands out. */
export function isDecided([best, next]: readonly Option[]): boolean {
  return best !== undefined && (next === undefined || next.cost - best.cost >= MARGIN);
}

/** The identities of the group that are broken again when the change alone is taken back. */
function neededFor(repaired: Trial, change: Change, group: readonly number[]): readonly number[] {
  const before = undone(repaired, change);
  return group.filter((index) => {
    const constraint = before.web.constraints[index];
    return (
      constraint !== undefined && before.isBroken(constraint) && !repaired.isBroken(constraint)
    );
  });
}

/** Every single change that mends all that this one mends, in the state without it. */
function causeOf(
  before: Trial,
  option: Option,
  explains: readonly number[],
  needs: readonly number[],
  surroundings: Surroundings,
  stopped: boolean,
): Cause {
  const broken = new Set(needs);
  const [first, ...others] = needs.flatMap((index) => before.web.constraints[index] ?? []);
  const cells = (first?.cells ?? []).filter((cell) =>
    others.every((constraint) => constraint.cells.includes(cell)),
  );
  const found = cells.flatMap((index) => {
    const cell = before.web.cells[index];
    return cell === undefined ? [] : figureOptions(before, cell, broken, surroundings);
  });
  const word = first === undefined ? null : wordOption(before, first, broken);
  if (word !== null) found.push(word);
  const whole = found.filter((one) => needs.every((index) => one.mends.includes(index)));
  const rivals = (whole.length === 0 ? [option] : whole).sort(byCost(before.web));
  return { explains, rivals, decided: isDecided(rivals), stopped };
}
