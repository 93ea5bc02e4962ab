import { failureEntry } from '../reports/json.js';
import { runBatch } from './batch/run.js';
import type { Options } from './options.js';
import { BodyStream } from './output.js';
import type { Io, Pipeline } from './pipeline.js';
import { READ_SCHEMA } from './read-json.js';
import { Tally } from './status.js';

/** `mingzhang read`: what the files say. @returns the exit status */
export async function runRead(options: Options, io: Io, pipeline: Pipeline): Promise<number> {
  const tally = new Tally();
  const stream = new BodyStream(options.format === 'json' ? 'json' : 'text', io.out);
  await runBatch(
    { verb: 'read', options, color: false, today: '' },
    io,
    pipeline,
    async (result) => {
      tally.add(result);
      if (result.product !== null) stream.add(result.product.body);
      if (options.format !== 'json') return;
      for (const failure of result.failures) {
        stream.add(JSON.stringify(failureEntry(READ_SCHEMA, failure), null, 2));
      }
    },
  );
  stream.finish();
  return tally.readStatus();
}
