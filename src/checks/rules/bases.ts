import type { RuleBasis } from '../rule.js';

/** The row or column is defined as that sum or comparison. */
export const DEFINITION: RuleBasis = {
  kind: 'definition',
  text: {
    zh: '表式和指标自身的定义',
    en: 'the definition of the rows, columns and terms themselves',
  },
  confidence: 'high',
};

/** One figure has one value wherever a document prints it. */
export const ONE_VALUE: RuleBasis = {
  kind: 'reasoning',
  text: {
    zh: '同一数字在同一文件中只有一个值',
    en: 'one figure has one value throughout a document',
  },
  confidence: 'high',
};

/** Plain arithmetic of what the sentence itself says. */
export const ARITHMETIC: RuleBasis = {
  kind: 'reasoning',
  text: { zh: '文字所述数字之间的算术关系', en: 'the arithmetic of what the sentence itself says' },
  confidence: 'high',
};

/** Usual relation that special cases may justify. */
export const USUAL: RuleBasis = {
  kind: 'reasoning',
  text: {
    zh: '通常应有的关系，可有正当例外',
    en: 'a usual relation, to which there may be good exceptions',
  },
  confidence: 'medium',
};
