import { COST, fits, type Reader } from './cells.js';
import type { BlockShape, Role, Shape } from './shape.js';
import { isWord, type Token } from './tokens.js';
import { startsWithMark } from './vocabulary.js';

/** One list's part of a row; a cell is the tokens that it was broken into. */
export interface BlockFit {
  readonly end: number;
  readonly cost: number;
  readonly cells: readonly (readonly Token[])[];
  /** The part of the cost that comes from empty cells. */
  readonly gaps: number;
}

/** A row that reads worse than this is better left out as a foreign line. */
export const WORST_ROW = 12;
/** Some amounts of a row are left out: less likely than a figure read wrongly, but it happens. */
const FIGURES_MISSING = 1.5;
const HEADING_AMONG_CODES = 6;
const EMPTY: readonly Token[] = [];

/** The readings of a block's part of a row that begin at a token, one for each end. */
export function blockFits(
  reader: Reader,
  block: BlockShape,
  at: number,
  line: number | null,
): readonly BlockFit[] {
  let open: readonly BlockFit[] = [{ end: at, cost: 0, cells: [], gaps: 0 }];
  block.roles.forEach((role, index) => {
    const skipped = role === 'amount' && block.roles[index - 1] === 'amount';
    open = cheapestByPattern(
      open.flatMap((fit) => extend(reader, role, fit, line, block.side, skipped)),
    );
  });
  const priced = open.map((fit) => {
    const gaps = gapCost(block, fit);
    return { ...fit, gaps, cost: fit.cost + gaps };
  });
  return cheapestByEnd(priced.filter((fit) => fit.cost <= WORST_ROW));
}

function extend(
  reader: Reader,
  role: Role,
  fit: BlockFit,
  line: number | null,
  side: string,
  skipped: boolean,
): readonly BlockFit[] {
  const empty = { ...fit, cells: [...fit.cells, EMPTY] };
  // Figures fill a run of amount columns from the left; where they belong is settled later.
  if (skipped && fit.cells.at(-1)?.length === 0) return [empty];
  const found: BlockFit[] = [];
  for (const cell of fits(reader, role, fit.end, line, side)) {
    const cost = fit.cost + cell.cost;
    if (cost > WORST_ROW) continue;
    const tokens = reader.stream.tokens.slice(fit.end, cell.end);
    found.push({ end: cell.end, cost, gaps: 0, cells: [...fit.cells, tokens] });
  }
  found.push(empty);
  return found;
}

/** What it costs that cells are empty, by what the other cells of the row part hold. */
export function gapCost(block: BlockShape, fit: Pick<BlockFit, 'cells'>): number {
  const held = new Set<Role>();
  let [amounts, printed] = [0, 0];
  block.roles.forEach((role, index) => {
    const filled = (fit.cells[index]?.length ?? 0) > 0;
    if (filled) held.add(role);
    if (role !== 'amount') return;
    amounts += 1;
    if (filled) printed += 1;
  });
  const has = (role: Role): boolean => held.has(role);
  const named = has('name');
  const numbered = block.roles.includes('line');
  const coded = block.roles.includes('code');
  if (!named && printed === 0 && !has('line') && !has('code') && !has('text')) {
    return numbered ? 2 : 0.5;
  }
  let cost = 0;
  // Accounts have no ordinal marks: such a line is a heading in between.
  const name = fit.cells[block.roles.indexOf('name')] ?? EMPTY;
  if (coded && startsWithMark(name[0]?.plain ?? '')) cost += HEADING_AMONG_CODES;
  if (numbered && !has('line')) cost += coded ? 1 : 4;
  if (coded && !has('code')) cost += isTotal(block, fit) ? 0 : printed > 0 ? 3 : 9;
  if (!named && has('text')) cost += 4;
  if (!named) cost += printed > 0 ? (numbered ? 3 : 8) : coded && has('code') ? 3 : 0;
  if (printed === 0) cost += named ? (coded ? 1.5 : 0.6) : 0;
  else if (printed < amounts) cost += FIGURES_MISSING + 0.3 * (amounts - printed);
  return cost;
}

function isTotal(block: BlockShape, fit: Pick<BlockFit, 'cells'>): boolean {
  const name = fit.cells[block.roles.indexOf('name')] ?? EMPTY;
  return /合计$|总计$/.test(name.map((token) => token.plain).join(''));
}

/** The cheapest of the readings that end alike and leave the same cells empty. */
export function cheapestByPattern(found: readonly BlockFit[]): readonly BlockFit[] {
  const best = new Map<number, BlockFit>();
  for (const fit of found) {
    if (fit.cost > WORST_ROW) continue;
    let key = fit.end;
    for (const cell of fit.cells) key = key * 2 + (cell.length === 0 ? 0 : 1);
    const rival = best.get(key);
    if (rival === undefined || fit.cost < rival.cost) best.set(key, fit);
  }
  return [...best.values()];
}

export function cheapestByEnd<T extends { readonly end: number; readonly cost: number }>(
  fitsFound: readonly T[],
): readonly T[] {
  const best = new Map<number, T>();
  for (const fit of fitsFound) {
    const rival = best.get(fit.end);
    if (rival === undefined || fit.cost < rival.cost) best.set(fit.end, fit);
  }
  return [...best.values()];
}

/** Cost of leaving a whole printed line out of the table: a heading or sentence in between. */
export function noiseCost(line: readonly Token[]): number {
  const figures = line.filter((token) => !isWord(token.plain)).length;
  return 6 + 3 * figures + COST.unknownName;
}

/** Lists of accounts side by side end at different rows, but begin together. */
export const LIST_SKIPPED = 2;

export function isCodeTable(shape: Shape): boolean {
  return shape.blocks.length > 1 && shape.blocks.every((block) => block.roles.includes('code'));
}

/** Whether the last of the lists whose cells are given is left empty. */
export function skipsList(shape: Shape, cells: readonly (readonly Token[])[]): boolean {
  let from = 0;
  for (const block of shape.blocks) {
    const end = from + block.roles.length;
    if (end === cells.length) return cells.slice(from, end).every((cell) => cell.length === 0);
    from = end;
  }
  return false;
}
