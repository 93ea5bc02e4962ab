/** What the bytes of a file are, whatever its name says. */
export type FileFormat =
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'zip'
  | 'doc'
  | 'xls'
  | 'ole'
  | 'html'
  | 'image'
  | 'text';

/** PDF readers take the mark anywhere in the first kilobyte (ISO 32000-1, implementation note 13). */
const PDF_WITHIN = 1024;
const HTML_WITHIN = 2048;
/** Names of a zip's entries are looked for in its directory at the end and its first entries. */
const ZIP_WITHIN = 65_536;

const SIGNATURES: readonly { readonly format: FileFormat; readonly bytes: readonly number[] }[] = [
  { format: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { format: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
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

function packageFormat(bytes: Uint8Array): FileFormat {
  const names = ascii(bytes.subarray(0, ZIP_WITHIN)) + ascii(bytes.subarray(-ZIP_WITHIN));
  if (names.includes('word/document.xml')) return 'docx';
  return names.includes('xl/workbook.xml') ? 'xlsx' : 'zip';
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
