import { groupParts } from '../../forms/package/group.js';
import type { Profile } from '../../forms/package/profile.js';
import type { Io, Pipeline } from '../pipeline.js';
import { expand, type Item } from './expand.js';
import type { InputRef, Job, JobResult, Settings } from './job.js';
import { inOrder } from './order.js';
import { Packed } from './packed.js';
import { inProcess, type Runner, WorkerPool } from './pool.js';
import { Progress } from './progress.js';
import { width } from './width.js';

/**
 * Reads and reports what the command line names, in its order, each file by itself and the
 * parts of one disclosure together. A file that cannot be read becomes a failure and the rest
 * is still done. Progress and failures go to standard error.
 * @param sink takes the results in order
 */
export async function runBatch(
  settings: Settings,
  io: Io,
  pipeline: Pipeline,
  sink: (result: JobResult) => Promise<void>,
): Promise<void> {
  const { operands, maxBytes } = settings.options;
  const items: Item[] = [];
  for (const operand of operands) items.push(await expand(operand, maxBytes));
  const batch = new Batch(settings, io, pipeline, plan(items, settings.options.grouping), sink);
  await batch.run();
}

/** Jobs that are reported one after the other, or as the grouping of their files says. */
interface Step {
  readonly jobs: readonly Job[];
  readonly grouped: boolean;
  readonly results: readonly JobResult[];
  readonly others: readonly string[];
}

type Grouping = Settings['options']['grouping'];

function plan(items: readonly Item[], grouping: Grouping): Step[] {
  const failed = items.flatMap(failuresOf);
  if (grouping === 'one') {
    const inputs = items.flatMap(inputsOf);
    const jobs = inputs.length === 0 ? [] : [together(commonName(items, inputs), inputs)];
    return [step({ jobs, results: failed, others: items.flatMap(othersOf) })];
  }
  return items.map((item) => {
    const inputs = inputsOf(item);
    const rest = { results: failuresOf(item), others: othersOf(item) };
    if (item.kind === 'set' && grouping === 'folders') {
      const jobs = inputs.length === 0 ? [] : [together(item.name, inputs)];
      return step({ ...rest, jobs });
    }
    const grouped = item.kind === 'set' && grouping === 'auto' && inputs.length > 1;
    return step({ ...rest, grouped, jobs: inputs.map((input) => single(input, grouped)) });
  });
}

function step(some: Partial<Step>): Step {
  return { jobs: [], grouped: false, results: [], others: [], ...some };
}

function inputsOf(item: Item): readonly InputRef[] {
  if (item.kind === 'file') return [item.input];
  return item.kind === 'set' ? item.inputs : [];
}

function othersOf(item: Item): readonly string[] {
  return item.kind === 'set' ? item.others : [];
}

function failuresOf(item: Item): readonly JobResult[] {
  const failures =
    item.kind === 'failure' ? [item.failure] : item.kind === 'set' ? item.failures : [];
  return failures.map((failure) => ({
    name: failure.file,
    product: null,
    failures: [failure],
    profile: null,
    digest: null,
    trace: null,
  }));
}

function single(input: InputRef, profiled: boolean): Job {
  return { name: input.name, inputs: [input], together: false, profiled };
}

function together(name: string, inputs: readonly InputRef[]): Job {
  return { name, inputs, together: true, profiled: false };
}

/** The folder's or archive's own name where there is one; else the first file and how many more. */
function commonName(items: readonly Item[], inputs: readonly InputRef[]): string {
  const [item] = items;
  if (items.length === 1 && item?.kind === 'set') return item.name;
  return groupName(inputs.map(({ name }) => name));
}

function groupName(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : `${names[0]} +${names.length - 1}`;
}

/** A result that waits until all of its folder are there. */
interface Held {
  readonly profile: JobResult['profile'];
  readonly whole: Packed<JobResult>;
}

function heldOf(result: JobResult): Held {
  return { profile: result.profile, whole: new Packed(result) };
}

class Batch {
  readonly #settings: Settings;
  readonly #steps: readonly Step[];
  readonly #sink: (result: JobResult) => Promise<void>;
  readonly #progress: Progress;
  readonly #runner: Runner;

  constructor(
    settings: Settings,
    io: Io,
    pipeline: Pipeline,
    steps: readonly Step[],
    sink: (result: JobResult) => Promise<void>,
  ) {
    this.#settings = settings;
    this.#steps = steps;
    this.#sink = sink;
    this.#progress = new Progress(io, settings.options);
    const jobs = steps.reduce((sum, one) => sum + one.jobs.length, 0);
    const processes = pipeline.workers === true ? width(settings.options.jobs, jobs) : 1;
    this.#runner =
      processes > 1 ? new WorkerPool(processes, settings) : inProcess(settings, pipeline);
    this.#progress.expect(jobs);
  }

  async run(): Promise<void> {
    const jobs = this.#steps.flatMap((one) => one.jobs);
    const results = inOrder(jobs, this.#runner, this.#progress);
    try {
      for (const one of this.#steps) await this.#step(one, results);
    } finally {
      this.#runner.close();
      this.#progress.clear();
    }
  }

  async #step(one: Step, results: AsyncGenerator<JobResult>): Promise<void> {
    if (one.others.length > 0) this.#progress.say(this.#leftOut(one.others));
    for (const result of one.results) await this.#report(result);
    const held: Held[] = [];
    for (const _ of one.jobs) {
      const { value, done } = await results.next();
      if (done === true) return;
      this.#progress.ended(value.name);
      if (one.grouped) {
        this.#progress.found(value);
        held.push(heldOf(value));
      } else await this.#report(value);
    }
    if (one.grouped) await this.#grouped(one.jobs, held);
  }

  /** Reports the files of a folder: parts of one disclosure are read again as one. */
  async #grouped(jobs: readonly Job[], results: readonly Held[]): Promise<void> {
    const known = results.flatMap(({ profile }, index) =>
      profile === null ? [] : [{ index, profile }],
    );
    const groups = new Map<number, readonly number[]>();
    const later = new Set<number>();
    for (const members of groupParts(known.map(({ profile }): Profile => profile))) {
      const places = members.map((member) => (known[member] as { index: number }).index);
      const [first, ...rest] = places;
      if (first === undefined || rest.length === 0) continue;
      groups.set(first, places);
      for (const place of rest) later.add(place);
    }
    const joint = [...groups].map(([first, places]) => {
      const inputs = places.flatMap((place) => jobs[place]?.inputs ?? []);
      return { first, job: together(groupName(inputs.map(({ name }) => name)), inputs) };
    });
    this.#progress.expect(joint.length);
    const together_ = inOrder(
      joint.map(({ job }) => job),
      this.#runner,
      this.#progress,
    );
    for (const [index, result] of results.entries()) {
      if (later.has(index)) continue;
      if (!groups.has(index)) {
        await this.#report(result.whole.unpacked());
        continue;
      }
      const { value, done } = await together_.next();
      if (done === true) return;
      this.#progress.ended(value.name);
      await this.#report(value);
    }
  }

  async #report(result: JobResult): Promise<void> {
    const { lang } = this.#settings.options;
    if (result.trace !== null) this.#progress.say(result.trace);
    for (const { message } of result.failures) this.#progress.say(message[lang]);
    // What the sink writes may go to the same terminal.
    this.#progress.clear();
    await this.#sink(result);
  }

  #leftOut(names: readonly string[]): string {
    const { lang } = this.#settings.options;
    const list = names.join(lang === 'zh' ? '、' : ', ');
    return {
      zh: `不是文档，未读：${list}`,
      en: `no documents, not read: ${list}`,
    }[lang];
  }
}
