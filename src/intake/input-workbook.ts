import { UNIT_FILE } from '../books/files/unit-file.js';
import { type BookProblem, type Message, Problems } from '../books/problem.js';
import { SHEETS, type Sheet } from '../books/schema/sheets.js';
import type { Grid } from './grid.js';
import type { Added } from './into-book.js';
import { columnsOfHeads, type Mapping, sheetsOfHeads } from './mapping.js';
import { type CameFrom, tellFaults } from './places.js';
import { hasRows, sheetCsv } from './sheet-csv.js';
import { UNIT_SHEET, unitProblems, unitYaml } from './unit-sheet.js';

/** Sheets that `init` adds for the eye: lists to choose from, and sums. */
export const LIST_SHEET = '科目';
export const TOTAL_SHEET = '合计';
const FOR_THE_EYE: readonly string[] = [LIST_SHEET, TOTAL_SHEET];

const NO_MAPPING: Mapping = new Map();

/** Whether a workbook is one of input sheets that `init` wrote, also where one was renamed. */
export function isInputWorkbook(grids: readonly Grid[]): boolean {
  const names = new Set(grids.map(({ name }) => name));
  return (
    (names.has(UNIT_SHEET) || FOR_THE_EYE.every((name) => names.has(name))) &&
    SHEETS.some(({ title }) => names.has(title.zh))
  );
}

/** What input sheets hold for a book. */
export interface InputSheets extends Added {
  /** Cells that cannot be taken as they stand. */
  readonly problems: readonly BookProblem[];
  /** Sheets without a row: what the book has of them stays. */
  readonly empty: readonly Sheet[];
  /** Sheets that the office added for itself, which are not taken. */
  readonly foreign: readonly string[];
}

/**
 * The files of the book that input sheets hold. Rows keep their places (see `sheetCsv`).
 * @throws {BookError} where sheets were renamed or copied
 */
export function filesOfInput(grids: readonly Grid[]): InputSheets {
  const files = new Map<string, string>();
  const cameFrom = new Map<string, CameFrom>();
  const empty: Sheet[] = [];
  const problems = new Problems();
  const foreign = strangers(grids, problems);
  // Of a sheet that was not found everything would be missing.
  problems.raise();
  const hasStatements = grids.some(({ name }) => name === '决算数');
  for (const grid of grids) {
    if (grid.name === UNIT_SHEET) {
      files.set(UNIT_FILE, unitYaml(grid, hasStatements ? 'statements' : 'lines'));
      const from = { grid, columns: [null, 'value'] };
      cameFrom.set(UNIT_FILE, from);
      tellFaults(from, -1, () => null, problems);
      problems.addAll(unitProblems(grid));
    }
    const sheet = SHEETS.find(({ title }) => title.zh === grid.name);
    const [heads] = grid.rows;
    if (sheet === undefined || heads === undefined) continue;
    const columns = columnsOrNone(sheet, grid.name, heads, problems);
    const csv = sheetCsv(sheet, grid, columns, 0);
    const from = { grid, columns };
    tellFaults(from, 0, (column) => heads[column] ?? null, problems);
    if (!hasRows(csv)) {
      empty.push(sheet);
      continue;
    }
    if (grid.isHidden) problems.add(grid.name, null, null, HIDDEN);
    files.set(sheet.file, csv);
    cameFrom.set(sheet.file, from);
  }
  return { files, cameFrom, empty, foreign, problems: problems.all };
}

const HIDDEN: Message = {
  zh: '这张表被隐藏而有内容；请取消隐藏，或清空这张表',
  en: 'the sheet is hidden and has content; show it or clear it',
};

/** Sheets that are none of ours: one that was renamed or copied is told, others are left out. */
function strangers(grids: readonly Grid[], problems: Problems): readonly string[] {
  const titles = [UNIT_SHEET, ...FOR_THE_EYE, ...SHEETS.map(({ title }) => title.zh)];
  const own = grids.filter(({ name }) => titles.includes(name));
  if (!own.some(({ name }) => name === UNIT_SHEET)) {
    problems.add(UNIT_SHEET, null, null, {
      zh: '没有这张表；改了名的，请改回原来的名称',
      en: 'there is no such sheet; if it was renamed, give it its name again',
    });
  }
  return grids.flatMap(({ name, rows }) => {
    if (titles.includes(name)) return [];
    if (rows.every((row) => row.every((cell) => cell === ''))) return [];
    const like = sheetsOfHeads(rows[0] ?? [], NO_MAPPING).map(({ title }) => title.zh);
    if (like.length === 0) return [name];
    const missing = like.filter((title) => !own.some((grid) => grid.name === title));
    const zh = (missing.length > 0 ? missing : like).join('”或“');
    problems.add(
      name,
      null,
      null,
      missing.length === 0
        ? {
            zh: `列名与“${zh}”相同，不知道该导入哪一张；请把内容并入“${zh}”，或删去这张表`,
            en: `has the heads of “${zh}”, and which of the two is meant cannot be told; put its rows into “${zh}” or delete it`,
          }
        : {
            zh: `列名是“${zh}”的；请把这张表的名称改回“${zh}”`,
            en: `has the heads of “${zh}”; give the sheet that name again`,
          },
    );
    return [];
  });
}

function columnsOrNone(
  sheet: Sheet,
  name: string,
  heads: readonly string[],
  problems: Problems,
): readonly (string | null)[] {
  return columnsOfHeads(sheet, name, 1, heads, NO_MAPPING, { ask: changedHead, problems });
}

function changedHead(sheet: Sheet): Message {
  const names = sheet.columns.map(({ head }) => head.zh).join('、');
  return {
    zh: `不是录入表的列名；请改回原来的列名（${names}），自己加的列请清空列名`,
    en: `is no head of the input sheet; give it its name again (${names}), or clear the head of a column of your own`,
  };
}
