import type { JobResult } from './batch/job.js';

export const OK = 0;
export const FINDINGS = 1;
export const UNREADABLE = 2;
export const INCOMPLETE = 3;

/** Counts what decides the exit status. */
export class Tally {
  #failures = 0;
  #errors = 0;
  #warnings = 0;
  #incomplete = false;

  add({ product, failures }: JobResult): void {
    this.#failures += failures.length;
    this.#errors += product?.errors ?? 0;
    this.#warnings += product?.warnings ?? 0;
    this.#incomplete ||= product?.incomplete === true;
  }

  /** Exit status of `read`. */
  readStatus(): number {
    if (this.#failures > 0) return UNREADABLE;
    return this.#incomplete ? INCOMPLETE : OK;
  }

  /** Exit status of `check`. Up to `maxWarnings` warnings in all do not count. */
  checkStatus(maxWarnings: number): number {
    if (this.#failures > 0) return UNREADABLE;
    if (this.#errors > 0 || this.#warnings > maxWarnings) return FINDINGS;
    return this.#incomplete ? INCOMPLETE : OK;
  }
}
