import type { FormRule } from '../../rule.js';
import { textBlocks } from './support/blocks.js';
import { narrative } from './support/examples.js';
import { broken, holds, textPlace } from './support/results.js';

const DIGITS = /(?<![\d.])\d{11,19}[\dXx]?(?![\d.])/g;
const MOBILE = /^1[3-9]\d{9}$/;
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY_CHECK = '10X98765432';
/** One number in ten passes the check digit by chance, so the words around must speak of a card. */
const CARD_WORDS = /银行|账[号户]|帐[号户]|卡号|开户|收款|户名|储蓄/;
/** Characters around a number in which such words count. */
const CONTEXT = 40;

type Kind = { readonly zh: string; readonly en: string };

export const personalData: FormRule = {
  meta: {
    id: 'personal-data',
    severity: 'warning',
    title: { zh: '疑似个人信息', en: 'Likely personal data' },
    description: {
      zh: '文中出现校验位正确的居民身份证号、上下文说到账户的银行卡号（校验位正确）或个人手机号码。公开前应当去除，或确认本人同意公开。',
      en: 'The text holds an identity card number with a correct check digit, a bank card number with one beside words on an account, or a mobile number. Remove it before publication or make sure that the person agreed.',
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
      for (const match of block.text.value.matchAll(DIGITS)) {
        const kind = kindOf(match[0], around(block.text.value, match.index, match[0].length));
        if (kind === null) continue;
        clean = false;
        yield broken(
          [textPlace(block, match.index, match.index + match[0].length)],
          { zh: `文中有疑似${kind.zh}。`, en: `The text holds what looks like ${kind.en}.` },
          {
            printed: masked(match[0]),
            // A contact's number is usually published on purpose.
            ...(MOBILE.test(match[0]) && /联系|咨询|热线|监督|电话/.test(block.text.value)
              ? { severity: 'note' as const }
              : {}),
          },
        );
      }
    }
    if (clean) yield holds();
  },
};

function around(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - CONTEXT), at + length + CONTEXT).replace(/\s+/g, '');
}

function kindOf(digits: string, context: string): Kind | null {
  if (MOBILE.test(digits)) return { zh: '个人手机号码', en: 'a private mobile number' };
  if (isIdentityNumber(digits)) return { zh: '居民身份证号码', en: 'an identity card number' };
  if (/^[3-6]\d{15,18}$/.test(digits) && luhn(digits) && CARD_WORDS.test(context)) {
    return { zh: '银行卡号', en: 'a bank card number' };
  }
  return null;
}

/** GB 11643: 17 digits with a birth date in them and a check character. */
function isIdentityNumber(text: string): boolean {
  if (!/^\d{6}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(text))
    return false;
  const sum = IDENTITY_WEIGHTS.reduce(
    (total, weight, index) => total + weight * (text.charCodeAt(index) - 48),
    0,
  );
  return IDENTITY_CHECK[sum % 11] === text[17]?.toUpperCase();
}

/** ISO/IEC 7812 check digit. */
function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = (digit.charCodeAt(0) - 48) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The report must not publish the number again. */
function masked(digits: string): string {
  return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 5)}${digits.slice(-2)}`;
}
