import type { FormRule } from '../../rule.js';
import { textBlocks } from './support/blocks.js';
import { narrative } from './support/examples.js';
import { loosely } from './support/loose.js';
import { paragraphPattern } from './support/patterns.js';

/**
 * Words that tell the author what to write: which units write something, how a case is to be
 * worded, what to keep or strike out. What a disclosure itself says has none of these forms.
 */
const INSTRUCTION = loosely(
  [
    '[（(]如持平[^（）()]{0,12}表述[）)]',
    '(?:支出|收入|项目|资金|经费|拨款|收支|单位|资产|采购)的(?:部门|单位)(?:\\s*[（(]\\s*(?:部门|单位)\\s*[）)])?\\s*[，,]?(?:作(?:下述|如下)说明|参照[^。；]{2,30}公开|仍?保留[^。；]{2,20}(?:格式|解释|标题)|(?:不需|无需|请|应)(?:填写|填列|删除|保留))',
    '仍?保留(?:该|本|此)(?:表|项|部分)(?:格式|标题)?[，,]',
    '(?:此处|本处|此项|此段|本段|此部分)(?:请|应|需)?(?:填写|填列|删除|根据实际)',
    '(?:请|应)(?:各)?(?:部门|单位)?(?:根据|结合|按照?)(?:本)?(?:部门|单位)?实际(?:情况)?(?:填写|填列|修改|删减|增减|调整表述)',
    '[（(][^（）()]{0,20}(?:请|应)(?:填写|填列|删除|注明|列明|逐项)[^（）()]{0,20}[）)]',
    '(?:以上|以下|上述)(?:内容|表述|格式)?仅?供参考',
  ].join('|'),
);
/** Duties and plans do tell others what to do. */
const OTHER_VOICE = /职责|职能|任务|机构设置|工作计划|重点工作/;

export const templateInstruction: FormRule = {
  meta: {
    id: 'template-instruction',
    severity: 'warning',
    title: { zh: '模板的填写说明没有删除', en: 'Instruction of the template left in' },
    description: {
      zh: '正文中还留有模板写给编制人的话（如“（如持平作持平表述）”“无此项支出的部门，作下述说明”“参照……进行公开”），公开前应当按要求写成内容并删去。',
      en: 'Running text still holds what the template says to its author (how to word a case, which units write what); it should have been carried out and struck out before publication.',
    },
    identities: ['C28'],
    basis: {
      kind: 'reasoning',
      text: {
        zh: '写给编制人的要求不是公开内容。',
        en: 'An instruction to the author is no content.',
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
          '十、机关运行经费支出情况说明',
          '机关运行经费支出 12.00 万元，比上年减少 1.00 万元（如持平作持平表述）。',
        ),
        why: { zh: '留有如何表述的要求。', en: 'How to word the case is still printed.' },
      },
      {
        text: narrative(
          '十四、专项支出情况说明',
          '有专项转移支付支出的部门（单位）参照部门预算公开的范围和格式进行公开。',
        ),
        why: { zh: '整节只有要求，没有内容。', en: 'The section holds the instruction only.' },
      },
    ],
    pass: [
      {
        text: narrative(
          '十、机关运行经费支出情况说明',
          '机关运行经费支出 12.00 万元，与上年持平。本部门所属单位均已按要求公开。',
        ),
        why: { zh: '已写成内容。', en: 'The case is worded.' },
      },
    ],
  },
  check(reading) {
    const blocks = textBlocks(reading).filter((block) => !OTHER_VOICE.test(block.path));
    return paragraphPattern(
      reading,
      INSTRUCTION,
      (printed) => ({
        zh: `模板的填写说明没有删除：“${printed.join('”“')}”。`,
        en: `An instruction of the template was left in: ${printed.map((text) => `“${text}”`).join(', ')}.`,
      }),
      blocks,
    );
  },
};
