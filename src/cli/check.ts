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
  await runBatch({ verb: 'check', options, color }, io, pipeline, async (result) => {
    tally.add(result);
    await sink.add(result);
  });
  return (await sink.finish()) ? tally.checkStatus(options.maxWarnings) : UNREADABLE;
}
