import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { alarmsOf } from '../../src/checks/alarms.js';
import { check } from '../../src/checks/check.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import { missingShared, sharedPath } from '../support/shared.js';

/**
 * Every error and warning on the real disclosures without a label: severity, rule and line of
 * the first place. Each was read against the text and is true (docs/accuracy.md gives the
 * reasons), so a line more here is a false alarm until it is read, a line less a miss.
 */
const FOUND: Readonly<Record<string, readonly string[]>> = {
  'chencang-2022-final-accounts': ['error items-add-up 121', 'error items-add-up 123'],
  'fengxiang-2023-budget': [
    'warning region-word 45',
    'warning narrative-parts 135',
    'warning declared-table-missing 209',
    'warning document-year 263',
    'warning declared-table-missing 264',
    'warning declared-table-missing 265',
    'warning declared-table-missing 273',
    'warning declared-table-missing 274',
    'warning row-ordinals 559',
    'warning damaged-row 600',
    'error performance-goals-budget 634',
  ],
  'hanzhong-2021-final-accounts': [
    'error direction-words 439',
    'error share-over-hundred 545',
    'warning performance-over-execution 621',
    'warning performance-over-execution 639',
    'warning performance-review-rate 639',
    'warning performance-over-execution 697',
    'warning performance-key-evaluations 718',
  ],
  'zengdu-2022-final-accounts': [
    'warning blank-amount 1535',
    'warning template-option 1556',
    'warning words-of-zero 1556',
    'warning words-of-zero 1568',
    'warning blank-amount 1578',
    'warning words-of-zero 1581',
    'warning template-option 1599',
    'error procurement-sme 1632',
    'warning performance-coverage 1664',
    'error performance-overall-accounts 1697',
    'error performance-overall-accounts 1701',
    'warning performance-comparable-values 1742',
    'warning template-instruction 2034',
  ],
};

/** Tail differences: one note a cell. */
const TAILS: Readonly<Record<string, number>> = {
  'chencang-2022-final-accounts': 1,
  'fengxiang-2023-budget': 6,
  'hanzhong-2021-final-accounts': 0,
  'zengdu-2022-final-accounts': 0,
};

function path(name: string): string {
  return `corpus/text/${name}.txt`;
}

function findings(name: string) {
  const bytes = readFileSync(sharedPath(path(name)));
  return alarmsOf(check(readForms(readTextDocument(bytes, name))).findings);
}

describe.each(Object.entries(FOUND))('%s', (name, expected) => {
  const missing = missingShared(path(name));

  test.skipIf(missing)('has these errors and warnings and no others', () => {
    const loud = findings(name)
      .filter(({ severity }) => severity !== 'note')
      .map(({ severity, rule, places: [first] }) => {
        const span = first?.source[0];
        return `${severity} ${rule} ${span !== undefined && 'line' in span ? span.line : '?'}`;
      });
    expect(loud).toEqual(expected);
  });

  test.skipIf(missing)('tells a tail difference once a cell', () => {
    const tails = findings(name).filter(({ message }) => message.zh.startsWith('尾差'));
    const cells = new Set(tails.map(({ places: [first] }) => JSON.stringify(first?.source)));
    expect(tails.length).toBe(TAILS[name]);
    expect(cells.size).toBe(tails.length);
  });
});
