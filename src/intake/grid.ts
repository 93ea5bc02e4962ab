import { type CellObject, SSF, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { CsvError, parseCsv } from '../books/files/csv.js';
import { BookError, type Message } from '../books/problem.js';
import { decodeText } from '../formats/text/encoding.js';
import { parseWorkbook } from '../formats/xlsx/workbook.js';
import { separatorOf } from './separator.js';

/** A sheet or CSV file as texts; rows stand at their own places, empty ones too. */
export interface Grid {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Cells that do not show what they hold, or hold nothing that could be taken. */
  readonly faults: readonly GridFault[];
  /** Its cells have names (B4); lines of a CSV file have none. */
  readonly isSheet: boolean;
  /** The sheet does not show in its workbook. */
  readonly isHidden: boolean;
}

export interface GridFault {
  /** Place from 0; without a column it is the whole row. */
  readonly row: number;
  readonly column: number | null;
  readonly message: Message;
}

/** The sheets of a workbook. @throws ReadError */
export function gridsOfWorkbook(bytes: Uint8Array, file: string): readonly Grid[] {
  const { book } = parseWorkbook(bytes, file);
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name, at) => {
    const sheet = book.Sheets[name];
    return sheet?.['!ref'] === undefined
      ? []
      : [gridOfSheet(name, sheet, from1904, isHidden(book, at))];
  });
}

function isHidden(book: WorkBook, at: number): boolean {
  return (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0;
}

function gridOfSheet(name: string, sheet: WorkSheet, from1904: boolean, hidden: boolean): Grid {
  const { e: end } = utils.decode_range(sheet['!ref'] ?? 'A1');
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  const cellAt = (row: number, column: number) => data[row]?.[column];
  const rows = Array.from({ length: end.r + 1 }, (_, row) =>
    Array.from({ length: end.c + 1 }, (_unused, column) => cellText(cellAt(row, column), from1904)),
  );
  const faults: GridFault[] = [...hiddenParts(sheet, rows), ...merged(sheet, rows)];
  data.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      const message = cell === undefined ? null : noValue(cell);
      if (message !== null) faults.push({ row, column, message });
    });
  });
  return { name, rows, faults, isSheet: true, isHidden: hidden };
}

/**
 * Why a cell has no value of its own: an error, or a formula that nobody worked out. Formulas with
 * a saved value are left out where the workbook is parsed.
 */
function noValue({ t, w, f }: CellObject): Message | null {
  if (t === 'e') {
    return { zh: `单元格是错误值 ${w ?? ''}`, en: `the cell is the error ${w ?? ''}` };
  }
  if (f === undefined) return null;
  return {
    zh: '公式没有保存的结果；请用表格软件打开、重算并保存，或改为数值',
    en: 'the formula has no saved result; open, recalculate and save it, or type the value',
  };
}

const HIDDEN_ROW: Message = {
  zh: '这一行被隐藏（或被筛选掉），看不出是否要导入；请取消隐藏，或删去这一行',
  en: 'the row is hidden (or filtered out), so whether it is meant cannot be told; show it or delete it',
};
const HIDDEN_COLUMN: Message = {
  zh: '这一列被隐藏而有内容；请取消隐藏，或清空这一列',
  en: 'the column is hidden and has content; show it or clear it',
};

function hiddenParts(sheet: WorkSheet, rows: readonly (readonly string[])[]): readonly GridFault[] {
  const ofRows = rows.flatMap((cells, row): readonly GridFault[] =>
    sheet['!rows']?.[row]?.hidden === true && cells.some((cell) => cell !== '')
      ? [{ row, column: null, message: HIDDEN_ROW }]
      : [],
  );
  const ofColumns = (sheet['!cols'] ?? []).flatMap((shown, column): readonly GridFault[] => {
    const row = rows.findIndex((cells, at) => at > 0 && (cells[column] ?? '') !== '');
    return shown?.hidden === true && row > 0 ? [{ row, column, message: HIDDEN_COLUMN }] : [];
  });
  return [...ofRows, ...ofColumns];
}

/** Merged cells below the heads: only the first of them would have a value. */
function merged(sheet: WorkSheet, rows: readonly (readonly string[])[]): readonly GridFault[] {
  return (sheet['!merges'] ?? []).flatMap((area): readonly GridFault[] => {
    const { s: start, e: end } = area;
    const own = rows.slice(start.r, end.r + 1);
    if (own.every((cells) => cells.every((cell) => cell === ''))) return [];
    const name = utils.encode_range(area);
    return [
      {
        row: start.r,
        column: start.c,
        message: {
          zh: `${name} 是合并单元格；请取消合并，每行都填写`,
          en: `${name} is merged; split it and fill in every row`,
        },
      },
    ];
  });
}

/** Digits that a workbook keeps of a number. */
const DIGITS = 15;

/** A number as it was typed, without what doubles add to it; a date as 2023-05-31. */
function cellText(cell: CellObject | undefined, from1904: boolean): string {
  if (cell?.v === undefined || cell.v === null || cell.f !== undefined) return '';
  if (cell.t === 'e') return cell.w ?? '';
  if (typeof cell.v !== 'number') return String(cell.v).trim();
  if (cell.z !== undefined && SSF.is_date(String(cell.z))) return dateText(cell.v, from1904);
  const text = cell.v.toPrecision(DIGITS);
  if (/e/.test(text)) return String(cell.v);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function dateText(serial: number, date1904: boolean): string {
  const { y, m, d } = SSF.parse_date_code(serial, { date1904 });
  const two = (value: number) => String(value).padStart(2, '0');
  return `${y}-${two(m)}-${two(d)}`;
}

/** A CSV file in UTF-8 or GB18030, with commas, semicolons or tabs. @throws {BookError} */
export function gridOfCsv(bytes: Uint8Array, file: string): Grid {
  const { text } = decodeText(bytes, file);
  try {
    const records = parseCsv(text, separatorOf(text));
    const rows: (readonly string[])[] = [];
    for (const { line, cells } of records) rows[line - 1] = cells;
    const whole = Array.from(rows, (row) => row ?? []);
    return { name: file, rows: whole, faults: [], isSheet: false, isHidden: false };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message = { zh: '引号没有成对', en: 'a quotation mark is not closed' };
    throw new BookError([{ file, row: error.line, column: null, message }]);
  }
}
