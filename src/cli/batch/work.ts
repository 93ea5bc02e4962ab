import { type Digest, digestOf } from '../../checks/across/index.js';
import { profileOf } from '../../forms/package/profile.js';
import type { Reading } from '../../forms/reading.js';
import type { Failure } from '../../reports/subject.js';
import { checkProduct } from '../check-product.js';
import { configsOf } from '../config/load.js';
import { withStale } from '../corrections/stale.js';
import { failureOf, internalFailure } from '../input.js';
import { ledgerProduct } from '../ledger.js';
import type { OnScan, Part, Pipeline, ReadLimits } from '../pipeline.js';
import { readProduct } from '../read-product.js';
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
  const work = new Work(job, settings, pipeline, onScan);
  return job.together ? work.together() : work.single();
}

class Work {
  readonly #job: Job;
  readonly #settings: Settings;
  readonly #pipeline: Pipeline;
  readonly #onScan: OnScan;
  readonly #failures: Failure[] = [];
  #trace: string | null = null;

  constructor(job: Job, settings: Settings, pipeline: Pipeline, onScan: OnScan) {
    this.#job = job;
    this.#settings = settings;
    this.#pipeline = pipeline;
    this.#onScan = onScan;
  }

  async single(): Promise<JobResult> {
    const [input] = this.#job.inputs;
    if (input === undefined) return this.#result(null, null);
    const part = await this.#part(input);
    const reading = part === null ? null : await this.#attempt(input.name, () => this.#read(part));
    if (reading === null) return this.#result(null, null);
    const profile = this.#job.profiled ? profileOf(reading) : null;
    return this.#result(await this.#product(reading), profile, this.#digest(reading));
  }

  async together(): Promise<JobResult> {
    const parts: Part[] = [];
    for (const input of this.#job.inputs) {
      const part = await this.#part(input);
      if (part !== null) parts.push(part);
    }
    if (parts.length === 0) return this.#result(null, null);
    const { name } = this.#job;
    const reading = await this.#attempt(name, () =>
      this.#pipeline.readTogether(parts, name, this.#limits(), (file, error) =>
        this.#failed(file, error),
      ),
    );
    if (reading === null) return this.#result(null, null);
    return this.#result(await this.#product(reading), null, this.#digest(reading));
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

  #product(reading: Reading): Promise<Product | null> {
    return this.#attempt(reading.file, async () => {
      requireDisclosure(reading);
      if (this.#settings.verb === 'read') return readProduct(reading, this.#settings);
      if (this.#settings.verb === 'ledger')
        return ledgerProduct(reading, this.#settings, this.#pipeline);
      const rulings = await configsOf(this.#settings, this.#pipeline).rulingsFor(this.#place());
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
