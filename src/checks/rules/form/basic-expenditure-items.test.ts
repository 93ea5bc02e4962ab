import { expect, test } from 'vitest';
import { readTextDocument } from '../../../formats/text/read.js';
import { readForms } from '../../../forms/read.js';
import { check } from '../../check.js';
import { basicExpenditureItems } from './basic-expenditure-items.js';

/** Rules that speak when the row 30201 of the right example bears another name. */
function rulesAbout(name: string): readonly string[] {
  const [right] = basicExpenditureItems.examples.pass;
  const text = (right?.text ?? '').replace(/(30201\s+)办公费/, `$1${name}`);
  const bytes = new TextEncoder().encode(text);
  return check(readForms(readTextDocument(bytes, 'example.txt'))).findings.map(
    ({ rule, severity }) => `${severity} ${rule}`,
  );
}

test('an account whose code has a row of another name is not said to have no row', () => {
  expect(rulesAbout('办公费')).not.toContain('warning account-name');
  expect(rulesAbout('差旅费用等')).toContain('warning account-name');
  expect(rulesAbout('差旅费用等')).not.toContain('warning basic-expenditure-items');
});
