import type { Rule } from '../../rule.js';

export const FORM_RULES: readonly Rule[] = [];
