import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../src/checks/check.js';
import { readTextDocument } from '../src/formats/text/read.js';
import { readForms } from '../src/forms/read.js';
import { missingShared, sharedPath } from './support/shared.js';

const EXAMPLES = ['zhenan-2023', 'zengdu-2022', 'fengxiang-2023'].map((name) => ({
  name,
  text: readFileSync(new URL(`../examples/disclosures/${name}.txt`, import.meta.url), 'utf8'),
}));

const KNOWN = new Map<string, readonly string[]>();

/** What tells one finding from another: id, rule, printed value. */
function found(text: string): readonly string[] {
  const known = KNOWN.get(text) ?? findingsOf(text);
  KNOWN.set(text, known);
  return known;
}

function findingsOf(text: string): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  return check(readForms(readTextDocument(bytes, 'document.txt')))
    .findings.map(({ id, rule, printed }) => `${id} ${rule} ${printed}`)
    .sort();
}

/** A page of text that belongs to no section with figures, before the first numbered section. */
function withPage(text: string): string {
  const at = text.search(/^第[一二三]部分/m);
  const page = '本页说明公开的依据。\n\n公开工作按照规定进行，欢迎监督。\n\n';
  return text.slice(0, at) + page + text.slice(at);
}

describe.each(EXAMPLES)(
  'findings of $name keep their identity',
  { timeout: 60_000 },
  ({ text }) => {
    test('when a page is put in', () => {
      expect(withPage(text)).not.toBe(text);
      expect(found(withPage(text))).toEqual(found(text));
    });

    test('when lines move down', () => {
      expect(found(text.replace(/\n\n/g, '\n\n\n'))).toEqual(found(text));
    });
  },
);

/** A table row of zeros under an account that is not used: it changes no sum. */
const ROWS: readonly (readonly [file: string, before: RegExp, row: string])[] = [
  [
    'corpus/text/fengxiang-2023-budget.txt',
    /^[^\n]*\t2101102\t/m,
    '9\t2101103\t公务员医疗补助\t0.00\t0.00\t0.00\t0.00\t\n',
  ],
];

describe.each(ROWS)('findings of %s', (file, before, row) => {
  test.skipIf(missingShared(file))('keep their identity when a row is put in', () => {
    const text = readFileSync(sharedPath(file), 'utf8');
    const at = text.search(before);
    expect(at).toBeGreaterThan(0);
    const changed = new Set(found(text.slice(0, at) + row + text.slice(at)));
    expect(found(text).filter((one) => !changed.has(one))).toEqual([]);
  });
});
