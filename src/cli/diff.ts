import { diffVersions } from '../checks/diff.js';
import { diffEntry, diffText } from '../reports/diff.js';
import { checkedFile } from './checked-file.js';
import { Configs } from './config/load.js';
import { failureOf } from './input.js';
import type { Options } from './options.js';
import { json } from './output.js';
import type { Io, Pipeline } from './pipeline.js';
import { FINDINGS, OK, UNREADABLE } from './status.js';
import { UsageError } from './usage-error.js';

/**
 * `mingzhang diff OLD NEW`: what changed between two versions of a document.
 * @returns the exit status: 1 where anything changed, as of `diff`
 */
export async function runDiff(options: Options, io: Io, pipeline: Pipeline): Promise<number> {
  const [before, after, ...rest] = options.operands;
  if (before === undefined || after === undefined || rest.length > 0) {
    throw new UsageError({
      zh: 'diff 需要两个文件：旧的和新的。',
      en: 'diff needs two files: the old and the new.',
    });
  }
  const files = [before, after] as const;
  const configs = new Configs(pipeline.rules, options);
  const versions = [];
  for (const file of files) {
    try {
      versions.push(await checkedFile(file, options, pipeline, configs));
    } catch (error) {
      const failure = failureOf(file, error);
      if (failure === null) throw error;
      io.err(`${failure.message[options.lang]}\n`);
    }
  }
  const [old, now] = versions;
  if (old === undefined || now === undefined) return UNREADABLE;
  const diff = diffVersions(old, now);
  io.out(
    options.format === 'json' ? json(diffEntry(diff, files)) : diffText(diff, files, options.lang),
  );
  return diff.figures.length + diff.findings.length > 0 ? FINDINGS : OK;
}
