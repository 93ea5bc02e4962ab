import { expect, test } from 'vitest';
import { quoteAround } from './quote.js';

function quote(text: string, figure: string): string {
  const at = text.indexOf(figure);
  return quoteAround(text, at, at + figure.length);
}

test('a short part between full stops is quoted whole', () => {
  expect(quote('前一句。收入10万元，支出9万元；后一句。', '9万元')).toBe('收入10万元，支出9万元');
});

test('a long part is cut at commas, with the clauses before that fit', () => {
  const long = `${'很长的一句话没有停顿'.repeat(8)}，收入10万元，支出9万元`;
  expect(quote(long, '9万元')).toBe('收入10万元，支出9万元');
});

test('a clause that is longer than a quote is cut around the figure', () => {
  const long = `${'没有标点'.repeat(30)}9万元${'没有标点'.repeat(30)}`;
  expect(quote(long, '9万元')).toContain('9万元');
  expect(quote(long, '9万元').length).toBeLessThanOrEqual(80);
});

test('a comma inside a number is no clause boundary', () => {
  expect(quote('收入1,234.00元。', '1,234.00元')).toBe('收入1,234.00元');
});
