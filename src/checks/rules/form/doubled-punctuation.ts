import type { FormRule } from '../../rule.js';
import { textBlocks } from './support/blocks.js';
import { narrative } from './support/examples.js';
import { paragraphPattern } from './support/patterns.js';

/** Two stops in a row; …… and ：“ are no such case. */
const DOUBLED = /[、，。；：！？](?:\s*[、，。；：！？])+/g;

export const doubledPunctuation: FormRule = {
  meta: {
    id: 'doubled-punctuation',
    severity: 'note',
    title: { zh: '标点重复', en: 'Doubled punctuation' },
    description: {
      zh: '两个点号连用（如“、、”“。；”），往往是删改后留下的痕迹，中间可能漏了内容。',
      en: 'Two stops stand in a row (such as 、、): often a trace of editing, and something between them may be missing.',
    },
    identities: [],
    basis: {
      kind: 'reasoning',
      text: { zh: '标点符号用法。', en: 'Use of punctuation marks.' },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: narrative('六、基本支出决算情况说明', '主要包括基本工资、、奖金。'),
        why: {
          zh: '顿号重复，可能漏了一项。',
          en: 'The comma is doubled; an item may be missing.',
        },
      },
    ],
    pass: [
      {
        text: narrative('六、基本支出决算情况说明', '主要包括：基本工资、奖金……其中奖金最多。'),
        why: { zh: '省略号不是重复的标点。', en: 'An ellipsis is not doubled punctuation.' },
      },
    ],
  },
  check(reading) {
    const blocks = textBlocks(reading).filter((block) => block.kind === 'paragraph');
    return paragraphPattern(
      reading,
      DOUBLED,
      (printed) => ({
        zh: `标点重复：“${printed.join('”“')}”。`,
        en: `Doubled punctuation: ${printed.map((text) => `“${text}”`).join(', ')}.`,
      }),
      blocks,
    );
  },
};
