import ExcelJS from 'exceljs';
import { CodeBook } from '../../books/schema/cells.js';
import { type Column, SHEETS, type Sheet } from '../../books/schema/sheets.js';
import { accounts, type Chart } from '../../facts/codes.js';
import { LIST_SHEET, TOTAL_SHEET } from '../input-workbook.js';
import { UNIT_FIELDS, UNIT_SHEET } from '../unit-sheet.js';

/** What a new book starts from. */
export interface NewBook {
  readonly detail: 'lines' | 'statements';
  readonly kind: 'final-accounts' | 'budget';
  readonly year: number;
  readonly province: string;
}

/** Rows that are open for input; more are imported from a CSV file. */
const INPUT_ROWS = 500;
const OPEN = { locked: false } as const;
const HEAD_FILL: ExcelJS.Fill = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: 'FFD9E2EC' },
};
/** Where something may be filled in. */
const INPUT_FILL: ExcelJS.Fill = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: 'FFFFFBE6' },
};
const THIN: Partial<ExcelJS.Border> = { style: 'thin', color: { argb: 'FFBFBFBF' } };
const INPUT_BORDER: Partial<ExcelJS.Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN };
/** A sheet is as wide as its page. */
const PAGE: Partial<ExcelJS.PageSetup> = {
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
};
const NO_TIME = new Date(Date.UTC(1980, 0, 1));
const MOST_CHOICES = 255;

/**
 * The input sheets of a new book: heads with notes, lists of attested codes and of the words to
 * choose from, and a locked sheet of totals. Sheets are protected without a password, so that
 * nothing is typed over by mistake.
 */
export async function inputWorkbook(book: NewBook): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = NO_TIME;
  workbook.modified = NO_TIME;
  await unitSheet(workbook, book);
  const sheets = SHEETS.filter(({ detail }) => detail === undefined || detail === book.detail);
  const lists = new Lists(workbook, book.year);
  for (const sheet of sheets) await inputSheet(workbook, sheet, lists);
  await totals(workbook, sheets);
  lists.hide();
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function unitSheet(workbook: ExcelJS.Workbook, book: NewBook): Promise<void> {
  const sheet = workbook.addWorksheet(UNIT_SHEET, { pageSetup: PAGE });
  sheet.columns = [{ width: 22 }, { width: 50 }, { width: 40 }];
  const known: Readonly<Record<string, string | number>> = {
    year: book.year,
    kind: book.kind === 'budget' ? '预算' : '决算',
    'region.province': book.province,
  };
  UNIT_FIELDS.forEach(({ path, zh, note, choices }, at) => {
    const row = sheet.getRow(at + 1);
    row.getCell(1).value = zh;
    row.getCell(1).font = { bold: true };
    row.getCell(2).value = known[path] ?? null;
    row.getCell(2).protection = OPEN;
    row.getCell(2).fill = INPUT_FILL;
    row.getCell(2).border = INPUT_BORDER;
    row.getCell(2).alignment = { horizontal: 'left' };
    row.getCell(3).value = note;
    if (choices !== undefined) {
      row.getCell(2).dataValidation = listOf(`"${choices.map((one) => one.zh).join(',')}"`);
    }
  });
  await sheet.protect('', { formatColumns: true, selectLockedCells: true });
}

async function inputSheet(
  workbook: ExcelJS.Workbook,
  { title, note, columns }: Sheet,
  lists: Lists,
): Promise<void> {
  const sheet = workbook.addWorksheet(title.zh, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { ...PAGE, printTitlesRow: '1:1' },
  });
  sheet.columns = columns.map(({ type }) => ({ width: type === 'text' ? 30 : 22 }));
  columns.forEach((column, at) => {
    const head = sheet.getRow(1).getCell(at + 1);
    head.value = column.head.zh;
    head.font = { bold: true };
    head.fill = HEAD_FILL;
    head.note = noteOf(column, at === 0 ? note.zh : '');
    const formula = lists.formulaFor(column);
    const { letter } = sheet.getColumn(at + 1);
    // One rule a column: the library cuts rules of single cells into areas that overlap.
    if (formula !== null)
      rulesOf(sheet).add(`${letter}2:${letter}${INPUT_ROWS + 1}`, listOf(formula));
    for (let row = 2; row <= INPUT_ROWS + 1; row += 1) {
      const cell = sheet.getRow(row).getCell(at + 1);
      cell.protection = OPEN;
      cell.numFmt =
        column.type === 'money' ? '#,##0.00' : column.type === 'figure' ? 'General' : '@';
      cell.fill = INPUT_FILL;
      cell.border = INPUT_BORDER;
    }
  });
  await sheet.protect('', {
    formatColumns: true,
    insertRows: true,
    deleteRows: true,
    sort: true,
    autoFilter: true,
    selectLockedCells: true,
  });
}

function noteOf({ required, note }: Column, sheetNote: string): string {
  const parts = [sheetNote, required === true ? '必填' : '可不填', note?.zh ?? ''];
  return parts.filter((part) => part !== '').join('；');
}

/** Rules for areas of a sheet; the library has them without declaring them. */
interface WithRules {
  readonly dataValidations: { add(area: string, rule: ExcelJS.DataValidation): void };
}

function rulesOf(sheet: ExcelJS.Worksheet): WithRules['dataValidations'] {
  return (sheet as ExcelJS.Worksheet & WithRules).dataValidations;
}

/** Suggestions, not fetters: a code of the year that the lists lack may be typed. */
function listOf(formula: string): ExcelJS.DataValidation {
  return { type: 'list', allowBlank: true, showErrorMessage: false, formulae: [formula] };
}

/** The sheet of codes and words that the drop-down lists show. */
class Lists {
  readonly #sheet: ExcelJS.Worksheet;
  readonly #columns = new Map<string, string>();
  /** Codes of other years would be refused when the sheets are taken in. */
  readonly #codes: CodeBook;

  constructor(workbook: ExcelJS.Workbook, year: number) {
    this.#sheet = workbook.addWorksheet(LIST_SHEET);
    this.#codes = new CodeBook(year, new Map());
  }

  /** The list of a column as a formula, or null where anything may be filled in. */
  formulaFor(column: Column): string | null {
    if (column.type === 'choice') {
      const words = (column.choices ?? []).map(({ zh }) => zh);
      const inline = `"${words.join(',')}"`;
      const isPlain = words.every((word) => !/[,"]/.test(word));
      return isPlain && inline.length <= MOST_CHOICES ? inline : this.#list(words.join('|'), words);
    }
    if (column.type !== 'code' || column.chart === undefined) return null;
    const lengths = column.lengths;
    const names = accounts(column.chart)
      .filter(({ attested, code }) => attested && (lengths?.includes(code.length) ?? true))
      .filter(({ code }) => this.#codes.complaint(column, code) === null)
      .map(({ code, name }) => `${code} ${name}`);
    return this.#list(nameOf(column.chart, lengths), names);
  }

  hide(): void {
    this.#sheet.state = 'hidden';
  }

  #list(id: string, values: readonly string[]): string {
    const known = this.#columns.get(id);
    if (known !== undefined) return known;
    const column = this.#columns.size + 1;
    values.forEach((value, at) => {
      this.#sheet.getRow(at + 1).getCell(column).value = value;
    });
    const letter = this.#sheet.getColumn(column).letter;
    const formula = `${LIST_SHEET}!$${letter}$1:$${letter}$${values.length}`;
    this.#columns.set(id, formula);
    return formula;
  }
}

function nameOf(chart: Chart, lengths: readonly number[] | undefined): string {
  return `${chart} ${lengths?.join() ?? ''}`;
}

/** Sums of the money columns, which nobody types. */
async function totals(workbook: ExcelJS.Workbook, sheets: readonly Sheet[]): Promise<void> {
  const sheet = workbook.addWorksheet(TOTAL_SHEET);
  sheet.columns = [{ width: 22 }, { width: 26 }, { width: 22 }];
  sheet.addRow(['表', '列', '合计']).font = { bold: true };
  for (const { title, columns } of sheets) {
    columns.forEach((column, at) => {
      if (column.type !== 'money') return;
      const { letter } = sheet.getColumn(at + 1);
      const area = `${title.zh}!${letter}2:${letter}${INPUT_ROWS + 1}`;
      const row = sheet.addRow([title.zh, column.head.zh]);
      row.getCell(3).value = { formula: `SUM(${area})`, result: 0 };
      row.getCell(3).numFmt = '#,##0.00';
    });
  }
  await sheet.protect('', { selectLockedCells: true });
}
