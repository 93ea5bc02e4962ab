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
  if (settlements.length === 0) return reading;
  const { corrections } = reading;
  const settled = readForms(withSettlements(reading.tree, settlements));
  // The tree has its corrections already.
  return corrections === undefined ? settled : { ...settled, corrections };
}
