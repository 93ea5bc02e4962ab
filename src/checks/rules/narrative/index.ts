import type { Rule } from '../../rule.js';
import { adjustedBudget } from './adjusted-budget.js';
import { basicItemsAddUp } from './basic-items-add-up.js';
import { budgetComparisonWords } from './budget-comparison-words.js';
import { changeAmount } from './change-amount.js';
import { changeEqualsBudgetGap } from './change-equals-budget-gap.js';
import { changePercent } from './change-percent.js';
import { changeWordsAgree } from './change-words-agree.js';
import { completionPercent } from './completion-percent.js';
import { countsAndMoney } from './counts-and-money.js';
import { directionWords } from './direction-words.js';
import { equalCalledChange } from './equal-called-change.js';
import { equalChanges } from './equal-changes.js';
import { growthFromZero } from './growth-from-zero.js';
import { itemChanges } from './item-changes.js';
import { itemsAddUp } from './items-add-up.js';
import { itemsMatchTable } from './items-match-table.js';
import { meetingListRule } from './meeting-list.js';
import { narrativeAgrees } from './narrative-agrees.js';
import { narrativeEqualsTable } from './narrative-equals-table.js';
import { narrativeParts } from './narrative-parts.js';
import { operatingCostWithinPublic } from './operating-cost-within-public.js';
import { oppositeChanges } from './opposite-changes.js';
import { percentOfZero } from './percent-of-zero.js';
import { procurementReserved } from './procurement-reserved.js';
import { procurementSme } from './procurement-sme.js';
import { reasonDirection } from './reason-direction.js';
import { repeatedWords } from './repeated-words.js';
import { shareOverHundred } from './share-over-hundred.js';
import { sharePercent } from './share-percent.js';
import { sharesAddUp } from './shares-add-up.js';
import { thresholdsAgree } from './thresholds-agree.js';
import { totalsBalance } from './totals-balance.js';
import { unitSlip } from './unit-slip.js';
import { visitsAndCosts } from './visits-and-costs.js';
import { wordsOfZero } from './words-of-zero.js';

/** Rules on running text: against the tables and against itself (C, E15-E24). */
export const NARRATIVE_RULES: readonly Rule[] = [
  narrativeEqualsTable,
  narrativeAgrees,
  narrativeParts,
  totalsBalance,
  basicItemsAddUp,
  itemsMatchTable,
  itemsAddUp,
  itemChanges,
  changeAmount,
  changePercent,
  changeWordsAgree,
  directionWords,
  budgetComparisonWords,
  equalCalledChange,
  reasonDirection,
  oppositeChanges,
  equalChanges,
  wordsOfZero,
  changeEqualsBudgetGap,
  completionPercent,
  adjustedBudget,
  growthFromZero,
  percentOfZero,
  sharePercent,
  sharesAddUp,
  shareOverHundred,
  unitSlip,
  countsAndMoney,
  visitsAndCosts,
  thresholdsAgree,
  repeatedWords,
  meetingListRule,
  operatingCostWithinPublic,
  procurementSme,
  procurementReserved,
];
