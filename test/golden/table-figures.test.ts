import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { baseValue } from '../../src/facts/printed.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import type { Reading, TableReading } from '../../src/forms/reading.js';
import { sumsOf } from '../../src/forms/tables/sums.js';
import { missingShared, sharedPath } from '../support/shared.js';

/** Numeric cells of the statement tables, counted in the printed documents. */
const FIGURES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'corpus/text/fengxiang-2023-budget.txt': {
    meetings: 3,
    B01: 97,
    B04: 83,
    B05: 64,
    B06: 160,
    B07: 72,
    B08: 135,
    B09: 53,
    B10: 20,
    B13: 22,
  },
  'corpus/text/zengdu-2022-final-accounts.txt': {
    T01: 42,
    T02: 28,
    T03: 24,
    T04: 125,
    T05: 12,
    T06: 83,
    T07: 0,
    T08: 0,
    T09: 0,
  },
};

function readingOf(file: string): Reading {
  return readForms(readTextDocument(readFileSync(sharedPath(file)), file));
}

function figures(table: TableReading): number {
  return table.rows
    .flatMap((row) => row.cells)
    .filter((cell) => cell.remark !== true && /\d/.test(cell.printed.text)).length;
}

describe.each(Object.entries(FIGURES))('%s', (file, counts) => {
  const missing = missingShared(file);

  test.skipIf(missing)('every numeric cell of every statement table is read', () => {
    const reading = readingOf(file);
    const found = Object.fromEntries(
      Object.keys(counts).map((id) => {
        const table = reading.tables.find((other) => other.declaration === id);
        return [id, table === undefined ? null : figures(table)];
      }),
    );
    expect(found).toEqual(counts);
  });

  test.skipIf(missing)('every figure under heads has its column, and every amount its fact', () => {
    for (const table of readingOf(file).tables) {
      if (table.declaration === null || table.declaration === 'B13') continue;
      if (!(table.declaration in counts)) continue;
      for (const row of table.rows) {
        for (const cell of row.cells.filter(({ printed }) => printed.form === 'number')) {
          expect(cell.columnId, `${table.id} ${row.name} ${cell.printed.text}`).not.toBeNull();
          if (cell.printed.quantity === 'money') {
            expect(cell.key, `${table.id} ${row.name} ${cell.column}`).not.toBeNull();
          }
        }
      }
    }
  });
});

describe('sums of real tables', () => {
  const file = 'corpus/text/fengxiang-2023-budget.txt';

  test.skipIf(missingShared(file))(
    'the budget of Fengxiang adds up to the last digit in every table',
    () => {
      const sums = readingOf(file).tables.flatMap((table) => sumsOf(table));
      expect(sums.length).toBeGreaterThan(250);
      for (const { total, totalRow, parts, relation } of sums) {
        const value = parts.reduce(
          (sum, { sign, cell }) => sum + BigInt(sign) * (baseValue(cell.printed) ?? 0n),
          0n,
        );
        const printed = baseValue(total.printed) ?? 0n;
        expect(
          relation === '=' ? printed === value : printed >= value,
          `${totalRow.name} ${total.column}`,
        ).toBe(true);
      }
    },
  );
});
