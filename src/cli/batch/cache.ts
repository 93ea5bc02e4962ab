import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { makeFolder } from '../../books/node/make-folder.js';
import type { Reading } from '../../forms/reading.js';
import type { Rulings } from '../config/load.js';
import type { Part } from '../pipeline.js';
import type { Job, JobResult, Settings } from './job.js';

const PROGRAM = new URL('../../bundle/', import.meta.url);
const PACKAGE = new URL('../../../package.json', import.meta.url);

/** What a result depends on; the same name and the same text give the same result. */
export interface CacheKey {
  /** Names the job and how it is reported: a file that changed takes the place of what it was. */
  readonly name: string;
  /** Digest of the program, the options, the rulings, the corrections and the bytes. */
  readonly text: string;
}

/**
 * Results of earlier runs in a folder, one file a job. What cannot be read there is as if it were
 * not there: it is worked out and written again.
 */
export class ResultCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async find({ name, text }: CacheKey): Promise<JobResult | null> {
    const bytes = await readFile(join(this.#folder, name)).catch(() => null);
    if (bytes === null) return null;
    const stored = storedIn(bytes);
    return stored?.key === text ? stored.result : null;
  }

  /** Writes beside it and puts it in place, so that processes at the same time read it whole. */
  async keep({ name, text }: CacheKey, result: JobResult): Promise<void> {
    makeFolder(this.#folder);
    const path = join(this.#folder, name);
    const beside = `${path}.${process.pid}`;
    await writeFile(beside, serialize({ key: text, result } satisfies Stored));
    await rename(beside, path);
  }
}

interface Stored {
  readonly key: string;
  readonly result: JobResult;
}

function storedIn(bytes: Uint8Array): Stored | null {
  try {
    const value: unknown = deserialize(bytes);
    const isOurs = typeof value === 'object' && value !== null && 'key' in value;
    return isOurs ? (value as Stored) : null;
  } catch (error) {
    // Cut short or written by another release of Node: to be written again.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** The key of a job whose files and rulings are known. */
export function cacheKey(
  job: Job,
  parts: readonly Part[],
  rulings: Rulings | null,
  { verb, options, color, today }: Settings,
): CacheKey {
  const { format, lang, all, maxPages, rules, newBaseline, fixDryRun } = options;
  const report = { verb, format, lang, all, color, isNew: newBaseline !== null, fixDryRun };
  const files = parts.map(({ bytes, file, corrections }) => [file, sha256(bytes), corrections]);
  const settled = {
    program: program(),
    maxPages,
    rules,
    profiled: job.profiled,
    rulings,
    // Known findings are accepted up to a day.
    day: rulings === null || rulings.baseline.length === 0 ? null : today,
    files,
  };
  return {
    name: sha256(JSON.stringify([report, job.together, parts.map(({ file }) => file)])),
    text: sha256(JSON.stringify([report, settled])),
  };
}

/**
 * Whether nothing but what the key names went into a result: programs of the machine that
 * recognised or converted a file, or that were missing, may be others tomorrow.
 */
export function isCacheable({ tree }: Reading, { product, failures, trace }: JobResult): boolean {
  const foreign = tree.recogniser !== undefined || tree.converted !== undefined;
  const onPages = tree.unread.some(({ text }) =>
    text.pieces.some(({ anchor }) => anchor.kind === 'span' && 'page' in anchor.span),
  );
  return !foreign && !onPages && product !== null && failures.length === 0 && trace === null;
}

let known: string | null = null;

/** The program itself: a build that reads or checks otherwise must not find the other's results. */
function program(): string {
  known ??= sha256(existsSync(PROGRAM) ? bundleText() : readFileSync(PACKAGE, 'utf8'));
  return known;
}

function bundleText(): string {
  return readdirSync(PROGRAM)
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => readFileSync(new URL(name, PROGRAM), 'utf8'))
    .join('\n');
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
