import type { Document } from '../../document/tree.js';
import { spellOut } from '../arithmetic.js';
import { evaluate, type Verdict } from '../evaluate.js';
import { brokenDraft, type Draft, finish } from '../finding.js';
import { ReadingOrder } from '../order.js';
import type { ArithmeticRule, CheckRecord, CheckResult, FindingPlace, Message } from '../rule.js';
import type { Digest } from './digest.js';
import type { AcrossIdentity, AcrossRule } from './rule.js';
import { budgetOfYear } from './rules/budget-of-year.js';
import { budgetOpening, carryOver } from './rules/carry-over.js';
import { priorYear } from './rules/prior-year.js';
import { threePublicGrowth } from './rules/three-public-growth.js';
import { unitsSum } from './rules/units-sum.js';
import { mergedByFigure } from './same-figure.js';
import { nameOf, scopeOf } from './scope.js';
import { DocumentSet } from './set.js';

export { type Digest, digestOf } from './digest.js';
export type { AcrossRule } from './rule.js';
export { comparable } from './set.js';

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

/** So many different gaps between two documents are no slips of single figures. */
const MANY = 5;

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
    const pairs = new Map<string, Pair>();
    for (const identity of rule.across(documents)) {
      const verdict = verdictOn(identity);
      records.push(recordOf(rule, identity, verdict));
      const pair = pairOf(pairs, identity);
      pair.asked += 1;
      if (verdict.outcome === 'broken') pair.broken.push(draftOf(rule, identity));
    }
    for (const pair of pairs.values()) drafts.push(...findingsOf(pair));
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
    findings: finish(drafts, new ReadingOrder(NOWHERE), mergedByFigure(drafts)),
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

/** What one rule asked between the same documents. */
interface Pair {
  readonly between: readonly Digest[];
  asked: number;
  readonly broken: Draft[];
}

function pairOf(pairs: Map<string, Pair>, { between }: AcrossIdentity): Pair {
  const id = JSON.stringify(between.map(({ file }) => file).sort());
  const known = pairs.get(id);
  if (known !== undefined) return known;
  const pair: Pair = { between, asked: 0, broken: [] };
  pairs.set(id, pair);
  return pair;
}

/**
 * One difference shows at every total above it: breaks that differ by the same amount are one
 * finding, the one with the longest code. Where most of the figures differ the documents are of
 * different scope or state, which is one finding too.
 */
function findingsOf({ between, asked, broken }: Pair): readonly Draft[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of broken) {
    const gap = (draft.arithmetic?.gap ?? draft.anchor).replace(/^-/, '');
    const known = groups.get(gap);
    if (known === undefined) groups.set(gap, [draft]);
    else known.push(draft);
  }
  const found = [...groups.values()].flatMap((group) =>
    foldedInto(deepestOf(group), group, sameGap),
  );
  if (found.length < MANY || broken.length * 2 <= asked) return found;
  return foldedInto(found[0], broken, mostDiffer(between, asked, broken.length));
}

function deepestOf(group: readonly Draft[]): Draft | undefined {
  return [...group].sort((a, b) => b.anchor.length - a.anchor.length)[0];
}

/** One draft for a group, with the places of the others. */
function foldedInto(
  head: Draft | undefined,
  group: readonly Draft[],
  words: (others: number) => Message,
): readonly Draft[] {
  if (head === undefined) return [];
  const others = group.filter((one) => one !== head);
  if (others.length === 0) return [head];
  const places = unlike([...head.places, ...others.flatMap((one) => one.places.slice(0, 1))]);
  return [
    {
      ...head,
      message: joined(head.message, words(others.length)),
      places: places.slice(0, MOST_PLACES),
    },
  ];
}

/** One place of each figure: a sentence may state two facts with one figure. */
function unlike(places: readonly FindingPlace[]): readonly FindingPlace[] {
  const seen = new Set<string>();
  return places.filter(({ source }) => {
    const id = JSON.stringify(source);
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

function sameGap(others: number): Message {
  return {
    zh: `另有 ${others} 处相差同样的数额`,
    en: `${others} more figure(s) differ by the same amount`,
  };
}

function mostDiffer(between: readonly Digest[], asked: number, broken: number) {
  const names = between.map(nameOf);
  return (): Message => ({
    zh: `${names.map(({ zh }) => zh).join('与')}可对照的 ${asked} 个数字中有 ${broken} 个不符，两份文件可能口径或版本不同`,
    en: `of ${asked} figures that ${names.map(({ en }) => en).join(' and ')} can be compared by, ${broken} differ: the documents may be of different scope or state`,
  });
}

function joined(first: Message, second: Message): Message {
  return { zh: `${first.zh}。${second.zh}`, en: `${first.en}. ${second.en}` };
}
