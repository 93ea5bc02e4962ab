import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of a package written by hand, whose directory may say what is not so. */
export interface ZipEntry {
  readonly name: string;
  readonly content?: Uint8Array | string;
  /** Packed bytes instead of `content`. */
  readonly packed?: Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  /** Sizes as stated, whatever they are. */
  readonly saysPacked?: number;
  readonly saysUnpacked?: number;
  /** The entry's bytes are those of the entry with this index. */
  readonly sameAs?: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** Writes a zip file. `count` is the number of entries that its end record states. */
export function zipOf(entries: readonly ZipEntry[], count = entries.length): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let at = 0;
  entries.forEach((entry, index) => {
    const { method = 8, flags = 0, sameAs } = entry;
    const raw = Buffer.from(entry.content ?? '');
    const packed = Buffer.from(entry.packed ?? (method === 8 ? deflateRawSync(raw) : raw));
    const name = Buffer.from(entry.name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(raw), 0);
    sizes.writeUInt32LE(entry.saysPacked ?? packed.length, 4);
    sizes.writeUInt32LE(entry.saysUnpacked ?? raw.length, 8);
    const common = Buffer.alloc(10);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    if (sameAs === undefined) {
      offsets[index] = at;
      const lengths = Buffer.alloc(4);
      lengths.writeUInt16LE(name.length, 0);
      const local = Buffer.concat([word(LOCAL), common, sizes, lengths, name, packed]);
      parts.push(local);
      at += local.length;
    } else offsets[index] = offsets[sameAs] ?? 0;
    const rest = Buffer.alloc(18);
    rest.writeUInt16LE(name.length, 0);
    rest.writeUInt32LE(offsets[index] ?? 0, 14);
    directory.push(Buffer.concat([word(CENTRAL), Buffer.alloc(2), common, sizes, rest, name]));
  });
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, central, end]));
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}
