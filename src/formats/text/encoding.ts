import { ReadError } from '../../document/read-error.js';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export interface DecodedText {
  /** Without the byte order mark, so that column 1 is the first real character. */
  readonly text: string;
  readonly encoding: Encoding;
  /** The file ends inside a character: it was cut. That character is not in `text`. */
  readonly cut: boolean;
}

/** More than any disclosure; a larger file is refused before it is decoded. */
export const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Turns bytes into text. A byte order mark decides; without one, valid UTF-8 is UTF-8,
 * else valid GB18030 (of which GBK and GB2312 are parts) is GB18030.
 * @throws ReadError empty, too-large, binary, or undecodable with byte offset and line.
 */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  if (bytes.length > MAX_BYTES) {
    throw new ReadError('too-large', file, {
      zh: `文件有 ${bytes.length} 字节，超过 ${MAX_BYTES} 字节的上限`,
      en: `the file has ${bytes.length} bytes, more than the limit of ${MAX_BYTES}`,
    });
  }
  const mark = byteOrderMark(bytes);
  const body = bytes.subarray(mark?.length ?? 0);
  if (body.length === 0) throw emptyFile(file);
  if (mark?.encoding === 'utf-16le' || mark?.encoding === 'utf-16be') {
    return decodeUtf16(body, mark.encoding, mark.length, file);
  }
  // Old DOS programs end a text with a control character.
  const text = body.at(-1) === 0x1a ? body.subarray(0, -1) : body;
  if (text.length === 0) throw emptyFile(file);
  refuseBinary(text, file);
  return decodeBytes(text, mark, file);
}

interface Mark {
  readonly encoding: Encoding;
  readonly length: number;
}

const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0x84, 0x31, 0x95, 0x33], encoding: 'gb18030' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

function byteOrderMark(bytes: Uint8Array): Mark | null {
  for (const { bytes: mark, encoding } of MARKS) {
    if (mark.every((byte, at) => bytes[at] === byte)) return { encoding, length: mark.length };
  }
  return null;
}

function emptyFile(file: string): ReadError {
  return new ReadError('empty', file, {
    zh: '文件是空的，没有可读的文字',
    en: 'the file is empty, there is no text to read',
  });
}

function decodeUtf16(
  body: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
  skipped: number,
  file: string,
): DecodedText {
  const whole = body.length - (body.length % 2);
  const low = encoding === 'utf-16le' ? 0 : 1;
  let end = whole;
  let line = 1;
  for (let at = 0; at < whole; at += 2) {
    const unit = (body[at + low] ?? 0) + ((body[at + 1 - low] ?? 0) << 8);
    if (unit === 0x0a) line += 1;
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = (body[at + 2 + low] ?? 0) + ((body[at + 3 - low] ?? 0) << 8);
    if (unit < 0xdc00 && next >= 0xdc00 && next <= 0xdfff && at + 3 < whole) {
      at += 2;
    } else if (unit < 0xdc00 && at + 2 >= whole) {
      end = at;
    } else {
      throw undecodable(file, 'UTF-16', at + skipped, line);
    }
  }
  const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(
    body.subarray(0, end),
  );
  return { text, encoding, cut: end < body.length };
}

function decodeBytes(body: Uint8Array, mark: Mark | null, file: string): DecodedText {
  const skipped = mark?.length ?? 0;
  const utf8 = mark?.encoding === 'gb18030' ? null : scanUtf8(body);
  if (utf8 !== null && utf8.invalidAt === null) {
    return decoded(body, utf8.end, 'utf-8');
  }
  // A few bad bytes among many good sequences are damage to a UTF-8 file, not another encoding.
  const damaged = utf8 !== null && (mark !== null || utf8.sequences > 4 * utf8.invalid);
  if (!damaged) {
    const gb = scanGb18030(body);
    if (gb.invalidAt === null) return decoded(body, gb.end, 'gb18030');
    const at = Math.max(gb.invalidAt, mark === null ? 0 : gb.invalidAt);
    throw undecodable(
      file,
      mark === null ? 'UTF-8, GB18030' : 'GB18030',
      at + skipped,
      lineAt(body, at),
    );
  }
  const at = utf8?.invalidAt ?? 0;
  throw undecodable(file, 'UTF-8', at + skipped, lineAt(body, at));
}

function decoded(body: Uint8Array, end: number, encoding: Encoding): DecodedText {
  const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(
    body.subarray(0, end),
  );
  return { text, encoding, cut: end < body.length };
}

function undecodable(file: string, encodings: string, byteOffset: number, line: number): ReadError {
  return new ReadError(
    'undecodable',
    file,
    {
      zh: `此处的字节不是有效的 ${encodings} 文字`,
      en: `the bytes here are not valid ${encodings} text`,
    },
    { byteOffset, line },
  );
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at += 1) {
    const byte = bytes[at];
    if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) line += 1;
  }
  return line;
}

interface Scan {
  /** Offset of the first invalid byte, or null. */
  readonly invalidAt: number | null;
  /** Where the valid text ends: less than the length when the last character is cut. */
  readonly end: number;
  readonly invalid: number;
  readonly sequences: number;
}

function scanUtf8(bytes: Uint8Array): Scan {
  let invalidAt: number | null = null;
  let invalid = 0;
  let sequences = 0;
  let end = bytes.length;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const need = utf8Length(lead);
    const got = need === 0 ? 0 : utf8Continuation(bytes, at, need);
    if (need > 0 && got === need) {
      sequences += 1;
      at += need;
    } else if (need > 0 && at + got === bytes.length) {
      end = at;
      break;
    } else {
      invalidAt ??= at;
      invalid += 1;
      at += 1;
    }
  }
  return { invalidAt, end, invalid, sequences };
}

function utf8Length(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** How many bytes of the sequence at `at` are right, the lead included. */
function utf8Continuation(bytes: Uint8Array, at: number, need: number): number {
  const lead = bytes[at] ?? 0;
  for (let index = 1; index < need; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined || byte < 0x80 || byte > 0xbf) return index;
    if (index === 1 && !secondByteFits(lead, byte)) return index;
  }
  return need;
}

/** Overlong forms, surrogates and values above U+10FFFF are not UTF-8. */
function secondByteFits(lead: number, byte: number): boolean {
  if (lead === 0xe0) return byte >= 0xa0;
  if (lead === 0xed) return byte <= 0x9f;
  if (lead === 0xf0) return byte >= 0x90;
  return lead !== 0xf4 || byte <= 0x8f;
}

function scanGb18030(bytes: Uint8Array): Scan {
  let sequences = 0;
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at += 1;
      continue;
    }
    const length = gb18030Length(bytes, at);
    if (length === 'cut') return { invalidAt: null, end: at, invalid: 0, sequences };
    if (length === 0) return { invalidAt: at, end: at, invalid: 1, sequences };
    sequences += 1;
    at += length;
  }
  return { invalidAt: null, end: bytes.length, invalid: 0, sequences };
}

function gb18030Length(bytes: Uint8Array, at: number): number | 'cut' {
  const [b1, b2, b3, b4] = [bytes[at] ?? 0, bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  if (b1 < 0x81 || b1 > 0xfe) return 0;
  if (b2 === undefined) return 'cut';
  if ((b2 >= 0x40 && b2 <= 0x7e) || (b2 >= 0x80 && b2 <= 0xfe)) return 2;
  if (b2 < 0x30 || b2 > 0x39) return 0;
  if (b3 === undefined) return 'cut';
  if (b3 < 0x81 || b3 > 0xfe) return 0;
  if (b4 === undefined) return 'cut';
  if (b4 < 0x30 || b4 > 0x39) return 0;
  const pointer = (((b1 - 0x81) * 10 + b2 - 0x30) * 126 + b3 - 0x81) * 10 + b4 - 0x30;
  return pointer <= 39419 || (pointer >= 189000 && pointer <= 1237575) ? 4 : 0;
}

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly name: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], name: 'PDF' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'ZIP (DOCX, XLSX, OFD)' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: 'DOC, XLS' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: 'PNG' },
  { bytes: [0xff, 0xd8, 0xff], name: 'JPEG' },
  { bytes: [0x1f, 0x8b], name: 'GZIP' },
];

function refuseBinary(bytes: Uint8Array, file: string): void {
  for (const { bytes: signature, name } of SIGNATURES) {
    if (signature.every((byte, at) => bytes[at] === byte)) {
      throw new ReadError('binary', file, {
        zh: `这是 ${name} 文件，不是文本文件`,
        en: `this is a ${name} file, not a text file`,
      });
    }
  }
  for (let at = 0; at < bytes.length; at += 1) {
    if (isBinaryByte(bytes[at] ?? 0)) {
      throw new ReadError(
        'binary',
        file,
        {
          zh: '文件含有文本里不会出现的控制字节，是二进制文件',
          en: 'the file holds control bytes that no text has, it is a binary file',
        },
        { byteOffset: at, line: lineAt(bytes, at) },
      );
    }
  }
}

/** Control bytes other than tab, line ends, vertical tab, form feed and escape. */
function isBinaryByte(byte: number): boolean {
  return byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b;
}
