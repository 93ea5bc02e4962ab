import { type Document, isMap, parseDocument } from 'yaml';
import { UNIT_FILE } from '../books/files/unit-file.js';
import { readYaml } from '../books/files/yaml.js';
import { BookError, type BookProblem, Problems } from '../books/problem.js';
import { type BookFiles, readBook } from '../books/read-book.js';
import type { Sheet } from '../books/schema/sheets.js';
import type { UnitYear } from '../books/unit-year.js';
import type { Grid } from './grid.js';
import { headRowOf, refuseUnitAbove } from './heads.js';
import { columnsOfHeads, MAPPING_FILE, type Mapping, writeMapping } from './mapping.js';
import { atItsPlace, type CameFrom, tellFaults } from './places.js';
import { compact, hasRows, sheetCsv } from './sheet-csv.js';

/** Files to write into a book, and the book as it then is. */
export interface Intake {
  readonly files: BookFiles;
  readonly year: UnitYear;
}

/** Files for a book whose rows keep the places of the sheets that they came from. */
export interface Added {
  readonly files: BookFiles;
  readonly cameFrom: ReadonlyMap<string, CameFrom>;
}

/**
 * Puts files into a book; all of them or none.
 * @param existing files of the book so far
 * @param known what is wrong with the cells already; told with what the book finds in them
 * @throws {BookError} naming what is wrong by where it came from
 */
export function intoBook(
  existing: BookFiles,
  { files: added, cameFrom }: Added,
  known: readonly BookProblem[] = [],
): Intake {
  const merged = new Map([...existing, ...added]);
  const unit = added.get(UNIT_FILE);
  if (unit !== undefined) merged.set(UNIT_FILE, withUnit(existing.get(UNIT_FILE) ?? '', unit));
  try {
    const year = readBook(merged);
    if (known.length > 0) throw new BookError(known);
    const files = [...added.keys()].map(
      (file) => [file, compactFile(file, merged.get(file) ?? '')] as const,
    );
    return { files: new Map(files), year };
  } catch (error) {
    if (!(error instanceof BookError) || error.problems === known) throw error;
    const placed = error.problems.map((problem) => atItsPlace(problem, cameFrom));
    throw new BookError([...known, ...placed.filter((one) => !known.some(isAt(one)))]);
  }
}

/** What is wrong with a cell is told once, by those who saw the cell itself. */
function isAt({ file, cell }: BookProblem): (other: BookProblem) => boolean {
  return (other) => cell !== undefined && other.file === file && other.cell === cell;
}

function compactFile(file: string, text: string): string {
  return file.endsWith('.csv') ? compact(text) : text;
}

/**
 * Fields that the sheet of the unit does not have, or that nobody filled in there, stay as the
 * book has them, comments too; so do the kind and code of a unit that is listed by its name only.
 */
function withUnit(existing: string, added: string): string {
  const problems = new Problems();
  const before = readYaml(UNIT_FILE, existing, problems).values;
  const after = readYaml(UNIT_FILE, added, problems).values;
  problems.raise();
  const document = parseDocument(existing, { logLevel: 'error' });
  if (!isMap(document.contents)) return added;
  put(document, [], before, after);
  return document.toString({ lineWidth: 0 });
}

type Tree = Readonly<Record<string, unknown>>;

/** Sets what differs. */
function put(document: Document, path: readonly string[], before: Tree, after: Tree): void {
  for (const [name, value] of Object.entries(after)) {
    const old = before[name];
    const own = [...path, name];
    if (isTree(old) && isTree(value)) {
      put(document, own, old, value);
      continue;
    }
    const next = name === 'covered' ? described(old, value) : value;
    if (JSON.stringify(old) !== JSON.stringify(next)) {
      document.setIn(own, document.createNode(next));
    }
  }
}

function described(before: unknown, names: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(names)) return names;
  const known = before.filter(isTree);
  return names.map((name: unknown) => known.find((one) => one.name === name) ?? name);
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
  const headRow = headRowOf(grid, sheet, mapping);
  const problems = new Problems();
  refuseUnitAbove(grid, headRow, sheet, problems);
  const heads = grid.rows[headRow] ?? [];
  const columns = columnsOfHeads(sheet, grid.name, headRow + 1, heads, mapping);
  const from = { grid, columns };
  tellFaults(from, headRow, (column) => heads[column] ?? null, problems);
  problems.raise();
  const csv = sheetCsv(sheet, grid, columns, headRow);
  if (!hasRows(csv)) throw noRows(grid);
  const taken = intoBook(existing, {
    files: new Map([[sheet.file, csv]]),
    cameFrom: new Map([[sheet.file, from]]),
  });
  const remembered = mapping.size === 0 ? [] : [[MAPPING_FILE, writeMapping(mapping)] as const];
  return { ...taken, files: new Map([...taken.files, ...remembered]) };
}

function noRows({ name }: Grid): BookError {
  const message = { zh: '列名下面没有一行内容', en: 'has no row below its heads' };
  return new BookError([{ file: name, row: null, column: null, message }]);
}
