import type { Reading } from '../forms/reading.js';
import type { Product, Settings } from './batch/job.js';
import { readEntry } from './read-json.js';
import { readText } from './read-text.js';

/** What was read, in the format asked for. */
export function readProduct(reading: Reading, { options: { format, lang } }: Settings): Product {
  return {
    body: format === 'json' ? JSON.stringify(readEntry(reading), null, 2) : readText(reading, lang),
    row: null,
    errors: 0,
    warnings: 0,
    incomplete: reading.unread.length > 0 || (reading.doubtful ?? []).length > 0,
  };
}
