import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { main } from '../../../src/cli/main.js';
import { stages } from '../../../src/cli/stages.js';

/** What a command printed. */
export interface Answer {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

const pipeline = stages();

/** Runs a command of the program as an officer types it. */
export async function mingzhang(...argv: readonly string[]): Promise<Answer> {
  let out = '';
  let err = '';
  const status = await main(
    argv,
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      color: false,
      version: '0.0.0-test',
    },
    pipeline,
  );
  return { status, out, err };
}

/** Does something with a folder of its own. */
export async function atDesk<T>(work: (desk: string) => Promise<T>): Promise<T> {
  const desk = mkdtempSync(join(tmpdir(), 'officer-'));
  try {
    return await work(desk);
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}

/** Rows of an input sheet under some of its heads, in the order of the heads; null stays empty. */
export interface Typed {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number | Date | null)[])[];
}

/** What an officer types: lines of the sheet of the unit, and rows of the others. */
export interface Entries {
  readonly unit: Readonly<Record<string, string | number | Date>>;
  readonly sheets: Readonly<Record<string, Typed>>;
}

/** Types values into the input cells of a workbook and saves it. */
export async function fillIn(
  file: string,
  { unit, sheets }: Entries,
  change: (book: ExcelJS.Workbook) => void = () => {},
): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  sheetOf(book, '单位').eachRow((row) => {
    const value = unit[String(row.getCell(1).value)];
    if (value !== undefined) row.getCell(2).value = value;
  });
  for (const [name, { heads, rows }] of Object.entries(sheets)) {
    const sheet = sheetOf(book, name);
    const columns = heads.map((head) => columnOf(sheet, head));
    rows.forEach((cells, at) => {
      cells.forEach((value, index) => {
        if (value !== null) sheet.getRow(at + 2).getCell(columns[index] ?? 0).value = value;
      });
    });
  }
  change(book);
  await book.xlsx.writeFile(file);
}

export function sheetOf(book: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = book.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
}

function columnOf(sheet: ExcelJS.Worksheet, head: string): number {
  const heads = sheet.getRow(1);
  for (let at = 1; at <= heads.cellCount; at += 1) {
    if (heads.getCell(at).value === head) return at;
  }
  throw new Error(`no head ${head}`);
}
