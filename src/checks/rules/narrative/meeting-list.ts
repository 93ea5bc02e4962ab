import type { FactKey } from '../../../facts/key.js';
import type { Reading, TableReading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity, Term } from '../../rule.js';
import { cellOccurrence, term } from '../../terms.js';
import { DEFINITION } from '../bases.js';
import { meetingList } from '../examples-text.js';
import { anyPrint } from '../prints.js';

const LIST = 'meetings';
const TOTAL_ROW = /^(?:合计|总计|小计)$/;

/** The list of meetings and trainings adds up to the two budgets (E21). */
export const meetingListRule: ArithmeticRule = {
  meta: {
    id: 'meeting-list',
    severity: 'warning',
    title: { zh: '会议培训明细', en: 'List of meetings and trainings' },
    description: {
      zh: '会议费和培训费明细表各行金额之和，应等于会议费与培训费之和。',
      en: 'The amounts in the list of meetings and trainings add up to meeting and training expenses together.',
    },
    identities: ['E21'],
    basis: DEFINITION,
    kinds: ['budget', 'final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: meetingList('1.20', '0.70', '0.50'),
        why: { zh: '0.70 + 0.50 = 1.20', en: '0.70 + 0.50 = 1.20' },
      },
    ],
    fail: [
      {
        text: meetingList('1.20', '0.70', '0.20'),
        why: { zh: '0.70 + 0.20 不是 1.20', en: '0.70 + 0.20 is not 1.20' },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const table of reading.tables) {
      if (table.declaration !== LIST) continue;
      const identity = listed(reading, table);
      if (identity !== null) yield identity;
    }
  },
};

function listed(reading: Reading, table: TableReading): Identity | null {
  const { unit, fiscalYear, kind } = reading.document;
  if (fiscalYear === null || kind === null) return null;
  const rows = table.rows.filter((row) => !TOTAL_ROW.test(row.name.replace(/\s+/g, '')));
  const parts: readonly Term[] = rows.flatMap((row) => {
    const cell = row.cells.find(
      ({ printed }) => printed.quantity === 'money' && printed.form === 'number',
    );
    return cell === undefined ? [] : [term(cellOccurrence(reading, table, row, cell, true), -1n)];
  });
  const total = (measure: string): Term[] => {
    const key: FactKey = {
      measure,
      unit: unit ?? '',
      year: fiscalYear,
      basis: kind === 'budget' ? 'budget' : 'final',
      dims: {},
    };
    const print = anyPrint(reading, key);
    return print === null ? [] : [term(print, 1n)];
  };
  const totals = [...total('meeting'), ...total('training')];
  if (parts.length === 0 || totals.length < 2) return null;
  return {
    id: 'E21',
    title: {
      zh: '会议费与培训费之和应等于明细表各行之和',
      en: 'meeting and training expenses should be the sum of the list',
    },
    relation: { kind: 'linear', compare: '=', terms: [...totals, ...parts] },
    target: 0,
  };
}
