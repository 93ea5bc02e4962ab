import { type CellObject, utils, type WorkSheet } from '@e965/xlsx';
import { ReadError } from '../../document/read-error.js';
import { spanText, type Text } from '../../document/text.js';
import type { UnreadText } from '../../document/tree.js';
import { divideRounded, formatScaled, parseDecimal } from '../../facts/decimal.js';
import { plainNumber } from '../../facts/printed.js';
import { cellText } from '../shared/cell-text.js';
import { MAX_GRID_CELLS, MAX_GRID_COLUMNS, type PlacedCell } from '../shared/grid.js';
import { MAX_ROWS } from './workbook.js';

export interface SheetReading {
  readonly cells: readonly PlacedCell[];
  readonly unread: readonly UnreadText[];
}

/** Characters that the cells of a workbook may show together: one text may stand in every cell. */
export const MAX_SHOWN = 5_000_000;

/**
 * The cells of a sheet as they are displayed, merged ones with their spans.
 * @param room characters that the workbook's cells may still show; what is shown is taken off
 * @throws ReadError too-many-cells or too-complex
 */
export function readSheet(
  sheet: WorkSheet,
  name: string,
  file: string,
  room: { left: number },
): SheetReading {
  const rows = denseRows(sheet);
  const spans = mergedSpans(sheet);
  const cells: PlacedCell[] = [];
  const unread: UnreadText[] = [];
  if (rows.length > MAX_ROWS) throw tooMany(file, name);
  rows.forEach((row, r) => {
    row?.forEach((cell, c) => {
      if (cell === undefined) return;
      if (cells.length >= MAX_GRID_CELLS || c >= MAX_GRID_COLUMNS) throw tooMany(file, name);
      room.left -= lengthOf(cell);
      if (room.left < 0) throw tooMuchText(file);
      const address = utils.encode_cell({ r, c });
      const place = (value: string) => spanText(value, { file, sheet: name, cell: address });
      const text = displayed(cell, place);
      unread.push(...troubles(cell, address, place));
      if (text.value === '') return;
      const span = spans.get(`${r}:${c}`);
      const exact = exactValue(cell, text.value);
      cells.push({
        row: r,
        column: c,
        rowSpan: span?.rows ?? 1,
        colSpan: span?.columns ?? 1,
        text,
        ...(exact === null ? {} : { exact }),
      });
    });
  });
  return { cells, unread: [...unread, ...hiddenLines(sheet, cells, name, file)] };
}

function denseRows(sheet: WorkSheet): readonly (readonly (CellObject | undefined)[] | undefined)[] {
  const data: unknown = sheet['!data'];
  return Array.isArray(data) ? data : [];
}

function lengthOf({ t, v }: CellObject): number {
  return t === 's' && typeof v === 'string' ? v.length : 1;
}

/** What is displayed. Blanks at the ends are part of number formats, not of what is printed. */
function displayed(cell: CellObject, place: (value: string) => Text): Text {
  // A formula is left only where no value was saved, and that is no blank and no zero: either
  // would be taken for a figure in every sum.
  if (cell.f !== undefined) return place(`=${cell.f}`);
  if (cell.t === 'z' || cell.v === undefined || cell.v === null) return place('');
  const formatted = typeof cell.w === 'string' && cell.t !== 's' ? cell.w : String(cell.v);
  const shown =
    cell.t === 'n' && typeof cell.v === 'number' ? roundedAsShown(formatted, cell.v) : formatted;
  const lines = shown.split(/\r\n|[\r\n]/).map((line) => place(line.trim()));
  return cellText(lines);
}

/** The value behind a rounded display, as an exact decimal; null where the display is it. */
function exactValue(cell: CellObject, shown: string): string | null {
  if (
    cell.f !== undefined ||
    cell.t !== 'n' ||
    typeof cell.v !== 'number' ||
    !Number.isFinite(cell.v)
  )
    return null;
  const exact = decimalOf(cell.v);
  const printed = parseDecimal(plainNumber(shown));
  const value = parseDecimal(exact);
  if (printed !== null && value !== null && sameDecimal(printed, value)) return null;
  return exact;
}

const PLAIN_FIGURE = /^-?[\d,]*\d(?:\.(\d+))?$/;

/**
 * A figure as spreadsheet programs show it: half a last place goes up in decimals (1.005 is
 * 1.01), of the fifteen digits that they keep. The parser rounds the binary number.
 */
function roundedAsShown(shown: string, value: number): string {
  const match = PLAIN_FIGURE.exec(shown);
  const exact = Number.isFinite(value)
    ? parseDecimal(decimalOf(Number(value.toPrecision(15))))
    : null;
  if (match === null || exact === null) return shown;
  const places = match[1]?.length ?? 0;
  const printed = parseDecimal(plainNumber(shown));
  if (printed === null || exact.scale <= places) return shown;
  const digits = divideRounded(exact.digits, 10n ** BigInt(exact.scale - places));
  const step = digits - printed.digits * 10n ** BigInt(places - printed.scale);
  // Anything else than the last place is the work of the format: thousands, hidden decimals.
  if (step !== 1n && step !== -1n) return shown;
  const plain = formatScaled(digits, places);
  return shown.includes(',') ? plain.replace(/\B(?=(?:\d{3})+(?:\.|$))(?<!\.\d*)/g, ',') : plain;
}

function sameDecimal(
  a: { readonly digits: bigint; readonly scale: number },
  b: { readonly digits: bigint; readonly scale: number },
): boolean {
  const scale = Math.max(a.scale, b.scale);
  return a.digits * 10n ** BigInt(scale - a.scale) === b.digits * 10n ** BigInt(scale - b.scale);
}

/** The shortest decimal that stands for the stored number, without an exponent. */
function decimalOf(value: number): string {
  const written = String(value);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(written);
  if (match === null) return written;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number.parseInt(exponent, 10);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function troubles(cell: CellObject, address: string, place: (value: string) => Text): UnreadText[] {
  if (cell.f !== undefined) {
    return [
      {
        text: place(`=${cell.f}`),
        reason: {
          zh: `单元格 ${address} 的公式没有保存计算结果，未读；请用表格软件打开后重新保存`,
          en: `the formula in ${address} was saved without its result and was not read; open the workbook and save it again`,
        },
        loss: 'figure',
      },
    ];
  }
  if (cell.t === 'e') {
    return [
      {
        text: place(cell.w ?? String(cell.v)),
        reason: {
          zh: `单元格 ${address} 是公式错误，不是数字`,
          en: `the cell ${address} holds a formula error and no figure`,
        },
        loss: 'figure',
      },
    ];
  }
  return [];
}

interface Extent {
  readonly rows: number;
  readonly columns: number;
}

function mergedSpans(sheet: WorkSheet): Map<string, Extent> {
  const spans = new Map<string, Extent>();
  for (const { s, e } of sheet['!merges'] ?? []) {
    const rows = Math.min(e.r, MAX_ROWS) - s.r + 1;
    const columns = Math.min(e.c, MAX_GRID_COLUMNS) - s.c + 1;
    if (rows > 0 && columns > 0) spans.set(`${s.r}:${s.c}`, { rows, columns });
  }
  return spans;
}

/** Hidden rows and columns belong to the sums of a sheet: they are read, and named. */
function hiddenLines(
  sheet: WorkSheet,
  cells: readonly PlacedCell[],
  name: string,
  file: string,
): UnreadText[] {
  const rows = sheet['!rows'] ?? [];
  const columns = sheet['!cols'] ?? [];
  return [
    ...hiddenParts(
      cells,
      name,
      file,
      (cell) => cell.row,
      (at) => rows[at]?.hidden === true,
      {
        zh: (at) => `第 ${at + 1} 行是隐藏的；已照常读入`,
        en: (at) => `row ${at + 1} is hidden; it was read like the others`,
      },
    ),
    ...hiddenParts(
      cells,
      name,
      file,
      (cell) => cell.column,
      (at) => columns[at]?.hidden === true,
      {
        zh: (at) => `${utils.encode_col(at)} 列是隐藏的；已照常读入`,
        en: (at) => `column ${utils.encode_col(at)} is hidden; it was read like the others`,
      },
    ),
  ];
}

function hiddenParts(
  cells: readonly PlacedCell[],
  sheet: string,
  file: string,
  lineOf: (cell: PlacedCell) => number,
  isHidden: (at: number) => boolean,
  words: { readonly zh: (at: number) => string; readonly en: (at: number) => string },
): UnreadText[] {
  const hidden = new Map<number, PlacedCell[]>();
  for (const cell of cells) {
    const at = lineOf(cell);
    if (!isHidden(at)) continue;
    const found = hidden.get(at);
    if (found === undefined) hidden.set(at, [cell]);
    else found.push(cell);
  }
  return [...hidden].map(([at, found]) => {
    const [first] = found;
    const cell = utils.encode_cell({ r: first?.row ?? 0, c: first?.column ?? 0 });
    const value = found.map(({ text }) => text.value).join(' ');
    return {
      text: spanText(value, { file, sheet, cell }),
      reason: { zh: words.zh(at), en: words.en(at) },
      loss: 'none' as const,
    };
  });
}

function tooMany(file: string, sheet: string): ReadError {
  return new ReadError('too-many-cells', file, {
    zh: `工作表“${sheet}”超过 ${MAX_ROWS} 行、${MAX_GRID_COLUMNS} 列或 ${MAX_GRID_CELLS} 个单元格`,
    en: `the sheet “${sheet}” has more than ${MAX_ROWS} rows, ${MAX_GRID_COLUMNS} columns or ${MAX_GRID_CELLS} cells`,
  });
}

function tooMuchText(file: string): ReadError {
  return new ReadError('too-complex', file, {
    zh: `工作簿各单元格的文字合计超过 ${MAX_SHOWN} 字`,
    en: `the cells of the workbook show more than ${MAX_SHOWN} characters`,
  });
}
