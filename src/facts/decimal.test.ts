import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareDecimal,
  divideRounded,
  formatDecimal,
  formatScaled,
  parseDecimal,
  pow10,
  scaled,
} from './decimal.js';

const decimals = fc.record({
  digits: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
  scale: fc.integer({ min: 0, max: 9 }),
});

describe('decimal', () => {
  test('reads what it writes', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(parseDecimal(formatDecimal(value))).toEqual(value);
      }),
    );
  });

  test('keeps the places as written', () => {
    expect(parseDecimal('137.70')).toEqual({ digits: 13770n, scale: 2 });
    expect(parseDecimal('-0.04')).toEqual({ digits: -4n, scale: 2 });
    expect(parseDecimal('+12')).toEqual({ digits: 12n, scale: 0 });
    expect(formatDecimal({ digits: -4n, scale: 2 })).toBe('-0.04');
    expect(formatScaled(5n, 0)).toBe('5');
  });

  test.each(['', '.', '1.', '.5', '1,000', '1e3', '12a', '--1', '1.2.3', '１２'])(
    'refuses %j',
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  test('compares by value, whatever the places', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const left = a.digits * pow10(b.scale);
        const right = b.digits * pow10(a.scale);
        expect(compareDecimal(a, b)).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });

  test('scales up exactly and cuts towards zero', () => {
    expect(scaled({ digits: 1205n, scale: 2 }, 4)).toBe(120500n);
    expect(scaled({ digits: -1299n, scale: 2 }, 0)).toBe(-12n);
  });

  test('rounds half away from zero', () => {
    expect(divideRounded(5n, 10n)).toBe(1n);
    expect(divideRounded(-5n, 10n)).toBe(-1n);
    expect(divideRounded(4n, 10n)).toBe(0n);
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 12n }), (dividend, divisor) => {
        const quotient = divideRounded(dividend, divisor);
        const twiceError = 2n * (dividend - quotient * divisor);
        const size = twiceError < 0n ? -twiceError : twiceError;
        expect(size <= divisor).toBe(true);
        // At an exact half the quotient is the one farther from zero.
        if (size === divisor && dividend !== 0n) expect(twiceError > 0n).toBe(dividend < 0n);
      }),
    );
  });
});
