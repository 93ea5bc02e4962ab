import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Job, JobResult, Settings } from '../../src/cli/batch/job.js';
import { inOrder } from '../../src/cli/batch/order.js';
import { WorkerPool } from '../../src/cli/batch/pool.js';
import { width } from '../../src/cli/batch/width.js';
import { parseOptions } from '../../src/cli/options.js';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-pool-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SETTINGS: Settings = {
  verb: 'check',
  options: parseOptions(['check', 'a']),
  color: false,
  today: '2026-01-01',
};

/** A stand-in for the command as a worker: slow, crashing or fat as the job's name says. */
const WORKER = join(folder, 'worker.mjs');
writeFileSync(
  WORKER,
  `let settings = null;
process.on('message', (message) => {
  if (settings === null) { settings = message; return; }
  const { name } = message;
  if (name.startsWith('crash')) process.exit(7);
  if (name.startsWith('scan')) process.send({ scanning: [2, 5] });
  if (name.startsWith('kill')) process.kill(process.pid, 'SIGKILL');
  const result = { name, product: null, failures: [], profile: null, digest: null, trace: String(process.pid) };
  const memory = name.startsWith('fat') ? 1e12 : 1;
  setTimeout(() => process.send({ result, memory }), name.startsWith('slow') ? 300 : 1);
});
process.on('disconnect', () => process.exit());
`,
);

const PROGRESS = { began() {}, scans() {} };

function job(name: string): Job {
  return { name, inputs: [], together: false, profiled: false };
}

async function done(width: number, names: readonly string[]): Promise<JobResult[]> {
  const pool = new WorkerPool(width, SETTINGS, WORKER);
  const results: JobResult[] = [];
  try {
    for await (const result of inOrder(names.map(job), pool, PROGRESS)) results.push(result);
  } finally {
    pool.close();
  }
  return results;
}

describe('workers', () => {
  test('give their results in the order of the jobs, from several processes', async () => {
    const names = ['slow 1', ...Array.from({ length: 12 }, (_, index) => `job ${index}`)];
    const results = await done(2, names);
    expect(results.map(({ name }) => name)).toEqual(names);
    expect(new Set(results.map(({ trace }) => trace)).size).toBe(2);
  });

  test('one that dies fails its own job only, and is replaced', async () => {
    const names = ['a', 'crash', 'b', 'kill', 'crash', 'c', 'd'];
    const results = await done(2, names);
    expect(results.map(({ name }) => name)).toEqual(names);
    expect(results.map(({ failures }) => failures[0]?.code ?? null)).toEqual([
      null,
      'worker-crashed',
      null,
      'worker-crashed',
      'worker-crashed',
      null,
      null,
    ]);
    expect(results[3]?.failures[0]?.message.zh).toContain('SIGKILL');
  });

  test('one that has grown too large is replaced', async () => {
    const results = await done(1, ['fat 1', 'fat 2', 'thin']);
    expect(new Set(results.map(({ trace }) => trace)).size).toBe(3);
  });

  test('tell of the pages that they recognise', async () => {
    const told: unknown[] = [];
    const pool = new WorkerPool(1, SETTINGS, WORKER);
    const result = await pool.run(job('scan'), (...page) => told.push(page));
    pool.close();
    expect([told, result.name]).toEqual([[[2, 5]], 'scan']);
  });

  test('a command that ends at once fails its jobs', async () => {
    const silent = join(folder, 'silent.mjs');
    writeFileSync(silent, '');
    const pool = new WorkerPool(2, SETTINGS, silent);
    const result = await pool.run(job('a'), PROGRESS.scans);
    pool.close();
    expect(result.failures[0]?.code).toBe('worker-crashed');
  });
});

test('few jobs get no processes of their own; many never more than asked', () => {
  expect(width(null, 2)).toBe(1);
  expect(width(3, 2)).toBe(2);
  expect(width(3, 100)).toBe(3);
  expect(width(null, 100)).toBeGreaterThanOrEqual(1);
});
