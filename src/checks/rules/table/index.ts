import type { Rule } from '../../rule.js';
import { appropriationWithinTotal } from './appropriation-within-total.js';
import { fundBalance } from './fund-balance.js';
import { govEconomicClasses } from './gov-economic-classes.js';
import { negativeAmount } from './negative-amount.js';
import { tableBlankTotal } from './table-blank-total.js';
import { tableSum } from './table-sum.js';
import { tableUnit } from './table-unit.js';
import { tablesAgree } from './tables-agree.js';
import { threePublicCoversBasic } from './three-public-covers-basic.js';
import { totalsBetweenTables } from './totals-between-tables.js';
import { unknownTable } from './unknown-table.js';

/** Rules on statement tables: sums inside them (A, E) and relations between them (B, E). */
export const TABLE_RULES: readonly Rule[] = [
  tableSum,
  tableBlankTotal,
  tablesAgree,
  tableUnit,
  totalsBetweenTables,
  appropriationWithinTotal,
  threePublicCoversBasic,
  fundBalance,
  govEconomicClasses,
  negativeAmount,
  unknownTable,
];
