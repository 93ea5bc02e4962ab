import { describe, expect, test } from 'vitest';
import { chinesePunctuation } from './characters.js';
import { decideFigure, isFigureLine, isWellFormed, plainFigure } from './figures.js';

const votes = (...texts: string[]) => texts.map((text) => ({ text, confidence: 90 }));

describe('a figure', () => {
  test('read alike twice, with the marks of its ink, is beyond doubt', () => {
    const { text, recognised } = decideFigure(votes('236.623', '236.63', '236.63'), 'DDDPDD');
    expect([text, recognised.doubtful]).toEqual(['236.63', false]);
  });

  test('needs one reading more where the ink does not show its marks', () => {
    expect(decideFigure(votes('1.5', '1.5', '1..5'), null).recognised.doubtful).toBe(true);
    expect(decideFigure(votes('1.5', '1.5', '1.5'), null).recognised.doubtful).toBe(false);
  });

  test('is in doubt where its point was not seen in the ink, or seen and not read', () => {
    expect(decideFigure(votes('97550', '97550', '97550'), 'DDDPDD').recognised.doubtful).toBe(true);
    expect(decideFigure(votes('975.50', '975.50', '975.50'), 'DDDDD').recognised.doubtful).toBe(
      true,
    );
  });

  test('is in doubt with a rival, unless it is four times as strong', () => {
    const three = decideFigure(votes('754.75', '704.75', '754.75'), 'DDDPDD');
    expect(three.recognised).toMatchObject({ doubtful: true, rivals: ['704.75'] });
    const five = votes('754.75', '704.75', '754.75', '754.75', '754.75');
    expect(decideFigure(five, 'DDDPDD').recognised.doubtful).toBe(false);
  });

  test('that no reading gives is in doubt', () => {
    expect(decideFigure(votes('28.]i', '28..', ''), 'DDPDD').recognised).toMatchObject({
      doubtful: true,
      rivals: [],
    });
  });

  test.each([
    ['9,746.50', true],
    ['(12.30)', true],
    ['-0.04', true],
    ['4461,67', false],
    ['04.53', false],
    ['0.', false],
    ['97,46.50', false],
  ])('%s is well formed: %s', (text, isOne) => {
    expect(isWellFormed(text)).toBe(isOne);
  });

  test('is told from words', () => {
    expect(isFigureLine('9746. 50')).toBe(true);
    expect(isFigureLine('28. ]1|')).toBe(true);
    expect(isFigureLine('2024年度')).toBe(false);
    expect(isFigureLine('第3页 2')).toBe(false);
    expect(plainFigure('９，７４６。５０')).toBe('9,746.50');
  });
});

test('brackets and stops beside Chinese characters are those of Chinese print', () => {
  const read = (text: string) =>
    chinesePunctuation([...text].map((value) => ({ value })))
      .map(({ value }) => value)
      .join('');
  expect(read('〈一)一般公共预算')).toBe('（一）一般公共预算');
  expect(read('支出(类):增加')).toBe('支出（类）：增加');
  expect(read('《关于〈办法〉的通知》')).toBe('《关于〈办法〉的通知》');
  expect(read('1,234.56')).toBe('1,234.56');
  expect(read('编制单位；甲县；金额')).toBe('编制单位：甲县；金额');
});
