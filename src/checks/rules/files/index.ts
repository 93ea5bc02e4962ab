import type { Rule } from '../../rule.js';
import { copiesDiffer } from './copies-differ.js';
import { correctionUnused } from './correction-unused.js';

/** Rules about the files a disclosure was read from, and what lies beside them. */
export const FILE_RULES: readonly Rule[] = [copiesDiffer, correctionUnused];
