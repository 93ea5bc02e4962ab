import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { Correction, CorrectionUse } from '../../document/corrections/types.js';
import { InputError, readInput } from '../input.js';
import { type FileCorrections, parseCorrections } from './parse.js';

/** The file of corrections for the documents beside it. */
export const CORRECTIONS_FILE = 'mingzhang.corrections.yaml';
const LARGEST = 1024 * 1024;

/** The corrections of one document. */
export interface CorrectionSet {
  readonly usable: readonly Correction[];
  /** Those written for other bytes than the file's. */
  readonly stale: readonly CorrectionUse[];
}

export const NO_CORRECTIONS: CorrectionSet = { usable: [], stale: [] };

/**
 * The corrections of a document, from the file beside it (beside its archive).
 * @param path where the document, or the archive that holds it, lies
 * @param name the document's name in reports
 * @throws InputError when there is a corrections file that cannot be read
 */
export async function correctionsFor(
  path: string,
  name: string,
  bytes: Uint8Array,
): Promise<CorrectionSet> {
  const beside = await correctionsBeside(path);
  const own = beside.filter(({ file }) => isNamed(file, path, name));
  if (own.length === 0) return NO_CORRECTIONS;
  const sha256 = sha256Of(bytes);
  const current = own.filter((one) => one.sha256 === sha256);
  const old = own.filter((one) => one.sha256 !== sha256);
  return {
    usable: current.flatMap((one) => one.corrections),
    stale: old.flatMap((one) => one.corrections.map((correction) => stale(correction, name))),
  };
}

/** What the corrections file in the folder of a document says; nothing where there is none. */
export async function correctionsBeside(path: string): Promise<readonly FileCorrections[]> {
  const file = join(dirname(path), CORRECTIONS_FILE);
  const found = await stat(file).catch(() => null);
  if (found === null) return [];
  const bytes = await readInput(file, LARGEST);
  return parseCorrections(decoded(bytes, file), file);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The name by which a corrections file beside `path` knows the document. */
export function nameBeside(path: string, name: string): string {
  return name.startsWith(`${path}/`)
    ? `${basename(path)}/${name.slice(path.length + 1)}`
    : relative(dirname(path), path).replaceAll('\\', '/');
}

function isNamed(file: string, path: string, name: string): boolean {
  return file.normalize('NFC') === nameBeside(path, name).normalize('NFC');
}

function stale(correction: Correction, file: string): CorrectionUse {
  return {
    ...correction,
    file,
    state: 'stale',
    reason: {
      zh: '文件内容在写下更正之后已有变动（sha256 不同），更正未用；请重新核对后改写 sha256',
      en: 'the file has changed since the correction was written (other sha256), so it was not used; check it again and renew the sha256',
    },
    source: [],
  };
}

function decoded(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new InputError(file, 'corrections-malformed', {
      zh: '不是 UTF-8 编码的文本。',
      en: 'it is no text in UTF-8.',
    });
  }
}
