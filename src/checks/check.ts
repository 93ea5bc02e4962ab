import type { Reading } from '../forms/reading.js';
import { spellOut } from './arithmetic.js';
import { CUT, isCut } from './cut-percent.js';
import { type Doubts, doubtsOf } from './doubts.js';
import { evaluate, type Verdict } from './evaluate.js';
import { brokenDraft, type Draft, finish, formDraft, tailDraft } from './finding.js';
import { hiddenZeros } from './hidden-zeros.js';
import { ReadingOrder } from './order.js';
import type {
  ArithmeticRule,
  CheckRecord,
  CheckResult,
  FormResult,
  Identity,
  Message,
  Outcome,
  Rule,
  Summary,
} from './rule.js';
import { RULES } from './rules/index.js';
import { type Tail, TailSearch } from './tail.js';
import { printId } from './terms.js';

interface Asked {
  readonly rule: ArithmeticRule;
  readonly identity: Identity;
}

interface TailGroup {
  readonly rule: Rule;
  readonly tail: Tail;
  readonly identities: Identity[];
}

/**
 * Runs every rule that is meant for this kind of document and layout.
 * @returns the five outcomes counted, the findings in reading order, and every identity asked
 */
export function check(reading: Reading, rules: readonly Rule[] = RULES): CheckResult {
  const drafts: Draft[] = [];
  const records: CheckRecord[] = [];
  const asked: Asked[] = [];
  const doubts = doubtsOf(reading);
  for (const rule of rules) {
    if (!isMeantFor(rule, reading)) continue;
    if ('identities' in rule) {
      for (const identity of rule.identities(reading)) asked.push({ rule, identity });
    } else {
      runForm(rule, reading, doubts, drafts, records);
    }
  }
  decide(reading, asked, doubts, drafts, records);
  const recognised = doubts.recognised();
  return {
    summary: summarise(records),
    findings: finish(drafts, new ReadingOrder(reading.tree)),
    records,
    ...(recognised.length === 0 ? {} : { recognised }),
  };
}

function isMeantFor(rule: Rule, { document }: Reading): boolean {
  const { kinds, layouts } = rule.meta;
  const kindFits = document.kind === null || kinds.includes(document.kind);
  const layoutFits =
    layouts.length === 0 || (document.layout !== null && layouts.includes(document.layout));
  return kindFits && layoutFits;
}

function runForm(
  rule: Extract<Rule, { check: unknown }>,
  reading: Reading,
  doubts: Doubts,
  drafts: Draft[],
  records: CheckRecord[],
): void {
  for (const found of rule.check(reading)) {
    const result = certain(found, doubts);
    const draft = formDraft(rule, result);
    if (draft !== null) drafts.push(draft);
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

function certainVerdict(verdict: Verdict, identity: Identity, doubts: Doubts): Verdict {
  const reason = verdict.outcome === 'broken' ? doubts.ofIdentity(identity) : null;
  return reason === null ? verdict : { outcome: 'notCheckable', reason };
}

function decide(
  reading: Reading,
  asked: readonly Asked[],
  doubts: Doubts,
  drafts: Draft[],
  records: CheckRecord[],
): void {
  const tails = new TailSearch(asked.map((one) => one.identity));
  const verdicts = asked.map(({ identity }) => evaluate(identity));
  asked.forEach(({ identity }, index) => {
    if (verdicts[index]?.outcome === 'holds') doubts.confirm(identity);
  });
  const groups = new Map<string, TailGroup>();
  const zeros = hiddenZeros(reading);
  asked.forEach(({ rule, identity }, index) => {
    const verdict = certainVerdict(verdicts[index] as Verdict, identity, doubts);
    const tail = verdict.outcome === 'broken' ? tails.find(identity) : null;
    if (tail !== null) {
      collect(groups, rule, tail, identity);
    } else if (verdict.outcome === 'broken') {
      const cut = isCut(identity);
      const severity = cut ? 'warning' : (zeros.severityOf(identity) ?? 'error');
      drafts.push(brokenDraft(rule, identity, severity, verdict.reason ?? (cut ? CUT : null)));
    }
    records.push(
      recordOf(rule, identity, tail === null ? verdict.outcome : 'tail', verdict.reason),
    );
  });
  for (const group of groups.values()) {
    drafts.push(tailDraft(group.rule, group.tail, group.identities));
  }
}

function collect(groups: Map<string, TailGroup>, rule: Rule, tail: Tail, identity: Identity): void {
  const id = printId(tail.cell);
  const known = groups.get(id);
  if (known === undefined) groups.set(id, { rule, tail, identities: [identity] });
  else known.identities.push(identity);
}

function recordOf(
  rule: Rule,
  identity: Identity,
  outcome: Outcome,
  reason: Message | null,
): CheckRecord {
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
