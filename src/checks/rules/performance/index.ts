import type { Rule } from '../../rule.js';
import { comparableValues } from './comparable-values.js';
import { costIndicators } from './cost-indicators.js';
import { coverage } from './coverage.js';
import { duplicateRows } from './duplicate-rows.js';
import { executionRate } from './execution-rate.js';
import { executionScore } from './execution-score.js';
import { fundsParts } from './funds-parts.js';
import { goalProjects } from './goal-projects.js';
import { goalsBudget } from './goals-budget.js';
import { grade } from './grade.js';
import { gradedProjects } from './graded-projects.js';
import { keyEvaluations } from './key-evaluations.js';
import { missingCause } from './missing-cause.js';
import { overExecution } from './over-execution.js';
import { overallAccounts } from './overall-accounts.js';
import { projectAccounts } from './project-accounts.js';
import { projectBudgets } from './project-budgets.js';
import { qualitativeScore } from './qualitative-score.js';
import { quantitativeScore } from './quantitative-score.js';
import { reviewFunds } from './review-funds.js';
import { reviewIndicators } from './review-indicators.js';
import { reviewRate } from './review-rate.js';
import { sameIndicator } from './same-indicator.js';
import { satisfactionMissing } from './satisfaction-missing.js';
import { scoreWithinWeight } from './score-within-weight.js';
import { shareLimit } from './share-limit.js';
import { staffIndicator } from './staff-indicator.js';
import { strayScore } from './stray-score.js';
import { taskSums } from './task-sums.js';
import { totalScore } from './total-score.js';
import { valueKind } from './value-kind.js';
import { weights } from './weights.js';

/** Rules of the performance section, in the order in which a form is read. */
export const PERFORMANCE_RULES: readonly Rule[] = [
  taskSums,
  fundsParts,
  executionRate,
  executionScore,
  strayScore,
  overExecution,
  weights,
  duplicateRows,
  scoreWithinWeight,
  totalScore,
  quantitativeScore,
  qualitativeScore,
  missingCause,
  comparableValues,
  valueKind,
  satisfactionMissing,
  shareLimit,
  sameIndicator,
  staffIndicator,
  costIndicators,
  reviewFunds,
  reviewRate,
  reviewIndicators,
  projectBudgets,
  projectAccounts,
  coverage,
  gradedProjects,
  keyEvaluations,
  overallAccounts,
  grade,
  goalsBudget,
  goalProjects,
];
