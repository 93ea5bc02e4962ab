import type { Printed } from '../../facts/printed.js';
import type { Reading } from '../../forms/reading.js';
import type { Draft } from '../finding.js';
import type { FormRule } from '../rule.js';
import { asRepaired, sourceId } from '../web/as-repaired.js';
import type { Web } from '../web/web.js';
import type { Cause } from './cause-of.js';
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
    const changes = rivals.map((option) => ({ option, touches: touchOf(web, option) }));
    const asked = alarms.filter(({ draft }) => changes.some(({ touches }) => touches(draft)));
    if (asked.length === 0) continue;
    const repaired = asRepaired(reading, replacements(web, rivals));
    const still = stillThere(repaired, new Set(asked.map(({ rule }) => rule)));
    const gone = asked.filter(({ rule, draft }) => !still.has(alarmId(rule.meta.id, draft.places)));
    for (const { option, touches } of changes) {
      const own = gone.filter(({ draft }) => touches(draft));
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

/**
 * Whether an alarm is about what an option changes: it names the figure, or it stands in the
 * section of the words, since what words of direction say is told by other words beside them.
 */
function touchOf(web: Web, option: Option): (draft: Draft) => boolean {
  const sources = sourcesOf(web, option);
  const { change } = option;
  const section =
    change.kind === 'word'
      ? (web.constraints[change.constraint]?.identity.said?.place.id ?? null)
      : null;
  return ({ places }) =>
    places.some(
      ({ source, place }) =>
        sources.includes(sourceId(source)) ||
        (section !== null && place.kind === 'narrative' && place.id === section),
    );
}

/** Alarms that the rules raise on another reading of the document, named by rule and first place. */
export function stillThere(reading: Reading, rules: ReadonlySet<FormRule>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const rule of rules) {
    for (const { outcome, places } of rule.check(reading)) {
      if (outcome === 'broken') found.add(alarmId(rule.meta.id, places));
    }
  }
  return found;
}

/** An alarm by its rule and first place. */
export function alarmId(rule: string, [first]: Draft['places']): string {
  return `${rule} ${first === undefined ? '' : sourceId(first.source)}`;
}
