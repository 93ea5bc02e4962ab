import { describe, expect, test } from 'vitest';
import { differsInOneDigit } from './slip.js';

describe('slips of the hand', () => {
  test('one digit replaced or two neighbours transposed', () => {
    expect(differsInOneDigit('1857.61', '1857.62')).toBe(true);
    expect(differsInOneDigit('1857.61', '1587.61')).toBe(true);
  });

  test('equal texts, other lengths, two digits apart', () => {
    expect(differsInOneDigit('1857.61', '1857.61')).toBe(false);
    expect(differsInOneDigit('1857.61', '185.61')).toBe(false);
    expect(differsInOneDigit('1857.61', '2857.62')).toBe(false);
  });
});
