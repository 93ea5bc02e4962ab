import type { FormRule } from '../../rule.js';
import { narrative } from './support/examples.js';
import { paragraphPattern } from './support/patterns.js';

const UP = '增长|增加|上升|提高|大于|高于|多于|超过|增';
const DOWN = '下降|减少|降低|小于|低于|少于|减';

/** What was left of the other choice when one was made: 减增加, 大小于, 增加持平. */
const REMNANT =
  '(?:年度?|上年|预算数?|决算数?)\\s*(?:减\\s*(?:增加|增长)|增\\s*(?:减少|下降)|(?:增加|减少)\\s*持平)|' +
  '数\\s*(?:大\\s*小|小\\s*大)\\s*于';

/** A word with its opposite in brackets or behind a stroke: both choices still stand. */
const OPTION = new RegExp(
  `(?:${UP})\\s*(?:[（(]\\s*或?\\s*(?:${DOWN})\\s*[）)]|[/／]\\s*(?:${DOWN}))|` +
    `(?:${DOWN})\\s*(?:[（(]\\s*或?\\s*(?:${UP})\\s*[）)]|[/／]\\s*(?:${UP}))|${REMNANT}`,
  'g',
);

export const templateOption: FormRule = {
  meta: {
    id: 'template-option',
    severity: 'warning',
    title: { zh: '模板选项未取舍', en: 'Choice of the template not made' },
    description: {
      zh: '正文中还并列着模板的两个相反选项（如“增加（减少）”），没有选定其中一个，或没有删净另一个（如“减增加”“大小于”），读者无法知道方向。',
      en: 'Running text still shows two opposite choices of the template side by side (such as 增加（减少）), or a remnant of the other one (减增加, 大小于), so that the reader cannot know the direction.',
    },
    identities: ['C28'],
    basis: {
      kind: 'reasoning',
      text: {
        zh: '两个相反的方向不能同时成立。',
        en: 'Two opposite directions cannot both be meant.',
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
          '九、三公经费支出决算情况说明',
          '公务接待费支出 0.50 万元，比上年增加（减少）0.10 万元。',
        ),
        why: { zh: '没有选定增加还是减少。', en: 'Neither increase nor decrease was chosen.' },
      },
      {
        text: narrative(
          '九、三公经费支出决算情况说明',
          '公务接待费支出 0.50 万元，比上年减增加 0.10 万元。',
        ),
        why: { zh: '“减少”没有删净。', en: 'A character of 减少 was left standing.' },
      },
    ],
    pass: [
      {
        text: narrative(
          '九、三公经费支出决算情况说明',
          '公务接待费支出 0.50 万元，比上年减少（主要是接待批次少）0.10 万元，无增减变化的项目不再说明。',
        ),
        why: { zh: '括号内不是相反的选项。', en: 'The brackets hold no opposite choice.' },
      },
    ],
  },
  check(reading) {
    return paragraphPattern(reading, OPTION, (printed) => ({
      zh: `模板选项“${printed.join('”“')}”没有取舍。`,
      en: `The choice ${printed.map((text) => `“${text}”`).join(', ')} of the template was not made.`,
    }));
  },
};
