import { baseValue } from '../../facts/printed.js';
import type { Reading } from '../../forms/reading.js';
import { evaluate } from '../evaluate.js';
import { brokenDraft, type Draft, type Merged, severer } from '../finding.js';
import { accountWithoutRow, directionAt, placeOfDirection } from '../matters.js';
import type { RepairOption, Rule } from '../rule.js';
import { asRepaired, sourceId } from '../web/as-repaired.js';
import type { Constraint, Web } from '../web/web.js';
import { ERROR_WORDS } from './errors.js';
import { alarmId, type FormAlarm, stillThere } from './evidence.js';

const CODES = ['function', 'deptEconomic', 'govEconomic'] as const;

/**
 * What a sum that nothing explains shares with others of the same cause: a row that was left out
 * breaks every column of the row that adds it up, and every other sum over the same figures by
 * the same amount.
 */
export function traitsOfUnexplained(web: Web, constraint: Constraint): readonly string[] {
  const { relation, target } = constraint.identity;
  if (relation.kind !== 'linear' || relation.compare !== '=' || target === undefined) return [];
  const total = relation.terms[target]?.occurrence;
  if (total == null) return [];
  const { place } = total;
  const row =
    place.kind === 'table' && place.row !== undefined ? [`row ${place.id} ${place.row}`] : [];
  let gap = 0n;
  for (const { coefficient, occurrence } of relation.terms) {
    const value = occurrence === null ? null : baseValue(occurrence.printed);
    if (value !== null) gap += coefficient * value;
  }
  const size = gap < 0n ? -gap : gap;
  const whole = web.cellOf(sourceId(total.source))?.index;
  const parts = constraint.cells.filter((cell) => cell !== whole);
  return [...row, ...parts.map((cell) => `lacks ${cell} ${size}`)];
}

/** Alarms of form rules about what the broken identities of a cause hold, too. */
export function alarmsAbout(
  constraints: readonly Constraint[],
  forms: readonly FormAlarm[],
): readonly Draft[] {
  const words = new Set(
    constraints.flatMap(({ identity }) => [
      ...(identity.said === undefined ? [] : [directionAt(identity.said.source)]),
      ...occurrencesOf(identity.relation).map(({ source }) => directionAt(source)),
    ]),
  );
  return forms.flatMap(({ draft }) => {
    const isAbout = (matter: string) =>
      words.has(matter) || constraints.some((constraint) => isLacking(constraint, matter));
    return draft.matters?.some(isAbout) === true ? [draft] : [];
  });
}

function occurrencesOf(relation: Constraint['identity']['relation']) {
  const terms =
    relation.kind === 'linear' ? relation.terms : [...relation.numerator, ...relation.denominator];
  return terms.flatMap(({ occurrence }) => occurrence ?? []);
}

/** Whether the matter is an account without a row, of the level of those that the sum adds up. */
function isLacking({ identity: { relation, target } }: Constraint, matter: string): boolean {
  if (relation.kind !== 'linear' || relation.compare !== '=' || target === undefined) return false;
  const total = relation.terms[target];
  if (total?.occurrence == null) return false;
  const prefix = accountWithoutRow(total.occurrence.place.id, '');
  if (!matter.startsWith(prefix)) return false;
  const code = matter.slice(prefix.length);
  const parts = relation.terms.filter((one) => one !== total && one.coefficient !== 0n);
  return CODES.some((chart) => {
    const listed = parts.flatMap(({ key }) => key.dims[chart] ?? []);
    return (
      listed.length > 0 &&
      listed.length === parts.length &&
      code.startsWith(total.key.dims[chart] ?? '') &&
      listed.every((one) => one.length === code.length && one !== code)
    );
  });
}

/**
 * Alarms of form rules that are about the same words of direction, as one finding each: turned
 * round, those words would silence all. The words that most alarms share come first.
 * @param forms those that no other cause has taken
 */
export function mergedByMatter(forms: readonly FormAlarm[]): readonly Merged[] {
  let left = forms.map(({ draft }) => draft).filter(({ severity }) => severity !== 'note');
  const merged: Merged[] = [];
  for (;;) {
    const group = largestGroup(left);
    const one = mergedGroup(group);
    if (one === null) return merged;
    merged.push(one);
    left = left.filter((draft) => !group.includes(draft));
  }
}

/** The alarms that share the matter which most alarms have, the first of equals. */
function largestGroup(drafts: readonly Draft[]): readonly Draft[] {
  const byMatter = new Map<string, Draft[]>();
  for (const draft of drafts) {
    for (const matter of new Set(draft.matters)) {
      byMatter.set(matter, [...(byMatter.get(matter) ?? []), draft]);
    }
  }
  let largest: readonly Draft[] = [];
  for (const group of byMatter.values()) if (group.length > largest.length) largest = group;
  return largest;
}

function mergedGroup(group: readonly Draft[]): Merged | null {
  const [first, ...more] = group;
  const repairs = turnsShared(group);
  const [only, ...others] = repairs;
  if (first === undefined || more.length === 0 || only === undefined) return null;
  const head = more.reduce(
    (best, one) => (severer(one.severity, best.severity) > 0 ? one : best),
    first,
  );
  const isOne = others.length === 0;
  return {
    head,
    knockOns: group.filter((one) => one !== head),
    cause: {
      state: isOne ? 'decided' : 'undecided',
      culprit: isOne ? (only.changes[0]?.place ?? null) : null,
      proposed: null,
      repairs,
      stopped: false,
    },
  };
}

/** The words that every alarm of the group is about: turned round, all would be silent. */
function turnsShared(group: readonly Draft[]): readonly RepairOption[] {
  const [first, ...more] = group;
  if (first === undefined) return [];
  const shared = (first.matters ?? []).filter((one) =>
    more.every(({ matters = [] }) => matters.includes(one)),
  );
  return shared.flatMap((matter): readonly RepairOption[] => {
    const place = group
      .map(({ places }) => placeOfDirection(matter, places))
      .find((one) => one !== null);
    if (place == null) return [];
    return [
      {
        changes: [
          {
            place,
            printed: place.text,
            proposed: null,
            low: null,
            high: null,
            error: 'direction',
            why: ERROR_WORDS.direction,
          },
        ],
      },
    ];
  });
}

/**
 * Words of direction that, turned round, would silence every alarm of a cause: those of its
 * broken identities and those of the form rules under it. The rules are asked again on the
 * document so turned.
 * @param own alarms of the broken identities, with the rules that raised them
 * @param drafts all alarms of the cause
 */
export function turnsThatMend(
  reading: Reading,
  own: readonly { readonly rule: Rule; readonly draft: Draft }[],
  drafts: readonly Draft[],
  forms: readonly FormAlarm[],
): readonly RepairOption[] {
  const told = drafts.filter(({ matters = [] }) => matters.length > 0);
  if (told.length === 0 || own.length === 0) return [];
  return turnsShared(told).filter(({ changes }) => {
    const turned = new Set(changes.map(({ place }) => sourceId(place.source)));
    const repaired = asRepaired(reading, { prints: new Map(), turned });
    const broken = anchorsBroken(repaired, new Set(own.map(({ rule }) => rule)));
    if (own.some(({ draft }) => broken.has(draft.anchor))) return false;
    const asked = forms.filter(({ draft }) => told.includes(draft));
    const still = stillThere(repaired, new Set(asked.map(({ rule }) => rule)));
    return asked.every(({ rule, draft }) => !still.has(alarmId(rule.meta.id, draft.places)));
  });
}

/** Anchors of the identities of the rules that are broken in a reading. */
function anchorsBroken(reading: Reading, rules: ReadonlySet<Rule>): ReadonlySet<string> {
  const broken = new Set<string>();
  for (const rule of rules) {
    if (!('identities' in rule)) continue;
    for (const identity of rule.identities(reading)) {
      if (evaluate(identity).outcome !== 'broken') continue;
      broken.add(brokenDraft(rule, identity, 'error', null).anchor);
    }
  }
  return broken;
}
