import type { Severity } from '../rule.js';
import type { Trial } from '../web/trial.js';
import type { Constraint } from '../web/web.js';
import {
  applied,
  byCost,
  figureOptions,
  type Option,
  type Surroundings,
  wordOption,
} from './option.js';

/** A set of changes that mends a group of broken identities, but for those that it gives up. */
export interface Repair {
  readonly trial: Trial;
  readonly options: readonly Option[];
  /** Broken identities for which no change was found. */
  readonly left: readonly number[];
  readonly cost: number;
  /** The search stopped at its limit; a cheaper repair may exist. */
  readonly stopped: boolean;
}

/** Cost of each change beside that of its slip: few changes before likely ones. */
const EACH_CHANGE = 40;
/** Cost of an identity that is left without an explanation. */
const LEFT: Readonly<Record<Severity, number>> = { error: 150, warning: 70, note: 5 };
/** Steps of the search in one group of broken identities, after the first repair was found. */
const MOST_STEPS = 400;
/** Ways tried at one step once there is a first repair, best ones first. */
const WIDTH = 6;

interface Best {
  repair: Repair | null;
  steps: number;
  stopped: boolean;
}

/**
 * Looks for the cheapest set of changes after which none of the given identities is broken and
 * none that proves an error is newly broken: every broken identity holds a changed figure or
 * word, so the search takes the identity with the fewest ways out and tries each. Changes are
 * judged one by one in the state that the earlier ones left.
 * @param group indices of broken identities that share figures
 */
export function searchRepair(
  trial: Trial,
  group: readonly number[],
  surroundings: Surroundings,
): Repair {
  const best: Best = { repair: null, steps: 0, stopped: false };
  descend({ trial, broken: new Set(group), options: [], left: [], cost: 0 }, surroundings, best);
  if (best.repair === null) throw new RangeError('leaving all is a way out of every group');
  return { ...best.repair, stopped: best.stopped };
}

interface State {
  readonly trial: Trial;
  readonly broken: ReadonlySet<number>;
  readonly options: readonly Option[];
  readonly left: readonly number[];
  readonly cost: number;
}

function descend(state: State, surroundings: Surroundings, best: Best): void {
  if (best.repair !== null && state.cost >= best.repair.cost) return;
  if (state.broken.size === 0) {
    best.repair = { ...state, stopped: false };
    return;
  }
  best.steps += 1;
  if (best.repair !== null && best.steps > MOST_STEPS) {
    best.stopped = true;
    return;
  }
  const { index, options } = hardest(state, surroundings);
  const ways = best.repair === null ? options : options.slice(0, WIDTH);
  for (const option of ways) descend(after(state, option), surroundings, best);
  const severity = state.trial.web.constraints[index]?.severity ?? 'note';
  descend(
    {
      ...state,
      broken: new Set([...state.broken].filter((one) => one !== index)),
      left: [...state.left, index],
      cost: state.cost + LEFT[severity],
    },
    surroundings,
    best,
  );
}

function after(state: State, option: Option): State {
  const trial = applied(state.trial, option.change);
  const broken = new Set(
    [...state.broken].filter((index) => {
      const constraint = trial.web.constraints[index];
      return constraint !== undefined && trial.isBroken(constraint);
    }),
  );
  return {
    trial,
    broken,
    options: [...state.options, option],
    left: state.left,
    cost: state.cost + EACH_CHANGE + option.cost,
  };
}

/** The broken identity with the fewest figures that could mend it, and its ways out. */
function hardest(
  state: State,
  surroundings: Surroundings,
): { readonly index: number; readonly options: readonly Option[] } {
  const byCell = new Map<number, readonly Option[]>();
  let found: { index: number; options: readonly Option[]; cells: number } | null = null;
  for (const index of state.broken) {
    const constraint = state.trial.web.constraints[index];
    if (constraint === undefined) continue;
    const { options, cells } = waysOut(state, constraint, surroundings, byCell);
    if (found === null || cells < found.cells) found = { index, options, cells };
    if (cells === 0) break;
  }
  return found ?? { index: -1, options: [] };
}

function waysOut(
  state: State,
  constraint: Constraint,
  surroundings: Surroundings,
  byCell: Map<number, readonly Option[]>,
): { readonly options: readonly Option[]; readonly cells: number } {
  const options: Option[] = [];
  let cells = 0;
  for (const index of constraint.cells) {
    const cell = state.trial.web.cells[index];
    if (cell === undefined) continue;
    const known = byCell.get(index) ?? figureOptions(state.trial, cell, state.broken, surroundings);
    byCell.set(index, known);
    if (known.length > 0) cells += 1;
    options.push(...known);
  }
  const word = wordOption(state.trial, constraint, state.broken);
  if (word !== null) {
    options.push(word);
    cells += 1;
  }
  const { web } = state.trial;
  // Mending much before mending little.
  options.sort((a, b) => b.mends.length - a.mends.length || byCost(web)(a, b));
  return { options, cells };
}
