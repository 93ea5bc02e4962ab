import { figuresOfRows } from './figures.js';
import { CsvError, type CsvRow, parseCsv } from './files/csv.js';
import {
  CORRECTIONS_FILE,
  OMITTED_FILE,
  REASONS_FILE,
  readBookCorrections,
  readOmissions,
  readReasons,
} from './files/notes.js';
import { readRows, type SheetRow } from './files/rows.js';
import { readUnitFile, UNIT_FILE, type UnitFile } from './files/unit-file.js';
import { Problems } from './problem.js';
import { CodeBook, type OwnCodes } from './schema/cells.js';
import { SHEETS, type Sheet, type SheetId, sheetOf } from './schema/sheets.js';
import { statementsOf } from './statements/statements.js';
import type { UnitYear } from './unit-year.js';

/** The files of a book by their path inside its folder, as texts. */
export type BookFiles = ReadonlyMap<string, string>;

/** Rows of each sheet that the book has. */
export type BookRows = ReadonlyMap<SheetId, readonly SheetRow[]>;

const TEXTS = /^texts\/([^/]+)\.md$/;
/** Files that a book may hold besides; they are not its figures. */
const FURTHER = [
  /^texts\//,
  /^README\.md$/i,
  /^mapping\.yaml$/,
  /^performance\//,
  /^performance\.ya?ml$/,
];

/**
 * Reads a book: its figures computed into facts, its texts, reasons and omissions.
 * @throws {BookError} with everything that is wrong; nothing of such a book is taken
 */
export function readBook(files: BookFiles): UnitYear {
  const problems = new Problems();
  const unitText = files.get(UNIT_FILE);
  if (unitText === undefined) {
    problems.add(UNIT_FILE, null, null, {
      zh: '没有这个文件：一个账套是一个文件夹，其中须有 unit.yaml',
      en: 'is missing: a book is a folder with a unit.yaml',
    });
    problems.raise();
  }
  const unit = readUnitFile(unitText ?? '', problems);
  strangers(files, unit, problems);
  const { rows, accountNames } = readSheets(files, unit, problems);
  // Sums of rows that were not taken whole would only raise alarms of their own.
  problems.raise();
  const book = { unit: unit.profile.name, year: unit.year };
  const facts = statementsOf({ unit, rows, omitted: omissionsOf(files, problems) }, problems);
  const figures = figuresOfRows(
    rows.get('figures') ?? [],
    { ...book, kind: unit.kind, facts },
    problems,
  );
  const year: UnitYear = {
    unit: unit.profile,
    year: unit.year,
    kind: unit.kind,
    detail: unit.detail,
    precision: unit.precision,
    facts,
    texts: textsOf(files),
    reasons: readReasons(files.get(REASONS_FILE) ?? '', book, problems),
    omitted: omissionsOf(files, new Problems()),
    corrections: readBookCorrections(files.get(CORRECTIONS_FILE) ?? '', book, problems),
    accountNames,
    ...(figures.size === 0 ? {} : { figures }),
    ...(unit.projects.length === 0 ? {} : { projects: unit.projects }),
    ...(Object.keys(unit.reviews).length === 0 ? {} : { reviews: unit.reviews }),
  };
  problems.raise();
  return year;
}

function omissionsOf(files: BookFiles, problems: Problems) {
  return readOmissions(files.get(OMITTED_FILE) ?? '', problems);
}

function textsOf(files: BookFiles): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [file, text] of files) {
    const id = TEXTS.exec(file)?.[1];
    if (id !== undefined) texts.set(id, text);
  }
  return texts;
}

/** Files that are none of a book's, or of a book kept otherwise: a misspelt name is told. */
function strangers(files: BookFiles, { detail }: UnitFile, problems: Problems): void {
  const known = new Map(SHEETS.map((sheet) => [sheet.file, sheet]));
  const notes = [UNIT_FILE, REASONS_FILE, OMITTED_FILE, CORRECTIONS_FILE];
  for (const file of files.keys()) {
    const sheet = known.get(file);
    if (sheet?.detail !== undefined && sheet.detail !== detail) {
      problems.add(file, null, null, {
        zh: `unit.yaml 写明 detail: ${detail}，这样的账套没有这个文件`,
        en: `unit.yaml says detail: ${detail}; such a book has no such file`,
      });
    }
    const isKnown =
      sheet !== undefined || notes.includes(file) || FURTHER.some((one) => one.test(file));
    if (!isKnown && /\.(csv|ya?ml)$/.test(file)) {
      problems.add(file, null, null, {
        zh: `账套中没有这个文件；有：${[...notes, ...known.keys()].join('、')}`,
        en: `is no file of a book; there are ${[...notes, ...known.keys()].join(', ')}`,
      });
    }
  }
}

interface SheetsRead {
  readonly rows: BookRows;
  readonly accountNames: OwnCodes;
}

function readSheets(files: BookFiles, { year }: UnitFile, problems: Problems): SheetsRead {
  const own = new Map<string, string>();
  const rows = new Map<SheetId, readonly SheetRow[]>();
  const read = (sheet: Sheet, codes: CodeBook) => {
    const text = files.get(sheet.file);
    if (text === undefined) return;
    const records = recordsOf(sheet.file, text, problems);
    rows.set(sheet.id, readRows(sheet, sheet.file, records, { year, codes }, problems));
  };
  read(sheetOf('codes'), new CodeBook(year, own));
  for (const { text } of rows.get('codes') ?? []) {
    own.set(`${text.chart}:${text.code}`, text.name ?? '');
  }
  const codes = new CodeBook(year, own);
  for (const sheet of SHEETS) if (sheet.id !== 'codes') read(sheet, codes);
  return { rows, accountNames: own };
}

function recordsOf(file: string, text: string, problems: Problems): readonly CsvRow[] {
  try {
    return parseCsv(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.add(file, error.line, null, {
      zh: '引号没有成对',
      en: 'a quotation mark is not closed',
    });
    return [];
  }
}
