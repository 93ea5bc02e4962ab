import { describe, expect, test } from 'vitest';
import type { FactKey } from './key.js';
import { FactStore, type Occurrence } from './occurrence.js';
import { readPrinted } from './printed.js';

function occurrence(measure: string, text: string): Occurrence {
  const key: FactKey = { measure, unit: '甲局', year: 2023, basis: 'final', dims: {} };
  return {
    key,
    printed: readPrinted(text, '万元'),
    place: { kind: 'table', id: '公开01表', label: '收入支出决算总表' },
    source: [{ file: 'a.txt', line: 1, column: 1, endLine: 1, endColumn: 1 + text.length }],
  };
}

describe('fact store', () => {
  const first = occurrence('revenue', '526.04');
  const second = occurrence('expenditure', '1.00');
  const contradiction = occurrence('revenue', '526.05');
  const store = new FactStore([first, second, contradiction]);

  test('two prints of one key are both kept', () => {
    expect(store.get(first.key)).toEqual([first, contradiction]);
  });

  test('reading order and the order of first prints stay', () => {
    expect(store.all).toEqual([first, second, contradiction]);
    expect([...store.groups()]).toEqual([[first, contradiction], [second]]);
  });

  test('a key that was never printed has no occurrence', () => {
    expect(store.get({ ...first.key, year: 2022 })).toEqual([]);
    expect(store.where((entry) => entry.printed.text === '1.00')).toEqual([second]);
  });
});
