import { expect, test } from 'vitest';
import { lineText } from '../../document/text.js';
import { compact } from './compact.js';
import { quoteAround } from './quote.js';

function quote(text: string, figure: string): string {
  const paragraph = compact(lineText(text, 'a.txt', 1, 1));
  const bare = figure.replace(/\s/g, '');
  const at = paragraph.text.value.indexOf(bare);
  return quoteAround(paragraph, at, at + bare.length);
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

test('blanks are quoted as printed while they fit', () => {
  expect(quote('前一句。收入 10 万元，支出 9 万元。', '9 万元')).toBe('收入 10 万元，支出 9 万元');
  const long = `${'很 长 '.repeat(25)}，收 入 ${'1 '.repeat(20)}9 万元`;
  expect(quote(long, '9 万元').length).toBeLessThanOrEqual(80);
});
