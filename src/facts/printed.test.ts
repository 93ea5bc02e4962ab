import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divideRounded, formatScaled, pow10 } from './decimal.js';
import { baseValue, isZero, plainNumber, type Range, readPrinted, valueText } from './printed.js';

/** The range of a figure in fen, thousandths or 10^-9 percent. */
function range(text: string, unit: string): Range | null {
  return readPrinted(text, unit).range;
}

/** The figure that a value in fen prints as, with so many decimals of 10^power 元. */
function print(fen: bigint, power: number, decimals: number): string {
  return formatScaled(divideRounded(fen, pow10(2 + power - decimals)), decimals);
}

describe('law 2: what a printed figure stands for', () => {
  test('two decimals of 万元 are v-5000 .. v+4999 fen', () => {
    expect(range('526.04', '万元')).toEqual({ low: 526035000n, high: 526044999n });
  });

  test('fewer than two decimals of 万元 are taken as two', () => {
    expect(range('137.7', '万元')).toEqual(range('137.70', '万元'));
    expect(range('80', '万元')).toEqual(range('80.00', '万元'));
  });

  test('three and four decimals of 万元 stand as printed', () => {
    expect(range('6.247', '万元')).toEqual({ low: 6246500n, high: 6247499n });
    expect(range('67.4539', '万元')).toEqual({ low: 67453850n, high: 67453949n });
  });

  test('six decimals of 万元 are whole fen', () => {
    expect(range('1.234567', '万元')).toEqual({ low: 1234567n, high: 1234567n });
  });

  test('negative figures are mirrored', () => {
    expect(range('-0.04', '万元')).toEqual({ low: -44999n, high: -35000n });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        fc.integer({ min: 0, max: 4 }),
        (n, d) => {
          const text = formatScaled(n, d);
          const up = range(text, '万元');
          const down = range(`-${text}`, '万元');
          expect([down?.low, down?.high]).toEqual([-(up?.high ?? 0n), -(up?.low ?? 0n)]);
        },
      ),
    );
  });

  test('元 and 亿元 stand as printed', () => {
    expect(range('12', '元')).toEqual({ low: 1150n, high: 1249n });
    expect(range('12.5', '元')).toEqual({ low: 1245n, high: 1254n });
    expect(range('12.50', '元')).toEqual({ low: 1250n, high: 1250n });
    expect(range('3.2', '亿元')).toEqual({ low: 31500000000n, high: 32499999999n });
  });

  test('a figure finer than a fen stands for the fen around it', () => {
    expect(range('0.125', '元')).toEqual({ low: 12n, high: 13n });
    expect(range('-0.125', '元')).toEqual({ low: -13n, high: -12n });
    expect(range('0.120', '元')).toEqual({ low: 12n, high: 12n });
  });

  test('percentages stand as printed, the end that rounds away is open', () => {
    const p = 10n ** 9n;
    expect(range('95', '%')).toEqual({
      low: 94n * p + p / 2n,
      high: 95n * p + p / 2n,
      highOpen: true,
    });
    expect(range('24.02', '%')).toEqual({ low: 24015000000n, high: 24025000000n, highOpen: true });
    expect(range('-5', '%')).toEqual({
      low: -5n * p - p / 2n,
      high: -5n * p + p / 2n,
      lowOpen: true,
    });
    expect(range('0', '%')).toEqual({ low: -p / 2n, high: p / 2n, lowOpen: true, highOpen: true });
  });

  test('counts and scores are exact; a scaled count is rounded', () => {
    expect(range('15', '人')).toEqual({ low: 15000n, high: 15000n });
    expect(range('96', '分')).toEqual({ low: 96000n, high: 96000n });
    expect(range('46.7', '万人次')).toEqual({ low: 466500000n, high: 467499999n });
  });

  test('a printed zero of money is exactly zero', () => {
    expect(range('0.00', '万元')).toEqual({ low: 0n, high: 0n });
    expect(range('0', '万元')).toEqual({ low: 0n, high: 0n });
    expect(range('-0.00', '万元')).toEqual({ low: 0n, high: 0n });
  });

  test('every amount lies in the range of its own print, and no neighbour does', () => {
    const amounts = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
    fc.assert(
      fc.property(
        amounts,
        fc.constantFrom([4, 2], [4, 3], [4, 4], [0, 0], [0, 1], [0, 2], [8, 2]),
        (fen, [power = 0, decimals = 0]) => {
          const unit = power === 4 ? '万元' : power === 8 ? '亿元' : '元';
          const text = print(fen, power, decimals);
          const printed = readPrinted(text, unit);
          const { low, high } = printed.range ?? {};
          if (low == null || high == null) throw new Error(`${text} has no range`);
          // A zero is exact by law, so it holds only zero itself.
          if (!isZero(printed)) expect(low <= fen && fen <= high).toBe(true);
          expect(print(low, power, decimals)).toBe(text.replace(/^-(?=0(\.0*)?$)/, ''));
          expect(print(high, power, decimals)).toBe(text.replace(/^-(?=0(\.0*)?$)/, ''));
          if (!isZero(printed)) {
            expect(print(low - 1n, power, decimals)).not.toBe(text);
            expect(print(high + 1n, power, decimals)).not.toBe(text);
          }
        },
      ),
    );
  });
});

describe('words that loosen a figure', () => {
  test('约 never proves anything', () => {
    expect(readPrinted('500', '万元', 'approximate').range).toEqual({ low: null, high: null });
  });

  test('超过 and 以上 are lower bounds, 近 an upper bound', () => {
    expect(readPrinted('95', '%', 'at-least').range).toEqual({ low: 95n * 10n ** 9n, high: null });
    expect(readPrinted('13', '万元', 'at-most').range).toEqual({ low: null, high: 13000000n });
  });

  test('余 in the unit is a lower bound by itself', () => {
    const printed = readPrinted('13', '万余元');
    expect(printed.bound).toBe('at-least');
    expect(printed.range).toEqual({ low: 13000000n, high: null });
    expect(readPrinted('13', '余万元').bound).toBe('at-least');
  });
});

describe('prints', () => {
  test('blank, dash, 0 and 0.00 are different prints', () => {
    const prints = ['', '—', '0', '0.00'].map((text) => readPrinted(text, '万元'));
    expect(prints.map((p) => p.form)).toEqual(['blank', 'dash', 'number', 'number']);
    expect(prints.map(valueText)).toEqual([null, null, '0', '0.00']);
    expect(prints.map((p) => p.range === null)).toEqual([true, true, false, false]);
  });

  test.each(['-', '--', '——', '－', '─', '一'])('%s is a dash', (text) => {
    expect(readPrinted(text, '万元').form).toBe('dash');
  });

  test.each([
    ['１２３．４５', '123.45'],
    ['1,234.56', '1234.56'],
    ['1，234，567.8', '1234567.8'],
    [' 526.04 ', '526.04'],
    ['(0.04)', '-0.04'],
    ['（1,000）', '-1000'],
    ['－3.5', '-3.5'],
    ['—3.5', '-3.5'],
    ['1 234', '1234'],
  ])('%j is the number %s', (text, plain) => {
    expect(plainNumber(text)).toBe(plain);
    expect(valueText(readPrinted(text, '万元'))).toBe(plain);
  });

  test.each([
    '1 2 3',
    '1 2 3 4 5 6 7 8 9 10 11 12',
    '1,2',
    '12,34',
    '≥90%',
    '15 人',
    '明显提高',
    '1.2.3',
  ])('%j is text', (text) => {
    const printed = readPrinted(text, '');
    expect([printed.form, printed.value, printed.range]).toEqual(['text', null, null]);
    expect(printed.text).toBe(text);
  });

  test('the base value is the figure in fen', () => {
    expect(baseValue(readPrinted('1.5', '万元'))).toBe(1500000n);
    expect(baseValue(readPrinted('1.5', '元'))).toBe(150n);
    expect(baseValue(readPrinted('', '元'))).toBeNull();
  });
});
