import { failureEntry } from '../reports/json.js';
import { runBatch } from './batch.js';
import type { Options } from './options.js';
import { json } from './output.js';
import type { Io, Pipeline } from './pipeline.js';
import { READ_SCHEMA, readEntry } from './read-json.js';
import { readText } from './read-text.js';
import { INCOMPLETE, OK, UNREADABLE } from './status.js';

/** `mingzhang read`: what the files say. @returns the exit status */
export async function runRead(options: Options, io: Io, pipeline: Pipeline): Promise<number> {
  const outcomes = await runBatch(options, io, pipeline, (reading) => reading);
  const readings = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  if (options.format === 'json') {
    io.out(
      json(
        outcomes.map((outcome) =>
          outcome.ok ? readEntry(outcome.value) : failureEntry(READ_SCHEMA, outcome.failure),
        ),
      ),
    );
  } else {
    io.out(readings.map((reading) => readText(reading, options.lang)).join('\n'));
  }
  if (readings.length < outcomes.length) return UNREADABLE;
  const incomplete = readings.some(
    ({ unread, doubtful = [] }) => unread.length > 0 || doubtful.length > 0,
  );
  return incomplete ? INCOMPLETE : OK;
}
