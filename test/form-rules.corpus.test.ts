import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { check } from '../src/checks/check.js';
import type { Finding } from '../src/checks/rule.js';
import { FORM_RULES } from '../src/checks/rules/form/index.js';
import { readTextDocument } from '../src/formats/text/read.js';
import { readForms } from '../src/forms/read.js';
import { missingShared, sharedPath } from './support/shared.js';

function formFindings(name: string): readonly Finding[] {
  const bytes = readFileSync(sharedPath(name));
  return check(readForms(readTextDocument(bytes, name)), FORM_RULES).findings;
}

/** `rule: printed → expected` of every error and warning; headings are not quoted here. */
function loud(name: string): readonly string[] {
  return formFindings(name)
    .filter((finding) => finding.severity !== 'note')
    .map((finding) =>
      finding.rule === 'item-without-content'
        ? `${finding.rule}: line ${lineOf(finding)}`
        : `${finding.rule}: ${finding.printed ?? ''} → ${finding.expected ?? ''}`,
    )
    .sort();
}

function lineOf(finding: Finding): number | null {
  const span = finding.places[0]?.source[0];
  return span !== undefined && 'line' in span ? span.line : null;
}

const ZHENAN = 'corpus/text/zhenan-2023-final-accounts.txt';
const FENGXIANG = 'corpus/text/fengxiang-2023-budget.txt';
const ZENGDU = 'corpus/text/zengdu-2022-final-accounts.txt';
const CHENCANG = 'corpus/text/chencang-2022-final-accounts.txt';
const HANZHONG = 'corpus/text/hanzhong-2021-final-accounts.txt';

/** Every finding listed here was read against the text and is true. */
describe('form findings on real disclosures', () => {
  test.skipIf(missingShared(ZHENAN))('Zhen’an: the labelled defects of form and no others', () => {
    expect(loud(ZHENAN)).toEqual([
      'account-name-in-text: 医疗经办事务 → 医疗保障经办事务',
      'account-name-in-text: 行政单位医疗支出 → 行政单位医疗',
      'basic-expenditure-items: 其他商品和服务支出 → 30299 其他商品和服务支出',
      'declared-table-missing:  → 国有资本经营预算财政拨款支出决算表',
      'item-without-content: line 416',
      'row-ordinals: 5. 教育支出 → 4.公共安全支出',
    ]);
  });

  test.skipIf(missingShared(FENGXIANG))('Fengxiang: tables, year and region', () => {
    expect(loud(FENGXIANG).map((line) => line.split(':')[0])).toEqual([
      'damaged-row',
      'declared-table-missing',
      'declared-table-missing',
      'declared-table-missing',
      'declared-table-missing',
      'declared-table-missing',
      'document-year',
      'region-word',
      'row-ordinals',
    ]);
  });

  test.skipIf(missingShared(ZENGDU))('Zengdu: leftovers of the template and blanks', () => {
    expect(loud(ZENGDU).map((line) => line.split(':')[0])).toEqual([
      'blank-amount',
      'blank-amount',
      'template-instruction',
      'template-option',
      'template-option',
    ]);
  });

  test.skipIf(missingShared(CHENCANG) || missingShared(HANZHONG))(
    'Chencang and Hanzhong hold no statements: nothing is called missing',
    () => {
      expect([...loud(CHENCANG), ...loud(HANZHONG)]).toEqual([]);
    },
  );
});
