import type { Rule } from '../../rule.js';

export const PERFORMANCE_RULES: readonly Rule[] = [];
