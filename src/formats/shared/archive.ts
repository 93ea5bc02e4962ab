import { ReadError } from '../../document/read-error.js';
import { encrypted, entriesOf, unpackEntry } from './zip.js';
import type { ZipEntry } from './zip-directory.js';

/** A file in an archive of documents. */
export interface ArchiveEntry {
  /** Unique in the archive; folders end in a slash. Never used as a path to write to. */
  readonly name: string;
  /** Bytes, as the archive says. */
  readonly unpacked: number;
  readonly zip: ZipEntry;
}

/**
 * The entries of an archive in the order of their names. Windows archivers write names in
 * the system's encoding without saying so: what is no UTF-8 is read as GB18030.
 * @throws ReadError damaged or hostile
 */
export function archiveEntries(bytes: Uint8Array, file: string): readonly ArchiveEntry[] {
  const taken = new Map<string, number>();
  return entriesOf(bytes, file)
    .map((zip) => ({ name: nameOf(zip), unpacked: zip.unpacked, zip }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.zip.offset - b.zip.offset))
    .map((entry) => {
      const count = (taken.get(entry.name) ?? 0) + 1;
      taken.set(entry.name, count);
      return count === 1 ? entry : { ...entry, name: `${entry.name}#${count}` };
    });
}

/**
 * Unpacks an entry of at most `maxBytes`; one that swells beyond the size it states is hostile.
 * @param file its name for messages
 * @throws ReadError too-large, encrypted, damaged or hostile
 */
export function unpackArchived(
  bytes: Uint8Array,
  { zip, unpacked }: ArchiveEntry,
  file: string,
  maxBytes: number,
): Uint8Array {
  if (zip.encrypted) throw encrypted(file);
  if (unpacked > maxBytes) {
    const megabytes = (size: number) => Math.ceil(size / (1024 * 1024));
    throw new ReadError('too-large', file, {
      zh: `解压后有 ${megabytes(unpacked)} MB，上限为 ${megabytes(maxBytes)} MB；可用 --max-size 提高上限`,
      en: `unpacked it has ${megabytes(unpacked)} MB, limit ${megabytes(maxBytes)} MB; --max-size raises the limit`,
    });
  }
  return unpackEntry(bytes, zip, { left: unpacked }, file);
}

function nameOf({ nameBytes, utf8 }: ZipEntry): string {
  return decoded(nameBytes, utf8)
    .replaceAll('\\', '/')
    .replace(/^\/+/, '')
    .replace(/\p{Cc}/gu, '\uFFFD');
}

function decoded(bytes: Uint8Array, utf8: boolean): string {
  if (utf8) return new TextDecoder().decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder('gb18030').decode(bytes);
  }
}
