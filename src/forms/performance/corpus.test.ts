import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { missingShared, sharedPath } from '../../../test/support/shared.js';
import { readTextDocument } from '../../formats/text/read.js';
import { readForms } from '../read.js';
import type { TableReading } from '../reading.js';

interface Label {
  readonly tables: readonly {
    readonly id: string;
    readonly rows: readonly {
      readonly name: string;
      readonly cells: Readonly<Record<string, string>>;
    }[];
  }[];
}

function forms(name: string): readonly TableReading[] {
  const bytes = new Uint8Array(readFileSync(sharedPath(`corpus/text/${name}`)));
  return readForms(readTextDocument(bytes, name)).tables.filter(
    (table) => table.performance !== undefined,
  );
}

/** Numeric cells: those that hold a digit, outside remarks. */
function numeric(table: TableReading): number {
  return table.rows
    .flatMap((row) => row.cells)
    .filter((cell) => cell.remark !== true && /\d/.test(cell.printed.text)).length;
}

const plain = (text: string) => text.replace(/\s+/g, '');

describe('performance forms of the real disclosures', () => {
  test.skipIf(
    missingShared('labels/zhenan-2023.json') ||
      missingShared('corpus/text/zhenan-2023-final-accounts.txt'),
  )("Zhen'an agrees with its label cell by cell", () => {
    const label: Label = JSON.parse(readFileSync(sharedPath('labels/zhenan-2023.json'), 'utf8'));
    const labelled = label.tables.filter((table) => table.id.startsWith('绩效自评表'));
    const read = forms('zhenan-2023-final-accounts.txt');
    expect(read).toHaveLength(labelled.length);
    labelled.forEach((expected, index) => {
      const rows = read[index]?.rows ?? [];
      expect(rows.map((row) => plain(row.name))).toEqual(
        expected.rows.map((row) => plain(row.name)),
      );
      expected.rows.forEach((row, at) => {
        const cells = (rows[at]?.cells ?? []).filter(
          (cell) => cell.column !== '' && cell.printed.text !== '',
        );
        expect(
          Object.fromEntries(cells.map((cell) => [cell.column, plain(cell.printed.text)])),
        ).toEqual(
          Object.fromEntries(
            Object.entries(row.cells).map(([column, text]) => [column, plain(text)]),
          ),
        );
      });
    });
  });

  const COUNTS: readonly (readonly [string, readonly number[]])[] = [
    ['zhenan-2023-final-accounts.txt', [93, 47, 56, 36]],
    ['chencang-2022-final-accounts.txt', [48, 40, 48]],
    ['zengdu-2022-final-accounts.txt', [19, 19]],
    ['fengxiang-2023-budget.txt', [6, 6, 0]],
  ];
  for (const [name, counts] of COUNTS) {
    test.skipIf(missingShared(`corpus/text/${name}`))(`every numeric cell of ${name}`, () => {
      expect(forms(name).map(numeric)).toEqual(counts);
    });
  }
});
