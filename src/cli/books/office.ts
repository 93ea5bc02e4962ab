import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseCsv } from '../../books/files/csv.js';
import { loadFolder, saveFolder } from '../../books/node/folder.js';
import type { Message } from '../../books/problem.js';
import type { BookFiles } from '../../books/read-book.js';
import { SHEETS, type Sheet } from '../../books/schema/sheets.js';
import { detectFormat } from '../../formats/detect.js';
import { type Grid, gridOfCsv, gridsOfWorkbook } from '../../intake/grid.js';
import { MOST_ABOVE } from '../../intake/heads.js';
import { filesOfInput, type InputSheets, isInputWorkbook } from '../../intake/input-workbook.js';
import { exportIntoBook, type Intake, intoBook } from '../../intake/into-book.js';
import {
  MAPPING_FILE,
  type Mapping,
  readMapping,
  sheetsOfHeads,
  withAnswers,
} from '../../intake/mapping.js';
import type { Options } from '../options.js';
import { writing } from '../unwritable.js';
import { UsageError } from '../usage-error.js';

/** A book that rows were put into. */
export interface Taken {
  readonly folder: string;
  readonly message: Message;
}

/**
 * Takes the office's own files: a workbook of input sheets, or an export of one sheet.
 * @returns null where the file is neither, so that it may be a disclosure
 * @throws {BookError} {@link UsageError}
 */
export function importOffice(bytes: Uint8Array, file: string, options: Options): Taken | null {
  const name = basename(file);
  const format = detectFormat(bytes);
  const isWorkbook = format === 'xlsx' || format === 'xls';
  const isCsv = /\.csv$/i.test(file);
  if (!isWorkbook && !isCsv) return null;
  const grids = isWorkbook ? gridsOfWorkbook(bytes, name) : [gridOfCsv(bytes, name)];
  if (isInputWorkbook(grids)) return takeInput(grids, file, options);
  const folder = options.out;
  const existing = folder === null ? new Map<string, string>() : filesOf(folder);
  const known = readMapping(existing.get(MAPPING_FILE) ?? '');
  const found = exportOf(name, grids, options.into, known);
  if (found === null) {
    if (isWorkbook) return null;
    throw new UsageError({
      zh: `看不出 ${name} 是哪张表；请用 --into 指明：${SHEETS.map(({ id, title }) => `${id}（${title.zh}）`).join('、')}`,
      en: `${name}: name its sheet with --into: ${SHEETS.map(({ id }) => id).join(', ')}`,
    });
  }
  if (folder === null || !existing.has('unit.yaml')) {
    throw new UsageError({
      zh: '请用 -o 指明已有的账套（先用 mingzhang init 建立）',
      en: 'name a book with -o (mingzhang init makes one)',
    });
  }
  const mapping = options.map.length === 0 ? known : withAnswers(known, found.sheet, options.map);
  const taken = exportIntoBook(existing, found.grid, found.sheet, mapping);
  return saved(folder, taken, existing, [found.sheet], []);
}

function filesOf(folder: string): BookFiles {
  return existsSync(folder) ? loadFolder(folder) : new Map();
}

function takeInput(grids: readonly Grid[], file: string, options: Options): Taken {
  const beside = dirname(file);
  const folder = options.out ?? (existsSync(join(beside, 'unit.yaml')) ? beside : null);
  if (folder === null) {
    throw new UsageError({
      zh: '请用 -o 指明账套文件夹',
      en: 'name the folder of the book with -o',
    });
  }
  const input = filesOfInput(grids);
  const existing = filesOf(folder);
  const taken = intoBook(existing, input, input.problems);
  const sheets = SHEETS.filter((sheet) => input.files.has(sheet.file));
  return saved(folder, taken, existing, sheets, notesOf(input, existing));
}

/** What was not taken, so that nobody misses it later. */
function notesOf({ empty, foreign }: InputSheets, existing: BookFiles): readonly Message[] {
  return [
    ...empty.flatMap(({ title, file }): readonly Message[] => {
      const rows = rowsOf(existing.get(file));
      if (rows === 0) return [];
      return [
        {
          zh: `“${title.zh}”是空的；账套原有的 ${file}（${rows} 行）没有改动`,
          en: `“${title.en}” is empty; ${file} of the book (${rows} rows) stays as it is`,
        },
      ];
    }),
    ...foreign.map(
      (name): Message => ({
        zh: `“${name}”不是录入表，没有导入`,
        en: `“${name}” is no input sheet and was not taken`,
      }),
    ),
  ];
}

function saved(
  folder: string,
  { files, year }: Intake,
  existing: BookFiles,
  sheets: readonly Sheet[],
  notes: readonly Message[],
): Taken {
  writing(folder, () => saveFolder(folder, files));
  const taken = sheets.map(({ title, file }): Message => {
    const rows = rowsOf(files.get(file));
    const before = rowsOf(existing.get(file));
    return {
      zh: `${title.zh} ${rows} 行${before === 0 ? '' : `（代替原有的 ${before} 行）`}`,
      en: `${title.en} ${rows} rows${before === 0 ? '' : ` (in place of ${before})`}`,
    };
  });
  // Only the sheet of the unit was filled in.
  if (taken.length === 0) taken.push({ zh: '单位信息', en: 'the unit' });
  const told = (lang: keyof Message) =>
    taken.map((one) => one[lang]).join(lang === 'zh' ? '、' : ', ');
  const more = (lang: keyof Message) => notes.map((one) => `\n${one[lang]}`).join('');
  return {
    folder,
    message: {
      zh: `${year.unit.name} ${year.year} 年：导入 ${told('zh')}；账套共 ${year.facts.size} 项数字。${more('zh')}`,
      en: `${year.unit.name} ${year.year}: took ${told('en')}; ${year.facts.size} figures in the book.${more('en')}`,
    },
  };
}

function rowsOf(csv: string | undefined): number {
  return csv === undefined ? 0 : Math.max(0, parseCsv(csv).length - 1);
}

/** The sheets that one of the first rows speaks of. */
function sheetsNamed({ rows }: Grid, mapping: Mapping): readonly Sheet[] {
  for (const heads of rows.slice(0, MOST_ABOVE)) {
    const sheets = sheetsOfHeads(heads, mapping);
    if (sheets.length > 0) return sheets;
  }
  return [];
}

function whichSheet(file: string, sheets: readonly Sheet[]): UsageError {
  const words = sheets.map(({ id, title }) => `--into ${id}（${title.zh}）`).join('、');
  const ids = sheets.map(({ id }) => `--into ${id}`).join(', ');
  return new UsageError({
    zh: `${file} 的列名符合几张表，请指明是哪一张：${words}`,
    en: `the heads of ${file} fit several sheets; name the one: ${ids}`,
  });
}

function exportOf(
  file: string,
  grids: readonly Grid[],
  into: string | null,
  mapping: Mapping,
): { readonly grid: Grid; readonly sheet: Sheet } | null {
  if (into !== null) {
    const sheet = SHEETS.find(({ id, title }) => id === into || title.zh === into);
    const [grid] = grids;
    if (sheet !== undefined && grid !== undefined) return { grid, sheet };
    throw new UsageError({
      zh: `--into 应为 ${SHEETS.map(({ id }) => id).join('、')} 之一`,
      en: `--into is one of ${SHEETS.map(({ id }) => id).join(', ')}`,
    });
  }
  for (const grid of grids) {
    const sheets = sheetsNamed(grid, mapping);
    // Payments and adjustments have the same heads; a name that says which decides.
    const said = sheets.filter(({ title }) => `${grid.name} ${file}`.includes(title.zh));
    const [sheet, ...others] = said.length > 0 ? said : sheets;
    if (sheet !== undefined && others.length === 0) return { grid, sheet };
    if (sheet !== undefined) throw whichSheet(file, sheets);
  }
  return null;
}
