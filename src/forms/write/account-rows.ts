import { type Chart, CODE_LENGTHS } from '../../facts/codes.js';
import type { ExactFacts } from '../../facts/exact.js';
import { type Dimensions, type FactKey, keyString } from '../../facts/key.js';
import type { CodeSystem, KeyPart } from '../declaration.js';
import { isFigure, type Leaf, mergeKeys } from '../tables/catalogue.js';
import { factKey } from '../tables/keys.js';
import type { WriteInfo } from './print.js';

/** The charts of accounts that list rows by code. */
export const CHART_OF: Readonly<Record<AccountSystem, Chart>> = {
  function: 'function',
  deptEconomic: 'dept-economic',
  govEconomic: 'gov-economic',
};

export type AccountSystem = Exclude<CodeSystem, 'subunit'>;

/** Which facts a list of accounts shows: those that differ from a column's own key by a code only. */
export interface AccountScope<System extends CodeSystem = CodeSystem> {
  readonly system: System;
  /** What the table and the block say of all figures. */
  readonly before: KeyPart;
  readonly leaves: readonly Leaf[];
}

/** Codes with money in one of the columns, ascending. */
export function codesWithMoney(
  scope: AccountScope,
  facts: ExactFacts,
  info: WriteInfo,
): readonly string[] {
  const codes = new Set<string>();
  for (const { dims } of factsInScope(scope, [scope.system], facts, info)) {
    codes.add(dims[scope.system] ?? '');
  }
  return [...codes].sort(ascending);
}

/** A row of two codes; classes, and accounts for which no second code is kept, have one. */
export interface CodePair {
  readonly code: string;
  readonly second: string;
}

/** The classes with money, and under each its accounts, once for each of their second codes. */
export function pairsWithMoney(
  scopes: readonly AccountScope<AccountSystem>[],
  second: AccountSystem,
  facts: ExactFacts,
  info: WriteInfo,
): readonly CodePair[] {
  const [scope] = scopes;
  if (scope === undefined) return [];
  const pairs = new Map<string, Set<string>>();
  const add = (code: string, other: string) => {
    const known = pairs.get(code) ?? new Set<string>();
    pairs.set(code, known.add(other));
  };
  const inScope = scopes.flatMap((one) => factsInScope(one, [one.system, second], facts, info));
  for (const { dims } of inScope) {
    const code = dims[scope.system] ?? '';
    const [, own] = CODE_LENGTHS[CHART_OF[scope.system]];
    if (code.length === own) add(code, dims[second] ?? '');
  }
  return withParents([...pairs.keys()], scope.system).flatMap((code) => {
    const others = [...(pairs.get(code) ?? [''])].sort(ascending);
    // The account as a whole is no row beside its own parts.
    const parts = others.filter((other) => other !== '');
    return (parts.length === 0 ? others : parts).map((other) => ({ code, second: other }));
  });
}

/** Facts with money that have the first of the codes, and else are a column's own. */
function factsInScope(
  scope: AccountScope,
  [first, ...more]: readonly [CodeSystem, ...CodeSystem[]],
  facts: ExactFacts,
  info: WriteInfo,
): readonly FactKey[] {
  const wanted = new Set(
    scope.leaves
      .filter(({ role }) => isFigure(role))
      .map((leaf) => factKey([scope.before, leaf.key], info))
      .flatMap((key) => (key === null ? [] : [keyString(key)])),
  );
  return [...facts].flatMap(({ key, value }) => {
    if (value === 0n || key.dims[first] === undefined) return [];
    const dims: Record<string, string | undefined> = { ...key.dims };
    for (const system of [first, ...more]) delete dims[system];
    return wanted.has(keyString({ ...key, dims })) ? [key] : [];
  });
}

/** The codes with all codes above them, ascending, each parent before its children. */
export function withParents(codes: readonly string[], system: AccountSystem): readonly string[] {
  const lengths = CODE_LENGTHS[CHART_OF[system]];
  const all = new Set<string>();
  for (const code of codes) {
    for (const length of lengths) if (length <= code.length) all.add(code.slice(0, length));
  }
  return [...all].sort(ascending);
}

function ascending(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a row of accounts says of its figures. */
export function accountKey(dims: Dimensions): KeyPart {
  return mergeKeys({ dims });
}

/** `301: 01-03 99` is 301, 30101, 30102, 30103, 30199. */
export function listedCodes(list: string): readonly string[] {
  const [parent = '', rest = ''] = list.split(':');
  const children = rest
    .trim()
    .split(/\s+/)
    .flatMap((part) => {
      const [from = '', to = from] = part.split('-');
      const first = Number.parseInt(from, 10);
      const count = Number.parseInt(to, 10) - first + 1;
      return Array.from({ length: count }, (_, at) => String(first + at).padStart(2, '0'));
    });
  return [parent, ...children.map((child) => parent + child)];
}

/**
 * The printed lists with the codes that have money and stand in none of them: each beside its
 * own class, or at the end of the last list.
 */
export function completedLists(
  lists: readonly (readonly string[])[],
  money: readonly string[],
): readonly (readonly string[])[] {
  const printed = new Set(lists.flat());
  const extra = money.filter((code) => !printed.has(code));
  return lists.map((list, at) => {
    const classes = new Set(list.map((code) => code.slice(0, 3)));
    const isLast = at === lists.length - 1;
    const own = extra.filter((code) => {
      const home = lists.findIndex((other) =>
        other.some((one) => one.startsWith(code.slice(0, 3))),
      );
      return home === -1 ? isLast : home === at && classes.has(code.slice(0, 3));
    });
    if (own.length === 0) return list;
    const order = [...new Set([...list, ...own].map((code) => code.slice(0, 3)))];
    return [...list, ...own].sort((a, b) => {
      const byClass = order.indexOf(a.slice(0, 3)) - order.indexOf(b.slice(0, 3));
      return byClass !== 0 ? byClass : a < b ? -1 : 1;
    });
  });
}
