import type { Trial } from '../web/trial.js';
import type { Cell } from '../web/web.js';
import { applied, byCost, figureOptions, type Option, type Surroundings } from './option.js';

/** Most identities that the first of two changes may break, for the second to mend them. */
const MOST_BROKEN = 4;
/** Looks at one figure that the search for pairs in one document may take. */
const MOST_LOOKS = 3000;

/** What one document may still spend on pairs. */
export interface Budget {
  looks: number;
}

export function pairBudget(): Budget {
  return { looks: MOST_LOOKS };
}

/**
 * Two figures that are wrong together: changing the one mends the broken identity and breaks
 * others that held, which changing the other makes whole again (a figure and its copy, two
 * amounts that were put in each other's place).
 * @param index the broken identity
 * @returns the first change of each pair, `with` the second
 */
export function pairOptions(
  trial: Trial,
  index: number,
  surroundings: Surroundings,
  budget: Budget,
): readonly Option[] {
  const constraint = trial.web.constraints[index];
  if (constraint === undefined) return [];
  const found: Option[] = [];
  for (const cell of cellsOf(trial, constraint.cells)) {
    budget.looks -= 1;
    if (budget.looks < 0) break;
    const firsts = figureOptions(trial, cell, new Set([index]), surroundings, true);
    for (const first of firsts) {
      if (first.breaks.length === 0 || first.breaks.length > MOST_BROKEN) continue;
      const second = mending(applied(trial, first.change), first.breaks, surroundings, budget);
      if (second !== null) found.push({ ...first, with: second, cost: first.cost + second.cost });
    }
  }
  return found;
}

/** The likeliest single change that mends all of the identities given and breaks none. */
function mending(
  trial: Trial,
  broken: readonly number[],
  surroundings: Surroundings,
  budget: Budget,
): Option | null {
  const [first, ...others] = broken.flatMap((index) => trial.web.constraints[index] ?? []);
  const shared = (first?.cells ?? []).filter((cell) =>
    others.every((constraint) => constraint.cells.includes(cell)),
  );
  let best: Option | null = null;
  for (const cell of cellsOf(trial, shared)) {
    budget.looks -= 1;
    if (budget.looks < 0) return best;
    for (const option of figureOptions(trial, cell, new Set(broken), surroundings)) {
      if (option.mends.length < broken.length) continue;
      if (best === null || byCost(trial.web)(option, best) < 0) best = option;
    }
  }
  return best;
}

function cellsOf(trial: Trial, indices: readonly number[]): readonly Cell[] {
  return indices.flatMap((index) => {
    const cell = trial.web.cells[index];
    return cell === undefined || cell.grid === null || trial.changes.has(index) ? [] : [cell];
  });
}
