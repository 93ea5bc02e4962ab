import { readFileSync } from 'node:fs';
import { WORKER_ARGUMENT } from './batch/pool.js';
import { serve } from './batch/serve.js';
import { main } from './main.js';
import type { Io } from './pipeline.js';
import { stages } from './stages.js';
import { UNREADABLE } from './status.js';

const packageFile = new URL('../../package.json', import.meta.url);

/** NO_COLOR (no-color.org): set and not empty means no colour. */
function mayColor(): boolean {
  const { NO_COLOR: noColor } = process.env;
  return process.stdout.isTTY === true && (noColor === undefined || noColor === '');
}

// A reader that closed the pipe (`mingzhang check … | head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const io: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  color: mayColor(),
  ...(process.stdout.isTTY === true ? { columns: process.stdout.columns } : {}),
  terminal: process.stderr.isTTY === true,
  version: JSON.parse(readFileSync(packageFile, 'utf8')).version,
};

const pipeline = stages();

// The exit code is set, not forced: what stdout still holds must reach a slow pipe.
try {
  const [first] = process.argv.slice(2);
  if (first === WORKER_ARGUMENT && process.connected) serve(pipeline);
  else process.exitCode = await main(process.argv.slice(2), io, pipeline);
} catch (error) {
  // Left to Node, a defect would end with 1, which means «findings».
  io.err(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = UNREADABLE;
}
