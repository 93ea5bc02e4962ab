import { read, type WorkBook } from '@e965/xlsx';
import { zipSync } from 'fflate';
import { ReadError } from '../../document/read-error.js';
import { refuseDoctype } from '../shared/xml.js';
import { encrypted, isZip, unpack } from '../shared/zip.js';
import { withPlainFills } from './fills.js';
import { vettedLegacy } from './legacy.js';
import { damaged, tooMuch } from './refusals.js';
import { vettedSheet } from './vet.js';

/**
 * Tags of all parts of a package (a cell has four): the parser takes seconds and hundreds of
 * megabytes for them, so they are counted before it starts.
 */
const MAX_TAGS = 1_500_000;

/** Rows of one sheet that are read; a disclosure has a few hundred. */
export const MAX_ROWS = 100_000;

/** What the sheets are made of; pictures, macros and printer settings are left out. */
const PARTS = /^(?:\[Content_Types\]\.xml|_rels\/.*|docProps\/.*\.xml|xl\/.*\.(?:xml|rels))$/i;
const LEFT_OUT =
  /(?:vbaProject|printerSettings|comments|persons\/|\/media\/|\/embeddings\/|\/drawings\/|\/charts\/|\/externalLinks\/|\/customXml\/|\/theme\/)/i;

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
  const zipped = isZip(bytes);
  const safe = zipped ? vetted(bytes, file) : vettedLegacy(bytes, file);
  try {
    return withComplaints(() =>
      read(safe, {
        type: 'array',
        dense: true,
        // Only formulas without a saved value are left in the parts; .xls always saves one.
        cellFormula: zipped,
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
  if (![...parts.keys()].some((name) => /^xl\/workbook\.xml$/i.test(name))) {
    throw noWorkbook(bytes, file);
  }
  refuseTooMuch(parts, file);
  for (const [name, part] of parts) {
    refuseDoctype(part, file, name);
    if (SHEET.test(name)) parts.set(name, vettedSheet(part, file, name));
  }
  withPlainFills(parts);
  return zipSync(Object.fromEntries(parts), { level: 0 });
}

const SHEET = /^xl\/(?:work|macro|dialog)sheets\/[^/]*\.xml$/i;

function noWorkbook(bytes: Uint8Array, file: string): ReadError {
  const binary = unpack(bytes, file, (name) => /^xl\/workbook\.bin$/i.test(name)).size > 0;
  if (binary) {
    return new ReadError('unsupported', file, {
      zh: '这是二进制格式的工作簿（.xlsb）；请用表格软件另存为 .xlsx，再读入',
      en: 'this is a workbook in the binary format (.xlsb); save it as .xlsx and read that',
    });
  }
  return new ReadError('damaged', file, {
    zh: '压缩包里没有工作簿（xl/workbook.xml）：文件不是 .xlsx，或已损坏',
    en: 'the package holds no workbook (xl/workbook.xml): the file is no .xlsx, or it is damaged',
  });
}

function refuseTooMuch(parts: ReadonlyMap<string, Uint8Array>, file: string): void {
  let tags = 0;
  for (const part of parts.values()) {
    for (const byte of part) if (byte === LESS_THAN) tags += 1;
  }
  if (tags > MAX_TAGS) throw tooMuch(file);
}

const LESS_THAN = 0x3c;

/**
 * The parser tells of unknown records on the console only; here they are part of the result.
 * Where a style is missing it throws for each cell and catches that: half of its time would
 * go into traces that nobody sees.
 */
function withComplaints(parse: () => WorkBook): ParsedWorkbook {
  const complaints: string[] = [];
  const { error } = console;
  const { stackTraceLimit } = Error;
  console.error = (...words: readonly unknown[]) => complaints.push(words.join(' '));
  Error.stackTraceLimit = 0;
  try {
    return { book: parse(), complaints };
  } finally {
    console.error = error;
    Error.stackTraceLimit = stackTraceLimit;
  }
}
