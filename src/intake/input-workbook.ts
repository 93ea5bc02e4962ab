import { Problems } from '../books/problem.js';
import type { BookFiles } from '../books/read-book.js';
import { SHEETS } from '../books/schema/sheets.js';
import type { Grid } from './grid.js';
import { columnsOfHeads } from './mapping.js';
import { hasRows, sheetCsv } from './sheet-csv.js';
import { UNIT_SHEET, unitYaml } from './unit-sheet.js';

/** Whether a workbook is one of input sheets that `init` wrote. */
export function isInputWorkbook(grids: readonly Grid[]): boolean {
  const names = new Set(grids.map(({ name }) => name));
  return names.has(UNIT_SHEET) && SHEETS.some(({ title }) => names.has(title.zh));
}

/**
 * The files of the book that input sheets hold. Rows keep their places (see `sheetCsv`).
 * @throws {BookError} where heads were changed
 */
export function filesOfInput(grids: readonly Grid[]): BookFiles {
  const files = new Map<string, string>();
  const problems = new Problems();
  const hasStatements = grids.some(({ name }) => name === '决算数');
  for (const grid of grids) {
    if (grid.name === UNIT_SHEET) {
      files.set('unit.yaml', unitYaml(grid, hasStatements ? 'statements' : 'lines'));
    }
    const sheet = SHEETS.find(({ title }) => title.zh === grid.name);
    const [heads] = grid.rows;
    if (sheet === undefined || heads === undefined) continue;
    const columns = columnsOfHeads(sheet, grid.name, 1, heads, new Map());
    const csv = sheetCsv(sheet, grid, columns, 0);
    if (hasRows(csv)) files.set(sheet.file, csv);
  }
  problems.raise();
  return files;
}
