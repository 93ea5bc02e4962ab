import { writeFile } from 'node:fs/promises';
import type { Fate, KnownFinding } from '../../checks/baseline.js';
import type { Message } from '../../checks/rule.js';
import type { JobResult, Settings } from '../batch/job.js';
import type { Options } from '../options.js';
import type { Io } from '../pipeline.js';
import { type BaselineItem, baselineText } from './baseline-file.js';
import type { Configs } from './load.js';

/** What became of the items of baselines over all documents, and the items of a new one. */
export class BaselineTally {
  /** Baseline file to the fates of its items, by index. */
  readonly #met = new Map<string, Map<number, Fate>>();
  readonly #items: BaselineItem[] = [];

  add({ product }: JobResult): void {
    if (product === null) return;
    this.#items.push(...(product.items ?? []));
    if (product.baseline === undefined) return;
    const { file, met } = product.baseline;
    const fates = this.#met.get(file) ?? new Map<number, Fate>();
    this.#met.set(file, fates);
    for (const [index, fate] of met) fates.set(index, fate);
  }

  /** Lists what is stale, expired or changed, on standard error. */
  async say(configs: Configs, { options: { lang } }: Settings, io: Io): Promise<void> {
    for (const [file, fates] of this.#met) {
      const known = await configs.baseline(file);
      for (const [index, one] of known.entries()) {
        const words = WORDS[fates.get(index) ?? 'stale'];
        if (words === null) continue;
        io.err(`${file}: ${one.id} ${one.rule}${of(one)}  ${words[lang]}\n`);
      }
    }
  }

  /** Writes a new baseline where one was asked for. @returns whether that went well */
  async write({ newBaseline, lang, quiet }: Options, io: Io): Promise<boolean> {
    if (newBaseline === null) return true;
    try {
      // An old one has reasons in it that nobody wants to lose.
      await writeFile(newBaseline, baselineText(this.#items), { flag: 'wx' });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      io.err(`${{ zh: '无法写入', en: 'cannot write' }[lang]} ${newBaseline}: ${error.message}\n`);
      return false;
    }
    if (!quiet) io.err(`${{ zh: '已写入', en: 'written' }[lang]} ${newBaseline}\n`);
    return true;
  }
}

function of({ file }: KnownFinding): string {
  return file === null ? '' : ` (${file})`;
}

const WORDS: Readonly<Record<Fate | 'stale', Message | null>> = {
  accepted: null,
  expired: { zh: '接受期限已过', en: 'is no longer accepted' },
  changed: { zh: '印出的数字已变', en: 'prints another value now' },
  stale: { zh: '已不再出现，可以删去', en: 'was not found any more and can be struck out' },
};
