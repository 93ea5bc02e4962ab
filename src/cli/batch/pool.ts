import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Failure } from '../../reports/subject.js';
import type { OnScan, Pipeline } from '../pipeline.js';
import type { Job, JobResult, Settings } from './job.js';
import { perform } from './work.js';

/** Does jobs, at most `width` at a time; a job never fails, its result says what went wrong. */
export interface Runner {
  readonly width: number;
  /** @param onScan told of the pages of this job that are recognised */
  run(job: Job, onScan: OnScan): Promise<JobResult>;
  close(): void;
}

/** Does the jobs in this process, one after the other. */
export function inProcess(settings: Settings, pipeline: Pipeline): Runner {
  let last: Promise<unknown> = Promise.resolve();
  return {
    width: 1,
    run(job, onScan) {
      const result = last.then(() => perform(job, settings, pipeline, onScan));
      last = result;
      return result;
    },
    close() {},
  };
}

/** The argument that makes the command a worker of a batch. */
export const WORKER_ARGUMENT = '--batch-worker';

const COMMAND = fileURLToPath(new URL('../../../bin/mingzhang', import.meta.url));

/**
 * A process that grew so large has read something large: it is replaced, because memory that
 * WebAssembly took is never given back.
 */
const RETIRED_ABOVE = 600 * 1024 * 1024;

/** What a worker says: the page that it recognises, or the result. */
export type WorkerAnswer =
  | { readonly scanning: readonly [page: number, pages: number] }
  | {
      readonly result: JobResult;
      /** Resident memory of the worker, in bytes. */
      readonly memory: number;
    };

interface Waiting {
  readonly job: Job;
  readonly onScan: OnScan;
  readonly done: (result: JobResult) => void;
}

interface Worker {
  readonly process: ChildProcess;
  doing: Waiting | null;
}

/** Does the jobs in processes of their own; one that dies takes only its job with it. */
export class WorkerPool implements Runner {
  readonly width: number;
  readonly #settings: Settings;
  readonly #command: string;
  readonly #workers = new Set<Worker>();
  readonly #waiting: Waiting[] = [];

  /** @param command the script that is a worker when called with `WORKER_ARGUMENT` */
  constructor(width: number, settings: Settings, command: string = COMMAND) {
    this.width = width;
    this.#settings = settings;
    this.#command = command;
  }

  run(job: Job, onScan: OnScan): Promise<JobResult> {
    return new Promise((done) => {
      this.#waiting.push({ job, onScan, done });
      this.#assign();
    });
  }

  close(): void {
    for (const { process } of this.#workers) process.disconnect();
    this.#workers.clear();
  }

  #assign(): void {
    while (this.#waiting.length > 0) {
      const worker = [...this.#workers].find(({ doing }) => doing === null) ?? this.#started();
      if (worker === null) return;
      const next = this.#waiting.shift();
      if (next === undefined) return;
      worker.doing = next;
      worker.process.send(next.job, (error) => {
        if (error !== null) this.#lost(worker, error.message);
      });
    }
  }

  #started(): Worker | null {
    if (this.#workers.size >= this.width) return null;
    const process = fork(this.#command, [WORKER_ARGUMENT], {
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const worker: Worker = { process, doing: null };
    this.#workers.add(worker);
    process.on('message', (answer) => this.#answered(worker, answer as WorkerAnswer));
    process.on('error', (error) => this.#lost(worker, error.message));
    process.on('exit', (code, signal) => this.#lost(worker, signal ?? `exit ${code}`));
    process.send(this.#settings, (error) => {
      if (error !== null) this.#lost(worker, error.message);
    });
    return worker;
  }

  #answered(worker: Worker, answer: WorkerAnswer): void {
    const { doing } = worker;
    if ('scanning' in answer) {
      doing?.onScan(...answer.scanning);
      return;
    }
    const { result, memory } = answer;
    worker.doing = null;
    if (memory > RETIRED_ABOVE) {
      this.#workers.delete(worker);
      worker.process.disconnect();
    }
    doing?.done(result);
    this.#assign();
  }

  /** A worker that ended, whatever it says of itself, has left its job undone. */
  #lost(worker: Worker, why: string): void {
    if (!this.#workers.delete(worker)) return;
    worker.process.kill();
    if (worker.doing !== null) worker.doing.done(crashed(worker.doing.job, why));
    worker.doing = null;
    this.#assign();
  }
}

function crashed(job: Job, why: string): JobResult {
  const failure: Failure = {
    file: job.name,
    code: 'worker-crashed',
    message: {
      zh: `${job.name}：读取它的进程中途退出（${why}），可能是内存不足；其余文件照常处理。`,
      en: `${job.name}: the process that read it ended (${why}), perhaps for want of memory; the other files are still done.`,
    },
  };
  return {
    name: job.name,
    product: null,
    failures: [failure],
    profile: null,
    digest: null,
    trace: null,
  };
}
