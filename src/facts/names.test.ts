import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, normaliseName, similarity, unitInKeys } from './names.js';

describe('names', () => {
  test.each([
    ['医疗保障管理 事务（款）', '医疗保障管理事务'],
    ['“三公”经费', '三公经费'],
    ['维修（护）费', '维修(护)费'],
    ['基本工资、', '基本工资'],
    ['〔2020〕', '(2020)'],
  ])('%s is compared as %s', (name, plain) => {
    expect(normaliseName(name)).toBe(plain);
  });

  test('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('甲', '（', '）', '款', '、', ' ', '“', '１') }),
        (name) => {
          expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
        },
      ),
    );
  });

  test('edit distance is a metric', () => {
    const word = fc.string({ maxLength: 8, unit: fc.constantFrom('甲', '乙', '丙') });
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    );
    expect(similarity('', '')).toBe(1);
    expect(similarity('甲', '乙')).toBe(0);
  });
});

test('a unit stands in keys as it is read from documents', () => {
  expect(unitInKeys('甲县医疗保障局（本级）')).toBe('甲县医疗保障局(本级)');
  expect(unitInKeys('甲县 第一中学')).toBe('甲县第一中学');
});
