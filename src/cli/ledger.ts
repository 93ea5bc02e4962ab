import type { Reading } from '../forms/reading.js';
import { failureEntry } from '../reports/json.js';
import {
  LEDGER_SCHEMA,
  type LedgerPart,
  ledgerFile,
  ledgerPart,
  ledgerSheets,
  ledgerText,
} from '../reports/ledger.js';
import type { Failure } from '../reports/subject.js';
import type { Product, Settings } from './batch/job.js';
import { runBatch } from './batch/run.js';
import type { Options } from './options.js';
import { jsonArray } from './output.js';
import type { Io, Pipeline } from './pipeline.js';
import { saved } from './save.js';
import { Tally, UNREADABLE } from './status.js';
import { UsageError } from './usage-error.js';

/** `mingzhang ledger`: the state of every number of the files. @returns the exit status */
export async function runLedger(options: Options, io: Io, pipeline: Pipeline): Promise<number> {
  if (options.format === 'xlsx' && options.out === null) {
    throw new UsageError({
      zh: 'Excel 清单须写入文件：请加 -o 清单.xlsx。',
      en: 'A workbook goes to a file: add -o LIST.xlsx.',
    });
  }
  const tally = new Tally();
  const bodies: string[] = [];
  const failures: Failure[] = [];
  const settings: Settings = { verb: 'ledger', options, color: false, today: '' };
  await runBatch(settings, io, pipeline, async (result) => {
    tally.add(result);
    if (result.product !== null) bodies.push(result.product.body);
    failures.push(...result.failures);
  });
  const text = await render(options, bodies, failures);
  if (options.out === null) {
    if (typeof text === 'string') io.out(text);
    return tally.readStatus();
  }
  return (await saved(options.out, text, options, io)) ? tally.readStatus() : UNREADABLE;
}

async function render(
  { format, lang }: Options,
  bodies: readonly string[],
  failures: readonly Failure[],
): Promise<string | Uint8Array> {
  if (format === 'json') {
    const failed = failures.map((one) => JSON.stringify(failureEntry(LEDGER_SCHEMA, one), null, 2));
    return jsonArray([...bodies, ...failed]);
  }
  if (format !== 'xlsx') return bodies.join('\n');
  const parts = bodies.map((body): LedgerPart => JSON.parse(body));
  // It takes a while to load, which no other format need wait for.
  const { writeWorkbook } = await import('../formats/xlsx/node/write.js');
  return writeWorkbook(ledgerSheets(parts, failures, lang));
}

/** The ledger of what was read, in the format asked for. */
export async function ledgerProduct(
  reading: Reading,
  { options: { format, lang } }: Settings,
  pipeline: Pipeline,
): Promise<Product> {
  const result = await pipeline.check(reading);
  const { ledger } = result;
  if (ledger === undefined) throw new RangeError('a check of a document has a ledger');
  const accounted = { subject: reading, result, ledger };
  const body =
    format === 'json'
      ? JSON.stringify(ledgerFile(accounted), null, 2)
      : format === 'xlsx'
        ? JSON.stringify(ledgerPart(accounted, lang))
        : ledgerText(accounted, lang);
  return {
    body,
    row: null,
    errors: 0,
    warnings: 0,
    incomplete: reading.unread.length > 0 || (reading.doubtful ?? []).length > 0,
  };
}
