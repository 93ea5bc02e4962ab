import type { Text } from './text.js';
import type { Block, Caption } from './tree.js';

/** Every text of a block but its caption, in reading order. */
export function textsOf(block: Block): readonly Text[] {
  if (block.type === 'table') {
    return [...block.rows.flatMap((row) => row.cells.map((cell) => cell.text)), ...block.notes];
  }
  if (block.type === 'fragments') return [...block.lines.flat(), ...block.notes];
  if (block.type === 'contents') return block.entries;
  return [block.type === 'figure' ? block.summary : block.text];
}

/** The texts above a table: number, title, reporting unit, unit of amount. */
export function captionTexts({ number, title, reporter, amountUnit }: Caption): readonly Text[] {
  return [number, title, reporter, amountUnit].filter((text) => text !== null);
}

/** Every text of a block, its caption first. */
export function allTextsOf(block: Block): readonly Text[] {
  return block.type === 'table' || block.type === 'fragments'
    ? [...captionTexts(block.caption), ...textsOf(block)]
    : textsOf(block);
}
