import type { Dimensions, FactKey } from '../../../facts/key.js';
import type { Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { term } from '../../terms.js';
import { USUAL } from '../bases.js';
import { threePublicTables } from '../examples-tables.js';
import { tablePrint } from '../prints.js';

interface Cover {
  readonly deptEconomic: string;
  readonly measure: string;
  readonly dims: Dimensions;
}

/** Departmental economic accounts and the three-public, meeting and training figures over them. */
const COVERS: readonly Cover[] = [
  { deptEconomic: '30212', measure: 'three-public', dims: { item: 'abroad' } },
  { deptEconomic: '30217', measure: 'three-public', dims: { item: 'reception' } },
  { deptEconomic: '30231', measure: 'three-public', dims: { item: 'vehicle-operation' } },
  { deptEconomic: '31013', measure: 'three-public', dims: { item: 'vehicle-purchase' } },
  { deptEconomic: '30215', measure: 'meeting', dims: {} },
  { deptEconomic: '30216', measure: 'training', dims: {} },
];

/** What the account table spends on a three-public item is inside the three-public table (B16, B17, E15). */
export const threePublicCoversBasic: ArithmeticRule = {
  meta: {
    id: 'three-public-covers-basic',
    severity: 'error',
    title: {
      zh: '“三公”等经费不小于经济科目数',
      en: 'Three-public table covers the economic accounts',
    },
    description: {
      zh: '“三公”经费、会议费、培训费表中的数字，不应小于一般公共预算支出表中相应经济科目的数字。',
      en: 'The three-public, meeting and training table is not less than the matching economic accounts of the general public budget.',
    },
    identities: ['B16', 'B17', 'E15'],
    basis: { ...USUAL, confidence: 'high' },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: threePublicTables('1.50', '1.20'),
        why: {
          zh: '接待费 1.50，其中基本支出 1.20',
          en: 'reception of 1.50, of which 1.20 in basic expenditure',
        },
      },
    ],
    fail: [
      {
        text: threePublicTables('1.50', '1.80'),
        why: {
          zh: '基本支出中的接待费 1.80 大于“三公”表的 1.50',
          en: 'basic expenditure alone holds 1.80, more than the 1.50 of the three-public table',
        },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    const { unit, fiscalYear, kind } = reading.document;
    if (fiscalYear === null || kind === null) return;
    const basis = kind === 'budget' ? 'budget' : 'final';
    const key = (measure: string, dims: Dimensions): FactKey => ({
      measure,
      unit: unit ?? '',
      year: fiscalYear,
      basis,
      dims,
    });
    for (const { deptEconomic, measure, dims } of COVERS) {
      const whole = tablePrint(reading, key(measure, dims));
      const parts = [
        tablePrint(reading, key('expenditure', { deptEconomic, fund: 'general' })),
        tablePrint(reading, key('expenditure', { deptEconomic, fund: 'general', kind: 'basic' })),
      ];
      const part = parts.find((one) => one !== null);
      if (whole === null || part == null) continue;
      const small = describeKey(part.key);
      const large = describeKey(whole.key);
      yield {
        id: kind === 'budget' ? 'E15' : measure === 'three-public' ? 'B16' : 'B17',
        title: {
          zh: `${large.zh}应不小于${small.zh}`,
          en: `${large.en} should not be less than ${small.en}`,
        },
        relation: { kind: 'linear', compare: '>=', terms: [term(whole, 1n), term(part, -1n)] },
        target: 0,
      };
    }
  },
};
