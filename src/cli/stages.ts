import { ACROSS_RULES } from '../checks/across/index.js';
import { check } from '../checks/check.js';
import { RULES } from '../checks/rules/index.js';
import { settledReading } from '../checks/settle/index.js';
import { readTogether } from '../forms/package/together.js';
import { readForms } from '../forms/read.js';
import type { Reading } from '../forms/reading.js';
import { withStale } from './corrections/stale.js';
import type { Pipeline } from './pipeline.js';
import { DocumentReader } from './reader.js';

/** The stages as they are: every format, all forms, all rules. */
export function stages(): Pipeline {
  const reader = new DocumentReader();
  const read: Pipeline['read'] = async (bytes, file, limits) =>
    settledReading(readForms(await reader.read(bytes, file, limits), limits.corrections));
  return {
    read,
    async readTogether(parts, name, limits, failed) {
      const readings: Reading[] = [];
      for (const { bytes, file, corrections } of parts) {
        try {
          const reading = await read(bytes, file, { ...limits, corrections: corrections.usable });
          readings.push(withStale(reading, corrections.stale));
        } catch (error) {
          failed(file, error);
        }
      }
      return readings.length === 0 ? null : readTogether(readings, name);
    },
    check,
    pages: (bytes, file, asked) => reader.pages(bytes, file, asked),
    rules: [...RULES, ...ACROSS_RULES],
    workers: true,
  };
}
