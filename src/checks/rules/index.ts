import type { Rule } from '../rule.js';
import { FILE_RULES } from './files/index.js';
import { FORM_RULES } from './form/index.js';
import { NARRATIVE_RULES } from './narrative/index.js';
import { PERFORMANCE_RULES } from './performance/index.js';
import { TABLE_RULES } from './table/index.js';

/** Every rule, by group. */
export const RULES: readonly Rule[] = [
  ...TABLE_RULES,
  ...NARRATIVE_RULES,
  ...PERFORMANCE_RULES,
  ...FORM_RULES,
  ...FILE_RULES,
];
