import type { Document } from '../document/tree.js';
import { readDocxDocument } from './docx/read.js';
import { readHtmlDocument } from './html/read.js';
import type { OfficeKind } from './office-kinds.js';
import { readXlsxDocument } from './xlsx/read.js';

/**
 * Reads a file of a kind that was found out from its bytes. `doc` (also .wps and .rtf) ends
 * in a ReadError that says how to convert it.
 * @throws ReadError
 */
export function readOfficeDocument(kind: OfficeKind, bytes: Uint8Array, file: string): Document {
  return READERS[kind](bytes, file);
}

const READERS: Readonly<Record<OfficeKind, (bytes: Uint8Array, file: string) => Document>> = {
  docx: readDocxDocument,
  doc: readDocxDocument,
  xlsx: readXlsxDocument,
  xls: readXlsxDocument,
  // An old file or a package with a password, of whichever program: the message tells.
  ole: readDocxDocument,
  html: readHtmlDocument,
};
