import type { Document } from '../../document/tree.js';
import { spellOut } from '../arithmetic.js';
import { evaluate, type Verdict } from '../evaluate.js';
import { brokenDraft, type Draft, finish } from '../finding.js';
import { ReadingOrder } from '../order.js';
import type { ArithmeticRule, CheckRecord, CheckResult, Message } from '../rule.js';
import type { Digest } from './digest.js';
import type { AcrossIdentity, AcrossRule } from './rule.js';
import { budgetOfYear } from './rules/budget-of-year.js';
import { budgetOpening, carryOver } from './rules/carry-over.js';
import { priorYear } from './rules/prior-year.js';
import { threePublicGrowth } from './rules/three-public-growth.js';
import { unitsSum } from './rules/units-sum.js';
import { scopeOf } from './scope.js';
import { DocumentSet } from './set.js';

export { type Digest, digestOf } from './digest.js';
export type { AcrossRule } from './rule.js';

/** Every rule over several documents (B18, B19, F01-F05). */
export const ACROSS_RULES: readonly AcrossRule[] = [
  budgetOfYear,
  priorYear,
  carryOver,
  budgetOpening,
  unitsSum,
  threePublicGrowth,
];

/** No document's own order can rank places of several. */
const NOWHERE: Document = { file: '', format: 'text', sections: [], unread: [] };

/** Places of a finding that its knock-on breaks add. */
const MOST_PLACES = 12;

/**
 * Compares documents of one office of several years and kinds, and of a department and its units.
 * @returns outcomes of all identities asked, and findings; each states what its documents cover
 */
export function checkAcross(
  digests: readonly Digest[],
  rules: readonly AcrossRule[] = ACROSS_RULES,
): CheckResult {
  const documents = new DocumentSet(digests);
  const records: CheckRecord[] = [];
  const drafts: Draft[] = [];
  for (const rule of rules) {
    const broken: Draft[] = [];
    for (const identity of rule.across(documents)) {
      const verdict = verdictOn(identity);
      records.push(recordOf(rule, identity, verdict));
      if (verdict.outcome !== 'broken') continue;
      broken.push(draftOf(rule, identity));
    }
    drafts.push(...byCause(broken));
  }
  const count = (outcome: CheckRecord['outcome']) =>
    records.filter((one) => one.outcome === outcome).length;
  return {
    summary: {
      holds: count('holds'),
      tail: 0,
      broken: count('broken'),
      notCheckable: count('notCheckable'),
      notApplicable: count('notApplicable'),
    },
    findings: finish(drafts, new ReadingOrder(NOWHERE)),
    records,
  };
}

/** A figure that was not read whole proves nothing. */
function verdictOn(identity: AcrossIdentity): Verdict {
  const verdict = evaluate(identity);
  const doubt = verdict.outcome === 'broken' ? (identity.doubt ?? null) : null;
  return doubt === null ? verdict : { outcome: 'notCheckable', reason: doubt };
}

function draftOf(rule: AcrossRule, identity: AcrossIdentity): Draft {
  const { meta, examples } = rule;
  const asked: ArithmeticRule = { meta, examples, identities: () => [identity] };
  const draft = brokenDraft(asked, identity, 'warning', null);
  return { ...draft, message: joined(draft.message, scopeOf(identity.between)) };
}

function recordOf(rule: AcrossRule, identity: AcrossIdentity, verdict: Verdict): CheckRecord {
  return {
    rule: rule.meta.id,
    identity: identity.id,
    title: identity.title,
    outcome: verdict.outcome,
    reason: verdict.reason,
    get arithmetic() {
      return spellOut(identity)?.arithmetic ?? null;
    },
  };
}

/**
 * One difference shows at every total above it: breaks of one rule between the same documents
 * that differ by the same amount are one finding, the last of them, which has the longest code.
 */
function byCause(drafts: readonly Draft[]): readonly Draft[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const files = [
      ...new Set(draft.places.flatMap(({ source }) => source.map(({ file }) => file))),
    ];
    const gap = draft.arithmetic?.gap ?? draft.anchor;
    const id = JSON.stringify([files.sort(), gap.replace(/^-/, '')]);
    const known = groups.get(id);
    if (known === undefined) groups.set(id, [draft]);
    else known.push(draft);
  }
  return [...groups.values()].flatMap((group) => {
    const deepest = [...group].sort((a, b) => b.anchor.length - a.anchor.length)[0];
    if (deepest === undefined) return [];
    const others = group.filter((one) => one !== deepest);
    if (others.length === 0) return [deepest];
    const places = [...deepest.places, ...others.flatMap((one) => one.places.slice(0, 1))];
    return [
      {
        ...deepest,
        message: joined(deepest.message, {
          zh: `另有 ${others.length} 处相差同样的数额`,
          en: `${others.length} more figure(s) differ by the same amount`,
        }),
        places: places.slice(0, MOST_PLACES),
      },
    ];
  });
}

function joined(first: Message, second: Message): Message {
  return { zh: `${first.zh}。${second.zh}`, en: `${first.en}. ${second.en}` };
}
