import { main } from '../../src/cli/main.js';
import type { Pipeline } from '../../src/cli/pipeline.js';

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process and keeps what it wrote. */
export async function run(
  argv: readonly string[],
  pipeline: Pipeline,
  color = false,
): Promise<Ran> {
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    color,
    version: '9.9.9',
  };
  const status = await main(argv, io, pipeline);
  return { status, out, err };
}
