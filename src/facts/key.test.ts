import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dimensions, type FactKey, keyString, sameKey, subjectString } from './key.js';

const base: FactKey = {
  measure: 'expenditure',
  unit: '甲局',
  year: 2023,
  basis: 'final',
  dims: { fund: 'general', function: '2101501' },
};

/** Free text, with the marks that a key is written with. */
const names = fc.string({
  unit: fc.constantFrom('甲', '乙', ',', '=', '{', '}', '@', '#', '\\', ':'),
});

describe('fact keys', () => {
  test('the order of the dimensions does not matter', () => {
    const turned: FactKey = { ...base, dims: { function: '2101501', fund: 'general' } };
    expect(keyString(turned)).toBe(keyString(base));
    expect(sameKey(turned, base)).toBe(true);
  });

  test('the subject is readable', () => {
    expect(subjectString(base.measure, base.dims)).toBe(
      'expenditure{function=2101501,fund=general}',
    );
    expect(subjectString('revenue', {})).toBe('revenue');
  });

  test('every part of the key tells keys apart', () => {
    const others: FactKey[] = [
      { ...base, measure: 'revenue' },
      { ...base, unit: '乙局' },
      { ...base, year: 2022 },
      { ...base, basis: 'budget' },
      { ...base, basis: 'change', against: 'prior-year' },
      { ...base, basis: 'change', against: 'budget' },
      { ...base, basis: 'share-percent', of: 'expenditure' },
      { ...base, dims: { fund: 'general' } },
    ];
    expect(new Set([base, ...others].map(keyString)).size).toBe(others.length + 1);
  });

  test('names with the marks of a key never make two facts one', () => {
    const dims = fc.record({ project: names, task: names }, { requiredKeys: [] });
    fc.assert(
      fc.property(dims, dims, names, names, (a, b, unitA, unitB) => {
        const left = keyString({ ...base, unit: unitA, dims: a as Dimensions });
        const right = keyString({ ...base, unit: unitB, dims: b as Dimensions });
        const same = a.project === b.project && a.task === b.task && unitA === unitB;
        expect(left === right).toBe(same);
      }),
    );
  });
});
