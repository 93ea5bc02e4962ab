import type { FormRule } from '../../rule.js';
import { textBlocks } from './support/blocks.js';
import { narrative } from './support/examples.js';
import { paragraphPattern } from './support/patterns.js';
import { SECRECY_MARK } from './support/secrecy.js';

export const secrecyMarking: FormRule = {
  meta: {
    id: 'secrecy-marking',
    severity: 'warning',
    title: { zh: '疑似涉密或内部标识', en: 'Mark of a classified or internal paper' },
    description: {
      zh: '文中出现密级标识或“不得外传”等内部标识，公开前应经保密审查确认。',
      en: 'The text carries a secrecy grade or a mark such as 不得外传; a secrecy review must clear it before publication.',
    },
    identities: ['Q01', 'Q02'],
    basis: {
      kind: 'law',
      text: {
        zh: '政府信息公开条例第十四条、第十七条。',
        en: 'Regulation on Open Government Information, arts. 14 and 17.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: narrative('十四、其他需要说明的情况', '以下材料为内部资料，不得外传。'),
        why: { zh: '公开了内部资料。', en: 'An internal paper is published.' },
      },
      {
        text: narrative('十四、其他需要说明的情况', '某项工作情况（仅供内部参阅）。'),
        why: { zh: '仅供内部的内容印了出来。', en: 'What is for internal use only is printed.' },
      },
    ],
    pass: [
      {
        text: narrative('十二、国有资产占用情况说明', '机要通信用车 1 辆。保密审查情况：已审查。'),
        why: { zh: '机要通信用车是资产类别。', en: 'The vehicle category is no secrecy mark.' },
      },
    ],
  },
  check(reading) {
    return paragraphPattern(
      reading,
      SECRECY_MARK,
      (printed) => ({
        zh: `文中有“${printed.join('”“')}”字样，请确认可以公开。`,
        en: `The text says ${printed.map((text) => `“${text}”`).join(', ')}; make sure that it may be published.`,
      }),
      textBlocks(reading),
    );
  },
};
