import { setFlagsFromString } from 'node:v8';
import type { OnScan, Pipeline } from '../pipeline.js';
import type { Job, Settings } from './job.js';
import type { WorkerAnswer } from './pool.js';
import { perform } from './work.js';

/**
 * How often a function must have run, in bytes of its code, before V8 compiles it anew for speed:
 * eight times the usual. Each process of a batch compiles the same functions beside its work,
 * which takes away from the others what it gains; measured, a hundred documents took a fifth less
 * of two processors. A release of V8 that does not know the option leaves it alone.
 */
const COMPILE_LATER = '--interrupt-budget=540672';

/**
 * Makes this process a worker: the first message it gets are the settings, every other one is
 * a job, which it answers with the result. It ends when the batch lets go of it.
 */
export function serve(pipeline: Pipeline): void {
  setFlagsFromString(COMPILE_LATER);
  let settings: Settings | null = null;
  process.on('message', (message) => {
    if (settings === null) {
      settings = message as Settings;
      return;
    }
    const onScan: OnScan = (page, pages) => {
      const told: WorkerAnswer = { scanning: [page, pages] };
      process.send?.(told);
    };
    void perform(message as Job, settings, pipeline, onScan).then((result) => {
      const answer: WorkerAnswer = { result, memory: process.memoryUsage.rss() };
      process.send?.(answer);
    });
  });
  process.on('disconnect', () => process.exit());
}
