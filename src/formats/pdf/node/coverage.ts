import { closeSync, openSync, readSync } from 'node:fs';

/** The characters that a font has glyphs for, by code point. */
export type Coverage = (codePoint: number) => boolean;

interface Range {
  readonly first: number;
  readonly last: number;
}

/** Bytes of the table directory's header and of each of its entries (OpenType 1.9, “otff”). */
const HEADER = 12;
const ENTRY = 16;
/** Unicode encodings of the table `cmap`: platform 0, or platform 3 with encoding 1 or 10. */
const WINDOWS = 3;
const WINDOWS_UNICODE = new Set([1, 10]);

/**
 * Reads which characters a font file (TrueType or OpenType, one face) draws: only its directory
 * and its table `cmap` are loaded.
 * @throws where the file is no such font, which would be a defect of the installation
 */
export function coverageOf(path: string): Coverage {
  const ranges = rangesOf(tableOf(path, 'cmap'));
  return (codePoint) => holds(ranges, codePoint);
}

function tableOf(path: string, tag: string): DataView {
  const file = openSync(path, 'r');
  try {
    const count = viewOf(file, 0, HEADER).getUint16(4);
    const directory = viewOf(file, HEADER, count * ENTRY);
    for (let at = 0; at < directory.byteLength; at += ENTRY) {
      if (tagAt(directory, at) !== tag) continue;
      return viewOf(file, directory.getUint32(at + 8), directory.getUint32(at + 12));
    }
  } finally {
    closeSync(file);
  }
  throw new RangeError(`${path}: no table ${tag}`);
}

function viewOf(file: number, from: number, length: number): DataView {
  const bytes = new Uint8Array(length);
  const read = readSync(file, bytes, 0, length, from);
  return new DataView(bytes.buffer, 0, read);
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}

/** Ranges of all Unicode encodings, in order. */
function rangesOf(cmap: DataView): readonly Range[] {
  const offsets = new Set<number>();
  for (let at = 4; at < 4 + cmap.getUint16(2) * 8; at += 8) {
    const platform = cmap.getUint16(at);
    const isUnicode =
      platform === 0 || (platform === WINDOWS && WINDOWS_UNICODE.has(cmap.getUint16(at + 2)));
    if (isUnicode) offsets.add(cmap.getUint32(at + 4));
  }
  const ranges = [...offsets].flatMap((offset) => subtableRanges(cmap, offset));
  return ranges.sort((a, b) => a.first - b.first);
}

/** Other formats hold variation sequences or single bytes: they draw nothing more. */
function subtableRanges(cmap: DataView, offset: number): readonly Range[] {
  switch (cmap.getUint16(offset)) {
    case 4:
      return segments(cmap, offset);
    case 12:
      return groups(cmap, offset);
    default:
      return [];
  }
}

/** Format 4: segments of the basic plane, whose characters may still have no glyph. */
function segments(cmap: DataView, offset: number): readonly Range[] {
  const double = cmap.getUint16(offset + 6);
  const ends = offset + 14;
  const starts = ends + double + 2;
  const ranges: Range[] = [];
  for (let at = 0; at < double; at += 2) {
    const last = cmap.getUint16(ends + at);
    const delta = cmap.getUint16(starts + double + at);
    const place = starts + 2 * double + at;
    const distance = cmap.getUint16(place);
    const glyphOf = (code: number): number => {
      const first = cmap.getUint16(starts + at);
      if (distance === 0) return (code + delta) & 0xffff;
      const glyph = cmap.getUint16(place + distance + 2 * (code - first));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    };
    for (let code = cmap.getUint16(starts + at); code <= last && code < 0xffff; code += 1) {
      if (glyphOf(code) === 0) continue;
      const open = ranges.at(-1);
      if (open !== undefined && open.last === code - 1) {
        ranges[ranges.length - 1] = { first: open.first, last: code };
      } else ranges.push({ first: code, last: code });
    }
  }
  return ranges;
}

/** Format 12: groups of consecutive characters of all planes. */
function groups(cmap: DataView, offset: number): readonly Range[] {
  return Array.from({ length: cmap.getUint32(offset + 12) }, (_, at) => {
    const group = offset + 16 + at * 12;
    return { first: cmap.getUint32(group), last: cmap.getUint32(group + 4) };
  });
}

function holds(ranges: readonly Range[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  // Ranges of several encodings may overlap: the last one that begins before it need not be the
  // one that holds it, but then an earlier one is as long.
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return false;
    if (codePoint < range.first) high = middle - 1;
    else if (codePoint > range.last) low = middle + 1;
    else return true;
  }
  return false;
}
