import { lineText, type Text } from '../../src/document/text.js';
import type { Document, Fragments, Table } from '../../src/document/tree.js';

/** Printed lines as the text reader gives them: blank-separated fragments, blank lines left out. */
export function fragmentsOf(
  lines: readonly string[],
  options: { readonly title?: string; readonly firstLine?: number } = {},
): Fragments {
  const first = options.firstLine ?? 1;
  const texts = lines.flatMap((line, index): Text[][] => {
    const found = [...line.matchAll(/\S+/g)].map((match) =>
      lineText(match[0], 'test.txt', first + index, match.index + 1),
    );
    return found.length === 0 ? [] : [found];
  });
  const title = options.title === undefined ? null : lineText(options.title, 'test.txt', 1, 1);
  return {
    type: 'fragments',
    caption: { title, number: null, reporter: null, amountUnit: null },
    lines: texts,
    notes: [],
  };
}

export function documentOf(blocks: readonly Fragments[]): Document {
  return { file: 'test.txt', format: 'text', sections: [{ blocks }], unread: [] };
}

/** The table's cells as plain strings. */
export function gridOf(table: Table): readonly (readonly string[])[] {
  return table.rows.map((row) => row.cells.map((cell) => cell.text.value));
}
