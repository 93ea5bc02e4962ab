import { describeKey } from '../../checks/describe.js';
import { keyId } from '../../checks/key-id.js';
import type {
  Arithmetic,
  CheckRecord,
  CheckResult,
  LedgerEntry,
  Message,
  NumberState,
} from '../../checks/rule.js';
import type { Text } from '../../document/text.js';
import type { Source } from '../../facts/source.js';

/**
 * What the page's script knows of the document's numbers; plain JSON, short names because there
 * are thousands of them. Numbers are told apart by their index, which is in their element's id.
 */
export interface ReportData {
  /** Messages that numbers refer to by index. */
  readonly words: readonly Pair[];
  /** Facts in words; equal ones once. */
  readonly facts: readonly Pair[];
  readonly numbers: readonly NumberRow[];
  readonly relations: readonly RelationRow[];
  /** There were too many relations to put them all in the page. */
  readonly cut: boolean;
}

/** Chinese and English. */
export type Pair = readonly [zh: string, en: string];

/** State letter, unit, fact, ends of the range, why not tied, relations; -1 is none. */
export type NumberRow = readonly [
  id: number,
  state: StateLetter,
  unit: string,
  fact: number,
  low: string | null,
  high: string | null,
  why: number,
  relations: readonly number[],
];

/** Title, outcome, relation sign or the relation spelled out, terms, gap, unit. */
export type RelationRow = readonly [
  zh: string,
  en: string,
  outcome: 'holds' | 'tail' | 'broken',
  relation: string,
  terms: readonly TermRow[],
  gap: string,
  unit: string,
];

/** Sign, figure as printed, and the number where it stands or -1. */
export type TermRow = readonly [sign: '+' | '-', printed: string, number: number];

export type StateLetter = 't' | 'c' | 'u' | 'x';

export const STATE_LETTERS: Readonly<Record<NumberState, StateLetter>> = {
  tied: 't',
  conflicting: 'c',
  unchecked: 'u',
  unbound: 'x',
};

/** Most figures in relations of the page: about 4 MB of them. */
const MOST_TERMS = 60_000;

/** A number of a text, as the page draws it. */
export interface NumberAt {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly letter: StateLetter;
}

/** The numbers of the document for drawing, linking and the page's script. */
export interface ReportNumbers {
  readonly data: ReportData;
  /** Numbers of a text of the tree, in order. */
  in(text: Text): readonly NumberAt[];
  /** The number that a figure is printed as, or null. */
  at(source: Source | undefined): number | null;
}

export function reportNumbers({ ledger, records }: CheckResult): ReportNumbers {
  const words = new Words();
  const facts = new Words();
  const byText = new Map<Text, NumberAt[]>();
  const bySource = new Map<string, number>();
  const rows: NumberRow[] = [];
  const own: number[][] = [];
  for (const [index, entry] of (ledger?.entries ?? []).entries()) {
    if (entry.label) continue;
    const letter = STATE_LETTERS[entry.state];
    const { text, start } = entry.at;
    push(byText, text, { index, start, end: start + entry.text.length, letter });
    if (entry.print !== null) {
      const id = JSON.stringify(entry.print.source);
      if (!bySource.has(id)) bySource.set(id, index);
    }
    const relations: number[] = [];
    own[index] = relations;
    rows.push(rowOf(index, entry, letter, words, facts, relations));
  }
  const at = (source: Source | undefined) =>
    source === undefined || source.length === 0
      ? null
      : (bySource.get(JSON.stringify(source)) ?? null);
  const { relations, cut } = relationsOf(records, at, own);
  return {
    data: { words: words.all, facts: facts.all, numbers: rows, relations, cut },
    in: (text) => byText.get(text) ?? [],
    at,
  };
}

function rowOf(
  index: number,
  { print, low, high, why }: LedgerEntry,
  letter: StateLetter,
  words: Words,
  facts: Words,
  relations: readonly number[],
): NumberRow {
  const fact = print?.fact ?? null;
  const at = fact === null ? -1 : facts.index(keyId(fact), () => describeKey(fact));
  const reason = why === null ? -1 : words.index(why.zh, () => why);
  return [index, letter, print?.unit ?? '', at, low, high, reason, relations];
}

/** Decided relations in figures; `own` takes the index of each at each of its numbers. */
function relationsOf(
  records: readonly CheckRecord[],
  at: (source: Source | undefined) => number | null,
  own: readonly number[][],
): { readonly relations: readonly RelationRow[]; readonly cut: boolean } {
  const relations: RelationRow[] = [];
  let room = MOST_TERMS;
  for (const record of records) {
    const { outcome } = record;
    if (outcome !== 'holds' && outcome !== 'tail' && outcome !== 'broken') continue;
    const { arithmetic, title } = record;
    if (arithmetic === null) continue;
    room -= arithmetic.terms.length;
    if (room < 0) return { relations, cut: true };
    const terms = termsOf(arithmetic, at);
    const numbers = new Set(terms.map(([, , number]) => number).filter((one) => one >= 0));
    // A relation whose figures have no place on the page could not be shown with any.
    if (numbers.size === 0) continue;
    for (const number of numbers) own[number]?.push(relations.length);
    const { relation, gap, unit } = arithmetic;
    relations.push([title.zh, title.en, outcome, relation, terms, gap, unit]);
  }
  return { relations, cut: false };
}

function termsOf(
  { terms }: Arithmetic,
  at: (source: Source | undefined) => number | null,
): readonly TermRow[] {
  return terms.map(({ sign, printed, source }) => [sign, printed, at(source) ?? -1]);
}

/** Messages kept once. */
class Words {
  readonly all: Pair[] = [];
  readonly #index = new Map<string, number>();

  index(id: string, words: () => Message): number {
    const known = this.#index.get(id);
    if (known !== undefined) return known;
    const { zh, en } = words();
    this.#index.set(id, this.all.length);
    return this.all.push([zh, en]) - 1;
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
