import { ReadError } from '../../document/read-error.js';
import { archiveEntries, unpackArchived } from '../../formats/shared/archive.js';

/** Bounds of an archive of documents. */
export const ARCHIVE_LIMITS = {
  entries: 2_000,
  /** Bytes of all documents together, unpacked. */
  total: 1024 * 1024 * 1024,
};

/**
 * The names of the files in an archive, folders left out, in the order of their names.
 * @throws ReadError damaged or hostile
 */
export function entriesOfArchive(bytes: Uint8Array, file: string): readonly string[] {
  const entries = archiveEntries(bytes, file);
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (entries.length > ARCHIVE_LIMITS.entries || total > ARCHIVE_LIMITS.total) {
    const megabytes = ARCHIVE_LIMITS.total / (1024 * 1024);
    throw new ReadError('hostile', file, {
      zh: `压缩包里有 ${entries.length} 个文件、共 ${Math.ceil(total / (1024 * 1024))} MB，超过上限（${ARCHIVE_LIMITS.entries} 个、${megabytes} MB），未读；请分批解压`,
      en: `the archive holds ${entries.length} files of ${Math.ceil(total / (1024 * 1024))} MB, more than the limit (${ARCHIVE_LIMITS.entries} files, ${megabytes} MB), and was not read; unpack it in parts`,
    });
  }
  return entries.map(({ name }) => name).filter((name) => !name.endsWith('/'));
}

/**
 * Unpacks one file of an archive in memory.
 * @param name as `entriesOfArchive` gives it
 * @throws ReadError
 */
export function readArchiveEntry(
  bytes: Uint8Array,
  file: string,
  name: string,
  maxBytes: number,
): Uint8Array {
  const entry = archiveEntries(bytes, file).find((one) => one.name === name);
  const inside = `${file}/${name}`;
  if (entry === undefined) {
    throw new ReadError('damaged', inside, {
      zh: '压缩包里没有这个文件',
      en: 'the archive holds no such file',
    });
  }
  return unpackArchived(bytes, entry, inside, maxBytes);
}
