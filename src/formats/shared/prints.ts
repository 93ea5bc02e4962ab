import type { Document, Figured } from '../../document/tree.js';
import { gridOf } from './composed.js';

/** Where a composed document prints a fact; all counted from 1. */
export type PrintPlace =
  | { readonly kind: 'cell'; readonly table: number; readonly row: number; readonly column: number }
  | {
      readonly kind: 'text';
      readonly paragraph: number;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'chart'; readonly figure: number };

export interface Print extends Figured {
  readonly text: string;
  readonly place: PrintPlace;
}

/** Every print of a fact, in reading order; tables, paragraphs and figures counted apart. */
export function printsOf({ sections }: Document): readonly Print[] {
  const prints: Print[] = [];
  let [table, paragraph, figure] = [0, 0, 0];
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    if (block.type === 'table') {
      table += 1;
      for (const { row, column, cell } of gridOf(block).lines.flat()) {
        if (cell.figure === undefined || cell.text.value === '') continue;
        const place = { kind: 'cell', table, row: row + 1, column: column + 1 } as const;
        prints.push({ ...cell.figure, text: cell.text.value, place });
      }
    } else if (block.type === 'paragraph') {
      paragraph += 1;
      for (const { start, end, ...figured } of block.figures ?? []) {
        const place = { kind: 'text', paragraph, start: start + 1, end } as const;
        prints.push({ ...figured, text: block.text.value.slice(start, end), place });
      }
    } else if (block.type === 'figure') {
      figure += 1;
      for (const { text, fact, exact, unit } of (block.chart?.series ?? []).flatMap(
        ({ points }) => points,
      )) {
        prints.push({ fact, exact, unit, text, place: { kind: 'chart', figure } });
      }
    }
  }
  return prints;
}
