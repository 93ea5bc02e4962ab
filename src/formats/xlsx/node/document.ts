import ExcelJS from 'exceljs';
import type { Document, Section, Table, TableCell } from '../../../document/tree.js';
import {
  alignOf,
  captionLines,
  type Grid,
  gridOf,
  isLandscape,
  printable,
  propertiesOf,
  sharesOf,
} from '../../shared/composed.js';
import { formulaOf } from '../formula.js';
import { A4, dateless, MOST_CHARACTERS } from './write.js';

/** Characters of Latin text that a sheet of a page holds side by side. */
const PAGE_WIDTH = { portrait: 92, landscape: 140 };
const NARROWEST = 5;
const LONGEST_NAME = 31;
/** Points. */
const LINE = 15;

const BORDER: Partial<ExcelJS.Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};

/**
 * Writes the tables of a composed document as a workbook, a sheet a table, after a sheet with
 * the cover. Figures are numbers with their exact value and the printed decimals as format;
 * totals are formulas. Texts stay texts, whatever they begin with.
 * @returns the bytes; the same for the same document
 */
export async function writeXlsx(document: Document): Promise<Uint8Array> {
  const { title, author, date } = propertiesOf(document);
  const book = new ExcelJS.Workbook();
  const time = new Date(`${date}T00:00:00Z`);
  book.creator = author;
  book.lastModifiedBy = author;
  book.title = title;
  book.created = time;
  book.modified = time;
  const names = new Set<string>();
  const cover = document.sections.find(({ role }) => role === 'cover');
  if (cover !== undefined) addCover(book, cover, sheetName('封面', 0, names));
  let index = 0;
  for (const section of document.sections) {
    for (const block of section.blocks) {
      if (block.type !== 'table') continue;
      index += 1;
      const own = captionLines(block.caption).title;
      addTable(book, block, sheetName(own, index, names), isLandscape(section));
    }
  }
  if (book.worksheets.length === 0) book.addWorksheet('1');
  return dateless(new Uint8Array(await book.xlsx.writeBuffer()), withZeros);
}

/** The library leaves out the saved result of a formula where it is nought. */
function withZeros(name: string, part: Uint8Array): Uint8Array {
  if (!name.startsWith('xl/worksheets/')) return part;
  const xml = new TextDecoder().decode(part);
  return new TextEncoder().encode(xml.replaceAll('</f></c>', '</f><v>0</v></c>'));
}

/** A name that sheets may have, and none has yet. */
function sheetName(title: string, index: number, names: Set<string>): string {
  const words = printable(title).replace(/[[\]:*?/\\'\s]/g, '');
  const number = index === 0 ? '' : `${index}.`;
  const name = `${number}${words === '' ? '表' : words}`.slice(0, LONGEST_NAME);
  names.add(name);
  return name;
}

function addCover(book: ExcelJS.Workbook, cover: Section, name: string): void {
  const sheet = book.addWorksheet(name, { pageSetup: { paperSize: A4 } });
  sheet.getColumn(1).width = PAGE_WIDTH.portrait;
  const lines = cover.blocks.flatMap((block) => (block.type === 'paragraph' ? [block] : []));
  lines.forEach(({ text, role }, index) => {
    const cell = sheet.getCell(index + 1, 1);
    cell.value = clean(text.value);
    cell.font = { size: role === 'title' ? 22 : 14, bold: role === 'title' };
    sheet.getRow(index + 1).height = role === 'title' ? 3 * LINE : 2 * LINE;
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
}

function clean(value: string): string {
  return printable(value).slice(0, MOST_CHARACTERS);
}

function addTable(book: ExcelJS.Workbook, table: Table, name: string, isWide: boolean): void {
  const grid = gridOf(table);
  const columns = Math.max(1, grid.columns);
  const captions = captionRows(table);
  const heads = captions.length + (table.headRows ?? 0);
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: heads }],
    pageSetup: {
      paperSize: A4,
      orientation: isWide ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      ...(heads > 0 ? { printTitlesRow: `1:${heads}` } : {}),
    },
    headerFooter: { oddFooter: '&C— &P —' },
  });
  const page = isWide ? PAGE_WIDTH.landscape : PAGE_WIDTH.portrait;
  const widths = columnWidths(grid, sharesOf(table, columns), page);
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  captions.forEach((caption, index) => {
    addCaption(sheet, caption, index + 1, columns);
  });
  addRows(sheet, table, grid, captions.length);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  table.notes.forEach(({ value }, index) => {
    const row = captions.length + grid.rows + index + 1;
    sheet.mergeCells(row, 1, row, columns);
    const cell = sheet.getCell(row, 1);
    cell.value = clean(value);
    cell.alignment = { vertical: 'top', wrapText: true };
    sheet.getRow(row).height = LINE * Math.max(1, Math.ceil((value.length * 2.1) / whole));
  });
}

type CaptionRow = readonly {
  readonly words: string;
  readonly place: 'left' | 'middle' | 'right';
}[];

function captionRows(table: Table): readonly CaptionRow[] {
  const { title, number, reporter, amountUnit } = captionLines(table.caption);
  const rows: CaptionRow[] = [
    [{ words: number, place: 'left' }],
    [{ words: title, place: 'middle' }],
    [
      { words: reporter, place: 'left' },
      { words: amountUnit, place: 'right' },
    ],
  ];
  return rows.map((row) => row.filter(({ words }) => words !== '')).filter((row) => row.length > 0);
}

function addCaption(
  sheet: ExcelJS.Worksheet,
  caption: CaptionRow,
  row: number,
  columns: number,
): void {
  for (const { words, place } of caption) {
    const cell = sheet.getCell(row, place === 'right' ? columns : 1);
    if (place === 'right' && columns === 1 && caption.length > 1) {
      cell.value = `${String(cell.value ?? '')} ${clean(words)}`;
      continue;
    }
    cell.value = clean(words);
    const horizontal = place === 'middle' ? 'center' : place;
    cell.alignment = { horizontal, vertical: 'middle' };
    if (place !== 'middle') continue;
    if (columns > 1) sheet.mergeCells(row, 1, row, columns);
    cell.font = { size: 16, bold: true };
    sheet.getRow(row).height = 2 * LINE;
  }
}

/** Widths by the shares of the table, but no figure is wider than its column. */
function columnWidths(grid: Grid, shares: readonly number[], page: number): readonly number[] {
  const widths = shares.map((share) => Math.max(NARROWEST, Math.round(share * page)));
  for (const { column, cell } of grid.lines.flat()) {
    if (cell.figure === undefined || cell.colSpan > 1) continue;
    widths[column] = Math.max(widths[column] ?? NARROWEST, cell.text.value.length + 2);
  }
  return widths;
}

function addRows(sheet: ExcelJS.Worksheet, table: Table, grid: Grid, above: number): void {
  const heads = table.headRows ?? 0;
  for (const { row, column, cell } of grid.lines.flat()) {
    const [top, left] = [above + row + 1, column + 1];
    const { colSpan, rowSpan } = cell;
    if (colSpan > 1 || rowSpan > 1) {
      sheet.mergeCells(top, left, top + rowSpan - 1, left + colSpan - 1);
    }
    for (let down = 0; down < rowSpan; down += 1) {
      for (let over = 0; over < colSpan; over += 1) {
        sheet.getCell(top + down, left + over).border = BORDER;
      }
    }
    const target = sheet.getCell(top, left);
    const isHead = row < heads;
    target.alignment = { horizontal: alignOf(cell, isHead), vertical: 'middle', wrapText: true };
    if (isHead) target.font = { bold: true };
    fill(target, cell, grid, above);
  }
}

/** A printed figure without words: digits with or without a point and separators. */
const PLAIN = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;

function fill(target: ExcelJS.Cell, cell: TableCell, grid: Grid, above: number): void {
  const { text, figure } = cell;
  if (text.value === '') return;
  const printed = PLAIN.exec(text.value);
  if (figure === undefined || printed === null) {
    target.value = clean(text.value);
    return;
  }
  const decimals = printed[1]?.length ?? 0;
  const whole = text.value.includes(',') ? '#,##0' : '0';
  target.numFmt = decimals === 0 ? whole : `${whole}.${'0'.repeat(decimals)}`;
  // The format itself holds doubles; no sum and no comparison of ours is made with it.
  const value = Number(figure.exact);
  const formula = formulaOf(cell, grid, above);
  target.value = formula === null ? value : { formula, result: value };
}
