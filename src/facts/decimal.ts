/** An exact decimal number: digits / 10^scale. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const NUMBER = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** The powers that figures and units need, made once. */
const POWERS: readonly bigint[] = Array.from({ length: 40 }, (_, n) => 10n ** BigInt(n));

/** 10^n as a bigint. */
export function pow10(n: number): bigint {
  return POWERS[n] ?? 10n ** BigInt(n);
}

/**
 * Reads plain ASCII digits with an optional point and sign.
 * @returns null when the text is not such a number.
 */
export function parseDecimal(text: string): Decimal | null {
  const match = NUMBER.exec(text);
  if (match === null) return null;
  const [, sign, whole = '0', fraction = ''] = match;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length };
}

/** The value times 10^places, exact; digits beyond `places` are cut towards zero. */
export function scaled(value: Decimal, places: number): bigint {
  return places >= value.scale
    ? value.digits * pow10(places - value.scale)
    : value.digits / pow10(value.scale - places);
}

export function compareDecimal(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const scale = Math.max(a.scale, b.scale);
  const left = scaled(a, scale);
  const right = scaled(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The decimal with its own number of places, as it was written. */
export function formatDecimal(value: Decimal): string {
  return formatScaled(value.digits, value.scale);
}

/** digits / 10^places as a decimal string with exactly `places` places. */
export function formatScaled(digits: bigint, places: number): string {
  const negative = digits < 0n;
  const plain = (negative ? -digits : digits).toString().padStart(places + 1, '0');
  const whole = places === 0 ? plain : plain.slice(0, -places);
  const fraction = places === 0 ? '' : `.${plain.slice(-places)}`;
  return `${negative ? '-' : ''}${whole}${fraction}`;
}

/** Integer quotient rounded half away from zero. The divisor is positive. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n;
  const magnitude = negative ? -dividend : dividend;
  const rounded = (2n * magnitude + divisor) / (2n * divisor);
  return negative ? -rounded : rounded;
}
