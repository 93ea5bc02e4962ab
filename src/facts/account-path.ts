import {
  type Account,
  type Alias,
  accountOf,
  accounts,
  aliasesOf,
  childrenOf,
  nearestNames,
  parentCode,
} from './codes.js';
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

/** Least similarity of a loosely matched name, and least lead over the second best. */
const LOOSE = 0.6;
const LEAD = 0.1;

/** Least similarity of an upper level's name with the one of the code. */
const UPPER = 0.75;

/**
 * Finds the functional code that the names of a sentence mean.
 * @param names 卫生健康支出 / 医疗保障管理事务 / 行政运行; the deepest named level is sought.
 *   Missing upper levels are allowed when the rest is unique.
 * @param printed rows of the document's own tables; they outrank the lists, because a
 *   document may carry accounts that the lists do not know.
 * @returns null when no account, or more than one, fits.
 */
export function resolveAccount(
  names: AccountNames,
  printed: readonly PrintedAccount[] = [],
): AccountMatch | null {
  const path = [names.class, names.group, names.item].map(normaliseName);
  const depth = path.reduce((deepest, name, index) => (name === '' ? deepest : index), -1);
  const target = path[depth];
  if (target === undefined) return null;
  const length = [3, 5, 7][depth] ?? 7;
  const own = unique(printed).filter((row) => row.code.length === length);
  const listed = accounts('function').filter((row) => row.code.length === length);
  const fits = (code: string) => upperLevelsFit(code, path.slice(0, depth), printed);
  return (
    exactMatch(own, target, fits) ??
    exactMatch(listed, target, fits) ??
    aliasMatch(target, length, fits) ??
    looseMatch(own, target, fits) ??
    looseMatch(listed, target, fits)
  );
}

/** Accounts of the list one level below a match, for «did you mean». */
export function siblingsOf(code: string): readonly Account[] {
  return childrenOf('function', parentCode('function', code) ?? '');
}

function exactMatch(
  rows: readonly PrintedAccount[],
  target: string,
  fits: (code: string) => boolean,
): AccountMatch | null {
  const found = preferAttested(
    rows.filter((row) => normaliseName(row.name) === target && fits(row.code)),
  );
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
  rows: readonly PrintedAccount[],
  target: string,
  fits: (code: string) => boolean,
): AccountMatch | null {
  const near = nearestNames(
    rows.filter((row) => fits(row.code)),
    target,
    LOOSE,
  );
  const [first, second] = near;
  if (first === undefined) return null;
  if (second !== undefined && first.score - second.score < LEAD) return null;
  return match(first.candidate, false, null);
}

/** Whether the named upper levels are those of the code; an unknown parent is no objection. */
function upperLevelsFit(
  code: string,
  upper: readonly string[],
  printed: readonly PrintedAccount[],
): boolean {
  return upper.every((name, index) => {
    if (name === '') return true;
    const parent = code.slice(0, [3, 5, 7][index]);
    const known = [
      ...printed.filter((row) => row.code === parent).map((row) => row.name),
      accountOf('function', parent)?.name,
      ...aliasesOf(name)
        .filter((row) => row.code === parent)
        .map((row) => row.name),
    ].filter((entry) => entry !== undefined);
    const near = nearestNames(
      known.map((entry) => ({ name: entry })),
      name,
      UPPER,
    );
    return known.length === 0 || near.length > 0;
  });
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

function unique(rows: readonly PrintedAccount[]): readonly PrintedAccount[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = `${row.code} ${normaliseName(row.name)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
