import type { FormRule } from '../../rule.js';
import { narrative } from './support/examples.js';
import { paragraphPattern } from './support/patterns.js';

const NUMBER = '\\d+(?:\\.\\d+)?';
/** Words that are followed by a rate; amounts and counts behind them carry their own unit. */
const RATE =
  '(?:(?:增长|下降|上升)了?|(?:增长|下降|上升|降低)率(?:为|是|达)?|(?:增幅|降幅)(?:为|是|达)?)';
/** 支出 5 万元，占 76.23；: a share right behind the amount. */
const SHARE_OF_ALL = '(?<=元[,，]\\s*)占(?:比)?(?:为)?';
const SHARE = '(?:占|完成)[^，。；、（）()\\d]{1,30}的(?:比例|比重)?(?:为|是)?';

/** The clause ends right behind the number; a comma inside a number (1,234.00) ends nothing. */
const BARE = new RegExp(
  `(?:${RATE}|${SHARE}|${SHARE_OF_ALL})\\s*${NUMBER}(?=\\s*[。；;，,、）)](?!\\d))`,
  'g',
);

export const percentSignMissing: FormRule = {
  meta: {
    id: 'percent-sign-missing',
    severity: 'warning',
    title: { zh: '百分号漏印', en: 'Percent sign left out' },
    description: {
      zh: '“增长”“下降”“占……的”“完成……的”之后的数字没有任何单位，应为百分比而漏印了百分号。',
      en: 'A number behind 增长, 下降, 占…的 or 完成…的 has no unit at all: a percentage whose sign was left out.',
    },
    identities: ['C28'],
    basis: {
      kind: 'reasoning',
      text: {
        zh: '没有单位的数字无法理解；这些词后面的数字是百分比。',
        en: 'A number without a unit says nothing; behind these words it is a percentage.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: narrative('一、收入支出决算总体情况说明', '收入比上年增加 12.00 万元，增长 3.15。'),
        why: { zh: '3.15 没有百分号。', en: '3.15 has no percent sign.' },
      },
      {
        text: narrative(
          '三、支出决算情况说明',
          '基本支出 60.00 万元，占 60%；项目支出 40.00 万元，占 40.00。',
        ),
        why: { zh: '40.00 没有百分号。', en: '40.00 has no percent sign.' },
      },
    ],
    pass: [
      {
        text: narrative(
          '一、收入支出决算总体情况说明',
          '收入比上年增长 1,200.00 元，增长 3.15%，人数增长 3 人，差错下降为 0。',
        ),
        why: {
          zh: '每个数字都有单位；“下降为 0”不是比率。',
          en: 'Every number has its unit; 下降为 0 is no rate.',
        },
      },
    ],
  },
  check(reading) {
    return paragraphPattern(reading, BARE, (printed) => ({
      zh: `“${printed.join('”“')}”没有单位，应是漏印了百分号。`,
      en: `${printed.map((text) => `“${text}”`).join(', ')}: no unit; a percent sign seems to be missing.`,
    }));
  },
};
