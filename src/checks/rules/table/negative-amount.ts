import type { Occurrence } from '../../../facts/occurrence.js';
import type { Reading, TableReading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { cellOccurrence, findingPlace, placeText } from '../../terms.js';
import { USUAL } from '../bases.js';
import { sumTable } from '../examples-tables.js';

const MAY_BE_NEGATIVE: ReadonlySet<string> = new Set(['change', 'change-percent']);

/** Revenue, expenditure and balances are not negative (A06, A27). */
export const negativeAmount: FormRule = {
  meta: {
    id: 'negative-amount',
    severity: 'warning',
    title: { zh: '负数', en: 'Negative amounts' },
    description: {
      zh: '收入、支出、结转和结余一般不为负数；增减额除外。',
      en: 'Revenue, expenditure and balances are usually not negative; changes may be.',
    },
    identities: ['A06', 'A27'],
    basis: USUAL,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: sumTable('480.00', '300.00', '180.00'),
        why: { zh: '没有负数', en: 'no negative amount' },
      },
    ],
    fail: [
      {
        text: sumTable('280.00', '300.00', '-20.00'),
        why: { zh: '项目支出为 -20.00', en: 'project expenditure of -20.00' },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    for (const table of reading.tables) {
      if (table.performance !== undefined) continue;
      const negatives = negativeCells(reading, table);
      if (negatives.length === 0) yield { outcome: 'holds', places: [] };
      yield* negatives.map(report);
    }
  },
};

function negativeCells(reading: Reading, table: TableReading): readonly Occurrence[] {
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell) => {
      const { printed, key } = cell;
      const negative = printed.value !== null && printed.value.digits < 0n;
      return negative && key !== null && !MAY_BE_NEGATIVE.has(key.basis)
        ? [cellOccurrence(reading, table, row, cell)]
        : [];
    }),
  );
}

function report(cell: Occurrence): FormResult {
  const amount = `${cell.printed.text.trim()} ${cell.printed.unit}`;
  return {
    outcome: 'broken',
    message: {
      zh: `「${placeText(cell)}」为负数：${amount}`,
      en: `“${placeText(cell)}” is negative: ${amount}`,
    },
    places: [findingPlace(cell)],
    keys: [cell.key],
    printed: cell.printed.text.trim(),
  };
}
