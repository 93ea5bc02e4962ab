import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import type { Reading } from '../../src/forms/reading.js';
import { missingShared, sharedPath } from '../support/shared.js';

/**
 * Figures of running text (amounts, percentages and counts with their unit, thresholds
 * included), the same definition for every document, and how many of them have a measure.
 */
const DOCUMENTS = [
  { name: 'chencang-2022-final-accounts', figures: 120, bound: 114 },
  { name: 'fengxiang-2023-budget', figures: 104, bound: 101 },
  { name: 'hanzhong-2021-final-accounts', figures: 186, bound: 174 },
  { name: 'zhenan-2023-final-accounts', figures: 133, bound: 124 },
  { name: 'zengdu-2022-final-accounts', figures: 197, bound: 193 },
];

function read(name: string): Reading {
  const path = `corpus/text/${name}.txt`;
  return readForms(readTextDocument(readFileSync(sharedPath(path)), path));
}

describe.each(DOCUMENTS)('$name', ({ name, figures, bound }) => {
  const missing = missingShared(`corpus/text/${name}.txt`);

  test.skipIf(missing)('every figure of the running text is a claim', () => {
    expect(read(name).claims.length).toBe(figures);
  });

  test.skipIf(missing)('most of them are bound to a measure', () => {
    expect(read(name).claims.filter((claim) => claim.bound).length).toBeGreaterThanOrEqual(bound);
  });

  test.skipIf(missing)('every item of functional expenditure resolves to a code', () => {
    const { accounts } = read(name);
    expect(accounts.filter(({ code }) => code === null).map(({ names }) => names)).toEqual([]);
  });
});
