import { normaliseName } from '../../facts/names.js';
import type { Message, Problems } from '../problem.js';
import { type CodeBook, parseAmount, parseChoice, parseDate } from '../schema/cells.js';
import type { Column, Sheet } from '../schema/sheets.js';
import { type CsvRow, unescapeFormula } from './csv.js';

/** A row of a sheet whose cells were all taken. Cells left empty are not there. */
export interface SheetRow {
  readonly line: number;
  /** By column id: codes, ids of choices, texts, dates, and figures as they were typed. */
  readonly text: Readonly<Record<string, string>>;
  /** Money columns, in fen. */
  readonly money: Readonly<Record<string, bigint>>;
}

/** Where cells are judged: the fiscal year, and the accounts that it has. */
export interface RowContext {
  readonly year: number;
  readonly codes: CodeBook;
}

/** Units that a head may name in brackets; a book keeps 元 only. */
const UNIT_OF_HEAD = /[（(](?:单位[:：])?(元|千元|万元|亿元)[)）]\s*$/;

/** A head as it is compared: without its unit, blanks and forms of brackets. */
function headName(head: string): string {
  return normaliseName(head.replace(UNIT_OF_HEAD, ''));
}

/** Which column of the sheet stands where, by the heads of its first row. */
function columnsAt(
  sheet: Sheet,
  file: string,
  heads: CsvRow,
  problems: Problems,
): readonly (Column | null)[] {
  const byName = new Map<string, Column>();
  for (const column of sheet.columns) {
    for (const name of [column.id, column.head.zh, column.head.en]) {
      byName.set(headName(name), column);
    }
  }
  const found = heads.cells.map((cell) => {
    const head = cell.trim();
    if (head === '') return null;
    const column = byName.get(headName(head));
    if (column === undefined) {
      problems.add(file, heads.line, head, unknownHead(sheet));
      return null;
    }
    const unit = UNIT_OF_HEAD.exec(head)?.[1];
    if (unit !== undefined && unit !== '元' && isMoney(column)) {
      problems.add(file, heads.line, head, wrongUnit(unit));
    }
    return column;
  });
  for (const column of sheet.columns) {
    if (column.required === true && !found.includes(column)) {
      problems.add(file, heads.line, column.head.zh, {
        zh: '缺少这一列',
        en: 'this column is missing',
      });
    }
    if (found.indexOf(column) !== found.lastIndexOf(column)) {
      problems.add(file, heads.line, column.head.zh, {
        zh: '这一列出现了两次',
        en: 'this column stands twice',
      });
    }
  }
  return found;
}

function isMoney({ type }: Column): boolean {
  return type === 'money' || type === 'figure';
}

function wrongUnit(unit: string): Message {
  return {
    zh: `金额以元计，这一列却写着${unit}`,
    en: `money is in 元 (yuan), but this column says ${unit}`,
  };
}

function unknownHead(sheet: Sheet): Message {
  const names = sheet.columns.map(({ head }) => head.zh).join('、');
  return {
    zh: `没有这一列；「${sheet.title.zh}」的列有：${names}`,
    en: `there is no such column; there are ${names}`,
  };
}

/**
 * Takes the records of a sheet, its heads first. What cannot be taken goes to `problems`, all
 * of it; a row with a problem is not among the result.
 * @param file how the sheet is called in problems
 */
export function readRows(
  sheet: Sheet,
  file: string,
  records: readonly CsvRow[],
  context: RowContext,
  problems: Problems,
): SheetRow[] {
  const [heads, ...rest] = records;
  if (heads === undefined) return [];
  const columns = columnsAt(sheet, file, heads, problems);
  const known = columns.flatMap((column, at) => (column === null ? [] : [{ column, at }]));
  const rows: SheetRow[] = [];
  for (const record of rest) {
    if (problems.full) break;
    const row = readRow(file, record, known, context, problems);
    if (row !== null) rows.push(row);
  }
  return rows;
}

function readRow(
  file: string,
  { line, cells }: CsvRow,
  columns: readonly { readonly column: Column; readonly at: number }[],
  context: RowContext,
  problems: Problems,
): SheetRow | null {
  const text: Record<string, string> = {};
  const money: Record<string, bigint> = {};
  let whole = true;
  for (const { column, at } of columns) {
    const cell = (cells[at] ?? '').trim();
    const wrong = cell === '' ? emptyCell(column) : readCell(column, cell, context, text, money);
    if (wrong === null) continue;
    problems.add(file, line, column.head.zh, wrong);
    whole = false;
  }
  return whole ? { line, text, money } : null;
}

function emptyCell({ required }: Column): Message | null {
  return required === true ? { zh: '没有填', en: 'is empty' } : null;
}

/** Puts the cell into the row; returns why it cannot. */
function readCell(
  column: Column,
  cell: string,
  { year, codes }: RowContext,
  text: Record<string, string>,
  money: Record<string, bigint>,
): Message | null {
  switch (column.type) {
    case 'code': {
      const code = unescapeFormula(cell);
      text[column.id] = code;
      return codes.complaint(column, code);
    }
    case 'money': {
      const parsed = parseAmount(cell, 'money');
      if ('wrong' in parsed) return parsed.wrong;
      money[column.id] = parsed.value;
      return column.sign === 'not-negative' && parsed.value < 0n ? NEGATIVE : null;
    }
    case 'choice': {
      const parsed = parseChoice(column.choices ?? [], unescapeFormula(cell));
      if ('wrong' in parsed) return column.id === 'item' ? otherItem(cell, text) : parsed.wrong;
      text[column.id] = parsed.value;
      return null;
    }
    case 'date': {
      const parsed = parseDate(cell, year);
      if ('wrong' in parsed) return parsed.wrong;
      text[column.id] = parsed.value;
      return null;
    }
    case 'figure':
      text[column.id] = cell;
      return null;
    case 'text':
      text[column.id] = unescapeFormula(cell);
      return null;
  }
}

/** Items are the measure's own vocabulary; those without a Chinese name are written by id. */
function otherItem(cell: string, text: Record<string, string>): Message | null {
  text.item = cell;
  return /^[a-z0-9-]+$/.test(cell)
    ? null
    : { zh: `没有分项“${cell}”`, en: `there is no item “${cell}”` };
}

const NEGATIVE: Message = {
  zh: '金额不能为负；退回、冲减请记入原笔或预算调整',
  en: 'an amount cannot be negative; set refunds off against the line itself',
};
