import { type Chart, CODE_LENGTHS } from '../../facts/codes.js';
import type { ExactFacts } from '../../facts/exact.js';
import { type FactKey, subjectString } from '../../facts/key.js';
import type { CodeSystem, KeyPart } from '../declaration.js';
import { isFigure, type Leaf, mergeKeys } from '../tables/catalogue.js';
import { factKey } from '../tables/keys.js';
import type { WriteInfo } from './print.js';

/** The charts of accounts that list rows by code. */
export const CHART_OF: Readonly<Record<Exclude<CodeSystem, 'subunit'>, Chart>> = {
  function: 'function',
  deptEconomic: 'dept-economic',
  govEconomic: 'gov-economic',
};

/** Which facts a list of accounts shows: those that differ from a column's own key by a code only. */
export interface AccountScope {
  readonly system: Exclude<CodeSystem, 'subunit'>;
  /** What the table and the block say of all figures. */
  readonly before: KeyPart;
  readonly leaves: readonly Leaf[];
}

/** Codes with money in one of the columns, and the codes above them, ascending, parents first. */
export function codesWithMoney(
  scope: AccountScope,
  facts: ExactFacts,
  info: WriteInfo,
): readonly string[] {
  const wanted = new Set(
    scope.leaves
      .filter(({ role }) => isFigure(role))
      .map((leaf) => factKey([scope.before, leaf.key], info))
      .flatMap((key) => (key === null ? [] : [scopeText(key)])),
  );
  const codes = new Set<string>();
  for (const { key, value } of facts) {
    const code = key.dims[scope.system];
    if (code === undefined || value === 0n) continue;
    const { [scope.system]: _, ...dims } = key.dims;
    if (wanted.has(scopeText({ ...key, dims }))) codes.add(code);
  }
  return withParents([...codes], scope.system);
}

function scopeText(key: FactKey): string {
  const { measure, dims, unit, year, basis, against } = key;
  return [subjectString(measure, dims), unit, year, basis, against ?? ''].join('\t');
}

/** The codes with all codes above them, ascending, each parent before its children. */
export function withParents(
  codes: readonly string[],
  system: Exclude<CodeSystem, 'subunit'>,
): readonly string[] {
  const lengths = CODE_LENGTHS[CHART_OF[system]];
  const all = new Set<string>();
  for (const code of codes) {
    for (const length of lengths) if (length <= code.length) all.add(code.slice(0, length));
  }
  return [...all].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** What a row of an account says of its figures. */
export function accountKey(system: CodeSystem, code: string): KeyPart {
  return mergeKeys({ dims: { [system]: code } });
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
