import type { CorrectionUse } from '../../document/corrections/types.js';
import type { Reading } from '../../forms/reading.js';

/** The reading with the corrections that were not used because the file has changed. */
export function withStale(reading: Reading, stale: readonly CorrectionUse[]): Reading {
  if (stale.length === 0) return reading;
  return { ...reading, corrections: [...stale, ...(reading.corrections ?? [])] };
}
