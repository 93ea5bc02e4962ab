import type { FormRule } from '../../rule.js';
import { textBlocks } from './support/blocks.js';
import { narrative } from './support/examples.js';
import { masked, PRIVATE_NUMBERS, privateNumbers } from './support/private-numbers.js';
import { broken, holds, textPlace } from './support/results.js';

export const personalData: FormRule = {
  meta: {
    id: 'personal-data',
    severity: 'warning',
    title: { zh: '疑似个人信息', en: 'Likely personal data' },
    description: {
      zh: '文中出现校验位正确的居民身份证号、上下文说到账户的银行卡号（校验位正确）、个人手机号码或住宅电话。公开前应当去除，或确认本人同意公开。',
      en: 'The text holds an identity card number with a correct check digit, a bank card number with one beside words on an account, a mobile number, or a line at home. Remove it before publication or make sure that the person agreed.',
    },
    identities: ['Q03'],
    basis: {
      kind: 'law',
      text: {
        zh: '政府信息公开条例第十五条：涉及个人隐私的信息一般不得公开。',
        en: 'Regulation on Open Government Information, art. 15: information touching personal privacy is withheld as a rule.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: narrative('十四、其他需要说明的情况', '联系人手机：13800138000。'),
        why: { zh: '公开了手机号码。', en: 'A mobile number is published.' },
      },
      {
        text: narrative('十四、其他需要说明的情况', '受助人证件号码 11010519491231002X。'),
        why: { zh: '公开了身份证号码。', en: 'An identity card number is published.' },
      },
      {
        text: narrative('十四、其他需要说明的情况', '补助打入银行卡号 4111111111111111。'),
        why: { zh: '公开了银行卡号。', en: 'A bank card number is published.' },
      },
      {
        text: narrative('十四、其他需要说明的情况', '转入账户 4111 1111 1111 1111。'),
        why: { zh: '卡号按四位一组印出。', en: 'The card number is printed in groups of four.' },
      },
      {
        text: narrative('十四、其他需要说明的情况', '经办人住宅电话：0914-1234567。'),
        why: { zh: '公开了住宅电话。', en: 'A number at home is published.' },
      },
    ],
    pass: [
      {
        text: narrative(
          '十四、其他需要说明的情况',
          '联系电话：0914-1234567，流水号 20230000000000001。',
        ),
        why: {
          zh: '办公电话和流水号不是个人信息。',
          en: 'An office number and a serial number are no personal data.',
        },
      },
      {
        text: narrative(
          '十四、其他需要说明的情况',
          '个人缴费 1234567 元，家庭医生签约 12345678 人次。',
        ),
        why: { zh: '金额和人次不是电话号码。', en: 'Amounts and visits are no telephone numbers.' },
      },
      {
        text: narrative('十四、其他需要说明的情况', '合同编号 4111111111111111。'),
        why: {
          zh: '合同编号碰巧符合校验位。',
          en: 'The number of a contract passes the check digit by chance.',
        },
      },
    ],
  },
  *check(reading) {
    let clean = true;
    for (const block of textBlocks(reading)) {
      for (const { kind, text, at } of privateNumbers(block.text.value)) {
        clean = false;
        const { zh, en } = PRIVATE_NUMBERS[kind];
        yield broken(
          [textPlace(block, at, at + text.length)],
          { zh: `文中有疑似${zh}。`, en: `The text holds what looks like ${en}.` },
          {
            printed: masked(text),
            // A contact's number is usually published on purpose.
            ...(kind === 'mobile' && /联系|咨询|热线|监督|电话/.test(block.text.value)
              ? { severity: 'note' as const }
              : {}),
          },
        );
      }
    }
    if (clean) yield holds();
  },
};
