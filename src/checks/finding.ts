import { type SpelledOut, spellOut } from './arithmetic.js';
import { isUnfilled, termsOf } from './evaluate.js';
import { shortHash } from './identity-hash.js';
import { keyId } from './key-id.js';
import type { ReadingOrder } from './order.js';
import type {
  Finding,
  FindingCause,
  FindingPlace,
  FormMend,
  FormResult,
  Identity,
  Message,
  Rule,
  RuleMeta,
  Severity,
  Term,
} from './rule.js';
import type { Tail } from './tail.js';
import { findingPlace, isConstant, placeText, printId } from './terms.js';

/** A finding before its ordinal among equals is known. */
export interface Draft extends Omit<Finding, 'id' | 'cause'> {
  readonly anchor: string;
  /** See `FormResult.matters`. */
  readonly matters?: readonly string[];
  /** See `FormResult.mends`. */
  readonly mends?: readonly FormMend[];
}

/** Most partners that a message names; its places hold them all. */
const MOST_NAMES = 3;

const RANK: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/** The milder of two severities. */
export function milder(a: Severity, b: Severity): Severity {
  return RANK[a] <= RANK[b] ? a : b;
}

/** Positive if the first is the more severe. */
export function severer(a: Severity, b: Severity): number {
  return RANK[a] - RANK[b];
}

/**
 * How severe a finding of the rule may be at most: what the rule says, and a warning when its
 * basis is only recalled, a note when its confidence is low.
 */
export function ceiling(meta: RuleMeta): Severity {
  let most = meta.severity;
  if (meta.basis.kind === 'recalled') most = milder(most, 'warning');
  if (meta.basis.confidence === 'low') most = milder(most, 'note');
  return most;
}

/** The finding of a broken identity. */
export function brokenDraft(
  rule: Rule,
  identity: Identity,
  severity: Severity,
  reason: Message | null,
): Draft {
  const spelled = spellOut(identity);
  return {
    rule: rule.meta.id,
    identity: identity.id,
    severity: milder(ceiling(rule.meta), milder(identity.severity ?? 'error', severity)),
    message: brokenMessage(identity, spelled, reason),
    title: identity.title,
    arithmetic: spelled?.arithmetic ?? null,
    places: placesOf(identity),
    printed: spelled?.printed ?? null,
    expected: spelled?.expected ?? null,
    anchor: anchorOf(
      rule.meta.id,
      termsOf(identity.relation).map((one) => keyId(one.key)),
    ),
  };
}

/** One note for a cell that shows a tail difference, with all its partners. */
export function tailDraft(rule: Rule, tail: Tail, identities: readonly Identity[]): Draft {
  const [first] = identities;
  const spelled = first === undefined ? null : spellOut(first);
  const cellId = printId(tail.cell);
  const partners = unique(
    identities.flatMap((one) => filled(termsOf(one.relation)).map(findingPlace)),
  ).filter((one) => JSON.stringify(one.source) !== JSON.stringify(tail.cell.source));
  const names = [...new Set(identities.flatMap((one) => partnerNames(one, cellId)))];
  return {
    rule: rule.meta.id,
    identity: first?.id ?? '',
    severity: 'note',
    message: tailMessage(tail, names, spelled),
    arithmetic: spelled?.arithmetic ?? null,
    places: [findingPlace(tail.cell), ...partners],
    printed: tail.cell.printed.text.trim(),
    expected: null,
    anchor: anchorOf(rule.meta.id, ['tail', keyId(tail.cell.key)]),
  };
}

/** The finding of a form rule, null when it found nothing wrong. */
export function formDraft(rule: Rule, result: FormResult): Draft | null {
  if (result.outcome !== 'broken') return null;
  const keys = result.keys?.map(keyId) ?? [];
  return {
    rule: rule.meta.id,
    identity: rule.meta.identities[0] ?? '',
    severity: milder(ceiling(rule.meta), result.severity ?? 'error'),
    message: result.message ?? rule.meta.title,
    arithmetic: null,
    places: result.places,
    printed: result.printed ?? null,
    expected: result.expected ?? null,
    anchor: anchorOf(
      rule.meta.id,
      keys.length > 0 ? keys : [result.anchor ?? formAnchor(result.places)],
    ),
    ...(result.matters === undefined ? {} : { matters: result.matters }),
    ...(result.mends === undefined ? {} : { mends: result.mends }),
  };
}

/**
 * Puts drafts into reading order and numbers equals, so that ids never depend on positions, then
 * puts what one cause raised under its most severe alarm.
 */
export function finish(
  drafts: readonly Draft[],
  order: ReadingOrder,
  merged: readonly Merged[] = [],
): readonly Finding[] {
  const seen = new Map<string, number>();
  const ordered = [...drafts].sort((a, b) => byPlace(a, b, order));
  const findings = new Map<Draft, Finding>();
  for (const draft of ordered) {
    const { anchor, matters: _, mends: __, ...own } = draft;
    const ordinal = seen.get(anchor) ?? 0;
    seen.set(anchor, ordinal + 1);
    findings.set(draft, { id: shortHash(`${anchor}#${ordinal}`), ...own, cause: null });
  }
  const under = new Set(merged.flatMap(({ knockOns }) => knockOns));
  const causes = new Map(merged.map((one) => [one.head, one]));
  return ordered.flatMap((draft) => {
    const finding = findings.get(draft);
    if (finding === undefined || under.has(draft)) return [];
    const own = causes.get(draft);
    if (own === undefined) return [finding];
    const raised = new Set(own.knockOns);
    const knockOns = ordered.flatMap((one) => (raised.has(one) ? (findings.get(one) ?? []) : []));
    return [{ ...finding, cause: { ...own.cause, knockOns } }];
  });
}

/** What one cause raised: the draft that speaks for it, and those under it. */
export interface Merged {
  readonly head: Draft;
  readonly knockOns: readonly Draft[];
  readonly cause: Omit<FindingCause, 'knockOns'>;
}

/** Blanks inside Chinese words are not significant, in section headings as elsewhere. */
function anchorOf(rule: string, parts: readonly string[]): string {
  const plain = parts.map((part) => part.replace(/\s+/g, ''));
  return [rule, ...[...new Set(plain)].sort()].join('\n');
}

function formAnchor(places: readonly FindingPlace[]): string {
  const [first] = places;
  if (first === undefined) return '';
  return `${first.place.id}|${first.text.normalize('NFKC').replace(/\s+/g, '')}`;
}

function brokenMessage(
  identity: Identity,
  spelled: SpelledOut | null,
  reason: Message | null,
): Message {
  const { title, relation } = identity;
  if (spelled === null) return title;
  if (relation.kind === 'ratio') return ratioMessage(title, spelled, reason);
  const target = relation.terms[identity.target ?? 0];
  const partner = relation.terms.find((one) => one !== target);
  if (
    target?.occurrence != null &&
    partner?.occurrence != null &&
    keyId(target.key) === keyId(partner.key)
  ) {
    return sameMessage(identity, target, partner, spelled);
  }
  const { printed, formula, expected, gap, unit, rounding } = spelled;
  const blank = target !== undefined && isUnfilled(target);
  const own = target?.occurrence?.printed.unit === unit ? ` ${unit}` : '';
  const zh = blank ? '未填' : `印出 ${printed}${own}`;
  const en = blank ? 'left blank' : `printed ${printed}${own}`;
  const terms = relation.terms.filter((one) => one !== target && !isUnfilled(one));
  const sum = terms.length > 1 ? `${formula} = ${expected ?? '?'}` : formula;
  return {
    zh: `${title.zh}：${zh}，对应 ${sum}，相差 ${gap ?? '?'} ${unit}；${rounding.zh}`,
    en: `${title.en}: ${en} against ${sum}, a gap of ${gap ?? '?'} ${unit}; ${rounding.en}`,
  };
}

function ratioMessage(title: Message, spelled: SpelledOut, reason: Message | null): Message {
  const { printed, formula, expected, rounding } = spelled;
  if (expected === null) {
    return {
      zh: `${title.zh}：印出 ${printed}%，应为 ${formula}；${reason?.zh ?? rounding.zh}`,
      en: `${title.en}: printed ${printed}%, which should be ${formula}; ${reason?.en ?? rounding.en}`,
    };
  }
  const because = reason === null ? rounding : reason;
  return {
    zh: `${title.zh}：印出 ${printed}%，而 ${formula} = ${expected}%；${because.zh}`,
    en: `${title.en}: printed ${printed}%, but ${formula} = ${expected}%; ${because.en}`,
  };
}

function sameMessage(
  identity: Identity,
  target: Term,
  partner: Term,
  spelled: SpelledOut,
): Message {
  const at = (one: Term) => (one.occurrence === null ? '' : placeText(one.occurrence));
  const figure = (one: Term, blank: string) => {
    const printed = one.occurrence?.printed;
    if (printed === undefined || isUnfilled(one)) return blank;
    return `${printed.text.trim()} ${printed.unit}`;
  };
  return {
    zh: `${identity.title.zh}：「${at(target)}」为 ${figure(target, '空')}，「${at(partner)}」为 ${figure(partner, '空')}，相差 ${spelled.gap ?? '?'} ${spelled.unit}`,
    en: `${identity.title.en}: ${figure(target, 'blank')} in “${at(target)}”, ${figure(partner, 'blank')} in “${at(partner)}”, a gap of ${spelled.gap ?? '?'} ${spelled.unit}`,
  };
}

function tailMessage(tail: Tail, names: readonly string[], spelled: SpelledOut | null): Message {
  const printed = `${tail.cell.printed.text.trim()} ${tail.cell.printed.unit}`;
  const gap = spelled?.gap ?? '?';
  const unit = spelled?.unit ?? '';
  const listed = names.slice(0, MOST_NAMES);
  const more =
    names.length > MOST_NAMES
      ? { zh: `等 ${names.length} 处`, en: ` and ${names.length - MOST_NAMES} more` }
      : { zh: '', en: '' };
  const cause =
    tail.cause === 'rounded-parts'
      ? { zh: '它等于各分项印出数之和', en: 'it equals the sum of its printed parts' }
      : { zh: '它使所在的合计在末位上相等', en: 'it makes its sum add up to the last digit' };
  return {
    zh: `尾差：「${placeText(tail.cell)}」印出 ${printed}，与「${listed.join('」「')}」${more.zh}相差 ${gap} ${unit}；${cause.zh}`,
    en: `tail difference: “${placeText(tail.cell)}” prints ${printed}, ${gap} ${unit} from “${listed.join('”, “')}”${more.en}; ${cause.en}`,
  };
}

function partnerNames(identity: Identity, cellId: string): string[] {
  return filled(termsOf(identity.relation)).flatMap((one) =>
    printId(one) === cellId ? [] : [placeText(one)],
  );
}

/** Places of the figures of an identity: the target first, blanks only where they are the point. */
function placesOf(identity: Identity): readonly FindingPlace[] {
  const { relation } = identity;
  const terms = termsOf(relation);
  const target = relation.kind === 'ratio' ? relation.percent : terms[identity.target ?? 0];
  const rest = terms.filter((one) => one !== target);
  const few = terms.length <= 2;
  const first = target?.occurrence == null ? [] : [target.occurrence];
  const others = few ? rest.flatMap((one) => one.occurrence ?? []) : filled(rest);
  const figures = [...first, ...others]
    .filter((one) => !isConstant({ coefficient: 1n, key: one.key, occurrence: one }))
    .map(findingPlace);
  return unique(identity.said === undefined ? figures : [...figures, identity.said]);
}

function filled(terms: readonly Term[]) {
  return terms.flatMap((one) =>
    one.occurrence === null || isUnfilled(one) || isConstant(one) ? [] : [one.occurrence],
  );
}

function unique(places: readonly FindingPlace[]): FindingPlace[] {
  const seen = new Set<string>();
  return places.filter((one) => {
    const id = JSON.stringify([one.source, one.place.row, one.place.column]);
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

function byPlace(a: Draft, b: Draft, order: ReadingOrder): number {
  const difference = order.compare(a.places[0]?.source, b.places[0]?.source);
  if (difference !== 0) return difference;
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
}
