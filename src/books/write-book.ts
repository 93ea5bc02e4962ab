import { formatScaled, pow10 } from '../facts/decimal.js';
import type { ExactFact } from '../facts/exact.js';
import { measureOf } from '../facts/measures.js';
import { BASE_PLACES } from '../facts/unit.js';
import { escapeFormula, formatCsv } from './files/csv.js';
import {
  CORRECTIONS_FILE,
  OMITTED_FILE,
  REASONS_FILE,
  shortKey,
  writeBookCorrections,
  writeOmissions,
  writeReasons,
} from './files/notes.js';
import {
  type Spender,
  staffOfFacts,
  staffYear,
  UNIT_FILE,
  writeUnitFile,
} from './files/unit-file.js';
import { choiceText, isInUnitFile, sheetOfFact } from './place-of-fact.js';
import type { BookFiles } from './read-book.js';
import { type Column, type Sheet, sheetOf } from './schema/sheets.js';
import type { StatedFigure, UnitYear } from './unit-year.js';

/**
 * The files of a book that keeps final figures only. Facts are written in the order in which
 * the year holds them; those of the year before go to `prior-year.csv`.
 */
export function writeBook(year: UnitYear, spender: Spender = 'government'): BookFiles {
  const files = new Map<string, string>();
  files.set(
    UNIT_FILE,
    writeUnitFile(year, spender, staffOfFacts(year.facts, staffYear(year.kind, year.year))),
  );
  const facts = [...year.facts].filter(({ key }) => !isInUnitFile(key, year));
  for (const id of ['statements', 'special', 'prior-year'] as const) {
    const own = facts.filter(({ key }) => sheetOfFact(key, year) === id);
    const sheet = sheetOf(id);
    if (own.length > 0) files.set(sheet.file, factsCsv(sheet, own));
  }
  const book = { unit: year.unit.name, year: year.year };
  const { figures } = year;
  if (figures !== undefined && figures.size > 0) {
    files.set(sheetOf('figures').file, figuresCsv([...figures.values()]));
  }
  const names = year.accountNames ?? new Map<string, string>();
  if (names.size > 0) files.set(sheetOf('codes').file, codesCsv(names));
  if (year.reasons.size > 0) files.set(REASONS_FILE, writeReasons(year.reasons, book));
  if (year.omitted.length > 0) files.set(OMITTED_FILE, writeOmissions(year.omitted));
  if (year.corrections.length > 0) {
    files.set(CORRECTIONS_FILE, writeBookCorrections(year.corrections, book));
  }
  for (const [id, text] of year.texts) files.set(`texts/${id}.md`, text);
  return files;
}

/** Only columns that some row fills are written, so that a person sees what there is. */
function factsCsv(sheet: Sheet, facts: readonly ExactFact[]): string {
  const rows = facts.map(rowOf);
  const columns = sheet.columns.filter(
    ({ id, required }) => required === true || rows.some((row) => row[id] !== undefined),
  );
  return formatCsv([
    columns.map(({ head }) => head.zh),
    ...rows.map((row) => columns.map((column) => cellOf(column, row[column.id]))),
  ]);
}

function rowOf({ key, value }: ExactFact): Readonly<Record<string, string | undefined>> {
  const { measure, basis, dims } = key;
  return { measure, basis, ...dims, value: amountText(measure, value) };
}

/** An exact value as it is typed: money in 元 with two decimals, others with what they need. */
export function amountText(measure: string, value: bigint): string {
  const quantity = measureOf(measure)?.quantity ?? 'money';
  let places = BASE_PLACES[quantity];
  const least = quantity === 'money' ? 2 : 0;
  let digits = value;
  while (places > least && digits % 10n === 0n) {
    digits /= 10n;
    places -= 1;
  }
  return formatScaled(value / pow10(BASE_PLACES[quantity] - places), places);
}

function cellOf(column: Column, value: string | undefined): string {
  if (value === undefined) return '';
  if (column.type === 'choice') return choiceText(column, value);
  return column.type === 'text' ? escapeFormula(value) : value;
}

function figuresCsv(figures: readonly StatedFigure[]): string {
  const sheet = sheetOf('figures');
  const rows = figures.map(({ name, text, unit, key, source }) => {
    const isOwn = key.measure.startsWith('stated-');
    return { name, printed: text, unit, fact: isOwn ? undefined : shortKey(key), source };
  });
  const columns = sheet.columns.filter(
    ({ id, required }) =>
      required === true || rows.some((row) => row[id as keyof typeof row] !== undefined),
  );
  return formatCsv([
    columns.map(({ head }) => head.zh),
    ...rows.map((row) =>
      columns.map((column) => cellOf(column, row[column.id as keyof typeof row])),
    ),
  ]);
}

function codesCsv(names: ReadonlyMap<string, string>): string {
  const sheet = sheetOf('codes');
  const rows = [...names].map(([id, name]) => {
    const [chart = '', code = ''] = id.split(':');
    const values: Readonly<Record<string, string>> = { chart, code, name };
    return sheet.columns.map((column) => cellOf(column, values[column.id]));
  });
  return formatCsv([sheet.columns.map(({ head }) => head.zh), ...rows]);
}
