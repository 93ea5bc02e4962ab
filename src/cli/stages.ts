import { ACROSS_RULES } from '../checks/across/index.js';
import { inspect } from '../checks/check.js';
import type { Solver } from '../checks/localise/solver.js';
import { RULES } from '../checks/rules/index.js';
import { settledReading } from '../checks/settle/index.js';
import { readTogether } from '../forms/package/together.js';
import { readForms } from '../forms/read.js';
import type { Reading } from '../forms/reading.js';
import { withStale } from './corrections/stale.js';
import type { Pipeline } from './pipeline.js';
import { DocumentReader } from './reader.js';
import { loadSolver } from './solver.js';

/** The stages as they are: every format, all forms, all rules. */
export function stages(): Pipeline {
  const reader = new DocumentReader();
  let solver: Promise<Solver> | null = null;
  const unsettled: Pipeline['read'] = async (bytes, file, limits) =>
    readForms(await reader.read(bytes, file, limits), limits.corrections);
  return {
    read: async (bytes, file, limits) => settledReading(await unsettled(bytes, file, limits)),
    async readTogether(parts, name, limits, failed) {
      const readings: Reading[] = [];
      for (const { bytes, file, corrections } of parts) {
        try {
          const own = { ...limits, corrections: corrections.usable };
          readings.push(withStale(await unsettled(bytes, file, own), corrections.stale));
        } catch (error) {
          failed(file, error);
        }
      }
      if (readings.length === 0) return null;
      // Doubtful figures of one file may be settled by those of another.
      const whole = readTogether(readings, name);
      const { parts: files = [] } = whole;
      return { ...settledReading(whole), parts: files };
    },
    async check(reading, rules) {
      const { result, unsolved } = inspect(reading, rules);
      if (!unsolved) return result;
      solver ??= loadSolver();
      return inspect(reading, rules, await solver).result;
    },
    pages: (bytes, file, asked) => reader.pages(bytes, file, asked),
    rules: [...RULES, ...ACROSS_RULES],
    workers: true,
  };
}
