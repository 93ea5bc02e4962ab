import type { Digest } from '../checks/across/index.js';
import { acrossResult } from './across-product.js';
import type { JobResult, Settings } from './batch/job.js';
import { runBatch } from './batch/run.js';
import { type Options, UsageError } from './options.js';
import type { Io, Pipeline } from './pipeline.js';
import { reportTo } from './report-sink.js';
import { Tally, UNREADABLE } from './status.js';

/** `mingzhang check`: reads, checks and reports the files. @returns the exit status */
export async function runCheck(options: Options, io: Io, pipeline: Pipeline): Promise<number> {
  if (options.format === 'html' && options.out === null && options.operands.length > 1) {
    throw new UsageError({
      zh: '多个文件的 HTML 报告须写入文件夹：请加 -o 文件夹。',
      en: 'HTML reports of several files go to a folder: add -o FOLDER.',
    });
  }
  const tally = new Tally();
  const sink = reportTo(options, io, pipeline);
  const color = io.color && options.out === null;
  const settings: Settings = { verb: 'check', options, color };
  const digests: Digest[] = [];
  const take = async (result: JobResult) => {
    tally.add(result);
    await sink.add(result);
  };
  await runBatch(settings, io, pipeline, async (result) => {
    if (result.digest !== null) digests.push(result.digest);
    await take(result);
  });
  const across = acrossResult(digests, settings, pipeline);
  if (across !== null) await take(across);
  return (await sink.finish()) ? tally.checkStatus(options.maxWarnings) : UNREADABLE;
}
