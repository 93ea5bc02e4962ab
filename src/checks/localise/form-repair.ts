import { divideRounded } from '../../facts/decimal.js';
import { type Draft, type Merged, severer } from '../finding.js';
import type { FormMend, RepairChange } from '../rule.js';
import { sourceId } from '../web/as-repaired.js';
import { type Grid, gridOf, printsWithin, reprinted, textOf } from '../web/grid.js';
import { Trial } from '../web/trial.js';
import type { Web } from '../web/web.js';
import { culpritOf } from './causes.js';
import { ERROR_COST, ERROR_WORDS, type ErrorKind, slipBetween } from './errors.js';
import type { FormAlarm } from './evidence.js';
import { MARGIN, SOFT_COST } from './likelihood.js';
import { mergedByMatter } from './same-matter.js';

/** Cost of a value that such a figure seldom has, and of one that turns to nothing. */
const UNLIKELY = 6;

/** A figure printed as an alarm would have it. */
interface Rival {
  /** The figure and its print. */
  readonly id: string;
  readonly change: RepairChange;
  readonly cost: number;
}

/**
 * Alarms of form rules as findings with their cause: those about the same words of direction, then
 * those that the same figure, printed otherwise, would silence together, then each by itself with
 * the figures that it compares.
 * @param forms those that no cause in the web has taken
 */
export function mergedForms(web: Web, forms: readonly FormAlarm[]): readonly Merged[] {
  const byMatter = mergedByMatter(forms);
  const taken = new Set(byMatter.flatMap(({ head, knockOns }) => [head, ...knockOns]));
  const trial = new Trial(web);
  let left = forms.flatMap(({ draft }) => {
    if (taken.has(draft) || draft.severity === 'note') return [];
    const rivals = (draft.mends ?? []).flatMap((mend) => rivalOf(trial, mend) ?? []);
    return rivals.length === 0 ? [] : [{ draft, rivals }];
  });
  const merged: Merged[] = [];
  while (left.length > 0) {
    const group = sharing(left);
    merged.push(findingOf(group));
    left = left.filter((one) => !group.includes(one));
  }
  return [...byMatter, ...merged];
}

interface Compared {
  readonly draft: Draft;
  readonly rivals: readonly Rival[];
}

/** The alarms that share the change which most have, the first of equals. */
function sharing(alarms: readonly Compared[]): readonly Compared[] {
  const byChange = new Map<string, Compared[]>();
  for (const alarm of alarms) {
    for (const { id } of alarm.rivals) byChange.set(id, [...(byChange.get(id) ?? []), alarm]);
  }
  let most: readonly Compared[] = [];
  for (const group of byChange.values()) if (group.length > most.length) most = group;
  return most;
}

function findingOf(group: readonly Compared[]): Merged {
  const [first, ...more] = group;
  if (first === undefined) throw new RangeError('a finding tells of an alarm');
  const head = more.reduce(
    (best, { draft }) => (severer(draft.severity, best.severity) > 0 ? draft : best),
    first.draft,
  );
  const shared = first.rivals.filter(({ id }) =>
    more.every(({ rivals }) => rivals.some((one) => one.id === id)),
  );
  // Equally likely ones stay in the order of the rule.
  const ranked = [...shared].sort((a, b) => a.cost - b.cost);
  const [best, next] = ranked;
  const isDecided = best !== undefined && (next === undefined || next.cost - best.cost >= MARGIN);
  const decided = isDecided && (more.length > 0 || first.rivals.length > 1);
  const repairs = ranked.map(({ change }) => ({ changes: [change] }));
  return {
    head,
    knockOns: group.map(({ draft }) => draft).filter((draft) => draft !== head),
    cause: {
      state: decided ? 'decided' : 'undecided',
      culprit: decided ? culpritOf(repairs) : null,
      proposed: decided ? (best?.change.proposed ?? null) : null,
      repairs,
      stopped: false,
    },
  };
}

/** The change with its cost, or null where it would break an identity that holds. */
function rivalOf(trial: Trial, mend: FormMend): Rival | null {
  const { place, printed } = mend;
  const grid = gridOf(printed);
  const digits = grid === null ? null : digitsOf(mend, grid);
  if (grid === null || digits === null || digits === grid.digits) return null;
  const soft = costOfBreaks(trial, mend, grid, digits);
  if (soft === null) return null;
  const isExact = mend.low !== null && mend.low === mend.high;
  const error = isExact ? slipOf(grid.digits, digits) : 'other';
  const strange = (mend.unlikely === true ? UNLIKELY : 0) + (digits === 0n ? UNLIKELY : 0);
  const { low, high } = isExact
    ? { low: digits, high: digits }
    : printsWithin({ ...mend, lowOpen: false, highOpen: false }, grid);
  return {
    id: `${sourceId(place.source)} ${digits}`,
    change: {
      place,
      printed: printed.text.trim(),
      proposed: isExact ? textOf(grid, digits) : null,
      low: low === null ? null : textOf(grid, low),
      high: high === null ? null : textOf(grid, high),
      error,
      why: ERROR_WORDS[error],
    },
    cost: ERROR_COST[error] + strange + soft,
  };
}

/** The print that is meant, or of a range the one nearest to what stands there. */
function digitsOf({ low, high }: FormMend, grid: Grid): bigint | null {
  const end = high ?? low;
  if (end === null) return null;
  const digits = divideRounded(end, grid.step);
  return digits < 0n ? null : digits;
}

function slipOf(now: bigint, meant: bigint): ErrorKind {
  // Of a zero every figure is a slip away.
  return now === 0n ? 'other' : slipBetween(now, meant);
}

/** What the change costs by the identities that it breaks; null if one of them proves an error. */
function costOfBreaks(trial: Trial, mend: FormMend, grid: Grid, digits: bigint): number | null {
  const cell = trial.web.cellOf(sourceId(mend.place.source));
  if (cell === undefined) return 0;
  const after = trial.with(cell.index, reprinted(mend.printed, grid, digits));
  let cost = 0;
  for (const index of cell.constraints) {
    const constraint = trial.web.constraints[index];
    if (constraint === undefined || trial.isBroken(constraint)) continue;
    if (!after.isBroken(constraint)) continue;
    if (constraint.severity === 'error') return null;
    cost += SOFT_COST[constraint.severity];
  }
  return cost;
}
