import { isZero } from '../../facts/printed.js';
import type { Reading } from '../../forms/reading.js';
import { type Draft, type Merged, severer } from '../finding.js';
import { grouped } from '../matters.js';
import type { RepairOption, Rule } from '../rule.js';
import { sourceId } from '../web/as-repaired.js';
import { surroundingsOf } from '../web/surroundings.js';
import type { Constraint, Web } from '../web/web.js';
import { type Cause, isDecided } from './cause-of.js';
import { culpritOf, leftOutRepair, repairsOf } from './causes.js';
import { type FormAlarm, formEvidence } from './evidence.js';
import { mergedForms } from './form-repair.js';
import { type LeftOut, leftOutOf } from './left-out.js';
import { localise } from './localise.js';
import { byCost, type Option } from './option.js';
import { alarmsAbout, traitsOfUnexplained, turnsThatMend } from './same-matter.js';
import type { Solver } from './solver.js';

/** An alarm of one or more constraints of the web. */
export interface WebAlarm {
  readonly rule: Rule;
  readonly constraints: readonly number[];
  readonly draft: Draft;
}

/** The causes found, and the findings that they make one. */
export interface Causes {
  readonly merged: readonly Merged[];
  readonly causes: readonly Cause[];
  /** See `Localised.unsolved`. */
  readonly unsolved: boolean;
}

/** Everything that was raised in a document. */
export interface Alarms {
  /** Broken identities, each with its constraint. */
  readonly broken: readonly WebAlarm[];
  /** Notes of tail differences. */
  readonly tails: readonly WebAlarm[];
  /** Alarms of form rules. */
  readonly forms: readonly FormAlarm[];
}

/** How much likelier each alarm of a form rule makes a rival whose change would silence it. */
const EVIDENCE = 6;
/** Rivals within this of the best may each have raised what their change would silence. */
const CLOSE = 5;

/**
 * Looks for the causes of broken identities and puts what each raised together: one finding a
 * cause, the knock-on alarms under it.
 */
export function mergeByCause(
  reading: Reading,
  web: Web,
  { broken, tails, forms }: Alarms,
  solver: Solver | null,
): Causes {
  const { causes: found, repaired, unsolved } = localise(web, surroundingsOf(reading), solver);
  const evidence = formEvidence(reading, web, found, forms);
  const causes = found.map((one) => weighed(web, one, evidence));
  const byConstraint = new Map(
    broken.flatMap(({ constraints, draft }) => constraints.map((index) => [index, draft] as const)),
  );
  const taken = new Set<Draft>();
  const byWeb = told(reading, web, causes).flatMap(({ cause, leftOut }): readonly Merged[] => {
    const own = cause.explains.flatMap((index) => byConstraint.get(index) ?? []);
    const aside = [
      ...silenced(cause, evidence),
      ...(leftOut === null ? [] : about(leftOut, forms)),
      ...alarmsAbout(constraintsOf(web, cause), forms),
      ...mended(
        cause,
        [...broken, ...tails],
        (index) => {
          const constraint = web.constraints[index];
          return constraint !== undefined && !repaired.isBroken(constraint);
        },
        web,
      ),
    ];
    const drafts = [...new Set([...own, ...aside])].filter((draft) => !taken.has(draft));
    const head = headOf(
      own.filter((draft) => !taken.has(draft)),
      drafts,
      web,
      cause,
    );
    if (head === null) return [];
    for (const draft of drafts) taken.add(draft);
    const raised = broken.filter(({ draft }) => own.includes(draft));
    const found = withTurns(
      findingCause(web, cause, leftOut),
      turnsThatMend(reading, raised, drafts, forms),
    );
    return [{ head, knockOns: drafts.filter((draft) => draft !== head), cause: found }];
  });
  const byForm = mergedForms(
    web,
    forms.filter(({ draft }) => !taken.has(draft)),
  );
  return { merged: [...byWeb, ...byForm], causes, unsolved };
}

function constraintsOf(web: Web, { explains }: Cause): readonly Constraint[] {
  return explains.flatMap((index) => web.constraints[index] ?? []);
}

interface Told {
  readonly cause: Weighed;
  readonly leftOut: LeftOut | null;
}

/**
 * The causes that a report tells of: sums that lack the same account or the same row have one
 * cause, and a percentage of nothing needs none, because it says itself what is wrong.
 */
function told(reading: Reading, web: Web, causes: readonly Weighed[]): readonly Told[] {
  const single = causes.flatMap((cause): readonly (Told & { traits: readonly string[] })[] => {
    const constraints = constraintsOf(web, cause);
    if (cause.rivals.length === 0 && constraints.every(isOfNothing)) return [];
    const [only, ...more] = constraints;
    const leftOut =
      cause.decided || only === undefined || more.length > 0 ? null : leftOutOf(reading, web, only);
    const rows =
      cause.rivals.length > 0 ? [] : constraints.flatMap((one) => traitsOfUnexplained(web, one));
    const traits = [...(leftOut === null ? [] : [leftOut.group]), ...rows];
    return [{ cause, leftOut, traits }];
  });
  return grouped(single, ({ traits }) => traits).flatMap((group): readonly Told[] => {
    const [first] = group;
    if (first === undefined) return [];
    const explains = group.flatMap(({ cause }) => cause.explains);
    const leftOut = group.map((one) => one.leftOut).find((one) => one !== null) ?? null;
    return [{ cause: { ...first.cause, explains }, leftOut }];
  });
}

function isOfNothing({ identity: { relation } }: Constraint): boolean {
  if (relation.kind !== 'ratio') return false;
  return relation.denominator.every(({ occurrence }) => {
    const printed = occurrence?.printed;
    return printed !== undefined && (printed.form !== 'number' || isZero(printed));
  });
}

function findingCause(web: Web, cause: Weighed, leftOut: LeftOut | null): Merged['cause'] {
  const repairs = repairsOf(web, cause.rivals);
  const { stopped } = cause;
  if (leftOut !== null) {
    const all = [leftOutRepair(leftOut.item), ...repairs];
    return { state: 'decided', culprit: null, proposed: null, repairs: all, stopped: false };
  }
  const state = repairs.length === 0 ? 'unexplained' : cause.decided ? 'decided' : 'undecided';
  return {
    state,
    culprit: cause.decided ? culpritOf(repairs) : null,
    proposed: cause.decided ? (repairs[0]?.changes[0]?.proposed ?? null) : null,
    repairs,
    stopped,
  };
}

/** A cause with the cost of its rivals as the form rules bear them out. */
type Weighed = Cause & { readonly of: ReadonlyMap<Option, Option> };

/** The cause with what the form rules say of its rivals taken into their cost. */
function weighed(web: Web, cause: Cause, evidence: ReadonlyMap<Option, readonly Draft[]>): Weighed {
  const of = new Map<Option, Option>();
  const rivals = cause.rivals
    .map((option) => {
      const loud = (evidence.get(option) ?? []).filter(({ severity }) => severity !== 'note');
      const own = { ...option, cost: option.cost - EVIDENCE * loud.length };
      of.set(own, option);
      return own;
    })
    .sort(byCost(web));
  const decided = loudest(cause.rivals, evidence) ? isDecided(rivals) : cause.decided;
  return { ...cause, rivals, decided, of };
}

function loudest(
  rivals: readonly Option[],
  evidence: ReadonlyMap<Option, readonly Draft[]>,
): boolean {
  return rivals.some((option) => evidence.has(option));
}

/** Alarms of form rules that the likeliest rivals would silence. */
function silenced(
  cause: Weighed,
  evidence: ReadonlyMap<Option, readonly Draft[]>,
): readonly Draft[] {
  const [best] = cause.rivals;
  if (best === undefined) return [];
  return cause.rivals
    .filter((one) => one === best || (!cause.decided && one.cost - best.cost < CLOSE))
    .flatMap((one) => evidence.get(cause.of.get(one) ?? one) ?? []);
}

/** Alarms of form rules about the account that a sum lacks. */
function about({ item }: LeftOut, forms: readonly FormAlarm[]): readonly Draft[] {
  const id = sourceId(item.source);
  return forms
    .filter(({ draft: { places } }) => places[0] !== undefined && sourceId(places[0].source) === id)
    .map(({ draft }) => draft);
}

/** Further alarms of the web that hold a figure which the cause changes, and would be mended. */
function mended(
  { rivals: [best] }: Cause,
  alarms: readonly WebAlarm[],
  isMended: (index: number) => boolean,
  web: Web,
): readonly Draft[] {
  if (best === undefined || best.change.kind === 'word') return [];
  const { cell } = best.change;
  return alarms
    .filter(
      ({ constraints, draft }) =>
        draft.severity === 'note' &&
        constraints.some((index) => web.constraints[index]?.cells.includes(cell)) &&
        constraints.every(isMended),
    )
    .map(({ draft }) => draft);
}

/** The alarm that speaks for a cause: the most severe, at the culprit, then the first. */
function headOf(
  own: readonly Draft[],
  all: readonly Draft[],
  web: Web,
  { rivals: [best] }: Cause,
): Draft | null {
  const at =
    best === undefined
      ? null
      : best.change.kind === 'word'
        ? best.change.word
        : sourceId(web.cells[best.change.cell]?.occurrence.source ?? []);
  const rank = (draft: Draft) => {
    const [first] = draft.places;
    const there = first !== undefined && sourceId(first.source) === at ? 1 : 0;
    // Where no figure is the culprit, a sum inside one table says where something is missing.
    const inside = best === undefined && isWithinOnePlace(draft) ? 1 : 0;
    return (own.includes(draft) ? 2 : 0) + there + inside;
  };
  return all.reduce<Draft | null>((head, draft) => {
    if (head === null) return draft;
    const order = severer(draft.severity, head.severity);
    return order > 0 || (order === 0 && rank(draft) > rank(head)) ? draft : head;
  }, null);
}

function isWithinOnePlace({ places }: Draft): boolean {
  return new Set(places.map(({ place }) => place.id)).size === 1;
}

/** Words that would silence every alarm of the cause are likelier than any figure that does not. */
function withTurns(cause: Merged['cause'], turns: readonly RepairOption[]): Merged['cause'] {
  if (turns.length === 0) return cause;
  const isOne = turns.length === 1;
  return {
    ...cause,
    state: isOne ? 'decided' : 'undecided',
    culprit: isOne ? culpritOf(turns) : null,
    proposed: null,
    repairs: [...turns, ...cause.repairs],
  };
}
