import { type FileHandle, lstat, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { makeFolder } from '../books/node/make-folder.js';
import type { JobResult } from './batch/job.js';
import type { Options } from './options.js';
import type { Io } from './pipeline.js';

/** Takes the results of a check in order and brings them where they belong. */
export interface ReportSink {
  add(result: JobResult): Promise<void>;
  /** Writes what is still to be written. @returns whether everything could be written */
  finish(): Promise<boolean>;
}

/** `a.txt` to `a.html`; a second `a` (of another folder) to `a-2.html`. Compared without case. */
export function freeName(file: string, taken: Set<string>, extension: string): string {
  const stem = basename(file, extname(file)) || 'report';
  let name = `${stem}.${extension}`;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
    name = `${stem}-${number}.${extension}`;
  }
  taken.add(name.toLowerCase());
  return name;
}

/** Writes a file with its folders. @returns whether it could be written; else it was said why */
export async function saved(
  path: string,
  text: string | Uint8Array,
  { lang, quiet }: Options,
  io: Io,
): Promise<boolean> {
  try {
    makeFolder(dirname(path));
    await writeFile(path, text);
  } catch (error) {
    return unwritten(path, error, lang, io);
  }
  if (!quiet) io.err(`${{ zh: '已写入', en: 'written' }[lang]} ${path}\n`);
  return true;
}

function unwritten(path: string, error: unknown, lang: Options['lang'], io: Io): false {
  if (!(error instanceof Error)) throw error;
  io.err(`${{ zh: '无法写入', en: 'cannot write' }[lang]} ${path}: ${error.message}\n`);
  return false;
}

/** A file that is written piece by piece beside its place and put there when it is whole. */
export class GrowingFile {
  readonly #path: string;
  readonly #options: Options;
  readonly #io: Io;
  #handle: FileHandle | null = null;
  #writable = true;
  /** Where it is written: a device or a link is what it is, and nothing is put in its place. */
  #beside: string;

  constructor(path: string, options: Options, io: Io) {
    this.#path = path;
    this.#beside = `${path}.partial`;
    this.#options = options;
    this.#io = io;
  }

  async add(pieces: readonly string[]): Promise<void> {
    await this.#attempt(async () => {
      this.#handle ??= await this.#opened();
      for (const piece of pieces) await this.#handle.write(piece);
    });
  }

  /** @returns whether all of it could be written; else it was said why */
  async finish(): Promise<boolean> {
    await this.#attempt(async () => {
      await this.#handle?.close();
      this.#handle = null;
      if (this.#beside !== this.#path) await rename(this.#beside, this.#path);
    });
    const { lang, quiet } = this.#options;
    if (this.#writable && !quiet) {
      this.#io.err(`${{ zh: '已写入', en: 'written' }[lang]} ${this.#path}\n`);
    }
    return this.#writable;
  }

  async #opened(): Promise<FileHandle> {
    makeFolder(dirname(this.#path));
    const known = await lstat(this.#path).catch(() => null);
    if (known !== null && !known.isFile()) this.#beside = this.#path;
    return open(this.#beside, 'w');
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    if (!this.#writable) return;
    try {
      await work();
    } catch (error) {
      this.#writable = unwritten(this.#path, error, this.#options.lang, this.#io);
      if (this.#handle === null) return;
      await this.#handle.close();
      if (this.#beside !== this.#path) await rm(this.#beside, { force: true });
    }
  }
}
