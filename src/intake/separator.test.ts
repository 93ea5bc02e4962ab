import { expect, test } from 'vitest';
import { separatorOf } from './separator.js';

test.each([
  ['a,b;c\n1,2,3\n', ','],
  ['标题\n金额;摘要;"a,b,c,d"\n1;2;3\n', ';'],
  ['金额\t摘要\n1,000\t工资\n', '\t'],
  ['金额\n12\n', ','],
])('%j', (text, separator) => {
  expect(separatorOf(text)).toBe(separator);
});
