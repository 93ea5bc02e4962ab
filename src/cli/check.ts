import { makeFolder } from '../books/node/make-folder.js';
import { acrossResult } from './across-product.js';
import type { JobResult, Settings } from './batch/job.js';
import { runBatch } from './batch/run.js';
import { BaselineTally } from './config/baseline-tally.js';
import type { Rulings } from './config/load.js';
import { configsOf } from './config/load.js';
import { printConfigs } from './config/print.js';
import { DigestShelf } from './digest-shelf.js';
import { InputError } from './input.js';
import type { Options } from './options.js';
import type { Io, Pipeline } from './pipeline.js';
import { reportTo } from './report-sink.js';
import { StatsTally } from './stats.js';
import { Tally, UNREADABLE } from './status.js';
import { writing } from './unwritable.js';
import { UsageError } from './usage-error.js';

/** `mingzhang check`: reads, checks and reports the files. @returns the exit status */
export async function runCheck(options: Options, io: Io, pipeline: Pipeline): Promise<number> {
  if (options.format === 'html' && options.out === null && options.operands.length > 1) {
    throw new UsageError({
      zh: '多个文件的 HTML 报告须写入文件夹：请加 -o 文件夹。',
      en: 'HTML reports of several files go to a folder: add -o FOLDER.',
    });
  }
  if (options.fixDryRun && !['text', 'json', 'html'].includes(options.format)) {
    throw new UsageError({
      zh: '--fix-dry-run 只用于 text、json 和 html。',
      en: '--fix-dry-run goes with text, json and html.',
    });
  }
  if (options.format === 'xlsx' && options.out === null) {
    throw new UsageError({
      zh: 'Excel 清单须写入文件：请加 -o 清单.xlsx。',
      en: 'A workbook goes to a file: add -o LIST.xlsx.',
    });
  }
  if (options.format === 'pdf' && options.out === null) {
    throw new UsageError({
      zh: '带批注的 PDF 副本须写入文件：请加 -o 副本.pdf（多个文件则为文件夹）。',
      en: 'Annotated copies go to a file: add -o COPY.pdf (of several files, a folder).',
    });
  }
  requireKnown(options, pipeline);
  const settings: Settings = {
    verb: 'check',
    options,
    color: io.color && options.out === null,
    today: new Date().toISOString().slice(0, 10),
  };
  try {
    if (options.printConfig) return await printConfigs(settings, io, pipeline);
    const { cache } = options;
    if (cache !== null) writing(cache, () => makeFolder(cache));
    return await new Check(settings, io, pipeline).run();
  } catch (error) {
    // A config or baseline that is wrong holds for everything, so nothing is checked by it.
    if (!(error instanceof InputError)) throw error;
    io.err(`${error.failure.message[options.lang]}\n`);
    return UNREADABLE;
  }
}

/** A rule that does not exist would silently check nothing. */
function requireKnown({ rules }: Options, pipeline: Pipeline): void {
  const unknown = (rules ?? []).find((id) => pipeline.rules.every(({ meta }) => meta.id !== id));
  if (unknown === undefined) return;
  throw new UsageError({
    zh: `没有规则“${unknown}”；mingzhang rules 列出全部规则。`,
    en: `There is no rule “${unknown}”; mingzhang rules lists them all.`,
  });
}

class Check {
  readonly #settings: Settings;
  readonly #io: Io;
  readonly #pipeline: Pipeline;
  readonly #tally = new Tally();
  readonly #baselines = new BaselineTally();
  readonly #stats = new StatsTally();

  constructor(settings: Settings, io: Io, pipeline: Pipeline) {
    this.#settings = settings;
    this.#io = io;
    this.#pipeline = pipeline;
  }

  async run(): Promise<number> {
    const { options } = this.#settings;
    const [first = ''] = options.operands;
    const configs = configsOf(this.#settings, this.#pipeline);
    const rulings = await configs.rulingsFor(first);
    const most = options.maxWarnings ?? (await configs.optionsFor(first)).maxWarnings ?? 0;
    const sink = reportTo(options, this.#io, this.#pipeline);
    const digests = new DigestShelf();
    const take = async (result: JobResult) => {
      this.#tally.add(result);
      this.#baselines.add(result);
      await sink.add(result);
    };
    await runBatch(this.#settings, this.#io, this.#pipeline, async (result) => {
      if (result.digest !== null) digests.add(result.digest);
      this.#stats.add(result);
      await take(result);
    });
    await this.#across(digests, rulings, take);
    await this.#baselines.say(configs, this.#settings, this.#io);
    const written = await sink.finish();
    this.#stats.say(options, this.#io);
    const saved = await this.#baselines.write(options, this.#io);
    return written && saved ? this.#tally.checkStatus(most) : UNREADABLE;
  }

  async #across(
    digests: DigestShelf,
    rulings: Rulings,
    take: (result: JobResult) => Promise<void>,
  ): Promise<void> {
    const { files } = digests;
    const across = acrossResult(digests.taken(), files, rulings, this.#settings, this.#pipeline);
    if (across !== null) await take(across);
  }
}
