import { type FactKey, keyString } from '../../facts/key.js';
import { readPrinted } from '../../facts/printed.js';
import type { CellReading, RowReading, TableReading } from '../reading.js';
import type { Form } from '../tables/catalogue.js';
import { sumsOf } from '../tables/sums.js';

/** A place of a table that prints a fact. */
export interface Figure {
  readonly key: FactKey;
  /** `keyString` of the key. */
  readonly id: string;
  /** Grid row and column, from 0, the heads included. */
  readonly row: number;
  readonly column: number;
  readonly unit: string;
}

/** A sum that the form declares between places of the table. */
export interface FigureSum {
  readonly total: Figure;
  readonly parts: readonly { readonly sign: 1 | -1; readonly figure: Figure }[];
  readonly relation: '=' | '>=';
}

/** A row as the sums of the forms see it. */
export interface FigureRow {
  readonly id: string | null;
  readonly code: string;
  readonly name: string;
  readonly side: string;
  /** It has a description of its own, as projects have and groups of them have not. */
  readonly described?: boolean;
  readonly figures: readonly { readonly columnId: string; readonly figure: Figure }[];
}

export function figureAt(key: FactKey, row: number, column: number, unit: string): Figure {
  return { key, id: keyString(key), row, column, unit };
}

/** Stands for any description. */
const REMARK: CellReading = {
  column: '',
  columnId: null,
  printed: readPrinted('有', ''),
  key: null,
  remark: true,
  source: [],
};

/** Stands for any number: which sums there are does not depend on the values. */
const SOME = readPrinted('0', '');

/**
 * The declared sums of a table that is being written, found by the same function as those of
 * a table that was read.
 */
export function sumsBetween(form: Form, rows: readonly FigureRow[]): readonly FigureSum[] {
  const figures = new Map<CellReading, Figure>();
  const readings = rows.map(({ id, code, name, side, described, figures: own }): RowReading => {
    const cells = own.map(({ columnId, figure }): CellReading => {
      const cell = { column: '', columnId, printed: SOME, key: figure.key, source: [] };
      figures.set(cell, figure);
      return cell;
    });
    const all = described === true ? [...cells, REMARK] : cells;
    return { id, line: '', code, name, side, cells: all, source: [] };
  });
  const table: TableReading = {
    id: form.declaration.id,
    declaration: form.declaration.id,
    title: '',
    amountUnit: form.declaration.amountUnit,
    page: null,
    rows: readings,
    notes: [],
    source: [],
  };
  return sumsOf(table).flatMap(({ total, parts, relation }): readonly FigureSum[] => {
    const whole = figures.get(total);
    const addends = parts.flatMap(({ sign, cell }) => {
      const figure = figures.get(cell);
      return figure === undefined ? [] : [{ sign, figure }];
    });
    return whole === undefined ? [] : [{ total: whole, parts: addends, relation }];
  });
}
