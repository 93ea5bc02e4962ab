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
export const EACH_CHANGE = 40;
/** Cost of an identity that is left without an explanation. */
export const LEFT: Readonly<Record<Severity, number>> = { error: 150, warning: 70, note: 5 };
/** The least that one change costs. */
const LEAST = EACH_CHANGE + 10;
/** States that the search in one group of broken identities looks at after its first repair. */
const MOST_STEPS = 200;
/** Looks at single figures that it may take in one group, the first repair included. */
const MOST_LOOKS = 20_000;
/** Ways tried at one step once there is a first repair, best ones first. */
const WIDTH = 6;

interface Search {
  readonly surroundings: Surroundings;
  readonly mayChange: (cell: number) => boolean;
  best: Repair | null;
  steps: number;
  looks: number;
  stopped: boolean;
}

/**
 * Looks for the cheapest set of changes after which none of the given identities is broken and
 * none that proves an error is newly broken: every broken identity holds a changed figure or
 * word, so the search takes the identity with the fewest ways out and tries each. Changes are
 * judged one by one in the state that the earlier ones left.
 * @param group indices of broken identities that share figures
 * @param mayChange whether a figure may be changed; each may by default
 */
export function searchRepair(
  trial: Trial,
  group: readonly number[],
  surroundings: Surroundings,
  mayChange: (cell: number) => boolean = () => true,
): Repair {
  const limits = { best: null, steps: 0, looks: 0, stopped: false };
  const search: Search = { surroundings, mayChange, ...limits };
  descend(
    { trial, broken: new Set(group), options: [], left: [], cost: 0, known: new Map() },
    search,
  );
  if (search.best === null) throw new RangeError('leaving all is a way out of every group');
  return { ...search.best, stopped: search.stopped };
}

interface State {
  readonly trial: Trial;
  readonly broken: ReadonlySet<number>;
  readonly options: readonly Option[];
  readonly left: readonly number[];
  readonly cost: number;
  /** Options of figures that were looked at in this state, or before it and not touched since. */
  readonly known: Map<number, readonly Option[]>;
}

function descend(state: State, search: Search): void {
  if (search.best !== null && state.cost + leastCost(state) >= search.best.cost) return;
  if (state.broken.size === 0) {
    const { trial, options, left, cost } = state;
    search.best = { trial, options, left, cost, stopped: false };
    return;
  }
  search.steps += 1;
  const spent = search.steps > MOST_STEPS || search.looks > MOST_LOOKS;
  if (spent) search.stopped = true;
  if (spent && search.best !== null) return;
  const { index, options } = hardest(state, search);
  const ways = search.best === null ? options : options.slice(0, WIDTH);
  for (const option of ways) descend(after(state, option), search);
  descend(leaving(state, index), search);
}

/** Less than what mending the rest can cost: no change mends more identities than its figure is in. */
function leastCost({ trial, broken }: State): number {
  const counts = new Map<number, number>();
  let most = 1;
  for (const index of broken) {
    for (const cell of trial.web.constraints[index]?.cells ?? []) {
      const count = (counts.get(cell) ?? 0) + 1;
      counts.set(cell, count);
      if (count > most && trial.web.cells[cell]?.grid !== null) most = count;
    }
  }
  let least = 0;
  for (const index of broken) {
    const severity = trial.web.constraints[index]?.severity ?? 'note';
    least += Math.min(LEFT[severity], LEAST / most);
  }
  return least;
}

function leaving(state: State, index: number): State {
  const constraint = state.trial.web.constraints[index];
  return {
    ...state,
    broken: new Set([...state.broken].filter((one) => one !== index)),
    left: [...state.left, index],
    cost: state.cost + LEFT[constraint?.severity ?? 'note'],
    known: forgetting(state.known, constraint === undefined ? [] : [constraint]),
  };
}

function after(state: State, option: Option): State {
  const trial = applied(state.trial, option.change);
  const broken = new Set(
    [...state.broken].filter((index) => {
      const constraint = trial.web.constraints[index];
      return constraint !== undefined && trial.isBroken(constraint);
    }),
  );
  const { change } = option;
  const touched =
    change.kind === 'word'
      ? trial.web.constraints.filter(({ word }) => word === change.word)
      : (trial.web.cells[change.cell]?.constraints ?? []).flatMap(
          (index) => trial.web.constraints[index] ?? [],
        );
  return {
    trial,
    broken,
    options: [...state.options, option],
    left: state.left,
    cost: state.cost + EACH_CHANGE + option.cost,
    known: forgetting(state.known, touched),
  };
}

/** What was known of figures, without those of the constraints that are not as they were. */
function forgetting(
  known: ReadonlyMap<number, readonly Option[]>,
  touched: readonly Constraint[],
): Map<number, readonly Option[]> {
  const kept = new Map(known);
  for (const { cells } of touched) for (const cell of cells) kept.delete(cell);
  return kept;
}

/** The broken identity with the fewest figures that could mend it, and its ways out. */
function hardest(
  state: State,
  search: Search,
): { readonly index: number; readonly options: readonly Option[] } {
  let found: { index: number; options: readonly Option[]; cells: number } | null = null;
  for (const index of asking(state)) {
    const constraint = state.trial.web.constraints[index];
    if (constraint === undefined) continue;
    const { options, cells } = waysOut(state, constraint, search);
    if (found === null || cells < found.cells) found = { index, options, cells };
    if (cells === 0) break;
  }
  return found ?? { index: -1, options: [] };
}

/** The broken identities without those that mending a broken sum may show to be tail differences. */
function asking({ trial, broken }: State): Iterable<number> {
  const { excuses } = trial.web;
  if (excuses.size === 0) return broken;
  const own = [...broken].filter((index) => !excuses.get(index)?.some((sum) => broken.has(sum)));
  return own.length === 0 ? broken : own;
}

function waysOut(
  state: State,
  constraint: Constraint,
  search: Search,
): { readonly options: readonly Option[]; readonly cells: number } {
  const { web } = state.trial;
  const options: Option[] = [];
  let cells = 0;
  for (const index of constraint.cells) {
    const cell = web.cells[index];
    if (cell === undefined || !search.mayChange(index)) continue;
    let own = state.known.get(index);
    if (own === undefined) {
      search.looks += 1;
      own = figureOptions(state.trial, cell, state.broken, search.surroundings);
      state.known.set(index, own);
    }
    if (own.length > 0) cells += 1;
    options.push(...own);
  }
  const word = wordOption(state.trial, constraint, state.broken);
  if (word !== null) {
    options.push(word);
    cells += 1;
  }
  // Mending much before mending little.
  options.sort((a, b) => b.mends.length - a.mends.length || byCost(web)(a, b));
  return { options, cells };
}
