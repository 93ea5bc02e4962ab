import { Inflate } from 'fflate';
import { ReadError } from '../../document/read-error.js';
import { directoryOf, type ZipEntry } from './zip-directory.js';

/** Bounds of an office package in steps: far above real ones, far below what hurts. */
export const ZIP_LIMITS = {
  entries: 10_000,
  /** Bytes of all wanted parts together, unpacked. */
  total: 64 * 1024 * 1024,
  /** Unpacked bytes for a packed one; XML of spreadsheets reaches 50. */
  ratio: 250,
  /** Below this many bytes the ratio says nothing. */
  ratioFrom: 8 * 1024 * 1024,
};

const LOCAL = 0x04034b50;

export function isZip(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/**
 * Unpacks the wanted parts of an office package, counting what comes out: the sizes that
 * the package states are not believed.
 * @throws ReadError damaged, encrypted or hostile
 */
export function unpack(
  bytes: Uint8Array,
  file: string,
  wanted: (name: string) => boolean,
): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  const budget = { left: ZIP_LIMITS.total };
  for (const entry of entriesOf(bytes, file)) {
    if (entry.name.endsWith('/') || !wanted(entry.name) || parts.has(entry.name)) continue;
    if (entry.encrypted) throw encrypted(file);
    parts.set(entry.name, unpackEntry(bytes, entry, budget, file));
  }
  return parts;
}

/**
 * The directory of a package.
 * @throws ReadError damaged or hostile
 */
export function entriesOf(bytes: Uint8Array, file: string): ZipEntry[] {
  const entries = directoryOf(bytes, ZIP_LIMITS.entries + 1);
  if (entries === null) throw damaged(file);
  if (entries.length > ZIP_LIMITS.entries) throw hostile(file);
  return entries;
}

/**
 * Unpacks one entry; what comes out is taken off the budget.
 * @throws ReadError damaged or hostile
 */
export function unpackEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  budget: { left: number },
  file: string,
): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw damaged(file);
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (from + entry.packed > bytes.length) throw damaged(file);
  if (entry.unpacked > budget.left) throw hostile(file);
  const packed = bytes.subarray(from, from + entry.packed);
  if (entry.method === 0) {
    if (packed.length > budget.left) throw hostile(file);
    budget.left -= packed.length;
    return packed;
  }
  if (entry.method !== 8) throw damaged(file);
  return inflated(packed, budget, file);
}

const STEP = 16 * 1024;

function inflated(packed: Uint8Array, budget: { left: number }, file: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  let done = false;
  const inflate = new Inflate((chunk, final) => {
    chunks.push(chunk);
    total += chunk.length;
    done ||= final;
  });
  for (let at = 0; at < packed.length && !done; at += STEP) {
    const end = Math.min(at + STEP, packed.length);
    try {
      inflate.push(packed.subarray(at, end), end === packed.length);
    } catch (error) {
      throw damaged(file, error instanceof Error ? error.message : String(error));
    }
    const swollen = total > ZIP_LIMITS.ratioFrom && total > end * ZIP_LIMITS.ratio;
    if (total > budget.left || swollen) throw hostile(file);
  }
  budget.left -= total;
  return joined(chunks, total);
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function damaged(file: string, detail = ''): ReadError {
  const why = detail === '' ? { zh: '', en: '' } : { zh: `（${detail}）`, en: ` (${detail})` };
  return new ReadError('damaged', file, {
    zh: `文件已损坏或不完整：压缩包结构不对${why.zh}；请重新下载或重新另存`,
    en: `the file is damaged or incomplete: its package cannot be unpacked${why.en}; download or save it again`,
  });
}

export function encrypted(file: string): ReadError {
  return new ReadError('encrypted', file, {
    zh: '文件有密码保护；请先用密码打开，去掉密码后另存',
    en: 'the file is protected by a password; open it with the password and save it without one',
  });
}

function hostile(file: string): ReadError {
  const megabytes = ZIP_LIMITS.total / (1024 * 1024);
  return new ReadError('hostile', file, {
    zh: `解压后的内容大得不正常（上限：${ZIP_LIMITS.entries} 个部件、${megabytes} MB、压缩比 ${ZIP_LIMITS.ratio}），可能是压缩炸弹，未读`,
    en: `what the package unpacks to is abnormally large (limits: ${ZIP_LIMITS.entries} parts, ${megabytes} MB, ratio ${ZIP_LIMITS.ratio}); it may be a zip bomb and was not read`,
  });
}
