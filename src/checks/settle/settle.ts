import { accountOf } from '../../facts/codes.js';
import { normaliseName } from '../../facts/names.js';
import type { Occurrence } from '../../facts/occurrence.js';
import { readPrinted } from '../../facts/printed.js';
import type { Source, Span } from '../../facts/source.js';
import type { Doubtful, Reading, RowReading } from '../../forms/reading.js';
import { identitiesOf } from '../check.js';
import { evaluate, termsOf } from '../evaluate.js';
import { addsUp } from '../recognised.js';
import type { Identity, Message, Relation, Rule, Term } from '../rule.js';
import { plausibleReadings } from './candidates.js';

/** What becomes of a doubtful figure. */
export interface Settlement {
  readonly doubt: Doubtful;
  /** What is printed there, or null where it cannot be told. */
  readonly meant: string | null;
  /** Why. */
  readonly by: Message;
}

/** Bounds in steps: doubtful figures of one document, and passes over them. */
const MOST_DOUBTS = 2000;
const MOST_PASSES = 20;

/**
 * Settles figures whose recognition is in doubt: exactly one of the plausible readings must
 * satisfy every relation of the figure to figures beyond doubt, one of them a sum or a repetition
 * that holds to the last digit. A code is settled by the name of its account. What cannot be
 * settled counts as unread.
 * @returns one entry for each doubtful figure that is a fact, a cell or a code
 */
export function settlementsOf(reading: Reading, rules: readonly Rule[]): readonly Settlement[] {
  const doubts = doubtfulFigures(reading);
  if (doubts.size === 0 || doubts.size > MOST_DOUBTS) return [];
  const settled = new Map<string, Settlement>(settledCodes(reading, doubts));
  const asked = identitiesByDoubt(identitiesOf(reading, rules), doubts);
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const before = settled.size;
    for (const [place, identities] of asked) {
      const doubt = doubts.get(place);
      if (doubt === undefined || settled.has(place)) continue;
      const found = settledBy(place, doubt, identities, doubts, settled);
      if (found !== null) settled.set(place, found);
    }
    if (settled.size === before) break;
  }
  const facts = placesOfFacts(reading);
  return [...doubts].flatMap(([place, doubt]): Settlement[] => {
    const found = settled.get(place);
    if (found !== undefined) return [found];
    return facts.has(place) ? [{ doubt, meant: null, by: UNSETTLED }] : [];
  });
}

/**
 * Figures that were recognised differently, by place. Words and hidden layers have no rivals, and
 * what somebody corrected by hand is not asked again.
 */
function doubtfulFigures({ doubtful = [], corrections = [] }: Reading): Map<string, Doubtful> {
  const found = new Map<string, Doubtful>();
  for (const one of doubtful) {
    const [span] = one.source;
    if (one.rivals !== undefined && span !== undefined) found.set(placeKey(span), one);
  }
  const used = corrections.filter(({ state }) => state === 'used');
  for (const span of used.flatMap(({ source }) => source)) found.delete(placeKey(span));
  return found;
}

/** Two spans of one place have one key, whatever else is known of it. */
export function placeKey(span: Span): string {
  return 'page' in span ? [span.file, span.page, ...span.box].join('\0') : JSON.stringify(span);
}

function placeIn(source: Source, doubts: ReadonlyMap<string, Doubtful>): string | null {
  for (const span of source) {
    const key = placeKey(span);
    if (doubts.has(key)) return key;
  }
  return null;
}

function placesOfFacts({ tables, claims }: Reading): ReadonlySet<string> {
  const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => [row, ...row.cells]));
  return new Set([...cells, ...claims].flatMap(({ source }) => source.map(placeKey)));
}

function identitiesByDoubt(
  identities: Iterable<Identity>,
  doubts: ReadonlyMap<string, Doubtful>,
): ReadonlyMap<string, readonly Identity[]> {
  const found = new Map<string, Identity[]>();
  for (const identity of identities) {
    for (const place of doubtsOf(identity, doubts)) {
      const known = found.get(place);
      if (known === undefined) found.set(place, [identity]);
      else known.push(identity);
    }
  }
  return found;
}

/** Places of doubtful figures in an identity. */
function doubtsOf(identity: Identity, doubts: ReadonlyMap<string, Doubtful>): ReadonlySet<string> {
  const places = termsOf(identity.relation).flatMap(({ occurrence }) => {
    const place = occurrence === null ? null : placeIn(occurrence.source, doubts);
    return place === null ? [] : [place];
  });
  return new Set(places);
}

/** The one reading that satisfies all identities whose other figures are known. */
function settledBy(
  place: string,
  doubt: Doubtful,
  identities: readonly Identity[],
  doubts: ReadonlyMap<string, Doubtful>,
  settled: ReadonlyMap<string, Settlement>,
): Settlement | null {
  const known = (other: string) => other === place || settled.get(other)?.meant != null;
  const asked = identities.filter((identity) => [...doubtsOf(identity, doubts)].every(known));
  let found: Settlement | null = null;
  for (const meant of plausibleReadings(doubt.text, doubt.rivals ?? [])) {
    const readings = new Map([[place, meant]]);
    for (const [other, { meant: text }] of settled) if (text !== null) readings.set(other, text);
    const tried = asked.map((identity) => withReadings(identity, readings, doubts));
    if (tried.some((identity) => evaluate(identity).outcome === 'broken')) continue;
    const proof = tried.find(isProof);
    // A second reading that nothing speaks against leaves the figure open.
    if (found !== null) return null;
    if (proof === undefined) return null;
    found = { doubt, meant, by: proof.title };
  }
  return found;
}

function isProof(identity: Identity): boolean {
  const { relation } = identity;
  return (
    relation.kind === 'linear' &&
    relation.compare === '=' &&
    evaluate(identity).outcome === 'holds' &&
    addsUp(relation.terms)
  );
}

function withReadings(
  identity: Identity,
  readings: ReadonlyMap<string, string>,
  doubts: ReadonlyMap<string, Doubtful>,
): Identity {
  const replaced = (one: Term): Term => {
    if (one.occurrence === null) return one;
    const place = placeIn(one.occurrence.source, doubts);
    const text = place === null ? undefined : readings.get(place);
    return text === undefined ? one : { ...one, occurrence: reread(one.occurrence, text) };
  };
  return { ...identity, relation: mapped(identity.relation, replaced) };
}

function mapped(relation: Relation, change: (one: Term) => Term): Relation {
  if (relation.kind === 'linear') return { ...relation, terms: relation.terms.map(change) };
  return {
    ...relation,
    percent: change(relation.percent),
    numerator: relation.numerator.map(change),
    denominator: relation.denominator.map(change),
  };
}

function reread(occurrence: Occurrence, text: string): Occurrence {
  const { unit, bound } = occurrence.printed;
  return { ...occurrence, printed: readPrinted(text.replace(/%$/, ''), unit, bound) };
}

/** Codes whose account has the name that stands beside them. */
function* settledCodes(
  { tables }: Reading,
  doubts: ReadonlyMap<string, Doubtful>,
): Generator<[string, Settlement]> {
  for (const row of tables.flatMap(({ rows }) => rows)) {
    const own = new Set(row.cells.flatMap(({ source }) => source.map(placeKey)));
    for (const span of row.source) {
      const place = placeKey(span);
      const doubt = own.has(place) ? undefined : doubts.get(place);
      const meant = doubt === undefined ? null : codeNamed(row, doubt);
      if (doubt !== undefined && meant !== null) {
        yield [place, { doubt, meant, by: byName(meant, row.name) }];
      }
    }
  }
}

function codeNamed({ name }: RowReading, { text, rivals = [] }: Doubtful): string | null {
  const wanted = normaliseName(name);
  if (wanted === '') return null;
  const named = plausibleReadings(text, rivals).filter((code) =>
    (['function', 'dept-economic', 'gov-economic'] as const).some((chart) => {
      const account = accountOf(chart, code);
      return account !== null && normaliseName(account.name) === wanted;
    }),
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

function byName(code: string, name: string): Message {
  return {
    zh: `“${name}”的科目编码是 ${code}`,
    en: `the code of “${name}” is ${code}`,
  };
}

const UNSETTLED: Message = {
  zh: '没有一种读法是唯一符合文件中各项关系的',
  en: 'no single reading of it fits the relations of the document',
};
