import type { WorkBook } from '@e965/xlsx';
import { ReadError } from '../../document/read-error.js';
import { spanText } from '../../document/text.js';
import type { Block, Document, Section, UnreadText } from '../../document/tree.js';
import { isTableTitle } from '../shared/captions.js';
import { blocksOfFlow } from '../shared/flow.js';
import { peelTable } from '../shared/peel.js';
import { MAX_SHOWN, readSheet } from './sheet.js';
import { parseWorkbook } from './workbook.js';

/**
 * Reads a workbook (.xlsx, .xls) into the Document tree: a section for each sheet, what is
 * displayed in each cell, and the exact value beside it where a number format rounds.
 *
 * Places are sheet and cell. Hidden sheets are not read but named; hidden rows and columns
 * are read and named; formulas give their saved values, and those without one are named.
 * @param bytes the file
 * @param file its name, for places and messages
 * @throws ReadError when the file is no workbook, damaged, encrypted, hostile or beyond the bounds
 */
export function readXlsxDocument(bytes: Uint8Array, file: string): Document {
  const { book, complaints } = parseWorkbook(bytes, file);
  const room = { left: MAX_SHOWN };
  const sections: Section[] = [];
  const unread: UnreadText[] = complaints.length === 0 ? [] : [unknownRecords(complaints, file)];
  book.SheetNames.forEach((name, index) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined) unread.push(lostSheet(name, file));
    if (sheet === undefined || sheet['!type'] === 'chart') return;
    const reading = readSheet(sheet, name, file, room);
    // What the parser made of a sheet is several times what was read of it.
    delete sheet['!data'];
    if (isHidden(book, index)) {
      if (reading.cells.length > 0) unread.push(hiddenSheet(name, reading.cells.length, file));
      return;
    }
    for (const item of reading.unread) unread.push(item);
    const blocks = blocksOfFlow(peelTable(reading.cells, file), file);
    if (blocks.length > 0) sections.push({ blocks: titledBySheet(blocks, name, file) });
  });
  if (sections.length === 0 && unread.length === 0) throw empty(file);
  return { file, format: 'xlsx', sections, unread };
}

function isHidden(book: WorkBook, index: number): boolean {
  return (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
}

/** The parser passes over a sheet that it cannot make sense of. */
function lostSheet(name: string, file: string): UnreadText {
  return {
    text: spanText(name, { file, sheet: name, cell: 'A1' }),
    reason: {
      zh: `工作表“${name}”已损坏，没有读出；请用表格软件打开检查后另存`,
      en: `the sheet “${name}” is damaged and was not read; open it, look at it and save the workbook again`,
    },
  };
}

function hiddenSheet(name: string, cells: number, file: string): UnreadText {
  return {
    text: spanText(name, { file, sheet: name, cell: 'A1' }),
    reason: {
      zh: `工作表“${name}”是隐藏的，其中 ${cells} 个单元格未读；公开前请确认它不该公开`,
      en: `the sheet “${name}” is hidden; its ${cells} cells were not read; make sure that it is meant to be published`,
    },
    loss: 'part',
  };
}

/** A sheet's only table that has no title of its own goes by the name on the sheet's tab. */
function titledBySheet(blocks: readonly Block[], name: string, file: string): readonly Block[] {
  const tables = blocks.filter((block) => block.type === 'table');
  const title = name.replace(/^[\s\d.、_-]+/, '');
  if (tables.length !== 1 || !isTableTitle(title)) return blocks;
  const place = { file, sheet: name, cell: 'A1' };
  return blocks.map((block) =>
    block.type === 'table' && block.caption.title === null
      ? { ...block, caption: { ...block.caption, title: spanText(title, place) } }
      : block,
  );
}

function unknownRecords(complaints: readonly string[], file: string): UnreadText {
  const [first = ''] = complaints;
  return {
    text: spanText(first, { file, sheet: '', cell: '' }),
    reason: {
      zh: `工作簿中有 ${complaints.length} 处记录无法识别，内容可能不全；请用表格软件另存为 .xlsx`,
      en: `${complaints.length} records of the workbook are unknown, so something may be missing; save it as .xlsx`,
    },
    loss: 'part',
  };
}

function empty(file: string): ReadError {
  return new ReadError('empty', file, {
    zh: '工作簿里没有文字，没有可读的内容',
    en: 'the workbook holds no words, there is nothing to read',
  });
}
