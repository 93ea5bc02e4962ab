import type { Rule } from '../../rule.js';

export const TABLE_RULES: readonly Rule[] = [];
