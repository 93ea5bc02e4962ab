import { type Digest, digestOf } from '../../checks/across/index.js';
import { profileOf } from '../../forms/package/profile.js';
import type { Reading } from '../../forms/reading.js';
import type { Failure } from '../../reports/subject.js';
import { checkProduct } from '../check-product.js';
import { configsOf, type Rulings } from '../config/load.js';
import { withStale } from '../corrections/stale.js';
import { failureOf, internalFailure } from '../input.js';
import { ledgerProduct } from '../ledger.js';
import type { OnScan, Part, Pipeline, ReadLimits } from '../pipeline.js';
import { readProduct } from '../read-product.js';
import { cacheKey, isCacheable, ResultCache } from './cache.js';
import { requireDisclosure } from './disclosure.js';
import type { InputRef, Job, JobResult, Product, Settings } from './job.js';
import { openInput } from './open.js';

/** Reads what a job names and reports on it. Never throws: what went wrong stands in the result. */
export async function perform(
  job: Job,
  settings: Settings,
  pipeline: Pipeline,
  onScan: OnScan,
): Promise<JobResult> {
  return new Work(job, settings, pipeline, onScan).run();
}

class Work {
  readonly #job: Job;
  readonly #settings: Settings;
  readonly #pipeline: Pipeline;
  readonly #onScan: OnScan;
  readonly #cache: ResultCache | null;
  readonly #failures: Failure[] = [];
  #trace: string | null = null;

  constructor(job: Job, settings: Settings, pipeline: Pipeline, onScan: OnScan) {
    this.#job = job;
    this.#settings = settings;
    this.#pipeline = pipeline;
    this.#onScan = onScan;
    const { cache } = settings.options;
    this.#cache = cache === null ? null : new ResultCache(cache);
  }

  async run(): Promise<JobResult> {
    const parts: Part[] = [];
    for (const input of this.#job.inputs) {
      const part = await this.#part(input);
      if (part !== null) parts.push(part);
    }
    if (parts.length === 0) return this.#result(null, null);
    const rulings = await this.#rulings();
    if (this.#settings.verb === 'check' && rulings === null) return this.#result(null, null);
    const key = this.#cache === null ? null : cacheKey(this.#job, parts, rulings, this.#settings);
    const known = key === null ? null : await this.#cache?.find(key);
    if (known != null) return known;
    const reading = await this.#reading(parts);
    if (reading === null) return this.#result(null, null);
    const profile = this.#job.profiled ? profileOf(reading) : null;
    const product = await this.#product(reading, rulings);
    const result = this.#result(product, profile, this.#digest(reading));
    if (key !== null && isCacheable(reading, result)) {
      await this.#attempt(this.#job.name, async () => this.#cache?.keep(key, result));
    }
    return result;
  }

  #reading(parts: readonly Part[]): Promise<Reading | null> {
    const { name, together } = this.#job;
    const [part] = parts;
    return this.#attempt(name, async () => {
      if (part !== undefined && !together) return this.#read(part);
      return this.#pipeline.readTogether(parts, name, this.#limits(), (file, error) =>
        this.#failed(file, error),
      );
    });
  }

  /** What the office settled for the job's files; null where it is not asked, or is wrong. */
  async #rulings(): Promise<Rulings | null> {
    if (this.#settings.verb !== 'check') return null;
    const place = this.#place();
    return this.#attempt(place, () => configsOf(this.#settings, this.#pipeline).rulingsFor(place));
  }

  #part(input: InputRef): Promise<Part | null> {
    return this.#attempt(input.name, () => openInput(input, this.#settings.options));
  }

  async #read({ bytes, file, corrections }: Part): Promise<Reading> {
    const limits = { ...this.#limits(), corrections: corrections.usable };
    return withStale(await this.#pipeline.read(bytes, file, limits), corrections.stale);
  }

  #limits(): ReadLimits {
    return { maxPages: this.#settings.options.maxPages, onScan: this.#onScan };
  }

  #product(reading: Reading, rulings: Rulings | null): Promise<Product | null> {
    return this.#attempt(reading.file, async () => {
      requireDisclosure(reading);
      if (this.#settings.verb === 'read') return readProduct(reading, this.#settings);
      if (rulings === null) return ledgerProduct(reading, this.#settings, this.#pipeline);
      return checkProduct(reading, rulings, this.#settings, this.#pipeline);
    });
  }

  /** Where the job's files lie: the first of them, or the archive that holds it. */
  #place(): string {
    const [input] = this.#job.inputs;
    return input === undefined ? this.#job.name : input.path;
  }

  async #attempt<T>(file: string, step: () => Promise<T>): Promise<T | null> {
    try {
      return await step();
    } catch (error) {
      this.#failed(file, error);
      return null;
    }
  }

  #failed(file: string, error: unknown): void {
    const known = failureOf(file, error);
    this.#failures.push(known ?? internalFailure(file, error));
    if (known !== null) return;
    // A defect must not take the other files of a batch with it, and must not look like theirs.
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#trace = this.#trace === null ? trace : `${this.#trace}\n${trace}`;
  }

  #digest(reading: Reading): Digest | null {
    return this.#settings.verb === 'check' ? digestOf(reading) : null;
  }

  #result(
    product: Product | null,
    profile: JobResult['profile'],
    digest: Digest | null = null,
  ): JobResult {
    const { name } = this.#job;
    return { name, product, failures: this.#failures, profile, digest, trace: this.#trace };
  }
}
