import { deptEconomicCodes } from './generated/deptEconomicCodes.js';
import { economicMap } from './generated/economicMap.js';
import { functionCodes } from './generated/functionCodes.js';
import { functionNameAliases } from './generated/functionNameAliases.js';
import { govEconomicCodes } from './generated/govEconomicCodes.js';
import { unverifiedFunctionCodes } from './generated/unverifiedFunctionCodes.js';
import { normaliseName, similarity } from './names.js';

/** A row of data/codes/function-codes*.csv and econ-codes-*.csv, as written there. */
export interface CodeRow {
  readonly year_range: string;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string;
  readonly status: string;
  readonly confidence: string;
  readonly attested_years: string;
  readonly sources: string;
  readonly note: string;
  /** Departmental economic codes only: 人员经费 or 公用经费 in 公开06表. */
  readonly group?: string;
}

/** A row of data/codes/function-name-aliases.csv. */
export interface AliasRow {
  readonly printed_name: string;
  readonly code: string;
  readonly current_name: string;
  readonly was_valid: string;
  readonly evidence: string;
  readonly confidence: string;
}

/** A row of data/codes/econ-map.csv. */
export interface EconomicMapRow {
  readonly gov_code: string;
  readonly gov_name: string;
  readonly dept_code: string;
  readonly dept_name: string;
  readonly spender: string;
  readonly status: string;
  readonly confidence: string;
  readonly sources: string;
  readonly note: string;
}

/** The three classifications of 政府收支分类科目 that expenditure carries. */
export type Chart = 'function' | 'dept-economic' | 'gov-economic';

/** 类 is class, 款 group, 项 item. */
export type AccountLevel = 'class' | 'group' | 'item';

export interface Account {
  readonly chart: Chart;
  readonly code: string;
  readonly name: string;
  readonly level: AccountLevel;
  readonly parent: string | null;
  /** True only where code and name were seen together in a real document. */
  readonly attested: boolean;
  /** Fiscal years of the documents it was seen in. */
  readonly attestedYears: readonly number[];
  /** First and last year the list believes it valid; null is open. */
  readonly from: number | null;
  readonly to: number | null;
  readonly confidence: string;
  readonly sources: string;
  readonly note: string;
  /** Part of basic expenditure (departmental economic codes): 301 and 303 are personnel. */
  readonly group: 'personnel' | 'operating' | null;
}

/**
 * How far a code and name may be trusted for a year. Only `attested` and `inferred` may
 * call a name wrong; nothing calls a document wrong because a code is `unattested`.
 */
export type Standing = 'attested' | 'inferred' | 'unattested' | 'out-of-range';

/** An old or wrong name met in print, with the code it means. */
export interface Alias {
  readonly name: string;
  readonly code: string;
  readonly currentName: string;
  /** `former`: valid until `until` (null: unknown year); `never`: no subject ever had this name. */
  readonly kind: 'former' | 'never';
  readonly until: number | null;
  readonly confidence: string;
}

/** Lengths of class, group and item codes of each chart. */
export const CODE_LENGTHS: Readonly<Record<Chart, readonly number[]>> = {
  function: [3, 5, 7],
  'dept-economic': [3, 5],
  'gov-economic': [3, 5],
};

const LEVELS: readonly AccountLevel[] = ['class', 'group', 'item'];

const CHARTS: Readonly<Record<Chart, readonly Account[]>> = {
  function: [...functionCodes, ...unverifiedFunctionCodes].map((row) => account('function', row)),
  'dept-economic': deptEconomicCodes.map((row) => account('dept-economic', row)),
  'gov-economic': govEconomicCodes.map((row) => account('gov-economic', row)),
};

const BY_CODE: Readonly<Record<Chart, ReadonlyMap<string, Account>>> = {
  function: byCode('function'),
  'dept-economic': byCode('dept-economic'),
  'gov-economic': byCode('gov-economic'),
};

const CHILDREN: Readonly<Record<Chart, ReadonlyMap<string, readonly Account[]>>> = {
  function: byParent('function'),
  'dept-economic': byParent('dept-economic'),
  'gov-economic': byParent('gov-economic'),
};

const ALIASES: readonly Alias[] = functionNameAliases
  .filter((row) => /^\d+$/.test(row.code))
  .map(alias);

const BY_NAME: Readonly<Record<Chart, ReadonlyMap<string, readonly Account[]>>> = {
  function: byName(CHARTS.function),
  'dept-economic': byName(CHARTS['dept-economic']),
  'gov-economic': byName(CHARTS['gov-economic']),
};

const ALIASES_BY_NAME = byName(ALIASES);

/** Every account of a chart, attested and unattested, ascending by code. */
export function accounts(chart: Chart): readonly Account[] {
  return CHARTS[chart];
}

/** The account of a code, attested or not, or null when neither list has it. */
export function accountOf(chart: Chart, code: string): Account | null {
  return BY_CODE[chart].get(code) ?? null;
}

/**
 * How far the account may be trusted in a fiscal year; a null year asks about the list's
 * own belief. A year inside `from`–`to` that no document showed is an inference.
 */
export function standingOf(item: Account, year: number | null): Standing {
  if (!item.attested) return 'unattested';
  if (year === null) return 'inferred';
  if (item.attestedYears.includes(year)) return 'attested';
  const first = item.attestedYears[0];
  const last = item.attestedYears.at(-1);
  // Seen before and after: valid in between, whatever the list's own range says.
  if (first !== undefined && last !== undefined && first <= year && year <= last) return 'inferred';
  if (item.from !== null && year < item.from) return 'out-of-range';
  if (item.to !== null && year > item.to) return 'out-of-range';
  return 'inferred';
}

/** Accounts one level below a code; an empty code gives the classes. */
export function childrenOf(chart: Chart, code: string): readonly Account[] {
  return CHILDREN[chart].get(code) ?? [];
}

/** The code one level up by its length (2101506 → 21015 → 210), or null for a class. */
export function parentCode(chart: Chart, code: string): string | null {
  const place = CODE_LENGTHS[chart].indexOf(code.length);
  const length = place <= 0 ? undefined : CODE_LENGTHS[chart][place - 1];
  return length === undefined ? null : code.slice(0, length);
}

/** The level of a code by its length, or null when the length is none of the chart's. */
export function levelOfCode(chart: Chart, code: string): AccountLevel | null {
  return LEVELS[CODE_LENGTHS[chart].indexOf(code.length)] ?? null;
}

/** The aliases of a printed name, whatever its code. */
export function aliasesOf(name: string): readonly Alias[] {
  return ALIASES_BY_NAME.get(normaliseName(name)) ?? [];
}

/** The alias that explains a name printed for a code, or null. */
export function aliasFor(code: string, name: string): Alias | null {
  return aliasesOf(name).find((entry) => entry.code === code) ?? null;
}

/** Accounts of a chart whose normalised name is the given one. */
export function accountsNamed(chart: Chart, name: string): readonly Account[] {
  return BY_NAME[chart].get(normaliseName(name)) ?? [];
}

/** The most similar names first, for «did you mean»; only those of at least `least` (0…1). */
export function nearestNames<T extends { readonly name: string }>(
  candidates: readonly T[],
  name: string,
  least = 0.6,
): readonly { readonly candidate: T; readonly score: number }[] {
  const wanted = normaliseName(name);
  return candidates
    .flatMap((candidate) => {
      const own = normalisedName(candidate);
      // The edit distance is at least the difference of the lengths.
      const most = Math.min(own.length, wanted.length) / Math.max(own.length, wanted.length, 1);
      if (most < least) return [];
      const score = similarity(own, wanted);
      return score >= least ? [{ candidate, score }] : [];
    })
    .sort((a, b) => b.score - a.score);
}

const NORMALISED = new WeakMap<object, string>();

/** The name of a list's row as it is compared; the same rows are compared many times. */
function normalisedName(row: { readonly name: string }): string {
  const known = NORMALISED.get(row);
  if (known !== undefined) return known;
  const name = normaliseName(row.name);
  NORMALISED.set(row, name);
  return name;
}

/** Government economic codes that a departmental code may be entered under. */
export function govCodesOf(deptCode: string): readonly EconomicMapRow[] {
  return economicMap.filter((row) => row.dept_code === deptCode);
}

/** Departmental economic codes that feed a government code. */
export function deptCodesOf(govCode: string): readonly EconomicMapRow[] {
  return economicMap.filter((row) => row.gov_code === govCode);
}

function account(chart: Chart, row: CodeRow): Account {
  const [from, to] = validity(row.year_range);
  const level = levelOfCode(chart, row.code);
  if (level === null) throw new RangeError(`data/codes: ${row.code} has no ${chart} length`);
  return {
    chart,
    code: row.code,
    name: row.name,
    level,
    parent: row.parent === '' ? null : row.parent,
    attested: row.status === 'attested',
    attestedYears: row.attested_years
      .split('/')
      .filter((year) => year !== '')
      .map((year) => Number.parseInt(year, 10))
      .sort((a, b) => a - b),
    from,
    to,
    confidence: row.confidence,
    sources: row.sources,
    note: row.note,
    group: groupOf(row.group),
  };
}

/** `2021-2024`, `2018-`, `2023-? (…)`, each with an optional remark. */
function validity(range: string): readonly [number | null, number | null] {
  const match = /^(\d{4})-(\d{4})?/.exec(range);
  const year = (text: string | undefined) =>
    text === undefined ? null : Number.parseInt(text, 10);
  return [year(match?.[1]), year(match?.[2])];
}

function groupOf(group: string | undefined): Account['group'] {
  if (group === '人员经费') return 'personnel';
  return group === '公用经费' ? 'operating' : null;
}

function alias(row: AliasRow): Alias {
  const until = /to (?:about )?(\d{4})/.exec(row.was_valid)?.[1];
  const before = /before (\d{4})/.exec(row.was_valid)?.[1];
  const last =
    until !== undefined
      ? Number.parseInt(until, 10)
      : before === undefined
        ? null
        : Number.parseInt(before, 10) - 1;
  return {
    name: row.printed_name,
    code: row.code,
    currentName: row.current_name,
    kind: row.was_valid.startsWith('never') ? 'never' : 'former',
    until: last,
    confidence: row.confidence,
  };
}

function byCode(chart: Chart): ReadonlyMap<string, Account> {
  const found = new Map<string, Account>();
  for (const entry of CHARTS[chart]) {
    // An attested row outranks a recalled one of the same code.
    if (!found.has(entry.code) || entry.attested) found.set(entry.code, entry);
  }
  return found;
}

function byParent(chart: Chart): ReadonlyMap<string, readonly Account[]> {
  const found = new Map<string, Account[]>();
  for (const entry of byCode(chart).values()) {
    const key = entry.parent ?? '';
    const list = found.get(key);
    if (list === undefined) found.set(key, [entry]);
    else list.push(entry);
  }
  for (const list of found.values()) list.sort((a, b) => (a.code < b.code ? -1 : 1));
  return found;
}

function byName<T extends { readonly name: string }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const name = normaliseName(row.name);
    const list = found.get(name);
    if (list === undefined) found.set(name, [row]);
    else list.push(row);
  }
  return found;
}
