import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const open = new Set<string>();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Does the work with a private folder that is gone afterwards, also when the program is ended. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'mingzhang-ocr-'));
  if (open.size === 0) watch();
  open.add(folder);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    open.delete(folder);
    if (open.size === 0) unwatch();
  }
}

function watch(): void {
  process.on('exit', removeAll);
  for (const signal of SIGNALS) process.on(signal, endBy);
}

function unwatch(): void {
  process.off('exit', removeAll);
  for (const signal of SIGNALS) process.off(signal, endBy);
}

function removeAll(): void {
  for (const folder of open) rmSync(folder, { recursive: true, force: true });
}

/** Clears up, then lets the signal do what it does to a program that does not listen. */
function endBy(signal: NodeJS.Signals): void {
  removeAll();
  unwatch();
  process.kill(process.pid, signal);
}
