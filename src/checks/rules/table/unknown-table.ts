import type { Occurrence } from '../../../facts/occurrence.js';
import type { Reading, TableChange, TableReading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { hasBlankTotal, hasNoParts, sumIdentity, sumsInInferredTables } from '../../table-sums.js';
import { cellOccurrence, term } from '../../terms.js';
import { USUAL } from '../bases.js';
import { otherTable } from '../examples-tables.js';

/** Tables of no known form: codes, heads and marks still say what adds up (A01-A24, C10, E14). */
export const unknownTable: ArithmeticRule = {
  meta: {
    id: 'unknown-table',
    severity: 'warning',
    title: { zh: '未识别表的合计', en: 'Sums in tables of no known form' },
    description: {
      zh: '没有识别出表式的表，按其表头、科目编码、行名和序号核对：上级科目等于其下级科目之和，合计等于基本支出与项目支出之和，财政拨款等于各本预算之和，“三公”经费等于其各项之和，总计等于合计与结转之和，收入总计等于支出总计，增减额、增减率与两年数字相符。表头只是暗示的关系，须在表中多数行成立才予核对。',
      en: 'A table of no known form is checked by its own heads, codes, names and marks: accounts against those below them, totals against basic and project expenditure, appropriations against the budgets, three public expenses against their items, grand totals, the two sides, stated changes. What heads only suggest is asked where most rows of the table keep it.',
    },
    identities: [
      'A01',
      'A03',
      'A05',
      'A08',
      'A09',
      'A12',
      'A13',
      'A17',
      'A19',
      'A23',
      'C10',
      'E14',
    ],
    basis: USUAL,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: otherTable('160.00', '9.00'),
        why: { zh: '151.00 + 9.00 = 160.00', en: '151.00 + 9.00 = 160.00' },
      },
    ],
    fail: [
      {
        text: otherTable('160.00', '5.00'),
        why: {
          zh: '151.00 + 5.00 = 156.00，不是 160.00',
          en: '151.00 + 5.00 is 156.00, not 160.00',
        },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    const parted = partedTables(reading);
    for (const one of sumsInInferredTables(reading)) {
      const isTotal = TOTAL_ROW.test(one.sum.totalRow.name.replace(/\s+/g, ''));
      if (hasBlankTotal(one) || (isTotal && parted.has(one.table))) continue;
      const identity = sumIdentity(one);
      yield hasNoParts(one)
        ? { ...identity, notApplicable: { zh: '各分项均未填', en: 'no part is filled in' } }
        : identity;
    }
    for (const table of reading.tables) {
      for (const change of table.inferred?.changes ?? [])
        yield changeIdentity(reading, table, change);
    }
  },
};

const TOTAL_ROW = /合计|总计/;

/**
 * Tables of one title, of which one has no total row, may be parts of one table that was cut
 * by pages: the total adds rows of all of them.
 */
function partedTables(reading: Reading): ReadonlySet<TableReading> {
  const byTitle = new Map<string, TableReading[]>();
  for (const table of reading.tables) {
    if (table.inferred === undefined) continue;
    const title = table.title.replace(/[（(]?续表?[）)]?\d*$/, '');
    byTitle.set(title, [...(byTitle.get(title) ?? []), table]);
  }
  const hasTotal = ({ rows }: TableReading) =>
    rows.some(({ name }) => TOTAL_ROW.test(name.replace(/\s+/g, '')));
  return new Set(
    [...byTitle.values()].filter((tables) => tables.length > 1 && !tables.every(hasTotal)).flat(),
  );
}

/** The stated change against the two figures beside it. */
function changeIdentity(reading: Reading, table: TableReading, change: TableChange): Identity {
  const { row, percent } = change;
  const [stated, after, before] = [change.stated, change.after, change.before].map((cell) =>
    cellOccurrence(reading, table, row, cell, true),
  ) as [Occurrence, Occurrence, Occurrence];
  const where = [stated.place.row, stated.place.column].filter((part) => part).join(' ');
  const difference = [term(after, 1n), term(before, -1n)];
  return {
    id: percent ? 'C10' : 'E14',
    title: {
      zh: `${table.title}「${where}」应等于两年之${percent ? '差占上年的百分比' : '差'}`,
      en: `${table.title}: “${where}” should be the difference of the two years${percent ? ' in percent of the first' : ''}`,
    },
    relation: percent
      ? {
          kind: 'ratio',
          percent: term(stated, 1n),
          numerator: difference,
          denominator: [term(before, 1n)],
        }
      : {
          kind: 'linear',
          compare: '=',
          terms: [term(stated, 1n), term(after, -1n), term(before, 1n)],
        },
    target: 0,
  };
}
