import { expect, it } from 'vitest';
import { countsLines } from './counting.js';

it('knows the numbers of lines by their counting on', () => {
  expect(countsLines(['', '1', '2', '', '3', '4', '5', '6'])).toBe(true);
  expect(countsLines(['30.00', '1', '2', '3', '4', '5'])).toBe(false);
  expect(countsLines(['526.04', '14.52', '503.03', '8.49', '0.00', '0.00', '1.00'])).toBe(false);
});
