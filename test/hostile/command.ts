import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../support/house.js';

/** What came of one call of the command. */
export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  /** Peak resident memory, in MB. */
  readonly peak: number;
  /** Seconds on the clock, and seconds of work of all its threads. */
  readonly wall: number;
  readonly work: number;
}

/** Ended by force after this long; a busy machine takes its time. */
const PATIENCE = 120_000;

/** Runs `mingzhang` in a process of its own and measures it from inside. */
export function mingzhang(args: readonly string[], cwd: string): Ended {
  const probe = pathToFileURL(join(import.meta.dirname, 'probe.mjs')).href;
  const target = join(cwd, '.probe');
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', probe, join(ROOT, 'bin/mingzhang'), ...args],
    {
      cwd,
      encoding: 'utf8',
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
      maxBuffer: 512 * 1024 * 1024,
      env: { ...process.env, MINGZHANG_PROBE: target },
    },
  );
  const wall = (performance.now() - start) / 1000;
  const { peak, work, calls } = measured(target);
  if (calls.length > 0) throw new Error(`the command reached out: ${calls.join(', ')}`);
  return { status, out: stdout, err: stderr, peak, wall, work };
}

interface Measured {
  readonly peak: number;
  readonly work: number;
  /** What the program asked of the network or of other programs. */
  readonly calls: readonly string[];
}

function measured(target: string): Measured {
  try {
    return JSON.parse(readFileSync(target, 'utf8'));
  } finally {
    rmSync(target, { force: true });
  }
}
