import type { FormRule } from '../../rule.js';
import { narrative } from './support/examples.js';
import { paragraphPattern } from './support/patterns.js';

/** What an amount, a percentage or a count is said of, right before the place of the figure. */
const SUBJECT =
  '(?:预算|决算|收入|支出|结余|结转|余额|总额|合计|总计|金额|经费|费|资金|拨款)(?:数?(?:为|是|共|共计|计|约|合计))?|' +
  '(?:预算|决算|收入|支出|结余|金额|经费|费)数?(?:增加|减少|增长|下降)|较上年(?:增加|减少)|比上年(?:增加|减少)';
const SHARE = '(?:占|占比|预算的|总额的|合计的|支出的|收入的|增长|下降|提高|降低)(?:为|了)?';
const COUNTED =
  '(?:用车|车辆|保有量)(?:为)?\\s*辆|团组\\s*个|来宾\\s*(?:人次|人)|批次\\s*(?:个|批)|设备(?:[（(][^（()）]*[）)])?\\s*台';

/** The unit follows at once, and the clause ends after it: the figure was never put in. */
const BLANK = new RegExp(
  `(?:(?:${SUBJECT})\\s*(?:万元|亿元|元)|(?:${SHARE})\\s*[%％]|${COUNTED})(?=\\s*(?:[，,。；;、）)]|$))`,
  'g',
);

export const blankAmount: FormRule = {
  meta: {
    id: 'blank-amount',
    severity: 'warning',
    title: { zh: '数字位置空白', en: 'No figure before its unit' },
    description: {
      zh: '句子里有计量单位而没有数字（如“支出决算为 万元”），应当填写的数字是空白。',
      en: 'A sentence holds a unit without a figure (such as 支出决算为 万元): the figure that belongs there was left blank.',
    },
    identities: ['C28'],
    basis: {
      kind: 'reasoning',
      text: {
        zh: '单位之前应有数字，没有发生的应写 0。',
        en: 'A unit needs its figure; where nothing happened the figure is 0.',
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
          '公务接待费安排 1.00 万元，全年支出为   万元。',
        ),
        why: { zh: '决算数没有填写。', en: 'The final figure is blank.' },
      },
      {
        text: narrative('三、支出决算情况说明', '项目支出 12.00 万元，占   %，主要用于宣传。'),
        why: { zh: '占比没有填写。', en: 'The share is blank.' },
      },
    ],
    pass: [
      {
        text: narrative(
          '三、支出决算情况说明',
          '支出决算为 12.00 万元，占 10%。表中金额转换为万元时可能有尾差。',
        ),
        why: { zh: '“转换为万元时”不是缺数字。', en: '“Converted to 万元” lacks no figure.' },
      },
    ],
  },
  check(reading) {
    return paragraphPattern(reading, BLANK, (printed) => ({
      zh: `“${printed.join('”“')}”处没有数字。`,
      en: `There is no figure in ${printed.map((text) => `“${text}”`).join(', ')}.`,
    }));
  },
};
