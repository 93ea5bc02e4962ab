import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';

/** A sheet to write: heads, and rows of text and numbers below them. */
export interface SheetOut {
  readonly name: string;
  readonly columns: readonly ColumnOut[];
  readonly rows: readonly (readonly CellOut[])[];
}

export interface ColumnOut {
  readonly head: string;
  /** In characters of Latin text; a Chinese character takes two. */
  readonly width: number;
  /** Long text is broken over lines. */
  readonly wrap?: boolean;
  /** The only values that may be filled in. */
  readonly choices?: readonly string[];
}

/** Text is written as text, whatever it begins with: no cell becomes a formula. */
export type CellOut = string | number | null;

const HEAD_FILL = 'FFD9E2EC';
/**
 * The earliest time that a zip file can hold, in local time as its parts have it, and in UTC as
 * the properties have it: the same sheets give the same bytes.
 */
const NO_PART_TIME = new Date(1980, 0, 1);
export const NO_TIME = new Date(Date.UTC(1980, 0, 1));
const FIRST_ROW = 2;
/** DMPAPER_A4 of the format. */
export const A4 = 9;
/** Characters of a cell (the format's own limit). */
export const MOST_CHARACTERS = 32_767;

/**
 * Writes sheets as an .xlsx workbook: heads in bold, kept in sight, with filters.
 * @returns the bytes of the file; the same for the same sheets
 */
export async function writeWorkbook(sheets: readonly SheetOut[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.created = NO_TIME;
  book.modified = NO_TIME;
  for (const sheet of sheets) addSheet(book, sheet);
  return dateless(new Uint8Array(await book.xlsx.writeBuffer()));
}

function addSheet(book: ExcelJS.Workbook, { name, columns, rows }: SheetOut): void {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    // A4 across, as wide as the page, the heads on each page.
    pageSetup: {
      paperSize: A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
  });
  sheet.columns = columns.map(({ head, width }) => ({ header: head, width }));
  for (const row of rows) sheet.addRow(row.map(cellValue));
  const head = sheet.getRow(1);
  head.font = { bold: true };
  head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEAD_FILL } };
  for (const [index, { wrap = false, choices }] of columns.entries()) {
    for (let number = FIRST_ROW; number < FIRST_ROW + rows.length; number += 1) {
      const cell = sheet.getCell(number, index + 1);
      cell.alignment = { vertical: 'top', wrapText: wrap };
      if (choices === undefined) continue;
      cell.dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${choices.join(',')}"`],
      };
    }
  }
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: Math.max(1, rows.length + 1), column: columns.length },
  };
}

function cellValue(value: CellOut): CellOut {
  return typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : value;
}

/**
 * The package with its parts in one order and without the time of writing.
 * @param mended what a part is to be in place of what the library wrote
 */
export function dateless(
  bytes: Uint8Array,
  mended: (name: string, part: Uint8Array) => Uint8Array = (_, part) => part,
): Uint8Array {
  const parts = unzipSync(bytes);
  const sorted = Object.keys(parts).sort();
  return zipSync(
    Object.fromEntries(sorted.map((name) => [name, mended(name, parts[name] ?? new Uint8Array())])),
    { mtime: NO_PART_TIME, level: 6 },
  );
}
