import type { FormRule } from '../../rule.js';
import { narrative } from './support/examples.js';
import { paragraphPattern } from './support/patterns.js';

/**
 * An amount with a decimal point right behind the word that announces it, and then the end of
 * the clause. A zero needs no unit, and a column of an unread table holds no such words.
 */
const BARE =
  /(?:(?:预算|决算|执行|支出|收入)数?(?:总额|总计|合计)?(?:为|是))\s*(?!0+(?:\.0+)?\s*[。；;，,])\d[\d,]*\.\d+(?=\s*[。；;，,](?!\s*\d))/g;

export const textAmountUnitMissing: FormRule = {
  meta: {
    id: 'text-amount-unit-missing',
    severity: 'warning',
    title: { zh: '正文金额没有单位', en: 'Amount in the text without unit' },
    description: {
      zh: '正文“预算为”“决算为”之后的金额没有单位，读者无法知道是元还是万元。',
      en: 'An amount behind 预算为 or 决算为 has no unit, so that the reader cannot know whether it is 元 or 万元.',
    },
    identities: ['C27'],
    basis: {
      kind: 'reasoning',
      text: {
        zh: '没有单位的金额无法理解。',
        en: 'An amount without a unit says nothing.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: narrative(
          '三、支出决算情况说明',
          '年初预算为 0 万元，支出决算为 4.19。决算数大于预算数。',
        ),
        why: { zh: '4.19 没有单位。', en: '4.19 has no unit.' },
      },
    ],
    pass: [
      {
        text: narrative(
          '三、支出决算情况说明',
          '年初预算为 0，支出决算为 4.19 万元，占比为 3.5%。',
        ),
        why: { zh: '零不需要单位，其余有单位。', en: 'A zero needs no unit; the others have one.' },
      },
    ],
  },
  check(reading) {
    return paragraphPattern(reading, BARE, (printed) => ({
      zh: `“${printed.join('”“')}”没有金额单位。`,
      en: `${printed.map((text) => `“${text}”`).join(', ')}: the amount has no unit.`,
    }));
  },
};
