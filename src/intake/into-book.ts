import { parse } from 'yaml';
import { UNIT_FILE } from '../books/files/unit-file.js';
import { readYaml, writeYaml } from '../books/files/yaml.js';
import { BookError, type BookProblem, Problems } from '../books/problem.js';
import { type BookFiles, readBook } from '../books/read-book.js';
import { SHEETS, type Sheet } from '../books/schema/sheets.js';
import type { UnitYear } from '../books/unit-year.js';
import type { Grid } from './grid.js';
import { columnsOfHeads, MAPPING_FILE, type Mapping, writeMapping } from './mapping.js';
import { compact, sheetCsv } from './sheet-csv.js';

/** Files to write into a book, and the book as it then is. */
export interface Intake {
  readonly files: BookFiles;
  readonly year: UnitYear;
}

/**
 * Puts files whose rows keep their places into a book; all of them or none.
 * @param existing files of the book so far
 * @param placeOf how a file of the book is called where it came from
 * @throws {BookError} naming what is wrong by where it came from
 */
export function intoBook(
  existing: BookFiles,
  added: BookFiles,
  placeOf: (file: string) => string,
): Intake {
  const merged = new Map([...existing, ...added]);
  const unit = added.get(UNIT_FILE);
  if (unit !== undefined) merged.set(UNIT_FILE, withUnit(existing.get(UNIT_FILE) ?? '', unit));
  try {
    const year = readBook(merged);
    const files = [...added.keys()].map(
      (file) => [file, compactFile(file, merged.get(file) ?? '')] as const,
    );
    return { files: new Map(files), year };
  } catch (error) {
    if (!(error instanceof BookError)) throw error;
    const own = (problem: BookProblem) => {
      const [file = '', row] = problem.file.split(':');
      if (!added.has(file)) return problem;
      return {
        ...problem,
        file: placeOf(file),
        row: problem.row ?? (row === undefined ? null : Number(row)),
      };
    };
    throw new BookError(error.problems.map(own));
  }
}

function compactFile(file: string, text: string): string {
  return file.endsWith('.csv') ? compact(text) : text;
}

/** Fields of the unit that the sheet does not have stay as the book has them. */
function withUnit(existing: string, added: string): string {
  const problems = new Problems();
  readYaml(UNIT_FILE, existing, problems);
  problems.raise();
  const before: Readonly<Record<string, unknown>> = parse(existing) ?? {};
  const after: Readonly<Record<string, unknown>> = parse(added) ?? {};
  return writeYaml({ ...before, ...after });
}

/** Name of a file of the book as its input sheet is called. */
export function sheetTitle(file: string): string {
  return SHEETS.find((sheet) => sheet.file === file)?.title.zh ?? file;
}

/**
 * Puts an export of the office into a book, and remembers what its heads mean.
 * @throws {BookError}
 */
export function exportIntoBook(
  existing: BookFiles,
  grid: Grid,
  sheet: Sheet,
  mapping: Mapping,
): Intake {
  const headRow = Math.max(
    0,
    grid.rows.findIndex((row) => row.some((cell) => cell.trim() !== '')),
  );
  const heads = grid.rows[headRow] ?? [];
  const columns = columnsOfHeads(sheet, grid.name, headRow + 1, heads, mapping);
  const csv = sheetCsv(sheet, grid, columns, headRow);
  const taken = intoBook(existing, new Map([[sheet.file, csv]]), () => grid.name);
  const remembered = mapping.size === 0 ? [] : [[MAPPING_FILE, writeMapping(mapping)] as const];
  return { ...taken, files: new Map([...taken.files, ...remembered]) };
}
