import { isOfOtherSide } from './cells.js';
import type { GridRow } from './rows.js';
import type { BlockShape, Shape } from './shape.js';
import type { Token } from './tokens.js';
import { nameKey, type Vocabulary } from './vocabulary.js';

interface Place {
  readonly block: BlockShape;
  readonly name: number;
  readonly amounts: readonly number[];
}

/**
 * Moves a name to the list that it belongs to. A name that was wrapped over lines is often
 * printed above its row's numbers, where it seems to be the name of the list at the left: its
 * words say that it is none of that side, no amount stands beside it there, and the list of its
 * own side lacks a name in this row.
 */
export function namesOnOwnSide(
  rows: readonly GridRow[],
  shape: Shape,
  vocabulary: Vocabulary,
): readonly GridRow[] {
  const places = placesOf(shape);
  if (places.length < 2) return rows;
  return rows.map((row) => {
    const wrong = places.find((place) => isStranger(row, place, vocabulary));
    if (wrong === undefined) return row;
    const [own, another] = places.filter((place) => place !== wrong && lacks(row, place));
    const text = wordsOf(row.cells[wrong.name]);
    if (own === undefined || another !== undefined) return row;
    if (isOfOtherSide(text, own.block.side, vocabulary.names.get(nameKey(text)))) return row;
    const cells = [...row.cells];
    cells[own.name] = row.cells[wrong.name] ?? [];
    cells[wrong.name] = [];
    return { ...row, cells };
  });
}

function placesOf({ blocks }: Shape): readonly Place[] {
  let from = 0;
  return blocks.flatMap((block) => {
    const start = from;
    from += block.roles.length;
    const name = block.roles.indexOf('name');
    const amounts = block.roles.flatMap((role, at) => (role === 'amount' ? [start + at] : []));
    return block.side === '' || name === -1 ? [] : [{ block, name: start + name, amounts }];
  });
}

function isStranger(row: GridRow, { block, name, amounts }: Place, { names }: Vocabulary): boolean {
  const text = wordsOf(row.cells[name]);
  if (text === '' || amounts.some((at) => (row.cells[at] ?? []).length > 0)) return false;
  return isOfOtherSide(text, block.side, names.get(nameKey(text)));
}

function lacks(row: GridRow, { name }: Place): boolean {
  return (row.cells[name] ?? []).length === 0;
}

function wordsOf(cell: readonly Token[] | undefined): string {
  return (cell ?? []).map((token) => token.plain).join('');
}
