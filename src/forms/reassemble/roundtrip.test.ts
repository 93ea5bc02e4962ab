import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flattenWhole } from '../../../test/support/flatten.js';
import { fragmentsOf } from '../../../test/support/fragments.js';
import { missingShared, sharedPath } from '../../../test/support/shared.js';
import type { Block, Document, Table } from '../../document/tree.js';
import { readTextDocument } from '../../formats/text/read.js';
import { readForms } from '../read.js';

/** Numeric cells of the statement tables of a document with these blocks alone. */
function cellsOf(document: Document, blocks: readonly Block[]): readonly string[] {
  const reading = readForms({ ...document, sections: [{ blocks }], unread: [] });
  return reading.tables
    .filter((table) => table.performance === undefined && table.declaration !== null)
    .flatMap((table) =>
      table.rows.flatMap((row) =>
        row.cells
          .filter((cell) => cell.remark !== true && /\d/.test(cell.printed.text))
          .map((cell) =>
            [table.declaration, row.code, row.name, cell.columnId, cell.printed.text]
              .join('|')
              .replace(/\s+/g, ''),
          ),
      ),
    );
}

function flattened(table: Table): Block {
  const rows = table.rows.map((row) =>
    row.cells.map((cell) => cell.text.value.replace(/\s+/g, '')),
  );
  return { ...fragmentsOf(flattenWhole(rows)), caption: table.caption, notes: table.notes };
}

/** Real tables that came with their cells, printed again with a row a line. */
describe.each([
  ['zhenan-2023-final-accounts.txt', 0.6],
  ['fengxiang-2023-budget.txt', 0.95],
])('%s', (name, least) => {
  it.skipIf(missingShared(`corpus/text/${name}`))(
    'comes back from whole rows: blanks leave figures unread, none gets into a wrong cell',
    () => {
      const bytes = new Uint8Array(readFileSync(sharedPath(`corpus/text/${name}`)));
      const document = readTextDocument(bytes, name);
      const tables = document.sections
        .flatMap((section) => section.blocks)
        .filter((block) => block.type === 'table');
      let printed = 0;
      let same = 0;
      for (const table of tables) {
        const pool = [...cellsOf(document, [table])];
        printed += pool.length;
        if (pool.length === 0) continue;
        for (const cell of cellsOf(document, [flattened(table)])) {
          const at = pool.indexOf(cell);
          expect(at, cell).toBeGreaterThanOrEqual(0);
          pool.splice(at, 1);
          same += 1;
        }
      }
      expect(printed).toBeGreaterThan(0);
      expect(same / printed).toBeGreaterThan(least);
    },
    60_000,
  );
});
