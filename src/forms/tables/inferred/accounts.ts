import { accountsNamed, type Chart } from '../../../facts/codes.js';
import type { RowReading } from '../../reading.js';
import { isCode } from '../grid.js';
import { rowName } from '../names.js';

export interface AccountTree {
  /** Each row with the rows right below it; null stands for the total. */
  readonly children: ReadonlyMap<RowReading | null, readonly RowReading[]>;
  /** A code stands in two rows: several units, or two classifications, share the table. */
  readonly repeated: boolean;
}

const CHARTS: readonly Chart[] = ['function', 'dept-economic', 'gov-economic'];

/** The tree of the printed accounts: by their codes, or by the name where a class has no code. */
export function accountTree(rows: readonly RowReading[]): AccountTree {
  const coded: { readonly row: RowReading; readonly code: string }[] = [];
  let next = '';
  for (const row of [...rows].reverse()) {
    const code = codeOf(row, next);
    if (code !== null) coded.push({ row, code });
    if (isCode(row.code)) next = row.code;
  }
  coded.reverse();
  const all = new Set(coded.map(({ code }) => code));
  const passed = new Map<string, RowReading>();
  const first = new Map<string, RowReading>();
  for (const { row, code } of coded) if (!first.has(code)) first.set(code, row);
  const children = new Map<RowReading | null, RowReading[]>();
  for (const { row, code } of coded) {
    const parent = ancestorOf(code, passed, first);
    const known = children.get(parent);
    if (known === undefined) children.set(parent, [row]);
    else known.push(row);
    passed.set(code, row);
  }
  return { children, repeated: all.size < coded.length };
}

/** @param next the first code printed below the row */
function codeOf(row: RowReading, next: string): string | null {
  if (isCode(row.code)) return row.code;
  if (row.code !== '') return null;
  const named = CHARTS.flatMap((chart) => accountsNamed(chart, rowName(row.name)));
  // The row below shows which of the accounts of this name it is.
  const fitting = new Set(
    named.flatMap(({ code }) => (next !== code && next.startsWith(code) ? [code] : [])),
  );
  const [code] = fitting;
  return fitting.size === 1 && code !== undefined ? code : null;
}

/** The nearest printed account above: the last before the row, else the first of the table. */
function ancestorOf(
  code: string,
  passed: ReadonlyMap<string, RowReading>,
  first: ReadonlyMap<string, RowReading>,
): RowReading | null {
  for (let length = code.length - 1; length >= 3; length -= 1) {
    const prefix = code.slice(0, length);
    const found = passed.get(prefix) ?? first.get(prefix);
    if (found !== undefined) return found;
  }
  return null;
}
