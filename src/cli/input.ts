import { type FileHandle, open } from 'node:fs/promises';
import type { Message } from '../checks/rule.js';
import { ReadError } from '../document/read-error.js';
import type { Failure } from '../reports/subject.js';

const CHUNK = 1024 * 1024;

/** Bounds of what is read. */
export interface InputLimits {
  /** Largest file, in bytes. */
  readonly maxBytes: number;
}

/** A file that the file system would not give, or that is not fit to be read. */
export class FailedInput extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message.zh);
    this.failure = failure;
  }
}

/** The same, said here. */
export class InputError extends FailedInput {
  override readonly name = 'InputError';

  constructor(file: string, code: string, what: Message, place?: Failure['place']) {
    super({
      file,
      code,
      message: { zh: `${file}：${what.zh}`, en: `${file}: ${what.en}` },
      ...(place === undefined ? {} : { place }),
    });
  }
}

/**
 * Reads a file, but never more than `maxBytes`: a larger one is refused by its size, and a
 * pipe, which has none, as soon as it has given more.
 * @throws InputError
 */
export async function readInput(file: string, maxBytes: number): Promise<Uint8Array> {
  const handle = await opened(file);
  try {
    const status = await handle.stat();
    if (status.isDirectory()) throw directory(file);
    if (status.isFile() && status.size > maxBytes) throw tooLarge(file, maxBytes, status.size);
    return await readUpTo(handle, file, maxBytes);
  } finally {
    await handle.close();
  }
}

/** Why a file was not read, as a failure to report; null for anything else, a defect. */
export function failureOf(file: string, error: unknown): Failure | null {
  if (error instanceof FailedInput) return error.failure;
  if (error instanceof ReadError) {
    const { code, messages, place } = error;
    return { file, code, message: messages, ...(place === undefined ? {} : { place }) };
  }
  return null;
}

/** The failure of a file at which the program itself went wrong. */
export function internalFailure(file: string, error: unknown): Failure {
  const what = error instanceof Error ? error.message : String(error);
  return {
    file,
    code: 'internal',
    message: {
      zh: `${file}：程序出错，这不是文件的问题；请把上面的记录和文件一并报告。（${what}）`,
      en: `${file}: the program failed, which is no fault of the file; please report the trace above with the file. (${what})`,
    },
  };
}

async function opened(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r');
  } catch (error) {
    throw systemError(file, error);
  }
}

async function readUpTo(handle: FileHandle, file: string, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const chunk = new Uint8Array(CHUNK);
    const { bytesRead } = await handle.read(chunk, 0, CHUNK, null).catch((error) => {
      throw systemError(file, error);
    });
    if (bytesRead === 0) return joined(chunks, total);
    total += bytesRead;
    if (total > maxBytes) throw tooLarge(file, maxBytes, null);
    chunks.push(chunk.subarray(0, bytesRead));
  }
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const SYSTEM: Readonly<Record<string, Message>> = {
  ENOENT: { zh: '没有这个文件。', en: 'there is no such file.' },
  EACCES: { zh: '没有读取权限。', en: 'no permission to read it.' },
  EPERM: { zh: '没有读取权限。', en: 'no permission to read it.' },
  ENOTDIR: { zh: '路径中有一段不是文件夹。', en: 'part of the path is not a folder.' },
  ENAMETOOLONG: { zh: '文件名过长。', en: 'the name is too long.' },
};

function systemError(file: string, error: unknown): Error {
  if (!(error instanceof Error) || !('code' in error)) {
    return error instanceof Error ? error : new Error(String(error));
  }
  const code = String(error.code);
  if (code === 'EISDIR') return directory(file);
  const known = SYSTEM[code] ?? {
    zh: `系统无法读取（${code}）。`,
    en: `the system cannot read it (${code}).`,
  };
  return new InputError(file, code, known);
}

function directory(file: string): InputError {
  return new InputError(file, 'directory', {
    zh: `这是文件夹；请给出其中的文件，例如 ${file}/*.txt`,
    en: `this is a folder; name the files in it, for example ${file}/*.txt`,
  });
}

function tooLarge(file: string, maxBytes: number, size: number | null): InputError {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / CHUNK)} MB`;
  const has =
    size === null
      ? { zh: '', en: '' }
      : { zh: `有 ${megabytes(size)}，`, en: `${megabytes(size)}, ` };
  return new InputError(file, 'too-large', {
    zh: `文件过大：${has.zh}上限为 ${megabytes(maxBytes)}；可用 --max-size 提高上限。`,
    en: `the file is too large: ${has.en}limit ${megabytes(maxBytes)}; --max-size raises the limit.`,
  });
}
