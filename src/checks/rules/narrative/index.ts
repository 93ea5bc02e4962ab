import type { Rule } from '../../rule.js';

export const NARRATIVE_RULES: readonly Rule[] = [];
