import { EMPTY_TEXT, spanText } from '../../../document/text.js';
import type { SumPart, TableCell, TableRow } from '../../../document/tree.js';
import { type FactKey, keyString } from '../../../facts/key.js';
import { exactText } from '../figures.js';

/** A cell of a form before it has a place. */
export interface FormCell {
  readonly text: string;
  readonly span: number;
  readonly rows?: number;
  readonly align?: TableCell['align'];
  /** The fact that it prints. */
  readonly fact?: { readonly key: FactKey; readonly value: bigint; readonly unit: string };
}

/** A total and the cells that it adds. */
export interface FormSum {
  readonly total: FormCell;
  readonly parts: readonly FormCell[];
}

/** Rows of one part of a form, without the label that spans them at the left. */
export interface FormPart {
  readonly rows: readonly (readonly FormCell[])[];
  readonly sums?: readonly FormSum[];
  /** Cells whose points the totals of the form add, by column: weight, score. */
  readonly points?: ReadonlyMap<string, readonly FormCell[]>;
}

export function label(text: string, span: number, rows = 1): FormCell {
  return { text, span, rows, align: 'center' };
}

export function prose(text: string, span: number): FormCell {
  return { text, span, align: 'left' };
}

/** The part with the words that name it at its left, over all its rows. */
export function grouped(words: string | undefined, part: FormPart): FormPart {
  const [first, ...rest] = part.rows;
  if (words === undefined || first === undefined) return part;
  return { ...part, rows: [[label(words, 1, part.rows.length), ...first], ...rest] };
}

/** Puts the cells into the grid, with their places, facts and sums. */
export function tableRows(part: FormPart, place: string, file: string): readonly TableRow[] {
  const columns = columnsOf(part.rows);
  const sums = sumsAt(part, columns);
  return part.rows.map((cells, row) => ({
    cells: cells.map((cell): TableCell => {
      const column = columns.get(cell)?.column ?? 0;
      const path = `${place}/R${row + 1}C${column + 1}`;
      const { fact } = cell;
      const sum = sums.get(cell);
      return {
        text: cell.text === '' ? EMPTY_TEXT : spanText(cell.text, { file, path }),
        colSpan: cell.span,
        rowSpan: cell.rows ?? 1,
        ...(cell.align === undefined ? {} : { align: cell.align }),
        ...(fact === undefined
          ? {}
          : {
              figure: {
                fact: keyString(fact.key),
                exact: exactText(fact.value, fact.unit),
                unit: fact.unit,
              },
            }),
        ...(sum === undefined ? {} : { sum }),
      };
    }),
  }));
}

interface Position {
  readonly row: number;
  readonly column: number;
}

/** Grid places, rows that a cell above still covers left out. */
function columnsOf(rows: FormPart['rows']): ReadonlyMap<FormCell, Position> {
  const places = new Map<FormCell, Position>();
  const covered = new Map<number, number>();
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while ((covered.get(column) ?? -1) >= row) column += 1;
      places.set(cell, { row, column });
      for (let at = 0; at < cell.span; at += 1) {
        covered.set(column + at, row + (cell.rows ?? 1) - 1);
      }
      column += cell.span;
    }
  });
  return places;
}

/** A sum whose exact parts do not give the exact total is no formula. */
function sumsAt(
  { sums = [] }: FormPart,
  places: ReadonlyMap<FormCell, Position>,
): ReadonlyMap<FormCell, readonly SumPart[]> {
  const formulas = new Map<FormCell, readonly SumPart[]>();
  for (const { total, parts } of sums) {
    const whole = total.fact?.value;
    if (whole === undefined || !parts.some(({ fact }) => fact !== undefined)) continue;
    const sum = parts.reduce((value, { fact }) => value + (fact?.value ?? 0n), 0n);
    if (sum !== whole || formulas.has(total)) continue;
    formulas.set(
      total,
      parts.flatMap((cell): readonly SumPart[] => {
        const place = places.get(cell);
        return place === undefined ? [] : [{ sign: 1, ...place }];
      }),
    );
  }
  return formulas;
}
