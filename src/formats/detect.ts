import { directoryOf, storedBytes, type ZipEntry } from './shared/zip-directory.js';

/** What the bytes of a file are, whatever its name says. */
export type FileFormat =
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'zip'
  | 'archive'
  | 'odt'
  | 'ods'
  | 'rtf'
  | 'doc'
  | 'xls'
  | 'ole'
  | 'html'
  | 'image'
  | 'text';

/** PDF readers take the mark anywhere in the first kilobyte (ISO 32000-1, implementation note 13). */
const PDF_WITHIN = 1024;
const HTML_WITHIN = 2048;
/** Where a zip is cut, its names are looked for in its first and last bytes. */
const ZIP_WITHIN = 65_536;
const MOST_ENTRIES = 10_000;

const SIGNATURES: readonly { readonly format: FileFormat; readonly bytes: readonly number[] }[] = [
  { format: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { format: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { format: 'rtf', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { format: 'archive', bytes: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { format: 'archive', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { format: 'ole', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { format: 'image', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { format: 'image', bytes: [0xff, 0xd8, 0xff] },
  { format: 'image', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { format: 'image', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
];

/** Tells the format of a file by its bytes; what is nothing else is text, or no document. */
export function detectFormat(bytes: Uint8Array): FileFormat {
  const found = SIGNATURES.find(({ bytes: mark }) => startsWith(bytes, mark));
  if (found?.format === 'zip') return packageFormat(bytes);
  if (found?.format === 'ole') return compoundFormat(bytes);
  if (found !== undefined) return found.format;
  if (ascii(bytes.subarray(0, PDF_WITHIN)).includes('%PDF-')) return 'pdf';
  return isHtml(ascii(bytes.subarray(0, HTML_WITHIN))) ? 'html' : 'text';
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** What an OpenDocument file says of itself. */
const OPEN_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet)/;

/**
 * By the names in a package's own directory: a package in a package would show its names too
 * if they were only looked for.
 */
function packageFormat(bytes: Uint8Array): FileFormat {
  const entries = directoryOf(bytes, MOST_ENTRIES);
  // Of a damaged package the names that are left tell; what they are in cannot be known.
  if (entries === null) return cutPackageFormat(bytes);
  const has = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name));
  // Writers other than Word and Excel give the main part other names.
  const typed = has(/^\[Content_Types\]\.xml$/i);
  if (has(/^word\/document\.xml$/) || (typed && has(/^word\//i))) return 'docx';
  if (has(/^xl\/workbook\.(?:xml|bin)$/) || (typed && has(/^xl\//i))) return 'xlsx';
  return has(/^content\.xml$/) ? openDocumentFormat(bytes, entries) : 'zip';
}

/** OpenDocument 1.2, part 3, 3.3: the entry `mimetype` is stored as it is. */
function openDocumentFormat(bytes: Uint8Array, entries: readonly ZipEntry[]): FileFormat {
  const entry = entries.find(({ name }) => name === 'mimetype');
  const mimetype = entry === undefined ? '' : ascii(storedBytes(bytes, entry).subarray(0, 100));
  const kind = OPEN_DOCUMENT.exec(mimetype)?.[1];
  return kind === 'text' ? 'odt' : kind === 'spreadsheet' ? 'ods' : 'zip';
}

function cutPackageFormat(bytes: Uint8Array): FileFormat {
  const names = ascii(bytes.subarray(0, ZIP_WITHIN)) + ascii(bytes.subarray(-ZIP_WITHIN));
  if (names.includes('word/document.xml')) return 'docx';
  return names.includes('xl/workbook.') ? 'xlsx' : 'zip';
}

/** The streams of an OLE file have names in UTF-16: Workbook or Book, WordDocument. */
function compoundFormat(bytes: Uint8Array): FileFormat {
  const has = (name: string) => {
    const mark = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
    return includes(bytes, mark);
  };
  if (has('WordDocument')) return 'doc';
  return has('Workbook') || has('Book') ? 'xls' : 'ole';
}

function includes(bytes: Uint8Array, mark: readonly number[]): boolean {
  const [first] = mark;
  if (first === undefined) return true;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (mark.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

/** Markup before any text: a page that was saved, not a text that quotes a tag. */
function isHtml(start: string): boolean {
  return /^[\s\u0080-\u00ff]*(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|meta|table)\b/i.test(
    start,
  );
}

/** Bytes as Latin-1: enough to look for marks that are ASCII. */
function ascii(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}
