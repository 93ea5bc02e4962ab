import { flattenByCell, flattenWhole } from '../flatten.js';
import type { Dice } from './dice.js';
import type { Grid } from './statements.js';

/** How a tool turned the pages into text. */
export type Producer = 'tabs' | 'aligned' | 'lines' | 'broken';

/** The lines of a table as a producer prints them. */
export function printGrid(grid: Grid, producer: Producer, dice: Dice): readonly string[] {
  switch (producer) {
    case 'tabs':
      return grid.rows.map((row) => row.join('\t'));
    case 'aligned':
      return aligned(grid.rows);
    case 'lines':
      return flattenWhole(grid.rows);
    case 'broken':
      return flattenByCell(grid.rows, widths(grid, dice), true);
  }
}

/** Columns padded to their widest cell, a Chinese character taking two places. */
function aligned(rows: Grid['rows']): readonly string[] {
  const count = Math.max(...rows.map((row) => row.length));
  const spans = Array.from(
    { length: count },
    (_, column) => Math.max(...rows.map((row) => span(row[column] ?? ''))) + 3,
  );
  return rows.map((row) =>
    row
      .map((cell, column) => `${cell}${' '.repeat((spans[column] ?? 0) - span(cell))}`)
      .join('')
      .trimEnd(),
  );
}

function span(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum + (character.charCodeAt(0) > 0x2e80 || '“”—'.includes(character) ? 2 : 1),
    0,
  );
}

/** Names wrap after a few characters; figures now and then. */
function widths(grid: Grid, dice: Dice): readonly number[] {
  const count = Math.max(...grid.rows.map((row) => row.length));
  return Array.from({ length: count }, (_, column) => {
    const longest = Math.max(
      ...grid.rows.slice(grid.heads).map((row) => (row[column] ?? '').length),
    );
    return longest > 9 ? 8 + dice.below(5) : Math.max(longest, 4);
  });
}

/** Breaks paragraphs at a page's width; no line begins with a mark, and words stay whole. */
export function wrapParagraphs(lines: readonly string[], width: number): readonly string[] {
  return lines.flatMap((line) => {
    const wrapped: string[] = [];
    let current = '';
    for (const piece of line.match(/[\d.,%]+|./gu) ?? []) {
      const closes = /^[，。；、：）”]/.test(piece);
      if (!closes && span(current) + span(piece) > width) {
        wrapped.push(current.trimEnd());
        current = '';
      }
      current += piece;
    }
    return [...wrapped, current];
  });
}
