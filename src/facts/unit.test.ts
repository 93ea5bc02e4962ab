import { describe, expect, test } from 'vitest';
import { parseUnit } from './unit.js';

describe('printed units', () => {
  test.each([
    ['元', 'money', 0, false],
    ['万元', 'money', 4, false],
    ['亿元', 'money', 8, false],
    ['千元', 'money', 3, false],
    ['百万元', 'money', 6, false],
    ['千万元', 'money', 7, false],
    ['万亿元', 'money', 12, false],
    ['万', 'money', 4, false],
    ['亿', 'money', 8, false],
    ['万余元', 'money', 4, true],
    ['余万元', 'money', 4, true],
    ['多万元', 'money', 4, true],
    ['余元', 'money', 0, true],
    ['万 元', 'money', 4, false],
    ['元/人', 'money', 0, false],
    ['%', 'percent', 0, false],
    ['％', 'percent', 0, false],
    ['个百分点', 'percent', 0, false],
    ['‰', 'percent', -1, false],
    ['分', 'score', 0, false],
    ['人', 'count', 0, false],
    ['人次', 'count', 0, false],
    ['万人次', 'count', 4, false],
    ['余人', 'count', 0, true],
    ['余万人', 'count', 4, true],
    ['台（套）', 'count', 0, false],
    ['', 'count', 0, false],
  ] as const)('%s', (text, quantity, power, lowerBound) => {
    expect(parseUnit(text)).toEqual({ quantity, power, lowerBound });
  });
});
