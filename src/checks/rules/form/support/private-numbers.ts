/** A number that identifies or reaches a private person. */
export interface PrivateNumber {
  readonly kind: 'mobile' | 'identity-card' | 'bank-card' | 'private-line';
  /** As it stands in the text. */
  readonly text: string;
  /** UTF-16 offset. */
  readonly at: number;
}

export const PRIVATE_NUMBERS: Readonly<
  Record<PrivateNumber['kind'], { readonly zh: string; readonly en: string }>
> = {
  mobile: { zh: '个人手机号码', en: 'a private mobile number' },
  'identity-card': { zh: '居民身份证号码', en: 'an identity card number' },
  'bank-card': { zh: '银行卡号', en: 'a bank card number' },
  'private-line': { zh: '住宅或个人电话', en: 'a private telephone number' },
};

/** Digits in one piece, or in groups with single blanks or hyphens as cards print them. */
const DIGITS = /(?<![\d.])\d(?:[ \u3000-]?\d){10,18}[\dXx]?(?![\d.])/g;
const MOBILE = /^1[3-9]\d{9}$/;
const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY_CHECK = '10X98765432';
/** One number in ten passes the check digit by chance, so the words around must speak of a card. */
const CARD_WORDS = /银行|账[号户]|帐[号户]|卡号|开户|收款|户名|储蓄/;
const OLD_IDENTITY_WORDS = /身份证|证件号/;
/** A number of a line at home or of a person's own. */
const PRIVATE_LINE =
  /(?:宅电|(?:住宅|家庭|家中|个人|私人|本人)(?:联系)?(?:电话|号码))\s*[：:]?\s*((?:0\d{2,3}[-－ ]?)?\d{7,8})(?!\d)/g;
/** Characters around a number in which such words count. */
const CONTEXT = 40;

/**
 * Identity cards (GB 11643, with their check character; the older ones of fifteen digits beside
 * words that say so), bank cards beside words on an account (ISO/IEC 7812), mobile numbers, and
 * lines said to be private, in the order of the text.
 */
export function privateNumbers(text: string): readonly PrivateNumber[] {
  const found: PrivateNumber[] = [];
  for (const { 0: printed, index: at } of text.matchAll(DIGITS)) {
    const kind = kindOf(printed, around(text, at, printed.length));
    if (kind !== null) found.push({ kind, text: printed, at });
  }
  for (const match of text.matchAll(PRIVATE_LINE)) {
    const printed = match[1] ?? '';
    const at = match.index + match[0].length - printed.length;
    found.push({ kind: 'private-line', text: printed, at });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** A report must not publish the number again. */
export function masked(digits: string): string {
  return `${digits.slice(0, 3)}${'*'.repeat(Math.max(digits.length - 5, 1))}${digits.slice(-2)}`;
}

function around(text: string, at: number, length: number): string {
  return text.slice(Math.max(0, at - CONTEXT), at + length + CONTEXT).replace(/\s+/g, '');
}

function kindOf(printed: string, context: string): PrivateNumber['kind'] | null {
  const digits = printed.replace(/[ \u3000-]/g, '');
  const isWhole = digits === printed;
  if (isWhole && MOBILE.test(digits)) return 'mobile';
  if (isIdentityNumber(digits)) return 'identity-card';
  if (isOldIdentityNumber(digits) && OLD_IDENTITY_WORDS.test(context)) return 'identity-card';
  if (/^[3-6]\d{15,18}$/.test(digits) && luhn(digits) && CARD_WORDS.test(context)) {
    return 'bank-card';
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

function isOldIdentityNumber(text: string): boolean {
  return /^\d{8}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}$/.test(text);
}

/** ISO/IEC 7812 check digit. */
function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = (digit.charCodeAt(0) - 48) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
