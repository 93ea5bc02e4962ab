import { writeFile } from 'node:fs/promises';
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
    if (!(error instanceof Error)) throw error;
    io.err(`${{ zh: '无法写入', en: 'cannot write' }[lang]} ${path}: ${error.message}\n`);
    return false;
  }
  if (!quiet) io.err(`${{ zh: '已写入', en: 'written' }[lang]} ${path}\n`);
  return true;
}
