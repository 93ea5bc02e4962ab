import type { OnScan, Pipeline } from '../pipeline.js';
import type { Job, Settings } from './job.js';
import type { WorkerAnswer } from './pool.js';
import { perform } from './work.js';

/**
 * Makes this process a worker: the first message it gets are the settings, every other one is
 * a job, which it answers with the result. It ends when the batch lets go of it.
 */
export function serve(pipeline: Pipeline): void {
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
