import { evaluate } from '../../src/checks/evaluate.js';
import type { Identity } from '../../src/checks/rule.js';
import { term } from '../../src/checks/terms.js';
import type { DecidedIdentity, Order } from '../../src/checks/web/web.js';
import { divideRounded, formatScaled } from '../../src/facts/decimal.js';
import type { FactKey } from '../../src/facts/key.js';
import type { Occurrence } from '../../src/facts/occurrence.js';
import { readPrinted } from '../../src/facts/printed.js';

const YEAR = 2023;
/** Fen in one last place of 万元 with two decimals. */
const LAST_PLACE = 10000n;

/** A figure of its own key and place; `line` orders the places. */
export function figure(name: string, text: string, unit = '万元', line = 1): Occurrence {
  const key: FactKey = { measure: name, unit: '甲局', year: YEAR, basis: 'final', dims: {} };
  const place = { kind: 'table', id: 'T', label: 'T', row: name } as const;
  const width = 20;
  const source = [{ file: 'f', line, column: 1, endLine: line, endColumn: width }];
  return { key, printed: readPrinted(text, unit), place, source };
}

/** `total = Σ parts`. */
export function sum(total: Occurrence, ...parts: Occurrence[]): Identity {
  return {
    id: 'A',
    title: { zh: `${total.key.measure} 之和`, en: `sum ${total.key.measure}` },
    relation: {
      kind: 'linear',
      compare: '=',
      terms: [term(total, 1n), ...parts.map((one) => term(one, -1n))],
    },
    target: 0,
  };
}

/** Two prints that should be equal. */
export function same(a: Occurrence, b: Occurrence): Identity {
  return sum(a, b);
}

export function decided(identities: readonly Identity[]): DecidedIdentity[] {
  return identities.map((identity) => ({
    identity,
    severity: identity.severity ?? 'error',
    outcome: evaluate(identity).outcome,
  }));
}

/** Fen printed in 万元 with two decimals, rounded half away from zero. */
export function inWanYuan(fen: bigint): string {
  return formatScaled(divideRounded(fen, LAST_PLACE), 2);
}

/**
 * A statement of accounts by columns, its cells, the sums of its rows and columns and a copy of
 * its last column, as figures and identities that hold.
 * @param fen the amounts of the inner cells by row and column
 */
export function statement(fen: readonly (readonly bigint[])[]): {
  readonly figures: Occurrence[][];
  readonly identities: (print: (one: Occurrence) => Occurrence) => Identity[];
} {
  const columns = fen[0]?.length ?? 0;
  const withTotals = fen.map((row) => [...row, total(row)]);
  const last = Array.from({ length: columns + 1 }, (_, at) =>
    total(withTotals.map((row) => row[at] ?? 0n)),
  );
  const all = [...withTotals, last].map((row) => [...row, row.at(-1) ?? 0n]);
  const width = columns + 2;
  const figures = all.map((row, at) =>
    row.map((amount, column) =>
      figure(`r${at}c${column}`, inWanYuan(amount), '万元', at * width + column + 1),
    ),
  );
  return {
    figures,
    identities: (print) => {
      const printed = figures.map((row) => row.map(print));
      const rows = printed.map((row) => rowSum(row, columns));
      const copies = printed.map((row) => same(at(row, columns + 1), at(row, columns)));
      const sums = Array.from({ length: columns + 2 }, (_, column) => {
        const cells = printed.map((row) => at(row, column));
        return sum(at(cells, cells.length - 1), ...cells.slice(0, -1));
      });
      return [...rows, ...copies, ...sums];
    },
  };
}

function rowSum(row: readonly Occurrence[], columns: number): Identity {
  return sum(at(row, columns), ...row.slice(0, columns));
}

function at<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new RangeError(`nothing at ${index}`);
  return one;
}

function total(list: readonly bigint[]): bigint {
  return list.reduce((all, one) => all + one, 0n);
}

/** The order of lines, which is how these figures are placed. */
export const BY_LINE: Order = {
  compare: ([a], [b]) => {
    const lineOf = (span: typeof a) => (span !== undefined && 'line' in span ? span.line : 0);
    return lineOf(a) - lineOf(b);
  },
};
