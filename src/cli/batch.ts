import type { Reading } from '../forms/reading.js';
import type { Failure } from '../reports/subject.js';
import { failureOf, InputError, internalFailure, readInput } from './input.js';
import type { Options } from './options.js';
import type { Io, Pipeline } from './pipeline.js';

/** What became of one file of the batch. */
export type Outcome<T> =
  | { readonly ok: true; readonly file: string; readonly value: T }
  | { readonly ok: false; readonly file: string; readonly failure: Failure };

/**
 * Reads each file and does `work` on it, in argument order; a file that cannot be read
 * becomes a failure and the rest is still done. Progress and failures go to standard error.
 */
export async function runBatch<T>(
  options: Options,
  io: Io,
  pipeline: Pipeline,
  work: (reading: Reading) => T,
): Promise<Outcome<T>[]> {
  const outcomes: Outcome<T>[] = [];
  const files = options.operands;
  for (const [index, file] of files.entries()) {
    if (!options.quiet) io.err(`[${index + 1}/${files.length}] ${file}\n`);
    const outcome = await runOne(file, options, io, pipeline, work);
    if (!outcome.ok) io.err(`${outcome.failure.message[options.lang]}\n`);
    outcomes.push(outcome);
  }
  return outcomes;
}

async function runOne<T>(
  file: string,
  options: Options,
  io: Io,
  pipeline: Pipeline,
  work: (reading: Reading) => T,
): Promise<Outcome<T>> {
  try {
    const bytes = await readInput(file, options.maxBytes);
    const reading = await pipeline.read(bytes, file, { maxPages: options.maxPages });
    requireDisclosure(reading);
    return { ok: true, file, value: work(reading) };
  } catch (error) {
    const known = failureOf(file, error);
    if (known !== null) return { ok: false, file, failure: known };
    // A defect must not take the other files of a batch with it, and must not look like theirs.
    io.err(`${error instanceof Error ? error.stack : String(error)}\n`);
    return { ok: false, file, failure: internalFailure(file, error) };
  }
}

/**
 * A text is a disclosure when the forms recognise its kind or one of its tables, and it holds
 * figures: checking anything else would find nothing and read as green.
 * @throws InputError
 */
function requireDisclosure({ file, document, tables, claims }: Reading): void {
  const recognised = document.kind !== null || tables.some((table) => table.declaration !== null);
  if (!recognised) {
    throw new InputError(file, 'no-disclosure', {
      zh: '这不像公开的预算、决算或绩效文本：既没有认出标题，也没有认出任何一张表。',
      en: 'this does not look like a published budget, final accounts or performance report: neither a title nor a table of one was recognised.',
    });
  }
  if (claims.length === 0 && tables.every((table) => table.rows.length === 0)) {
    throw new InputError(file, 'no-figures', {
      zh: '没有读到任何表格，文字中也没有数字，无从核对。',
      en: 'there is no table in it and no figure in its text, so nothing can be checked.',
    });
  }
}
