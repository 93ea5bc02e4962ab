import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/document/tree.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { blocksOf, readLines } from '../support/text-document.js';

const FOLDER = join(import.meta.dirname, '../../examples/disclosures');

/** How wide a producer takes a text to be. */
const METRICS = {
  'two columns a character': (value: string) =>
    [...value].reduce((width, character) => width + (character < '\u1100' ? 1 : 2), 0),
  'one column a character': (value: string) => value.length,
} as const;

/** The statement tables of the examples: forms hold prose and have no columns to speak of. */
function statements(name: string): Table[] {
  const bytes = readFileSync(join(FOLDER, name));
  return blocksOf(readTextDocument(bytes, name))
    .filter((block) => block.type === 'table')
    .filter(({ caption, rows }) => caption.amountUnit !== null && rows.length > 2);
}

/** The table's words in columns that are everywhere filled or blank: what a layout can show. */
function shown(table: Table): string[][] {
  const width = Math.max(...table.rows.map((row) => row.cells.length));
  const rows = table.rows.map((row) =>
    Array.from({ length: width }, (_, at) => row.cells[at]?.text.value.replace(/\s+/g, ' ') ?? ''),
  );
  const used = Array.from({ length: width }, (_, at) => at).filter((at) =>
    rows.some((row) => row[at] !== ''),
  );
  return rows.map((row) => used.map((at) => row[at] ?? '')).filter((row) => row.join('') !== '');
}

/** Prints rows as `pdftotext -layout` does: names to the left, figures to the right. */
function printed(rows: readonly string[][], measure: (value: string) => number): string[] {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => measure(row[at] ?? ''))),
  );
  return rows.map((row) =>
    row
      .map((value, at) => {
        const blank = ' '.repeat((widths[at] ?? 0) - measure(value));
        return /^-?[\d.,]+%?$/.test(value) ? blank + value : value + blank;
      })
      .join('  ')
      .trimEnd(),
  );
}

describe.each(Object.entries(METRICS))('tables set in columns of blanks, %s', (_name, measure) => {
  test.each(['zhenan-2023.txt', 'fengxiang-2023.txt'])('%s: every cell in its column', (name) => {
    const tables = statements(name);
    expect(tables.length).toBeGreaterThan(5);
    for (const table of tables) {
      const rows = shown(table);
      const lines = [
        '一、情况说明',
        '收支表',
        '单位：万元',
        ...printed(rows, measure),
        '注：完。',
        '二、其他情况',
      ];
      const found = blocksOf(readLines(...lines)).filter((block) => block.type === 'table');
      const cells = found.map((block) =>
        block.rows.map((row) => row.cells.map((cell) => cell.text.value)),
      );
      expect(cells, table.caption.title?.value).toEqual([rows]);
    }
  });
});
