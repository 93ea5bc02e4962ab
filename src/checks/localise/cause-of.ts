import type { Trial } from '../web/trial.js';
import { MARGIN } from './likelihood.js';
import {
  byCost,
  type Change,
  figureOptions,
  type Option,
  type Surroundings,
  undone,
  wordOption,
} from './option.js';
import type { Peeled } from './peel.js';
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

/**
 * Whether a repair of several changes, nearly as cheap, does without one of them: then that one is
 * not decided, though nothing else could take its place alone.
 */
function isDispensable(
  repair: Repair,
  option: Option,
  start: Trial,
  group: readonly number[],
  surroundings: Surroundings,
): boolean {
  const { change } = option;
  if (repair.options.length < 2 || change.kind === 'word') return false;
  const other = searchRepair(start, group, surroundings, (cell) => cell !== change.cell);
  return other.cost - repair.cost < MARGIN;
}

/** The causes that a repair of a group names, each with its rivals. */
export function causesOf(
  repair: Repair,
  start: Trial,
  group: readonly number[],
  surroundings: Surroundings,
): readonly Cause[] {
  const open = new Set(group.filter((index) => !repair.left.includes(index)));
  const causes: Cause[] = [];
  const needsOf = ownNeeds(
    repair.options.map(({ change }) => neededFor(repair.trial, change, group)),
  );
  for (const [at, option] of repair.options.entries()) {
    const needs = needsOf[at] ?? [];
    const explains = [...open].filter((index) => needs.includes(index));
    for (const index of explains) open.delete(index);
    const before = undone(repair.trial, option.change);
    const cause = causeOf(before, option, explains, needs, surroundings, repair.stopped);
    const doubtful = cause.decided && isDispensable(repair, option, start, group, surroundings);
    causes.push(doubtful ? { ...cause, decided: false } : cause);
  }
  // What two changes mend together and neither alone goes with the first of them.
  const [first, ...others] = causes;
  return first === undefined || open.size === 0
    ? causes
    : [{ ...first, explains: [...first.explains, ...open] }, ...others];
}

/** The causes of figures that are wrong whatever the rest is; each identity belongs to one. */
export function sureCauses(
  { trial, options }: Peeled,
  group: readonly number[],
  surroundings: Surroundings,
): readonly Cause[] {
  const open = new Set(group);
  return options.map((option) => {
    const needs = neededFor(trial, option.change, group);
    const explains = needs.filter((index) => open.delete(index));
    const before = undone(trial, option.change);
    return causeOf(before, option, explains, needs, surroundings, false);
  });
}

/**
 * The identities that each change is needed for, without those that are the only ones of another
 * change: that figure takes whatever value the others leave it, so that the identity tells
 * nothing of them.
 */
function ownNeeds(needs: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const owners = new Map<number, number>();
  for (const [at, [only, ...more]] of needs.entries()) {
    if (only !== undefined && more.length === 0 && !owners.has(only)) owners.set(only, at);
  }
  return needs.map((own, at) => own.filter((index) => (owners.get(index) ?? at) === at));
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
  // What a mended sum shows to be a tail difference asks nothing of the figures itself.
  const asking = needs.filter(
    (index) => !before.web.excuses.get(index)?.some((sum) => broken.has(sum)),
  );
  const own = asking.length === 0 ? needs : asking;
  const [first, ...others] = own.flatMap((index) => before.web.constraints[index] ?? []);
  const cells = (first?.cells ?? []).filter((cell) =>
    others.every((constraint) => constraint.cells.includes(cell)),
  );
  const found = cells.flatMap((index) => {
    const cell = before.web.cells[index];
    return cell === undefined ? [] : figureOptions(before, cell, broken, surroundings);
  });
  const word = first === undefined ? null : wordOption(before, first, broken);
  if (word !== null) found.push(word);
  const whole = found.filter((one) => own.every((index) => one.mends.includes(index)));
  const rivals = (whole.length === 0 ? [option] : whole).sort(byCost(before.web));
  // Where cheaper repairs may exist, the first one found is no more than a guess.
  return { explains, rivals, decided: !stopped && isDecided(rivals), stopped };
}
