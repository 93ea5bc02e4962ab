import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { missingShared, sharedPath } from '../../test/support/shared.js';
import { readTextDocument } from '../formats/text/read.js';
import { readForms } from '../forms/read.js';
import { alarmsOf } from './alarms.js';
import { check } from './check.js';
import type { Finding } from './rule.js';
import { NARRATIVE_RULES } from './rules/narrative/index.js';
import { TABLE_RULES } from './rules/table/index.js';

const ARITHMETIC = [...TABLE_RULES, ...NARRATIVE_RULES];

function path(name: string): string {
  return `corpus/text/${name}.txt`;
}

function findingsIn(name: string): readonly Finding[] {
  const bytes = new Uint8Array(readFileSync(sharedPath(path(name))));
  return alarmsOf(check(readForms(readTextDocument(bytes, name)), ARITHMETIC).findings);
}

function short(found: readonly Finding[]): readonly string[] {
  return found
    .map((one) => `${one.severity} ${one.rule} ${one.identity} ${one.printed ?? ''}`)
    .sort();
}

/** Every finding of the table and narrative rules, read against the text: none is false. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'zhenan-2023-final-accounts': [
    'error completion-percent C10 100', // label 06: over a budget of zero
    'error completion-percent C10 100', // label 07
    'error items-add-up C09 526.04', // label 05: seven items make 516.21
    'error items-match-table C08 9.84', // label 05: 2101599 is missing from the text
    'error narrative-equals-table C13 153.78', // label 04
    'error narrative-equals-table C13 154.78 元', // label 01
    'error narrative-parts C13 154.78 元', // label 03
    'warning narrative-parts C26 8', // label 15
    'error unit-slip C13 154.78元', // label 02
    'note change-equals-budget-gap C21 0.44', // label 14: two digits may agree by chance
    'warning completion-percent C10 106.3', // label 08: cut, not rounded
    'warning narrative-equals-table C19 ', // label 13: blank cell, 1.2 in the text
    'warning table-blank-total A14 ', // label 20
    'warning table-sum A18 6.27', // label 11: zeros may hide amounts in this document
  ],
  'fengxiang-2023-budget': [
    'warning narrative-parts C26 46', // 7 + 28
    'note item-changes E18 67.4539', // the items' changes make 165.21
    'note item-changes E24 67.4539', // 102.86 - 31.4
    'note narrative-equals-table E16 500.82', // tail difference, as the next five
    'note tables-agree E08 500.82',
    'note tables-agree E08 526.98',
    'note tables-agree E09 514.68',
    'note tables-agree E07 514.68',
    'note tables-agree E08 662.38',
  ],
  'chencang-2022-final-accounts': [
    'error items-add-up C09 382.11', // 381.81
    'error items-add-up C09 706.35', // 706.10
    'note appropriation-within-total B10 686.89', // 686.88 in another section
  ],
  'hanzhong-2021-final-accounts': [
    'error direction-words C11 5.53', // called an increase over 7.5
    'error share-over-hundred C30 116.5',
    'note percent-of-zero C10 0',
  ],
  'zengdu-2022-final-accounts': [
    'error procurement-sme C23 20', // shares of 0 % in goods, works and services
    'note percent-of-zero C10 0',
    'warning words-of-zero C11 决算数小于预算数；较上年增加的主要原因', // all three: 0 and 0
    'warning words-of-zero C11 决算数小于预算数；较上年增加的主要原因',
    'warning words-of-zero C11 决算数小于预算数；较上年增加的主要原因',
  ],
};

describe.each(Object.entries(EXPECTED))('%s', (name, expected) => {
  it.skipIf(missingShared(path(name)))('has these findings of the arithmetic rules', () => {
    expect(short(findingsIn(name))).toEqual([...expected].sort());
  });
});

describe('tail differences of a real budget', () => {
  const name = 'fengxiang-2023-budget';
  it.skipIf(missingShared(path(name)))('are one note a cell, with all its partners', () => {
    const tails = findingsIn(name).filter((one) => one.message.en.startsWith('tail difference'));
    const cells = tails.map((one) => JSON.stringify(one.places[0]?.source));
    expect(new Set(cells).size).toBe(tails.length);
    expect(tails.every((one) => one.severity === 'note' && one.places.length > 1)).toBe(true);
  });
});
