import type { Dimensions, FactKey } from '../../../facts/key.js';
import type { Occurrence } from '../../../facts/occurrence.js';
import type { Reading } from '../../../forms/reading.js';
import { describeSubject } from '../../describe.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { term } from '../../terms.js';
import { DEFINITION } from '../bases.js';
import { fundBalanceTable } from '../examples-tables.js';
import { tableCell } from '../prints.js';

const FUNDS: readonly Dimensions[] = [
  { fund: 'general' },
  { fund: 'government-fund' },
  { fund: 'state-capital' },
];

/** Each budget's opening balance and revenue are its expenditure and closing balance (A16). */
export const fundBalance: ArithmeticRule = {
  meta: {
    id: 'fund-balance',
    severity: 'error',
    title: { zh: '分预算收支平衡', en: 'Balance of each budget' },
    description: {
      zh: '财政拨款收入支出决算总表中，每本预算的年初结转和结余加本年收入，应等于本年支出加年末结转和结余（年末结转按预算分列时）。',
      en: 'In the table of appropriations, each budget’s opening balance and revenue equal its expenditure and closing balance, where the closing balance is split by budget.',
    },
    identities: ['A16'],
    basis: DEFINITION,
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: fundBalanceTable('70.00', '66.00', '4.00'),
        why: { zh: '70.00 = 66.00 + 4.00', en: '70.00 = 66.00 + 4.00' },
      },
    ],
    fail: [
      {
        text: fundBalanceTable('70.00', '66.00', '9.00'),
        why: { zh: '70.00 不等于 66.00 + 9.00', en: '70.00 is not 66.00 + 9.00' },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    const { unit, fiscalYear } = reading.document;
    if (fiscalYear === null) return;
    for (const dims of FUNDS) {
      const cell = (measure: string) => {
        const key: FactKey = { measure, unit: unit ?? '', year: fiscalYear, basis: 'final', dims };
        return tableCell(reading, key);
      };
      const [opening, revenue] = [cell('opening-carry-over'), cell('revenue')];
      const [expenditure, closing] = [cell('expenditure'), cell('closing-carry-over')];
      if (opening === null || closing === null) continue;
      if (!isFigure(revenue) || !isFigure(expenditure)) continue;
      const name = describeSubject('expenditure', dims);
      yield {
        id: 'A16',
        title: {
          zh: `${name.zh}：年初结转加本年收入应等于本年支出加年末结转`,
          en: `${name.en}: opening balance and revenue should equal expenditure and closing balance`,
        },
        relation: {
          kind: 'linear',
          compare: '=',
          terms: [term(expenditure, 1n), term(closing, 1n), term(opening, -1n), term(revenue, -1n)],
        },
        target: 0,
      };
    }
  },
};

function isFigure(cell: Occurrence | null): cell is Occurrence {
  return cell?.printed.form === 'number';
}
