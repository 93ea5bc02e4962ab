import { type Printed, readPrinted } from '../facts/printed.js';
import type { Reading } from '../forms/reading.js';
import { outcomesOf } from './check.js';
import type {
  CheckRecord,
  CheckResult,
  Finding,
  RepairChange,
  RepairEffect,
  RepairOption,
  Rule,
} from './rule.js';
import { asRepaired, type Replacements, sourceId } from './web/as-repaired.js';

/** How many of the likeliest repairs of a finding are tried. */
const TRIED = 3;

/** A result with the effect of its repairs, and of the first ones of all decided findings at once. */
export interface Tried {
  readonly result: CheckResult;
  /** Null where no finding is decided by changes that could be tried. */
  readonly together: RepairEffect | null;
  /** How many findings the repairs tried together are of. */
  readonly findings: number;
}

/**
 * Tries the ranked repairs of each finding: the document is checked again with the figure or the
 * word as proposed, and relations whose outcome differs are counted. Nothing is written. A repair
 * that gives no figure (a range, a row that is left out) is not tried and has no effect.
 * @param rules those that found the findings
 */
export function withEffects(reading: Reading, rules: readonly Rule[], result: CheckResult): Tried {
  const trial = new RepairTrial(reading, rules, result.records);
  const findings = result.findings.map((finding) => tried(finding, trial));
  const first = findings.flatMap(({ cause }) => {
    const [repair] = cause?.repairs ?? [];
    return cause?.state === 'decided' && repair?.effect !== undefined ? [repair] : [];
  });
  return {
    result: { ...result, findings },
    together: first.length === 0 ? null : trial.effect(first.flatMap(({ changes }) => changes)),
    findings: first.length,
  };
}

function tried(finding: Finding, trial: RepairTrial): Finding {
  const { cause } = finding;
  if (cause === null) return finding;
  const repairs = cause.repairs.map((repair, index): RepairOption => {
    const effect = index < TRIED ? trial.effect(repair.changes) : null;
    return effect === null ? repair : { ...repair, effect };
  });
  return { ...finding, cause: { ...cause, repairs } };
}

class RepairTrial {
  readonly #reading: Reading;
  readonly #rules: readonly Rule[];
  readonly #before: ReadonlyMap<string, CheckRecord['outcome']>;
  readonly #prints: ReadonlyMap<string, Printed>;

  constructor(reading: Reading, rules: readonly Rule[], records: readonly CheckRecord[]) {
    this.#reading = reading;
    this.#rules = rules;
    this.#before = byName(records);
    this.#prints = printsOf(reading);
  }

  /** Null where a change says no figure and no word, or is of nothing that was read. */
  effect(changes: readonly RepairChange[]): RepairEffect | null {
    const replacements = this.#replacements(changes);
    if (replacements === null) return null;
    const after = byName(outcomesOf(asRepaired(this.#reading, replacements), this.#rules));
    let [mends, breaks] = [0, 0];
    for (const [name, outcome] of after) {
      const was = this.#before.get(name);
      if (was === 'broken' && (outcome === 'holds' || outcome === 'tail')) mends += 1;
      if (was !== 'broken' && outcome === 'broken') breaks += 1;
    }
    // A relation that is no longer asked (the words of a comparison say another one) is mended too.
    for (const [name, outcome] of this.#before) {
      if (outcome === 'broken' && !after.has(name)) mends += 1;
    }
    return { mends, breaks };
  }

  #replacements(changes: readonly RepairChange[]): Replacements | null {
    const prints = new Map<string, Printed>();
    const turned = new Set<string>();
    for (const { place, proposed, error } of changes) {
      const id = sourceId(place.source);
      if (place.source.length === 0) return null;
      if (error === 'direction') turned.add(id);
      else {
        const now = this.#prints.get(id);
        if (proposed === null || now === undefined) return null;
        prints.set(id, readPrinted(proposed, now.unit, now.bound));
      }
    }
    return { prints, turned };
  }
}

/** Outcomes by rule, relation and its words; equal ones are counted through. */
function byName(records: readonly CheckRecord[]): ReadonlyMap<string, CheckRecord['outcome']> {
  const seen = new Map<string, number>();
  const outcomes = new Map<string, CheckRecord['outcome']>();
  for (const { rule, identity, title, outcome } of records) {
    const name = `${rule}\0${identity}\0${title.zh}`;
    const ordinal = seen.get(name) ?? 0;
    seen.set(name, ordinal + 1);
    outcomes.set(`${name}\0${ordinal}`, outcome);
  }
  return outcomes;
}

function printsOf({ tables, claims, facts }: Reading): ReadonlyMap<string, Printed> {
  const prints = new Map<string, Printed>();
  for (const { source, printed } of facts.all) prints.set(sourceId(source), printed);
  for (const { source, printed } of claims) prints.set(sourceId(source), printed);
  for (const { rows, performance } of tables) {
    for (const { level1Source, level1Weight } of performance?.indicators ?? []) {
      if (level1Weight !== null) prints.set(sourceId(level1Source), level1Weight);
    }
    for (const { source, printed } of rows.flatMap(({ cells }) => cells)) {
      if (source.length > 0) prints.set(sourceId(source), printed);
    }
  }
  return prints;
}
