import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { missingShared, sharedPath } from '../../../../test/support/shared.js';
import { readTextDocument } from '../../../formats/text/read.js';
import { readForms } from '../../../forms/read.js';
import { alarmsOf } from '../../alarms.js';
import { check } from '../../check.js';
import type { Finding } from '../../rule.js';
import { PERFORMANCE_RULES } from './index.js';

function findings(name: string): readonly Finding[] {
  const bytes = new Uint8Array(readFileSync(sharedPath(`corpus/text/${name}`)));
  return alarmsOf(check(readForms(readTextDocument(bytes, name)), PERFORMANCE_RULES).findings);
}

/** `rule severity printed line` of every finding, each read against the text and true. */
const TRUE_FINDINGS: Readonly<Record<string, readonly string[]>> = {
  'chencang-2022-final-accounts.txt': ['missing-cause note null 1051'],
  'fengxiang-2023-budget.txt': ['goals-budget error 662.36 634'],
  'hanzhong-2021-final-accounts.txt': [
    'over-execution warning 171% 621',
    'over-execution warning 299% 639',
    'review-rate warning 299 639',
    'over-execution warning 135.57% 697',
    'key-evaluations warning null 718',
  ],
  'zengdu-2022-final-accounts.txt': [
    'coverage warning 100 1664',
    'overall-accounts error 547.09 1697',
    'overall-accounts error 40 1701',
    'comparable-values warning 100% 1742',
    'value-kind note 全覆盖；全覆盖 1923',
  ],
};

/** The label's inconsistencies that belong to the performance section, with what finds them. */
const ZHENAN: readonly (readonly [label: string, finding: string])[] = [
  ['zhenan-16', 'staff-indicator warning 15 273'],
  ['zhenan-26', 'funds-parts error 6.247 267'],
  ['zhenan-27', 'task-sums error 871.44 269'],
  ['zhenan-28', 'funds-parts error 871.44 269'],
  ['zhenan-29', 'weights error 30 285'],
  ['zhenan-30', 'weights warning 50 273'],
  ['zhenan-31', 'weights error 100 291'],
  ['zhenan-31', 'total-score error 100 291'],
  ['zhenan-32', 'duplicate-row warning null 284'],
  ['zhenan-33', 'cost-indicators error 287 282'],
  ['zhenan-34', 'cost-indicators error 80 283'],
  ['zhenan-35', 'cost-indicators warning 526.04 269'],
  ['zhenan-36', 'same-indicator warning 100% 275'],
  ['zhenan-37', 'project-budgets warning 365.33 268'],
  ['zhenan-39', 'execution-rate error 29.3 324'],
  ['zhenan-40', 'execution-rate error 29.3 325'],
  ['zhenan-41', 'execution-score warning 10 324'],
  ['zhenan-42', 'review-funds error 80 305'],
  ['zhenan-44', 'execution-rate error 99.93 352'],
  ['zhenan-45', 'review-funds error 49.3 309'],
  ['zhenan-46', 'review-funds error 49.3 309'],
  ['zhenan-47', 'project-accounts error 49.00 351'],
  ['zhenan-48', 'project-accounts error 49.3 309'],
  ['zhenan-49', 'share-limit error 100 311'],
  ['zhenan-53', 'review-funds error 287 299'],
  ['zhenan-54', 'stray-score note 10 325'],
  ['zhenan-54', 'stray-score note 10 352'],
  ['zhenan-54', 'stray-score note 10 381'],
];

function summary(finding: Finding): string {
  const span = finding.places[0]?.source[0];
  const line = span !== undefined && 'line' in span ? span.line : 0;
  const rule = finding.rule.replace('performance-', '');
  return `${rule} ${finding.severity} ${finding.printed} ${line}`;
}

describe('performance rules on the real disclosures', () => {
  for (const [name, expected] of Object.entries(TRUE_FINDINGS)) {
    test.skipIf(missingShared(`corpus/text/${name}`))(`${name}: nothing but true findings`, () => {
      expect(findings(name).map(summary).sort()).toEqual([...expected].sort());
    });
  }

  const zhenan = 'zhenan-2023-final-accounts.txt';
  test.skipIf(missingShared(`corpus/text/${zhenan}`))(
    "Zhen'an: every inconsistency of the label and nothing else",
    () => {
      const found = findings(zhenan).map(summary).sort();
      expect(found).toEqual(ZHENAN.map(([, finding]) => finding).sort());
    },
  );
});
