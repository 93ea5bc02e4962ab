import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Message } from '../../checks/rule.js';
import { detectFormat } from '../../formats/detect.js';
import type { Failure } from '../../reports/subject.js';
import { failureOf, InputError, readInput } from '../input.js';
import { entriesOfArchive } from './archive.js';
import type { InputRef } from './job.js';

/** What an operand of the command line stands for. */
export type Item =
  | { readonly kind: 'file'; readonly input: InputRef }
  | {
      /** A folder or an archive: files that may be parts of one disclosure. */
      readonly kind: 'set';
      readonly name: string;
      readonly inputs: readonly InputRef[];
      /** Files in it that are no documents, by name. */
      readonly others: readonly string[];
      /** Archives in it that could not be opened. */
      readonly failures: readonly Failure[];
    }
  | { readonly kind: 'failure'; readonly failure: Failure };

const DEEPEST = 16;
const MOST_FILES = 10_000;

const DOCUMENT =
  /\.(?:pdf|docx?|wpt|wps|rtf|odt|xlsx?|xlsm|ett?|ods|html?|xhtml|txt|png|jpe?g|tiff?|zip|rar|7z)$/i;
const ARCHIVE = /\.zip$/i;
/** Files that programs leave beside documents: locks, previews, what a Mac packs along. */
const LITTER = /(?:^|\/)(?:\.[^./]|~\$|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/i;
/** Hand-made corrections are used with the file they name. */
const CORRECTIONS = /(?:^|\/)mingzhang\.(?:corrections|config|baseline)\.ya?ml$/;

/**
 * Finds out what an operand is: a file, a folder with all files under it, an archive, or a file
 * of an archive, as messages name it (`archive.zip/inner/name.docx`).
 */
export async function expand(operand: string, maxBytes: number): Promise<Item> {
  try {
    if (await isFolder(operand)) return await folder(operand, maxBytes);
    const within = await entryOf(operand);
    if (within !== null) return { kind: 'file', input: within };
    if (ARCHIVE.test(operand)) {
      const bytes = await readInput(operand, maxBytes);
      // An office file under another name is read as what it is.
      if (detectFormat(bytes) === 'zip') return archive(operand, bytes);
    }
  } catch (error) {
    const failure = failureOf(operand, error);
    if (failure === null) throw error;
    return { kind: 'failure', failure };
  }
  return { kind: 'file', input: { name: operand, path: operand } };
}

/** What cannot be looked at is left to the reading of it, which says why. */
async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** The entry of an archive that a path goes on into; null where it names a file of its own. */
async function entryOf(path: string): Promise<InputRef | null> {
  const cut = /\.zip(?=[/\\])/i.exec(path);
  if (cut === null) return null;
  const archivePath = path.slice(0, cut.index + cut[0].length);
  const found = await stat(archivePath).catch(() => null);
  if (found === null || !found.isFile()) return null;
  return { name: path, path: archivePath, entry: path.slice(archivePath.length + 1) };
}

async function folder(path: string, maxBytes: number): Promise<Item> {
  const inputs: InputRef[] = [];
  const others: string[] = [];
  const failures: Failure[] = [];
  for (const file of await filesUnder(path)) {
    if (LITTER.test(file.slice(path.length)) || CORRECTIONS.test(file)) continue;
    if (!DOCUMENT.test(file)) others.push(file);
    else if (!ARCHIVE.test(file)) inputs.push({ name: file, path: file });
    else {
      try {
        const inner = archived(file, await readInput(file, maxBytes));
        inputs.push(...inner.inputs);
        others.push(...inner.others);
      } catch (error) {
        const failure = failureOf(file, error);
        if (failure === null) throw error;
        failures.push(failure);
      }
    }
  }
  if (inputs.length === 0 && failures.length === 0) throw empty(path);
  return { kind: 'set', name: path, inputs, others, failures };
}

/** Files under a folder in the order of their names. Links to folders are not followed. */
async function filesUnder(path: string): Promise<string[]> {
  const files: string[] = [];
  const walk = async (at: string, depth: number): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const name = join(at, entry.name);
      if (entry.isDirectory()) {
        if (depth < DEEPEST) await walk(name, depth + 1);
      } else if (entry.isFile() || (entry.isSymbolicLink() && !(await isFolder(name)))) {
        files.push(name);
        if (files.length > MOST_FILES) throw tooMany(path);
      }
    }
  };
  await walk(path, 0);
  return files;
}

function archive(path: string, bytes: Uint8Array): Item {
  const inside = archived(path, bytes);
  if (inside.inputs.length === 0) throw empty(path);
  return { kind: 'set', name: path, ...inside, failures: [] };
}

function archived(
  path: string,
  bytes: Uint8Array,
): { inputs: readonly InputRef[]; others: readonly string[] } {
  const inputs: InputRef[] = [];
  const others: string[] = [];
  for (const entry of entriesOfArchive(bytes, path)) {
    if (LITTER.test(entry) || CORRECTIONS.test(entry)) continue;
    const name = `${path}/${entry}`;
    if (DOCUMENT.test(entry.replace(/#\d+$/, ''))) inputs.push({ name, path, entry });
    else others.push(name);
  }
  return { inputs, others };
}

function empty(path: string): InputError {
  return new InputError(path, 'no-documents', {
    zh: '里面没有可读的文件（PDF、Word、Excel、网页、文本、图片）。',
    en: 'there is no document in it (PDF, Word, Excel, web page, text, picture).',
  });
}

function tooMany(path: string): InputError {
  const what: Message = {
    zh: `文件夹里的文件超过 ${MOST_FILES} 个，请分批核对。`,
    en: `there are more than ${MOST_FILES} files in the folder; check them in parts.`,
  };
  return new InputError(path, 'too-many-files', what);
}
