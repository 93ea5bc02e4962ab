import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { BookError } from '../problem.js';
import { type BookFiles, readBook } from '../read-book.js';
import type { UnitYear } from '../unit-year.js';
import { makeFolder } from './make-folder.js';

const TEXT_FILE = /\.(?:csv|ya?ml|md)$/i;
/** Far above the largest book: a folder given by mistake is not read whole. */
const MOST_FILES = 500;
const MOST_BYTES = 20 * 1024 * 1024;

/** The text files of a book folder, by path inside it. @throws {BookError} */
export function loadFolder(folder: string): BookFiles {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new BookError([
      {
        file: folder,
        row: null,
        column: null,
        message: { zh: '没有这个文件夹', en: 'there is no such folder' },
      },
    ]);
  }
  const files = new Map<string, string>();
  let bytes = 0;
  for (const path of filesIn(folder, '')) {
    if (!TEXT_FILE.test(path)) continue;
    bytes += statSync(join(folder, path)).size;
    if (files.size >= MOST_FILES || bytes > MOST_BYTES) {
      throw new BookError([
        {
          file: folder,
          row: null,
          column: null,
          message: { zh: '文件太多或太大，不像一个账套', en: 'has too much in it to be a book' },
        },
      ]);
    }
    files.set(path, readFileSync(join(folder, path), 'utf8'));
  }
  return files;
}

/** The book of a folder. @throws {BookError} with everything that is wrong in it */
export function loadBook(folder: string): UnitYear {
  return readBook(loadFolder(folder));
}

/**
 * Writes a book so that either all of it is there or nothing: files go to a folder beside it
 * first. Files of the folder that the book does not name stay as they are.
 */
export function saveFolder(folder: string, files: BookFiles): void {
  const draft = `${folder.replace(/[/\\]+$/, '')}.writing-${process.pid}`;
  try {
    for (const [path, text] of files) {
      const target = join(draft, path);
      makeFolder(dirname(target));
      writeFileSync(target, text);
    }
    for (const path of files.keys()) {
      const target = join(folder, path);
      makeFolder(dirname(target));
      renameSync(join(draft, path), target);
    }
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function* filesIn(folder: string, under: string): Generator<string> {
  const entries = readdirSync(join(folder, under), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const path = posix.join(under, entry.name);
    if (entry.isDirectory()) yield* filesIn(folder, path);
    else if (entry.isFile()) yield path;
  }
}
