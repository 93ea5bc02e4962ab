import { utils } from '@e965/xlsx';
import { UNIT_FILE } from '../books/files/unit-file.js';
import type { BookProblem, Problems } from '../books/problem.js';
import { SHEETS } from '../books/schema/sheets.js';
import type { Grid } from './grid.js';
import { UNIT_FIELDS, UNIT_SHEET } from './unit-sheet.js';

/** Where a file of the book came from: a sheet or an export, and which of its columns became which. */
export interface CameFrom {
  readonly grid: Grid;
  /** Column id of each column of the grid, null for those left out. */
  readonly columns: readonly (string | null)[];
}

/** A problem of a book's file as one of the sheet or export that the file came from. */
export function atItsPlace(
  problem: BookProblem,
  cameFrom: ReadonlyMap<string, CameFrom>,
): BookProblem {
  // An origin (`execution.csv:3`) names its row too.
  const [file = '', ownRow] = problem.file.split(':');
  const from = cameFrom.get(file);
  if (from === undefined) return problem;
  const row = problem.row ?? (ownRow === undefined ? null : Number(ownRow));
  const { grid } = from;
  if (file === UNIT_FILE) return atField(problem, grid);
  const sheet = SHEETS.find((one) => one.file === file);
  const id = sheet?.columns.find(({ head }) => head.zh === problem.column)?.id ?? null;
  const column = id === null ? -1 : from.columns.indexOf(id);
  const cell = row === null || column < 0 ? {} : cellOf(grid, row - 1, column);
  return { ...problem, ...cell, file: grid.name, row };
}

/** A field of `unit.yaml` is a line of the sheet of the unit. */
function atField(problem: BookProblem, grid: Grid): BookProblem {
  const path = (problem.column ?? '').replace(/\[\d+\].*$/, '');
  const field = UNIT_FIELDS.find((one) => one.path === path);
  if (field === undefined) return problem;
  const row = grid.rows.findIndex(([name = '']) => name.trim() === field.zh);
  const cell = row < 0 ? {} : cellOf(grid, row, 1);
  return { ...problem, ...cell, file: UNIT_SHEET, row: row < 0 ? null : row + 1, column: field.zh };
}

function cellOf(grid: Grid, row: number, column: number): Pick<BookProblem, 'cell'> {
  return grid.isSheet ? { cell: utils.encode_cell({ r: row, c: column }) } : {};
}

/** Cells and rows that cannot be taken as they stand, below the heads and in columns that are taken. */
export function tellFaults(
  { grid, columns }: CameFrom,
  headRow: number,
  headOf: (column: number) => string | null,
  problems: Problems,
): void {
  for (const { row, column, message } of grid.faults) {
    if (row <= headRow) continue;
    if (column !== null && (columns[column] ?? null) === null) continue;
    const own = { file: grid.name, row: row + 1, column: null, message };
    problems.addAll([
      column === null ? own : { ...own, column: headOf(column), ...cellOf(grid, row, column) },
    ]);
  }
}
