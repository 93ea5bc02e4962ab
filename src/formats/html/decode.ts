import { ReadError } from '../../document/read-error.js';
import { decodeText } from '../text/encoding.js';

export interface DecodedPage {
  readonly html: string;
  /** Characters that could not be decoded. */
  readonly lost: number;
}

/** Browsers look no further for the declaration of a page's encoding. */
const DECLARATION_BYTES = 4096;

/**
 * Decodes a page. A byte order mark decides; valid UTF-8 is UTF-8 whatever the page says,
 * because programs that save pages convert them and leave the declaration; else the
 * declaration decides, and without one the bytes must be GB18030.
 * @throws ReadError empty, binary, too-large or undecodable
 */
export function decodePage(bytes: Uint8Array, file: string): DecodedPage {
  const declared = declaredEncoding(bytes);
  if (declared !== null && !isChineseOrUnicode(declared) && !isUtf8(bytes)) {
    return replaced(bytes, declared);
  }
  try {
    return { html: decodeText(bytes, file).text, lost: 0 };
  } catch (error) {
    if (!(error instanceof ReadError) || error.code !== 'undecodable' || declared === null) {
      throw error;
    }
    // One damaged character in a page that names its encoding must not lose the others.
    return replaced(bytes, declared);
  }
}

function replaced(bytes: Uint8Array, encoding: string): DecodedPage {
  const html = new TextDecoder(encoding).decode(bytes);
  return { html, lost: html.split('\uFFFD').length - 1 };
}

/** The encoding that a meta element names, or null where none is named or known. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES));
  const label = /<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head)?.[1];
  if (label === undefined) return null;
  const known = /^gb/i.test(label) ? 'gb18030' : label.toLowerCase();
  try {
    return new TextDecoder(known).encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function isChineseOrUnicode(encoding: string): boolean {
  return /^(?:utf-|gb)/.test(encoding);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
