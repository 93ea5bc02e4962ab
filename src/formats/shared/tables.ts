import type { Text } from '../../document/text.js';
import { cellText } from './cell-text.js';
import type { FlowItem } from './flow.js';
import { type LooseCell, placeCells } from './grid.js';
import { peelTable } from './peel.js';

/** A cell of HTML or Word: what stands in it, in order. */
export type FlowCell = LooseCell<readonly FlowItem[]>;

/** A cell this long with paragraphs in it is a column of a page, not a figure's place. */
const PAGE_CELL = 1000;
const PAGE_ROWS = 3;

/**
 * What a table of HTML or Word puts into the flow. A table that only arranges the page
 * gives what stands in its cells; any other gives its captions, itself and its notes, and
 * after it the tables that stand in its cells.
 * @throws ReadError too-many-cells
 */
export function flowOfTable(rows: readonly (readonly FlowCell[])[], file: string): FlowItem[] {
  if (isLayout(rows)) return rows.flatMap((row) => row.flatMap((cell) => cell.content));
  const placed = placeCells(rows, file);
  const cells = placed.map(({ place, content, isHead }) => ({
    ...place,
    ...(isHead === true ? { isHead } : {}),
    text: cellText(linesIn(content)),
  }));
  const nested = placed.flatMap(({ content }) => nestedIn(content));
  return [...peelTable(cells, file), ...nested];
}

function linesIn(content: readonly FlowItem[]): Text[] {
  return content.flatMap((item) => (item.kind === 'line' ? [item.text] : []));
}

/** The nested tables with their captions; the captions are also words of the cell. */
function nestedIn(content: readonly FlowItem[]): FlowItem[] {
  return content.filter((item) => item.kind === 'table');
}

function isLayout(rows: readonly (readonly FlowCell[])[]): boolean {
  const cells = rows.flat().filter((cell) => cell.content.length > 0);
  if (rows.every((row) => row.filter((cell) => cell.content.length > 0).length <= 1)) return true;
  const whole = cells.reduce((sum, cell) => sum + lengthOf(cell.content), 0);
  const nested = cells.reduce((sum, cell) => sum + lengthOf(nestedIn(cell.content)), 0);
  if (nested * 2 > whole) return true;
  return (
    rows.length <= PAGE_ROWS &&
    cells.some((cell) => cell.content.length >= 8 && lengthOf(cell.content) > PAGE_CELL)
  );
}

function lengthOf(content: readonly FlowItem[]): number {
  return content.reduce((sum, item) => {
    if (item.kind === 'line') return sum + item.text.value.length;
    if (item.kind === 'figure') return sum;
    const cells = item.rows.flatMap((row) => row.cells);
    return sum + cells.reduce((length, cell) => length + cell.text.value.length, 0);
  }, 0);
}
