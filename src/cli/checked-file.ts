import { profiled } from '../checks/profile.js';
import type { CheckResult } from '../checks/rule.js';
import { RULES } from '../checks/rules/index.js';
import type { Reading } from '../forms/reading.js';
import { requireDisclosure } from './batch/disclosure.js';
import { openInput } from './batch/open.js';
import type { Configs } from './config/load.js';
import type { Options } from './options.js';
import type { Pipeline } from './pipeline.js';

/** One file, read and checked as `check` does. @throws InputError, ReadError */
export async function checkedFile(
  file: string,
  options: Options,
  pipeline: Pipeline,
  configs: Configs,
): Promise<{ readonly reading: Reading; readonly result: CheckResult }> {
  const { bytes, corrections } = await openInput({ name: file, path: file }, options);
  const limits = { ...options, corrections: corrections.usable };
  const reading = await pipeline.read(bytes, file, limits);
  requireDisclosure(reading);
  const { profile } = await configs.rulingsFor(file);
  return { reading, result: await pipeline.check(reading, profiled(RULES, profile)) };
}
