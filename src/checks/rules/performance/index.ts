import type { Rule } from '../../rule.js';
import { duplicateRows } from './duplicate-rows.js';
import { executionRate } from './execution-rate.js';
import { executionScore } from './execution-score.js';
import { fundsParts } from './funds-parts.js';
import { scoreWithinWeight } from './score-within-weight.js';
import { taskSums } from './task-sums.js';
import { totalScore } from './total-score.js';
import { weights } from './weights.js';

/** Rules of the performance section, in the order in which a form is read. */
export const PERFORMANCE_RULES: readonly Rule[] = [
  taskSums,
  fundsParts,
  executionRate,
  executionScore,
  weights,
  scoreWithinWeight,
  totalScore,
  duplicateRows,
];
