import { availableParallelism, freemem } from 'node:os';

/** What a process may come to need, in bytes. */
const EACH = 300 * 1024 * 1024;
/** Fewer jobs are done before processes of their own have started. */
const WORTH = 4;
const MOST = 8;

/**
 * How many processes a batch is given.
 * @param asked what `--jobs` says, or null
 */
export function width(asked: number | null, jobs: number): number {
  if (asked !== null) return Math.max(1, Math.min(asked, jobs));
  if (jobs < WORTH) return 1;
  const room = Math.floor(freemem() / EACH);
  return Math.max(1, Math.min(availableParallelism(), MOST, room, jobs));
}
