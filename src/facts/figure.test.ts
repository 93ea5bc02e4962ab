import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFigure } from './figure.js';
import { readPrinted } from './printed.js';

test('amounts in 万元 print two decimals, ties away from zero', () => {
  expect(formatFigure(5_000n, '万元')).toBe('0.01');
  expect(formatFigure(4_999n, '万元')).toBe('0.00');
  expect(formatFigure(-4_999n, '万元')).toBe('0.00');
  expect(formatFigure(-5_000n, '万元')).toBe('-0.01');
  expect(formatFigure(1_377_000_000n, '万元')).toBe('1377.00');
});

test('元 prints fen, a count its own digits, a percentage as many as asked', () => {
  expect(formatFigure(12_345n, '元')).toBe('123.45');
  expect(formatFigure(12_000n, '人')).toBe('12');
  expect(formatFigure(12_500n, '分')).toBe('12.5');
  expect(formatFigure(0n, '人')).toBe('0');
  expect(formatFigure(12_345_678_900n, '%', 1)).toBe('12.3');
});

test('the print of every amount stands for it', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (fen) => {
      const { range } = readPrinted(formatFigure(fen, '万元'), '万元');
      const hidden = range?.low === 0n && range.high === 0n;
      expect(
        hidden
          ? fen > -5_000n && fen < 5_000n
          : range !== null && fen >= (range.low ?? fen) && fen <= (range.high ?? fen),
      ).toBe(true);
    }),
  );
});
