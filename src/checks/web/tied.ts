import { hull, type Interval, intersect, isEmpty } from '../box.js';
import { allowedValues } from './allowed.js';
import { Trial } from './trial.js';
import type { Cell, Constraint, Web } from './web.js';

/** How far the other figures confine one: its values in base units, and the identities that do. */
export interface Confined {
  readonly interval: Interval;
  /** Constraints that narrow it, in their order. */
  readonly by: readonly Constraint[];
}

const ANY: Interval = { low: null, high: null, lowOpen: false, highOpen: false };

/**
 * The values that the identities that hold leave for a figure when every other one lies in the
 * range of its print. Identities that are never more than a note say too little to confine.
 */
export function confinedBy(web: Web, cell: Cell): Confined {
  const trial = new Trial(web);
  let interval = ANY;
  const by: Constraint[] = [];
  for (const index of cell.constraints) {
    const constraint = web.constraints[index];
    if (constraint === undefined || !confines(constraint)) continue;
    const own = allowedValues(trial, asMeant(constraint), cell).reduce((all, one) =>
      hull(all, one),
    );
    if (own.low === null && own.high === null) continue;
    by.push(constraint);
    const both = intersect(interval, own);
    // Rounding on both sides of two sums can leave a gap between them, never a contradiction.
    interval = isEmpty(both) ? hull(interval, own) : both;
  }
  return { interval, by };
}

/** The constraint without what else the document may mean: what confines is the relation that holds. */
function asMeant(constraint: Constraint): Constraint {
  const { alternatives, ...identity } = constraint.identity;
  return alternatives === undefined ? constraint : { ...constraint, identity };
}

export function isClosed({ low, high }: Interval): boolean {
  return low !== null && high !== null;
}

/**
 * Most figures of a sum that confines each of them: the rounding of so many others says little,
 * and asking every figure about every other one takes steps without end.
 */
const MOST_FIGURES = 1_000;

/** Whether a sum of the figure is too long to confine it. */
export function standsInLongSum(web: Web, cell: Cell): boolean {
  return cell.constraints.some(
    (index) => (web.constraints[index]?.terms.length ?? 0) > MOST_FIGURES,
  );
}

function confines({ outcome, severity, terms }: Constraint): boolean {
  if (terms.length > MOST_FIGURES) return false;
  return outcome !== 'broken' && severity !== 'note';
}
