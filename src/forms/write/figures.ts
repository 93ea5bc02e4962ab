import type { SumPart, TableCell } from '../../document/tree.js';
import { formatDecimal } from '../../facts/decimal.js';
import { formatFigure } from '../../facts/figure.js';
import { baseValue, readPrinted } from '../../facts/printed.js';
import { BASE_PLACES, parseUnit } from '../../facts/unit.js';
import type { TablePrint } from '../layout.js';
import type { Figure, FigureSum } from './model.js';
import type { Values } from './values.js';

/** What the figures of a table print, and what that leaves to be explained. */
export interface Prints {
  /** The printed text, empty for a figure that is missing or left blank. */
  textOf(figure: Figure): string;
  /** What a composed cell says of its fact; nothing where nothing is printed. */
  cellOf(figure: Figure): Pick<TableCell, 'figure' | 'sum'>;
  /** Amounts that are not zero and print as 0.00. */
  readonly hidden: number;
  /** Printed parts do not add to their printed total somewhere. */
  readonly tails: boolean;
  /** No figure has money. */
  readonly empty: boolean;
}

export function printsOf(
  figures: readonly Figure[],
  sums: readonly FigureSum[],
  values: Values,
  zeros: TablePrint['zeros'],
): Prints {
  const empty = figures.every((figure) => (values.of(figure) ?? 0n) === 0n);
  const shown = new Set(
    sums
      .filter(({ parts }) => parts.some(({ figure }) => (values.of(figure) ?? 0n) !== 0n))
      .map(({ total }) => total),
  );
  const filled = new Set(
    figures.filter((one) => (values.of(one) ?? 0n) !== 0n).map(({ column }) => column),
  );
  const textOf = (figure: Figure): string => {
    const value = values.of(figure);
    if (value === undefined) return '';
    const isZeroShown = zeros === 'figure' || (zeros === 'column' && filled.has(figure.column));
    // A total of zero over parts that cancel out is not blank.
    const blank = value === 0n && !isZeroShown && !empty && !shown.has(figure);
    return blank ? '' : formatFigure(value, figure.unit);
  };
  const equalities = sums.filter(({ relation }) => relation === '=');
  const formulas = formulasOf(equalities, values);
  return {
    textOf,
    cellOf: (figure) => {
      const value = values.of(figure);
      if (value === undefined || textOf(figure) === '') return {};
      const sum = formulas.get(figure);
      return {
        figure: { fact: figure.id, exact: exactText(value, figure.unit), unit: figure.unit },
        ...(sum === undefined ? {} : { sum }),
      };
    },
    hidden: figures.filter((figure) => hides(values.of(figure), figure.unit)).length,
    tails: equalities.some((sum) => hasTail(sum, values)),
    empty,
  };
}

/** The exact value as a decimal in the unit, without zeros at its end. */
export function exactText(value: bigint, unit: string): string {
  const { quantity, power } = parseUnit(unit);
  const scale = BASE_PLACES[quantity] + power;
  const text = formatDecimal({ digits: value, scale });
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** The value that is printed, in base units. */
export function rounded(value: bigint, unit: string): bigint {
  return baseValue(readPrinted(formatFigure(value, unit), unit)) ?? 0n;
}

/** Whether an amount that is not zero prints as zero. */
export function hides(value: bigint | undefined, unit: string): boolean {
  return value !== undefined && value !== 0n && rounded(value, unit) === 0n;
}

/** Rounded parts that do not add to the rounded total, although the exact ones do. */
function hasTail({ total, parts }: FigureSum, values: Values): boolean {
  const whole = values.of(total);
  if (whole === undefined) return false;
  let sum = 0n;
  for (const { sign, figure } of parts) {
    sum += BigInt(sign) * rounded(values.of(figure) ?? 0n, figure.unit);
  }
  return sum !== rounded(whole, total.unit);
}

/**
 * One formula a total: of several declared sums the one that only adds, and of those the
 * first one down the rows. A sum whose exact parts do not give the exact total is no formula: the
 * cell would show another number than its fact.
 */
function formulasOf(
  sums: readonly FigureSum[],
  values: Values,
): ReadonlyMap<Figure, readonly SumPart[]> {
  const chosen = new Map<Figure, FigureSum>();
  for (const sum of sums) {
    if (!addsUp(sum, values)) continue;
    const known = chosen.get(sum.total);
    if (known === undefined || rank(sum) < rank(known)) chosen.set(sum.total, sum);
  }
  return new Map(
    [...chosen].map(([total, { parts }]) => [
      total,
      parts
        .map(({ sign, figure }) => ({ sign, row: figure.row, column: figure.column }))
        .sort((a, b) => a.row - b.row || a.column - b.column),
    ]),
  );
}

function addsUp({ total, parts }: FigureSum, values: Values): boolean {
  const whole = values.of(total);
  if (whole === undefined || parts.length === 0) return false;
  let sum = 0n;
  for (const { sign, figure } of parts) {
    const value = values.of(figure);
    if (value === undefined) return false;
    sum += BigInt(sign) * value;
  }
  return sum === whole;
}

/** A single part is an equation (收入总计 = 支出总计) rather than a sum. */
function rank({ total, parts }: FigureSum): number {
  if (parts.length === 1 && parts.every(({ figure }) => figure.row === total.row)) return 3;
  if (parts.some(({ sign }) => sign < 0)) return 2;
  return parts.every(({ figure }) => figure.row === total.row) ? 1 : 0;
}
