import type { Dimensions, FactKey } from '../../../facts/key.js';
import type { Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import type { ArithmeticRule, Identity, Term } from '../../rule.js';
import { term } from '../../terms.js';
import { DEFINITION } from '../bases.js';
import { basicTables } from '../examples-tables.js';
import { tablePrint } from '../prints.js';

interface Split {
  readonly id: string;
  readonly measure: string;
  readonly total: Dimensions;
  readonly parts: readonly Dimensions[];
  /** Parts that some forms leave out. */
  readonly optional?: readonly Dimensions[];
}

const GENERAL_BASIC: Dimensions = { fund: 'general', kind: 'basic' };

/** Totals of one table whose parts stand in another. */
const SPLITS: readonly Split[] = [
  {
    id: 'B02',
    measure: 'revenue',
    total: { source: 'appropriation' },
    parts: [{ fund: 'general' }],
    optional: [{ fund: 'government-fund' }, { fund: 'state-capital' }],
  },
  {
    id: 'B11',
    measure: 'expenditure',
    total: GENERAL_BASIC,
    parts: [
      { ...GENERAL_BASIC, group: 'personnel' },
      { ...GENERAL_BASIC, group: 'operating' },
    ],
  },
  {
    id: 'E10',
    measure: 'expenditure',
    total: { fund: 'general' },
    parts: [GENERAL_BASIC, { fund: 'general', kind: 'project' }],
  },
];

/** Sums whose total and parts stand in different tables (B02, B11, E10). */
export const totalsBetweenTables: ArithmeticRule = {
  meta: {
    id: 'totals-between-tables',
    severity: 'error',
    title: { zh: '表间合计', en: 'Sums across tables' },
    description: {
      zh: '一张表的合计应等于另一张表所列各部分之和：财政拨款收入为三本预算之和，基本支出为人员经费与公用经费之和，一般公共预算支出为基本支出与项目支出之和。',
      en: 'A total in one table is the sum of the parts that another prints: appropriations of the three budgets, basic expenditure of personnel and public expenses, general-budget expenditure of basic and project expenditure.',
    },
    identities: ['B02', 'B11', 'E10'],
    basis: DEFINITION,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: basicTables('96.00', '90.00', '6.00'),
        why: { zh: '90.00 + 6.00 = 96.00', en: '90.00 + 6.00 = 96.00' },
      },
    ],
    fail: [
      {
        text: basicTables('99.00', '90.00', '6.00'),
        why: {
          zh: '人员 90.00 与公用 6.00 之和不是 99.00',
          en: 'personnel 90.00 and public 6.00 do not make 99.00',
        },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    const { unit, fiscalYear, kind } = reading.document;
    if (fiscalYear === null || kind === null) return;
    for (const split of SPLITS) {
      const key = (dims: Dimensions): FactKey => ({
        measure: split.measure,
        unit: unit ?? '',
        year: fiscalYear,
        basis: kind === 'budget' ? 'budget' : 'final',
        dims,
      });
      const total = tablePrint(reading, key(split.total));
      const parts = split.parts.map((dims) => tablePrint(reading, key(dims)));
      const printed = parts.filter((part) => part !== null);
      if (total === null || printed.length < parts.length) continue;
      if ([...printed, total].every((one) => one.place.id === total.place.id)) continue;
      const more = (split.optional ?? []).flatMap((dims) => tablePrint(reading, key(dims)) ?? []);
      const terms: Term[] = [...printed, ...more].map((part) => term(part, -1n));
      const name = describeKey(total.key);
      yield {
        id: split.id,
        title: {
          zh: `${name.zh}应等于其各部分之和`,
          en: `${name.en} should be the sum of its parts`,
        },
        relation: { kind: 'linear', compare: '=', terms: [term(total, 1n), ...terms] },
        target: 0,
      };
    }
  },
};
