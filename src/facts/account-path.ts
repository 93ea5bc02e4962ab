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
  const fits = upperLevels(path.slice(0, depth), own);
  return (
    exactMatch(own, target, length, fits) ??
    exactMatch(LISTED, target, length, fits) ??
    aliasMatch(target, length, fits) ??
    looseMatch(own, target, length, fits) ??
    looseMatch(LISTED, target, length, fits)
  );
}

function exactMatch(
  index: Index,
  target: string,
  length: number,
  fits: (code: string) => boolean,
): AccountMatch | null {
  const named = index.byName.get(nameKey(length, target)) ?? [];
  const found = preferAttested(named.filter((row) => fits(row.code)));
  const row = found[0];
  return row === undefined || found.length > 1 ? null : match(row, true, null);
}

function aliasMatch(
  target: string,
  length: number,
  fits: (code: string) => boolean,
): AccountMatch | null {
  const found = aliasesOf(target).filter((row) => row.code.length === length && fits(row.code));
  const row = found[0];
  if (row === undefined || found.length > 1) return null;
  return match({ code: row.code, name: row.currentName }, false, row);
}

function looseMatch(
  index: Index,
  target: string,
  length: number,
  fits: (code: string) => boolean,
): AccountMatch | null {
  const candidates = (index.byLength.get(length) ?? []).filter((row) => fits(row.code));
  const [first, second] = nearestNames(candidates, target, LOOSE);
  if (first === undefined) return null;
  if (second !== undefined && first.score - second.score < LEAD) return null;
  return match(first.candidate, false, null);
}

/** Whether the named upper levels are those of a code; an unknown parent is no objection. */
function upperLevels(upper: readonly string[], own: Index): (code: string) => boolean {
  const known = new Map<string, boolean>();
  const fitsParent = (parent: string, name: string): boolean => {
    const decided = known.get(parent);
    if (decided !== undefined) return decided;
    const names = [
      ...(own.names.get(parent) ?? []),
      ...(LISTED.names.get(parent) ?? []),
      ...aliasesOf(name)
        .filter((row) => row.code === parent)
        .map((row) => row.name),
    ].map((entry) => ({ name: entry }));
    const fits = names.length === 0 || nearestNames(names, name, UPPER).length > 0;
    known.set(parent, fits);
    return fits;
  };
  return (code) =>
    upper.every((name, index) => name === '' || fitsParent(code.slice(0, LENGTHS[index]), name));
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
