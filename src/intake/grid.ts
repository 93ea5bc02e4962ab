import { type CellObject, utils } from '@e965/xlsx';
import { CsvError, parseCsv } from '../books/files/csv.js';
import { BookError } from '../books/problem.js';
import { decodeText } from '../formats/text/encoding.js';
import { parseWorkbook } from '../formats/xlsx/workbook.js';

/** A sheet or CSV file as texts; rows stand at their own places, empty ones too. */
export interface Grid {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** The sheets of a workbook. @throws ReadError */
export function gridsOfWorkbook(bytes: Uint8Array, file: string): readonly Grid[] {
  const { book } = parseWorkbook(bytes, file);
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    const area = sheet?.['!ref'];
    if (sheet === undefined || area === undefined) return [];
    const { e: end } = utils.decode_range(area);
    const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
    const rows = Array.from({ length: end.r + 1 }, (_, at) =>
      Array.from({ length: end.c + 1 }, (_unused, column) => cellText(data[at]?.[column])),
    );
    return [{ name, rows }];
  });
}

/** Digits that a workbook keeps of a number. */
const DIGITS = 15;

/** A number as it was typed, without what doubles add to it; other cells as they show. */
function cellText(cell: CellObject | undefined): string {
  if (cell === undefined || cell.v === undefined || cell.v === null) return '';
  if (typeof cell.v !== 'number') return String(cell.v).trim();
  const text = cell.v.toPrecision(DIGITS);
  if (/e/.test(text)) return String(cell.v);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** A CSV file in UTF-8 or GB18030. @throws {BookError} */
export function gridOfCsv(bytes: Uint8Array, file: string): Grid {
  try {
    const records = parseCsv(decodeText(bytes, file).text);
    const rows: (readonly string[])[] = [];
    for (const { line, cells } of records) rows[line - 1] = cells;
    return { name: file, rows: Array.from(rows, (row) => row ?? []) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message = { zh: '引号没有成对', en: 'a quotation mark is not closed' };
    throw new BookError([{ file, row: error.line, column: null, message }]);
  }
}
