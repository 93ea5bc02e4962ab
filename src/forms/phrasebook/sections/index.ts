import { assets } from './assets.js';
import { basic } from './basic.js';
import {
  appropriationBudget,
  budgetOverview,
  economicBudget,
  generalBudget,
  generalBudgetItems,
  governmentEconomicBudget,
  governmentFundBudget,
  meetingBudget,
  operatingCostBudget,
  procurementBudget,
  stateCapitalBudget,
  threePublicBudget,
  trainingBudget,
} from './budget.js';
import { expenditure } from './expenditure.js';
import { governmentFund, stateCapital, stateCapitalFlows } from './funds.js';
import { generalItems, generalStructure, generalTotal } from './general.js';
import { operatingCost } from './operating-cost.js';
import type { Section } from './passage.js';
import {
  performanceCoverage,
  performanceCoverageSpent,
  performanceOverall,
  performanceProcess,
  performanceProjects,
} from './performance.js';
import { procurement } from './procurement.js';
import { revenue } from './revenue.js';
import { staff } from './staff.js';
import {
  meeting,
  threePublic,
  threePublicItems,
  threePublicParts,
  training,
} from './three-public.js';
import { appropriationOverview, overview } from './totals.js';
import { internalSections, unitsCovered } from './units.js';

/** Every section that a layout can name. */
export const SECTIONS = {
  overview,
  revenue,
  expenditure,
  'appropriation-overview': appropriationOverview,
  'general-total': generalTotal,
  'general-structure': generalStructure,
  'general-items': generalItems,
  basic,
  'government-fund': governmentFund,
  'state-capital': stateCapital,
  'state-capital-flows': stateCapitalFlows,
  'three-public': threePublic,
  'three-public-parts': threePublicParts,
  'three-public-items': threePublicItems,
  meeting,
  training,
  'operating-cost': operatingCost,
  procurement,
  assets,
  staff,
  'performance-coverage': performanceCoverage,
  'performance-process': performanceProcess,
  'performance-coverage-spent': performanceCoverageSpent,
  'performance-overall': performanceOverall,
  'performance-projects': performanceProjects,
  'internal-sections': internalSections,
  'units-covered': unitsCovered,
  'budget-overview': budgetOverview,
  'appropriation-budget': appropriationBudget,
  'general-budget': generalBudget,
  'general-budget-items': generalBudgetItems,
  'economic-budget': economicBudget,
  'government-economic-budget': governmentEconomicBudget,
  'government-fund-budget': governmentFundBudget,
  'state-capital-budget': stateCapitalBudget,
  'three-public-budget': threePublicBudget,
  'meeting-budget': meetingBudget,
  'training-budget': trainingBudget,
  'operating-cost-budget': operatingCostBudget,
  'procurement-budget': procurementBudget,
} as const satisfies Readonly<Record<string, Section>>;

export type SectionId = keyof typeof SECTIONS;
