import { CFB, read, type WorkBook } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { ReadError } from '../../document/read-error.js';
import { refuseDoctype } from '../shared/xml.js';
import { encrypted, isZip, unpack } from '../shared/zip.js';

/**
 * Tags of all parts of a package (a cell has four) and cells of an .xls: the parser takes
 * seconds and hundreds of megabytes for them, so they are counted before it starts.
 */
const MAX_TAGS = 1_500_000;
const MAX_LEGACY_CELLS = 300_000;
/** Parts of .xlsb, whose records take a few bytes a cell. */
const MAX_BINARY = 6 * 1024 * 1024;

/** Rows of one sheet that are read; a disclosure has a few hundred. */
export const MAX_ROWS = 100_000;

/** What the sheets are made of; pictures, macros and printer settings are left out. */
const PARTS = /^(?:\[Content_Types\]\.xml|_rels\/.*|docProps\/.*\.xml|xl\/.*\.(?:xml|rels|bin))$/i;
const LEFT_OUT =
  /(?:vbaProject|printerSettings|\/media\/|\/embeddings\/|\/drawings\/|\/charts\/|\/externalLinks\/|\/customXml\/|\/theme\/)/i;

export interface ParsedWorkbook {
  readonly book: WorkBook;
  /** What the parser met and did not understand. */
  readonly complaints: readonly string[];
}

/**
 * Parses a workbook, .xlsx or .xls. Nothing is computed and nothing fetched: formulas give
 * the values that were saved with them.
 * @throws ReadError
 */
export function parseWorkbook(bytes: Uint8Array, file: string): ParsedWorkbook {
  const safe = isZip(bytes) ? vetted(bytes, file) : legacy(bytes, file);
  try {
    return withComplaints(() =>
      read(safe, {
        type: 'array',
        dense: true,
        cellFormula: true,
        cellNF: true,
        cellText: true,
        cellHTML: false,
        cellStyles: true,
        sheetStubs: true,
        sheetRows: MAX_ROWS + 1,
        bookVBA: false,
      }),
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(message)) throw encrypted(file);
    throw damaged(file, message);
  }
}

/** The package again with nothing but vetted parts, so that the parser meets no other bytes. */
function vetted(bytes: Uint8Array, file: string): Uint8Array {
  const parts = unpack(bytes, file, (name) => PARTS.test(name) && !LEFT_OUT.test(name));
  if (![...parts.keys()].some((name) => /^xl\/workbook\.(?:xml|bin)$/i.test(name))) {
    throw new ReadError('damaged', file, {
      zh: '压缩包里没有工作簿（xl/workbook.xml）：文件不是 .xlsx，或已损坏',
      en: 'the package holds no workbook (xl/workbook.xml): the file is no .xlsx, or it is damaged',
    });
  }
  refuseTooMuch(parts, file);
  for (const [name, part] of parts) {
    if (/\.(?:xml|rels)$/i.test(name)) refuseDoctype(part, file, name);
  }
  return zipSync(Object.fromEntries(parts), { level: 0 });
}

function refuseTooMuch(parts: ReadonlyMap<string, Uint8Array>, file: string): void {
  let tags = 0;
  let binary = 0;
  for (const [name, part] of parts) {
    if (/\.bin$/i.test(name)) binary += part.length;
    else for (const byte of part) if (byte === LESS_THAN) tags += 1;
  }
  if (tags > MAX_TAGS || binary > MAX_BINARY) throw tooMuch(file);
}

const LESS_THAN = 0x3c;

/** The compound file of .xls, also the wrapping of a workbook with a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
/** Header and one sector of its directory; the parser takes less for a text file. */
const SMALLEST_COMPOUND = 1024;

function legacy(bytes: Uint8Array, file: string): Uint8Array {
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

function tooMuch(file: string): ReadError {
  return new ReadError('too-many-cells', file, {
    zh: `工作簿的单元格过多（约超过 ${MAX_LEGACY_CELLS} 个），不像公开文件，未读`,
    en: `the workbook has too many cells (about ${MAX_LEGACY_CELLS} or more) for a disclosure and was not read`,
  });
}

function tooOld(file: string): ReadError {
  return new ReadError('unsupported', file, {
    zh: '这是 Excel 95 或更早格式的工作簿；请用表格软件另存为 .xlsx，再读入',
    en: 'this is a workbook in the format of Excel 95 or earlier; save it as .xlsx and read that',
  });
}

function damaged(file: string, detail: string): ReadError {
  return new ReadError('damaged', file, {
    zh: `工作簿已损坏或不完整（${detail}）；请重新下载或用表格软件另存为 .xlsx`,
    en: `the workbook is damaged or incomplete (${detail}); download it again or save it as .xlsx`,
  });
}

/** The parser tells of unknown records on the console only; here they are part of the result. */
function withComplaints(parse: () => WorkBook): ParsedWorkbook {
  const complaints: string[] = [];
  const { error } = console;
  console.error = (...words: readonly unknown[]) => complaints.push(words.join(' '));
  try {
    return { book: parse(), complaints };
  } finally {
    console.error = error;
  }
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
    if (cells > MAX_LEGACY_CELLS) throw tooMuch(file);
    at += 4 + length;
  }
  if (depth !== 0) throw damaged(file, 'EOF');
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
