import type { FormRule } from '../../rule.js';
import { narrative } from './support/examples.js';
import { paragraphPattern } from './support/patterns.js';

/** XX, ××, 待填 and bracketed instructions: words a template leaves for the author. */
const PLACEHOLDER =
  /(?<![A-Za-z\d])(?:[XxＸ]{2,}|×{2,})(?![A-Za-z\d])|待填|待补充|待核实|此处填写|请填写|[（(]填写[^（()）]{0,12}[）)]/g;

export const placeholder: FormRule = {
  meta: {
    id: 'placeholder',
    severity: 'warning',
    title: { zh: '模板占位符未填写', en: 'Placeholder not filled in' },
    description: {
      zh: '正文中还留有模板的占位符（XX、××、待填等），说明该处内容没有填写。',
      en: 'Running text still holds a placeholder of the template (XX, ××, 待填), so that the content was never filled in.',
    },
    identities: ['C28'],
    basis: {
      kind: 'reasoning',
      text: {
        zh: '公开文本应当完整，占位符不是内容。',
        en: 'A published text is complete; a placeholder is not content.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: narrative('一、收入决算情况说明', '2023 年度收入合计 XX 万元，比上年减少。'),
        why: { zh: '金额处仍为 XX。', en: 'The amount still reads XX.' },
      },
    ],
    pass: [
      {
        text: narrative('一、收入决算情况说明', '2023 年度收入合计 120.50 万元，推行 DIP 付费。'),
        why: { zh: '金额已填写，DIP 是术语。', en: 'The amount is filled in and DIP is a term.' },
      },
    ],
  },
  check(reading) {
    return paragraphPattern(reading, PLACEHOLDER, (printed) => ({
      zh: `模板占位符“${printed.join('”“')}”没有填写。`,
      en: `Placeholder ${printed.map((text) => `“${text}”`).join(', ')} was not filled in.`,
    }));
  },
};
