import type { Basis } from '../../../facts/key.js';
import { normaliseName } from '../../../facts/names.js';
import type { KeyPart } from '../../declaration.js';
import { meanings } from '../../generated/meanings.js';
import { mergeKeys } from '../catalogue.js';

/** A partition in which a figure has its place: money by source, expenditure by kind … */
export type Facet = 'money' | 'kind' | 'item' | 'economic' | 'period';
export type Place = Readonly<Partial<Record<Facet, readonly string[]>>>;

/** What a word does where it says no place of its own. */
type Role =
  | 'both'
  | 'revenue'
  | 'expenditure'
  | 'basis'
  | 'prior'
  | 'current'
  | 'change'
  | 'percent'
  | 'than'
  | 'total'
  | 'of-which'
  | 'filler';

/** An entry of data/forms/meanings.yaml. */
export interface MeaningEntry {
  readonly words: readonly string[];
  readonly at?: Place;
  readonly key?: KeyPart;
  readonly role?: Role;
  readonly basis?: Basis;
}

/** What a title, a head or a row's name says of its figures. */
export interface Meaning {
  readonly at: Place;
  readonly key: KeyPart;
  /** Several measures are named: rows and columns say which is which. */
  readonly many: boolean;
  /** A place was named that no fact key can express. */
  readonly keyless: boolean;
  readonly side: 'both' | 'revenue' | 'expenditure' | null;
  readonly basis: Basis | null;
  /** A printed year, where just one is printed. */
  readonly year: number | null;
  readonly prior: boolean;
  readonly change: 'amount' | 'percent' | null;
  readonly total: boolean;
  readonly ofWhich: boolean;
  /** Words without a meaning, joined; empty when all is understood. */
  readonly unknown: string;
}

export const NOTHING: Meaning = {
  at: {},
  key: {},
  many: false,
  keyless: false,
  side: null,
  basis: null,
  year: null,
  prior: false,
  change: null,
  total: false,
  ofWhich: false,
  unknown: '',
};

const YEAR = /^(20\d\d)年?度?/;
const BY_FIRST: ReadonlyMap<string, readonly (readonly [string, MeaningEntry])[]> = index();
const CACHE = new Map<string, Meaning>();
/** Heads of one run repeat; those of thousands of documents do not. */
const MOST_CACHED = 5000;

/** Reads a text word by word, the longest known word first. */
export function meaningOf(text: string): Meaning {
  const plain = normaliseName(text);
  const known = CACHE.get(plain);
  if (known !== undefined) return known;
  const meaning = read(plain);
  if (CACHE.size >= MOST_CACHED) CACHE.clear();
  CACHE.set(plain, meaning);
  return meaning;
}

/** What heads over one another say together; the lower ones are nearer to the figure. */
export function joinMeanings(parts: readonly Meaning[]): Meaning {
  return parts.reduce((above, below) => {
    const compared = below.change !== null;
    // Heads of two years over one column: one of them stands over another.
    const years = !compared && above.year !== null && below.year !== null;
    const conflict = years && above.year !== below.year ? `${above.year}${below.year}` : '';
    return {
      at: { ...above.at, ...below.at },
      key: mergeKeys(above.key, below.key),
      many: above.many || below.many,
      // A nearer place that has a key stands for itself.
      keyless: Object.keys(below.at).length > 0 ? below.keyless : above.keyless,
      // 基本支出 under 本年收入 says what the revenue is for.
      side: below.at.kind === undefined ? (below.side ?? above.side) : (above.side ?? below.side),
      basis: compared ? null : (below.basis ?? above.basis),
      year: compared ? null : (below.year ?? above.year),
      prior: !compared && (below.prior || above.prior),
      change: below.change ?? above.change,
      total: below.total,
      ofWhich: above.ofWhich || below.ofWhich,
      unknown: above.unknown + below.unknown + conflict,
    };
  }, NOTHING);
}

function read(plain: string): Meaning {
  const entries: MeaningEntry[] = [];
  const years = new Set<number>();
  let unknown = '';
  for (let at = 0; at < plain.length; ) {
    const rest = plain.slice(at);
    const year = YEAR.exec(rest);
    if (year !== null) {
      years.add(Number.parseInt(year[1] ?? '', 10));
      at += year[0].length;
      continue;
    }
    const found = BY_FIRST.get(plain[at] ?? '')?.find(([word]) => rest.startsWith(word));
    if (found === undefined) {
      unknown += plain[at];
      at += 1;
      continue;
    }
    entries.push(found[1]);
    at += found[0].length;
  }
  return meaningFrom(entries, years, unknown);
}

function meaningFrom(
  entries: readonly MeaningEntry[],
  years: ReadonlySet<number>,
  unknown: string,
): Meaning {
  const roles = new Set(entries.map(({ role }) => role));
  const places = entries.filter(({ at }) => at !== undefined);
  const change = roles.has('percent') ? 'percent' : roles.has('change') ? 'amount' : null;
  // 比上年 names what is compared, not the year of the figure.
  const compares = change !== null || roles.has('than');
  const [year] = years;
  const key = mergeKeys(...entries.map((entry) => entry.key));
  const measures = new Set(entries.flatMap((entry) => entry.key?.measure ?? []));
  return {
    at: Object.assign({}, ...places.map(({ at }) => at)),
    key: measures.size > 1 ? withoutMeasure(key) : key,
    many: measures.size > 1,
    keyless: places.some(({ key }) => key === undefined),
    side: sideOf(roles, places),
    basis: compares ? null : (entries.findLast(({ role }) => role === 'basis')?.basis ?? null),
    year: !compares && years.size === 1 && year !== undefined ? year : null,
    prior: !compares && roles.has('prior'),
    change,
    total: roles.has('total'),
    ofWhich: roles.has('of-which'),
    unknown,
  };
}

/** What is spent as something is expenditure, also where the word is part of a longer one. */
function sideOf(
  roles: ReadonlySet<Role | undefined>,
  places: readonly MeaningEntry[],
): Meaning['side'] {
  const spends = roles.has('expenditure') || places.some(({ at }) => at?.kind !== undefined);
  if (roles.has('both') || (roles.has('revenue') && spends)) return 'both';
  if (roles.has('revenue')) return 'revenue';
  return spends ? 'expenditure' : null;
}

function withoutMeasure({ measure: _, ...rest }: KeyPart): KeyPart {
  return rest;
}

function index(): ReadonlyMap<string, readonly (readonly [string, MeaningEntry])[]> {
  const found = new Map<string, [string, MeaningEntry][]>();
  for (const entry of meanings) {
    for (const word of entry.words) {
      const first = word[0] ?? '';
      const list = found.get(first) ?? [];
      list.push([word, entry]);
      found.set(first, list);
    }
  }
  for (const list of found.values()) list.sort(([a], [b]) => b.length - a.length);
  return found;
}
