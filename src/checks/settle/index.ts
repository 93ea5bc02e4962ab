import { readForms } from '../../forms/read.js';
import type { Reading } from '../../forms/reading.js';
import type { Rule } from '../rule.js';
import { RULES } from '../rules/index.js';
import { withSettlements } from './apply.js';
import { settlementsOf } from './settle.js';

/**
 * The reading with its doubtful figures settled by the document's own sums, or unread; the same
 * reading where nothing is in doubt.
 */
export function settledReading(reading: Reading, rules: readonly Rule[] = RULES): Reading {
  const settlements = settlementsOf(reading, rules);
  return settlements.length === 0 ? reading : readForms(withSettlements(reading.tree, settlements));
}
