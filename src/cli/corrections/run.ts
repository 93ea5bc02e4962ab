import type { CorrectionUse } from '../../document/corrections/types.js';
import { openInput } from '../batch/open.js';
import { failureOf } from '../input.js';
import type { Options } from '../options.js';
import type { Io, Pipeline } from '../pipeline.js';
import { FINDINGS, OK, UNREADABLE } from '../status.js';
import { UsageError } from '../usage-error.js';
import { nameBeside, sha256Of } from './beside.js';
import { withStale } from './stale.js';
import { template } from './template.js';

/**
 * `mingzhang corrections`: the corrections of a file with their state, as a file of
 * corrections that can be edited and used. @returns the exit status
 */
export async function runCorrections(
  options: Options,
  io: Io,
  pipeline: Pipeline,
): Promise<number> {
  const [path, ...rest] = options.operands;
  if (path === undefined || rest.length > 0) {
    throw new UsageError({
      zh: 'corrections 一次只看一个文件。',
      en: 'corrections looks at one file at a time.',
    });
  }
  try {
    const { bytes, file, corrections } = await openInput({ name: path, path }, options);
    const limits = { ...options, corrections: corrections.usable };
    const reading = withStale(await pipeline.read(bytes, file, limits), corrections.stale);
    const uses = reading.corrections ?? [];
    const { findings } = await pipeline.check(reading);
    io.out(
      template({
        file: nameBeside(path, file),
        sha256: sha256Of(bytes),
        reading,
        findings,
        lang: options.lang,
      }),
    );
    return uses.every((use: CorrectionUse) => use.state === 'used') ? OK : FINDINGS;
  } catch (error) {
    const failure = failureOf(path, error);
    if (failure === null) throw error;
    io.err(`${failure.message[options.lang]}\n`);
    return UNREADABLE;
  }
}
