import type { Block, Table } from '../../document/tree.js';
import { gridOf, isCode, isNumber } from './grid.js';

/** A column that the continuation may have lost (备注) or gained. */
const WIDTH_SLACK = 1;

/**
 * Puts tables together again that a page break cut in two: the second part follows at
 * once, has no caption of its own, begins with figures and is as wide as the first.
 */
export function joinContinuations(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type === 'table' && last?.type === 'table' && continues(last, block)) {
      joined[joined.length - 1] = {
        ...last,
        rows: [...last.rows, ...block.rows],
        notes: [...last.notes, ...block.notes],
      };
    } else joined.push(block);
  }
  return joined;
}

function continues(first: Table, second: Table): boolean {
  const { title, number, reporter, amountUnit } = second.caption;
  if (title !== null || number !== null || reporter !== null || amountUnit !== null) return false;
  if (first.notes.length > 0) return false;
  const [lead] = gridOf(second);
  const begins = lead?.some(({ text }) => isNumber(text.value) || isCode(text.value)) === true;
  return begins && Math.abs(widthOf(first) - widthOf(second)) <= WIDTH_SLACK;
}

function widthOf(table: Table): number {
  return gridOf(table).reduce((most, row) => Math.max(most, row.length), 0);
}
