import type { FactKey } from '../facts/key.js';
import { REASONS_FILE, shortKey } from './files/notes.js';
import { staffYear, UNIT_FILE } from './files/unit-file.js';
import { type Column, type Sheet, type SheetId, sheetOf } from './schema/sheets.js';
import type { UnitYear } from './unit-year.js';

/** Where in a book something stands or is to be written. */
export interface BookPlace {
  /** File inside the folder of the book. */
  readonly file: string;
  /** Line of the file, 1-based; null where it is not written yet or about the whole file. */
  readonly row: number | null;
  /** Column or field, with what it is to hold where the row is not written yet; or null. */
  readonly column: string | null;
}

type KeptBook = Pick<UnitYear, 'unit' | 'year' | 'kind' | 'detail'>;

/** Measures that statements show; the others are special figures of the unit. */
const STATEMENT_MEASURES: ReadonlySet<string> = new Set([
  'revenue',
  'expenditure',
  'revenue-total',
  'expenditure-total',
  'surplus-used',
  'surplus-distribution',
  'opening-carry-over',
  'closing-carry-over',
]);
const STAFF_MEASURES: ReadonlySet<string> = new Set(['staff-quota', 'staff-actual', 'retirees']);
/** Fields of unit.yaml, by measure. */
const UNIT_FIELDS: Readonly<Record<string, string>> = {
  'staff-quota': 'staff.quota',
  'staff-actual': 'staff.actual',
  retirees: 'staff.retirees',
  'internal-sections': 'sections',
};

/** Whether the fact is written in unit.yaml. */
export function isInUnitFile({ measure, year: own, basis }: FactKey, book: KeptBook): boolean {
  const { unit, year, kind } = book;
  if (STAFF_MEASURES.has(measure)) return basis === 'count' && own === staffYear(kind, year);
  return measure === 'internal-sections' && own === year && unit.sections.length > 0;
}

/** The sheet of final figures that holds a fact; null for a year of which a book keeps nothing. */
export function sheetOfFact(
  { measure, year: own }: FactKey,
  { year }: KeptBook,
): 'statements' | 'special' | 'prior-year' | null {
  if (own === year - 1) return 'prior-year';
  if (own !== year) return null;
  return STATEMENT_MEASURES.has(measure) ? 'statements' : 'special';
}

/** Where a fact that the book does not have is to be written, and as what. */
export function placeForFact(key: FactKey, book: KeptBook): BookPlace {
  if (isInUnitFile(key, book)) {
    const field = UNIT_FIELDS[key.measure] ?? key.measure;
    const { item } = key.dims;
    return { file: UNIT_FILE, row: null, column: item === undefined ? field : `${field}.${item}` };
  }
  const sheet = sheetOf(sheetToFill(key, book));
  return { file: sheet.file, row: null, column: rowWords(key, sheet) };
}

/** Where the reason of a change is to be written. */
export function placeForReason(key: FactKey): BookPlace {
  return { file: REASONS_FILE, row: null, column: `fact: ${shortKey(key)}` };
}

/** A book kept line by line has its statements from lines. */
function sheetToFill(key: FactKey, book: KeptBook): SheetId {
  const sheet = sheetOfFact(key, book) ?? 'prior-year';
  if (sheet !== 'statements' || book.detail !== 'lines') return sheet;
  if (key.measure === 'revenue') return 'revenue';
  if (!key.measure.startsWith('expenditure')) return 'carry-over';
  if (key.basis === 'final') return 'execution';
  return key.basis === 'adjusted-budget' ? 'adjustments' : 'budget';
}

/** `指标 本年支出，口径 决算，资金性质 一般公共预算`: what a row for the fact says. */
function rowWords({ measure, basis, dims }: FactKey, { columns }: Sheet): string {
  const values: Readonly<Record<string, string | undefined>> = { measure, basis, ...dims };
  return columns
    .flatMap((column) => {
      const value = values[column.id];
      return value === undefined ? [] : [`${column.head.zh} ${choiceText(column, value)}`];
    })
    .join('，');
}

/** A choice as people write it, where that name means it and nothing else; other cells as they are. */
export function choiceText({ choices = [] }: Column, id: string): string {
  const name = choices.find((one) => one.id === id)?.zh;
  const same = choices.filter(({ zh }) => zh === name);
  return name === undefined || same.length > 1 ? id : name;
}
