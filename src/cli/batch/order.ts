import type { Job, JobResult } from './job.js';
import type { Runner } from './pool.js';

/** What is told of a batch while it runs. */
export interface JobProgress {
  began(name: string): void;
  scans(name: string, page: number, pages: number): void;
}

/** So many finished results for each process may wait for one before them. */
const AHEAD = 4;

/**
 * Results in the order of the jobs, whichever ends first. At most a few for each process are
 * begun before the one that is waited for has ended, so that what waits stays bounded.
 * @param progress told of each job when it is handed to the runner, and of its pages
 */
export async function* inOrder(
  jobs: readonly Job[],
  runner: Runner,
  progress: JobProgress,
): AsyncGenerator<JobResult> {
  const most = runner.width === 1 ? 1 : runner.width * AHEAD;
  const running: Promise<JobResult>[] = [];
  let next = 0;
  for (;;) {
    for (; running.length < most && next < jobs.length; next += 1) {
      const job = jobs[next] as Job;
      progress.began(job.name);
      running.push(runner.run(job, (page, pages) => progress.scans(job.name, page, pages)));
    }
    const first = running.shift();
    if (first === undefined) return;
    yield await first;
  }
}
