const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LONGEST_COMMENT = 0xffff;

/** An entry of a package's directory; its sizes are what the package says. */
export interface ZipEntry {
  readonly name: string;
  /** The name's bytes, for names in another encoding than the package says. */
  readonly nameBytes: Uint8Array;
  /** The package says that the name is UTF-8. */
  readonly utf8: boolean;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

/**
 * The directory at the end of a zip file (APPNOTE.TXT 4.3.12), in its order.
 * @param most entries read; what comes after them is not looked at
 * @returns null where there is no whole directory: the file is cut or no zip
 */
export function directoryOf(bytes: Uint8Array, most: number): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === null) return null;
  const count = Math.min(most, view.getUint16(end + 10, true));
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return null;
    const nameLength = view.getUint16(at + 28, true);
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    const flags = view.getUint16(at + 8, true);
    entries.push({
      name: new TextDecoder().decode(nameBytes).replaceAll('\\', '/').replace(/^\//, ''),
      nameBytes,
      utf8: (flags & 0x800) !== 0,
      encrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The bytes of an entry as they stand in the file; none where its place is wrong. */
export function storedBytes(bytes: Uint8Array, { offset, packed }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length) return new Uint8Array();
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return bytes.subarray(from, from + packed);
}

function endRecord(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - LONGEST_COMMENT);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}
