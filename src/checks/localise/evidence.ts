import type { Printed } from '../../facts/printed.js';
import type { Reading } from '../../forms/reading.js';
import type { Draft } from '../finding.js';
import type { FormRule } from '../rule.js';
import { asRepaired, sourceId } from '../web/as-repaired.js';
import type { Web } from '../web/web.js';
import type { Cause } from './localise.js';
import type { Option } from './option.js';

/** An alarm of a form rule. */
export interface FormAlarm {
  readonly rule: FormRule;
  readonly draft: Draft;
}

/** How many of the likeliest rivals of each cause are asked. */
const LAYERS = 3;

/**
 * Which alarms of form rules would not be there if a rival were printed as proposed: the rules
 * are asked again on the repaired reading, all causes' first rivals at once, then all second ones.
 */
export function formEvidence(
  reading: Reading,
  web: Web,
  causes: readonly Cause[],
  alarms: readonly FormAlarm[],
): ReadonlyMap<Option, readonly Draft[]> {
  const found = new Map<Option, readonly Draft[]>();
  for (let layer = 0; layer < LAYERS; layer += 1) {
    const rivals = causes.flatMap(({ rivals: all }) => all[layer] ?? []);
    const changes = rivals.map((option) => ({ option, sources: sourcesOf(web, option) }));
    const touched = new Set(changes.flatMap(({ sources }) => sources));
    const asked = alarms.filter(({ draft }) => idsOf(draft).some((id) => touched.has(id)));
    if (asked.length === 0) continue;
    const repaired = asRepaired(reading, replacements(web, rivals));
    const still = stillThere(repaired, new Set(asked.map(({ rule }) => rule)));
    const gone = asked.filter(({ rule, draft }) => !still.has(alarmId(rule.meta.id, draft.places)));
    for (const { option, sources } of changes) {
      const own = gone.filter(({ draft }) => idsOf(draft).some((id) => sources.includes(id)));
      if (own.length > 0)
        found.set(
          option,
          own.map(({ draft }) => draft),
        );
    }
  }
  return found;
}

function replacements(web: Web, options: readonly Option[]) {
  const prints = new Map<string, Printed>();
  const turned = new Set<string>();
  for (const { change } of options.flatMap((one) => withSecond(one))) {
    if (change.kind === 'word') turned.add(change.word);
    else {
      const source = web.cells[change.cell]?.occurrence.source ?? [];
      if (source.length > 0) prints.set(sourceId(source), change.printed);
    }
  }
  return { prints, turned };
}

function withSecond(option: Option): readonly Option[] {
  return option.with === undefined ? [option] : [option, option.with];
}

function sourcesOf(web: Web, option: Option): readonly string[] {
  return withSecond(option).map(({ change }) =>
    change.kind === 'word'
      ? change.word
      : sourceId(web.cells[change.cell]?.occurrence.source ?? []),
  );
}

function idsOf({ places }: Draft): readonly string[] {
  return places.map(({ source }) => sourceId(source));
}

/** Alarms that the rules raise on another reading of the document, named by rule and first place. */
function stillThere(reading: Reading, rules: ReadonlySet<FormRule>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const rule of rules) {
    for (const { outcome, places } of rule.check(reading)) {
      if (outcome === 'broken') found.add(alarmId(rule.meta.id, places));
    }
  }
  return found;
}

function alarmId(rule: string, [first]: Draft['places']): string {
  return `${rule} ${first === undefined ? '' : sourceId(first.source)}`;
}
