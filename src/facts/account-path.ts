import { type Account, type Alias, accountOf, accounts, aliasesOf, nearestNames } from './codes.js';
import { normaliseName } from './names.js';

/** Names of an account by level, as printed; an empty string where a level is not named. */
export interface AccountNames {
  readonly class: string;
  readonly group: string;
  readonly item: string;
}

/** A code with the name a document itself prints for it. */
export interface PrintedAccount {
  readonly code: string;
  readonly name: string;
}

export interface AccountMatch {
  readonly code: string;
  /** The name that code bears in the list, or in the document's own table. */
  readonly name: string;
  /** The list's account, or null when only the document's own table knows the code. */
  readonly account: Account | null;
  /** False when a name had to be matched loosely or through an alias. */
  readonly exact: boolean;
  /** The alias that explains the printed name, or null. */
  readonly alias: Alias | null;
}

/** Accounts by length of code and normalised name, and the names of each code. */
interface Index {
  readonly byName: ReadonlyMap<string, readonly PrintedAccount[]>;
  readonly byLength: ReadonlyMap<number, readonly PrintedAccount[]>;
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** Least similarity of a loosely matched name, and least lead over the second best. */
const LOOSE = 0.6;
const LEAD = 0.1;
/** Least similarity of an upper level's name with the one of the code. */
const UPPER = 0.75;
/** Lengths of class, group and item codes. */
const LENGTHS = [3, 5, 7] as const;

const LISTED = indexOf(accounts('function'));
/** One document asks for every mention with the same rows; they are indexed once. */
const printedIndexes = new WeakMap<readonly PrintedAccount[], Index>();

/**
 * Finds the functional code that the names of a sentence mean.
 * @param names 卫生健康支出 / 医疗保障管理事务 / 行政运行; the deepest named level is sought.
 *   Missing upper levels are allowed when the rest is unique.
 * @param printed rows of the document's own tables; they outrank the lists, because a
 *   document may carry accounts that the lists do not know. Pass the same array for every
 *   mention of a document: it is indexed once.
 * @returns null when no account, or more than one, fits.
 */
export function resolveAccount(
  names: AccountNames,
  printed: readonly PrintedAccount[] = [],
): AccountMatch | null {
  const path = [names.class, names.group, names.item].map(normaliseName);
  const depth = path.reduce((deepest, name, index) => (name === '' ? deepest : index), -1);
  const target = path[depth];
  const length = LENGTHS[depth];
  if (target === undefined || length === undefined) return null;
  const own = printedIndex(printed);
  const closeness = upperLevels(path.slice(0, depth), own);
  return (
    exactMatch(own, target, length, closeness) ??
    exactMatch(LISTED, target, length, closeness) ??
    aliasMatch(target, length, closeness) ??
    looseMatch(own, target, length, closeness) ??
    looseMatch(LISTED, target, length, closeness)
  );
}

/** How well the named upper levels are those of a code, from 0 (they are not) to 1 (exactly). */
type Closeness = (code: string) => number;

function exactMatch(
  index: Index,
  target: string,
  length: number,
  closeness: Closeness,
): AccountMatch | null {
  const named = index.byName.get(nameKey(length, target)) ?? [];
  const found = preferAttested(bestUnder(named, closeness));
  const row = found[0];
  return row === undefined || found.length > 1 ? null : match(row, true, null);
}

function aliasMatch(target: string, length: number, closeness: Closeness): AccountMatch | null {
  const named = aliasesOf(target).filter((row) => row.code.length === length);
  const found = bestUnder(named, closeness);
  const row = found[0];
  if (row === undefined || found.length > 1) return null;
  return match({ code: row.code, name: row.currentName }, false, row);
}

function looseMatch(
  index: Index,
  target: string,
  length: number,
  closeness: Closeness,
): AccountMatch | null {
  const candidates = bestUnder(index.byLength.get(length) ?? [], closeness);
  const [first, second] = nearestNames(candidates, target, LOOSE);
  if (first === undefined) return null;
  if (second !== undefined && first.score - second.score < LEAD) return null;
  return match(first.candidate, false, null);
}

/** Rows whose upper levels fit best: 政府办公厅 before the like of it, 党委办公厅. */
function bestUnder<T extends { readonly code: string }>(
  rows: readonly T[],
  closeness: Closeness,
): readonly T[] {
  let best = 0;
  let found: T[] = [];
  for (const row of rows) {
    const own = closeness(row.code);
    if (own > best) {
      best = own;
      found = [];
    }
    if (own > 0 && own === best) found.push(row);
  }
  return found;
}

/**
 * How well the named upper levels are those of a code: the worst of them counts. A parent that
 * no list names is no objection, and no better than any that fits.
 */
function upperLevels(upper: readonly string[], own: Index): Closeness {
  const known = new Map<string, number>();
  const fitOfParent = (parent: string, name: string): number => {
    const decided = known.get(parent);
    if (decided !== undefined) return decided;
    const names = [
      ...(own.names.get(parent) ?? []),
      ...(LISTED.names.get(parent) ?? []),
      ...aliasesOf(name)
        .filter((row) => row.code === parent)
        .map((row) => row.name),
    ].map((entry) => ({ name: entry }));
    // 卫生健康（类）: before the level word the ending is often left out.
    const short = names.some((entry) => withoutEnding(entry.name) === withoutEnding(name));
    const near = short ? 1 : (nearestNames(names, name, UPPER)[0]?.score ?? 0);
    const fit = names.length === 0 ? UPPER : near;
    known.set(parent, fit);
    return fit;
  };
  return (code) =>
    upper.reduce((worst, name, index) => {
      if (name === '' || worst === 0) return worst;
      return Math.min(worst, fitOfParent(code.slice(0, LENGTHS[index]), name));
    }, 1);
}

function withoutEnding(name: string): string {
  return normaliseName(name).replace(/支出$/, '');
}

/** Recalled accounts are dropped when an attested one fits as well. */
function preferAttested(rows: readonly PrintedAccount[]): readonly PrintedAccount[] {
  const attested = rows.filter((row) => accountOf('function', row.code)?.attested === true);
  return attested.length > 0 ? attested : rows;
}

function match(row: PrintedAccount, exact: boolean, alias: Alias | null): AccountMatch {
  const account = accountOf('function', row.code);
  return { code: row.code, name: row.name, account, exact, alias };
}

function printedIndex(printed: readonly PrintedAccount[]): Index {
  const known = printedIndexes.get(printed);
  if (known !== undefined) return known;
  const index = indexOf(printed);
  printedIndexes.set(printed, index);
  return index;
}

/** Each code and name once. */
function indexOf(rows: readonly PrintedAccount[]): Index {
  const byName = new Map<string, PrintedAccount[]>();
  const byLength = new Map<number, PrintedAccount[]>();
  const names = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const row of rows) {
    const name = normaliseName(row.name);
    const key = `${row.code} ${name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    append(byName, nameKey(row.code.length, name), row);
    append(byLength, row.code.length, row);
    append(names, row.code, row.name);
  }
  return { byName, byLength, names };
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function nameKey(length: number, name: string): string {
  return `${length} ${name}`;
}
