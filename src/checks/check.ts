import type { Reading } from '../forms/reading.js';
import { spellOut } from './arithmetic.js';
import { type Asked, type Decision, decideAll } from './decide.js';
import { type Doubts, doubtsOf } from './doubts.js';
import { brokenDraft, finish, formDraft, tailDraft } from './finding.js';
import { type Ledger, ledgerOf } from './ledger/ledger.js';
import type { FormAlarm } from './localise/evidence.js';
import { mergedForms } from './localise/form-repair.js';
import { type Causes, mergeByCause, type WebAlarm } from './localise/merge.js';
import type { Solver } from './localise/solver.js';
import { ReadingOrder } from './order.js';
import type {
  CheckRecord,
  CheckResult,
  FormResult,
  FormRule,
  Identity,
  Outcome,
  Rule,
  Summary,
} from './rule.js';
import { RULES } from './rules/index.js';
import type { Tail } from './tail.js';
import { printId } from './terms.js';
import { buildWeb, type Web } from './web/web.js';

interface TailGroup {
  readonly rule: Rule;
  readonly tail: Tail;
  readonly identities: Identity[];
  readonly constraints: number[];
}

/**
 * Runs every rule that is meant for this kind of document and layout, and looks for the causes of
 * what is broken.
 * @returns the five outcomes counted, the findings in reading order, one a cause, and every
 * identity asked
 */
export function check(reading: Reading, rules: readonly Rule[] = RULES): CheckResult {
  return inspect(reading, rules).result;
}

/** A result with the web of identities that it rests on. */
export interface Inspection {
  readonly result: CheckResult;
  readonly web: Web;
  readonly decisions: readonly Decision[];
  /** There are causes left open that a solver may find; none was given. */
  readonly unsolved: boolean;
}

/**
 * `check`, for who also asks how figures hang together.
 * @param solver for causes that direct search leaves open; see `Inspection.unsolved`
 */
export function inspect(
  reading: Reading,
  rules: readonly Rule[] = RULES,
  solver: Solver | null = null,
): Inspection {
  const { doubts, forms, records, decisions } = decided(reading, rules);
  const order = new ReadingOrder(reading.tree);
  const { web, indices } = buildWeb(decisions, order);
  const broken = brokenAlarms(decisions, indices);
  const tails = tailAlarms(decisions, indices);
  const drafts = [...forms, ...broken, ...tails].map(({ draft }) => draft);
  const { merged, causes, unsolved } = broken.some(({ draft }) => draft.severity !== 'note')
    ? mergeByCause(reading, web, { broken, tails, forms }, solver)
    : { ...NO_CAUSES, merged: mergedForms(web, forms) };
  const recognised = doubts.recognised();
  let ledger: Ledger | null = null;
  const result: CheckResult = {
    summary: summarise(records),
    findings: finish(drafts, order, merged),
    records,
    ...(recognised.length === 0 ? {} : { recognised }),
    // Only what reports the ledger has it worked out.
    get ledger() {
      ledger ??= ledgerOf(reading, web, causes, decisions);
      return ledger;
    },
  };
  return { result, web, decisions, unsolved };
}

/** Every relation and form rule with its outcome, without looking for causes. */
export function outcomesOf(
  reading: Reading,
  rules: readonly Rule[] = RULES,
): readonly CheckRecord[] {
  return decided(reading, rules).records;
}

function decided(reading: Reading, rules: readonly Rule[]) {
  const doubts = doubtsOf(reading);
  const forms: FormAlarm[] = [];
  const records: CheckRecord[] = [];
  const asked: Asked[] = [];
  for (const rule of rules) {
    if (!isMeantFor(rule, reading)) continue;
    if ('identities' in rule) {
      for (const identity of rule.identities(reading)) asked.push({ rule, identity });
    } else {
      runForm(rule, reading, doubts, forms, records);
    }
  }
  const decisions = decideAll(reading, asked, doubts);
  records.push(...decisions.map(recordOf));
  return { doubts, forms, records, decisions };
}

const NO_CAUSES: Causes = { merged: [], causes: [], unsolved: false };

function brokenAlarms(
  decisions: readonly Decision[],
  indices: readonly (number | null)[],
): readonly WebAlarm[] {
  return decisions.flatMap(({ rule, identity, outcome, severity, reason }, at) => {
    const index = indices[at] ?? null;
    if (outcome !== 'broken') return [];
    const draft = brokenDraft(rule, identity, severity, reason);
    return [{ rule, draft, constraints: index === null ? [] : [index] }];
  });
}

/** One note for each cell that shows a tail difference. */
function tailAlarms(
  decisions: readonly Decision[],
  indices: readonly (number | null)[],
): readonly WebAlarm[] {
  const groups = new Map<string, TailGroup>();
  for (const [at, { rule, identity, tail }] of decisions.entries()) {
    if (tail === null) continue;
    const id = printId(tail.cell);
    const group = groups.get(id) ?? { rule, tail, identities: [], constraints: [] };
    group.identities.push(identity);
    group.constraints.push(...[indices[at] ?? []].flat());
    groups.set(id, group);
  }
  return [...groups.values()].map(({ rule, tail, identities, constraints }) => ({
    rule,
    draft: tailDraft(rule, tail, identities),
    constraints,
  }));
}

/** Every identity that rules meant for this document ask for. */
export function* identitiesOf(reading: Reading, rules: readonly Rule[]): Generator<Identity> {
  for (const rule of rules) {
    if ('identities' in rule && isMeantFor(rule, reading)) yield* rule.identities(reading);
  }
}

function isMeantFor(rule: Rule, { document }: Reading): boolean {
  const { kinds, layouts } = rule.meta;
  const kindFits = document.kind === null || kinds.includes(document.kind);
  const layoutFits =
    layouts.length === 0 || (document.layout !== null && layouts.includes(document.layout));
  return kindFits && layoutFits;
}

function runForm(
  rule: FormRule,
  reading: Reading,
  doubts: Doubts,
  forms: FormAlarm[],
  records: CheckRecord[],
): void {
  for (const found of rule.check(reading)) {
    const result = certain(found, doubts);
    const draft = formDraft(rule, result);
    if (draft !== null) forms.push({ rule, draft });
    records.push({
      rule: rule.meta.id,
      identity: rule.meta.identities[0] ?? '',
      title: rule.meta.title,
      outcome: result.outcome,
      reason: result.reason ?? null,
      arithmetic: null,
    });
  }
}

/** A break that rests on something not read whole is not checkable. */
function certain(result: FormResult, doubts: Doubts): FormResult {
  const reason = result.outcome === 'broken' ? doubts.ofResult(result) : null;
  return reason === null ? result : { outcome: 'notCheckable', places: [], reason };
}

function recordOf({ rule, identity, outcome, reason }: Decision): CheckRecord {
  return {
    rule: rule.meta.id,
    identity: identity.id,
    title: identity.title,
    outcome,
    reason,
    // Spelled out when asked for: most reports show only what was found.
    get arithmetic() {
      return spellOut(identity)?.arithmetic ?? null;
    },
  };
}

function summarise(records: readonly CheckRecord[]): Summary {
  const count = (outcome: Outcome) => records.filter((one) => one.outcome === outcome).length;
  return {
    holds: count('holds'),
    tail: count('tail'),
    broken: count('broken'),
    notCheckable: count('notCheckable'),
    notApplicable: count('notApplicable'),
  };
}
