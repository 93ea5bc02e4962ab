import { assets } from './assets.js';
import { basic } from './basic.js';
import { expenditure } from './expenditure.js';
import { governmentFund, stateCapital, stateCapitalFlows } from './funds.js';
import { generalItems, generalStructure, generalTotal } from './general.js';
import { operatingCost } from './operating-cost.js';
import type { Section } from './passage.js';
import { performanceCoverage, performanceProjects } from './performance.js';
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
  'performance-projects': performanceProjects,
  'internal-sections': internalSections,
  'units-covered': unitsCovered,
} as const satisfies Readonly<Record<string, Section>>;

export type SectionId = keyof typeof SECTIONS;
