import { CFB } from '@e965/xlsx';
import { ReadError } from '../../document/read-error.js';
import { encrypted } from '../shared/zip.js';
import { damaged, MAX_CELLS, repeated, tooMuch } from './refusals.js';

/** The compound file of .xls, also the wrapping of a workbook with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
/** Header and one sector of its directory; the parser takes less for a text file. */
const SMALLEST_COMPOUND = 1024;

/**
 * An .xls that the parser may have: whole, without a password, and not made to keep it busy.
 * @throws ReadError encrypted, damaged, hostile, unsupported or too-many-cells
 */
export function vettedLegacy(bytes: Uint8Array, file: string): Uint8Array {
  if (COMPOUND.every((byte, at) => bytes[at] === byte)) {
    if (bytes.length < SMALLEST_COMPOUND) throw damaged(file, '< 1 KB');
    refuseBrokenRecords(bytes, file);
    return bytes;
  }
  throw new ReadError('unsupported', file, {
    zh: '文件内容不是 Excel 工作簿（.xlsx 或 .xls）；请检查扩展名',
    en: 'the content of the file is no Excel workbook (.xlsx or .xls); check its extension',
  });
}

function tooOld(file: string): ReadError {
  return new ReadError('unsupported', file, {
    zh: '这是 Excel 95 或更早格式的工作簿；请用表格软件另存为 .xlsx，再读入',
    en: 'this is a workbook in the format of Excel 95 or earlier; save it as .xlsx and read that',
  });
}

const BEGIN = /^(?:9|521|1033|2057)$/;
const END = 10;
const FILE_PASSWORD = 47;
const ROW_OF_NUMBERS = 189;
const ROW_OF_BLANKS = 190;
/** Longest record of the format, with some room for old writers. */
const LONGEST_RECORD = 8228;

/**
 * The records of .xls carry no checksum: where one length is wrong, the rest would be read
 * as something else. So all of them must follow each other to the end.
 */
function refuseBrokenRecords(bytes: Uint8Array, file: string): void {
  const stream = recordStream(bytes, file);
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let depth = 0;
  let cells = 0;
  let spread = 0;
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (type === 0 && length === 0 && depth === 0) return;
    if (type === FILE_PASSWORD) throw encrypted(file);
    if (length > LONGEST_RECORD || at + 4 + length > stream.length) {
      throw damaged(file, `record ${at}`);
    }
    if (BEGIN.test(String(type))) depth += 1;
    else if (type === END) depth -= 1;
    else if (depth === 0) throw damaged(file, `record ${at}`);
    if (depth < 0) throw damaged(file, `record ${at}`);
    // Two records hold a whole run of cells, two bytes each at least.
    cells += type === ROW_OF_NUMBERS || type === ROW_OF_BLANKS ? length / 2 : 1;
    if (cells > MAX_CELLS) throw tooMuch(file);
    spread += spreadOf(type, view, at + 4, length);
    if (spread > MAX_SPREAD) throw repeated(file, SPREAD);
    at += 4 + length;
  }
  if (depth !== 0) throw damaged(file, 'EOF');
}

const SPREAD = {
  zh: '超链接、列宽或合并区域反复覆盖整张表',
  en: 'links, column widths or merged ranges cover the whole sheet again and again',
};

const MERGED = 229;
const COLUMNS = 125;
const LINK = 440;
const LINK_TIP = 2048;
/** Cells over which records spread something; the parser visits each. */
const MAX_SPREAD = 20_000_000;

/** How many cells or columns a record makes the parser visit. */
function spreadOf(type: number, view: DataView, at: number, length: number): number {
  if (type === COLUMNS && length >= 4) return extent(view, at, at + 2);
  // The list of merged ranges is copied for each record.
  if (type === MERGED) return 10_000;
  const from = type === LINK ? at : type === LINK_TIP ? at + 2 : null;
  if (from === null || from + 8 > at + length) return 0;
  return extent(view, from, from + 2) * extent(view, from + 4, from + 6);
}

function extent(view: DataView, first: number, last: number): number {
  return Math.max(0, view.getUint16(last, true) - view.getUint16(first, true) + 1);
}

function recordStream(bytes: Uint8Array, file: string): Uint8Array {
  let content: unknown;
  try {
    const container = CFB.read(bytes, { type: 'array' });
    if (CFB.find(container, '/EncryptedPackage') !== null) throw encrypted(file);
    content = CFB.find(container, '/Workbook')?.content;
    // Excel 95 keeps its text in the code page of its machine, which the file may not tell.
    if (content === undefined && CFB.find(container, '/Book') !== null) throw tooOld(file);
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw damaged(file, error instanceof Error ? error.message : String(error));
  }
  if (content instanceof Uint8Array) return content;
  if (Array.isArray(content)) return Uint8Array.from(content);
  throw damaged(file, 'no Workbook stream');
}
