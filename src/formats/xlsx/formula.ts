import type { SumPart, TableCell } from '../../document/tree.js';
import { parseDecimal } from '../../facts/decimal.js';
import type { Grid } from '../shared/composed.js';

/**
 * The live formula of a composed total; null where it is none, or where its addends do not
 * make its exact value (a form that prints only part of them).
 * @param above rows of the sheet above the table
 */
export function formulaOf({ sum, figure }: TableCell, grid: Grid, above: number): string | null {
  if (sum === undefined || sum.length === 0 || figure === undefined) return null;
  const terms = sum.map((part) => ({ part, exact: exactOf(part, grid) }));
  const known = terms.flatMap(({ exact }) => (exact === null ? [] : [exact]));
  const own = parseDecimal(figure.exact);
  if (own === null || known.length < terms.length) return null;
  const scale = Math.max(own.scale, ...known.map((one) => one.scale));
  const scaled = (one: { readonly digits: bigint; readonly scale: number }) =>
    one.digits * 10n ** BigInt(scale - one.scale);
  let whole = 0n;
  terms.forEach(({ part }, index) => {
    const value = known[index];
    if (value !== undefined) whole += BigInt(part.sign) * scaled(value);
  });
  if (whole !== scaled(own)) return null;
  const added = rangesOf(
    sum.filter(({ sign }) => sign === 1),
    above,
  );
  const taken = rangesOf(
    sum.filter(({ sign }) => sign === -1),
    above,
  );
  // SUM passes over cells that print a dash in place of nought; plain addition does not.
  return `${added === '' ? '' : `SUM(${added})`}${taken === '' ? '' : `-SUM(${taken})`}`;
}

/** A blank cell adds nought, as it does in the sheet. */
function exactOf({ row, column }: SumPart, grid: Grid): ReturnType<typeof parseDecimal> {
  const found = grid.at(row, column);
  if (found === undefined || found.row !== row || found.column !== column) return null;
  const { figure, text } = found.cell;
  if (figure === undefined) return text.value === '' ? { digits: 0n, scale: 0 } : null;
  // The sheet holds a number only where one is printed.
  if (!/\d/.test(text.value)) return parseDecimal('0');
  return parseDecimal(figure.exact);
}

/** Cells under each other as ranges, the others one by one. */
function rangesOf(parts: readonly SumPart[], above: number): string {
  const sorted = [...parts].sort((a, b) => a.column - b.column || a.row - b.row);
  const ranges: { column: number; from: number; to: number }[] = [];
  for (const { row, column } of sorted) {
    const last = ranges.at(-1);
    if (last !== undefined && last.column === column && last.to + 1 === row) last.to = row;
    else ranges.push({ column, from: row, to: row });
  }
  return ranges
    .map(({ column, from, to }) => {
      const [first, last] = [from, to].map((row) => `${columnName(column)}${row + above + 1}`);
      return first === last ? first : `${first}:${last}`;
    })
    .join(',');
}

/** A to Z, AA and on, by index from 0. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
