import {
  type BlockFit,
  gapCost,
  isCodeTable,
  LIST_SKIPPED,
  skipsList,
  WORST_ROW,
} from './blocks.js';
import { COST, isCode, piecedNameCost, type Reader } from './cells.js';
import type { Role, Shape } from './shape.js';
import { isDash, isWord, type Token } from './tokens.js';
import { startsWithMark } from './vocabulary.js';

const MOST_LINES = 6;
const BASE_COST = 0.9;
const TWO_ROWS = 8;
const MOST_STEPS = 1500;
/** Share of a list's columns that one of the lines must show: it is the row's own line. */
const OWN_LINE = 0.4;

/**
 * Rows printed line by line: each printed line holds a piece of several cells, as in
 * `1 … 5 0.0 0.00` over `9 1 0` for 19, 51 and 0.00. The pieces of one line stand in
 * the order of their columns; a reading counts only if every cell comes out whole.
 */
export function lineWiseRows(
  reader: Reader,
  shape: Shape,
  at: number,
  lines: readonly (number | null)[],
): readonly BlockFit[] {
  const key = `lines:${at}:${lines.join()}`;
  const known = reader.cache.get(key);
  if (known !== undefined) return known;
  const printed = printedLines(reader.stream.tokens, at);
  const width = Math.max(...shape.blocks.map((block) => block.roles.length));
  const own = Math.max(2, Math.ceil(width * OWN_LINE));
  const found: BlockFit[] = [];
  for (let count = 2; count <= printed.length; count += 1) {
    const taken = printed.slice(0, count);
    if (!taken.some((line) => line.length >= own && !line.every(isAmount))) continue;
    const end = at + taken.reduce((sum, line) => sum + line.length, 0);
    found.push(...assign(reader, shape, taken, lines).map((row) => ({ ...row, end })));
  }
  reader.cache.set(key, found);
  return found;
}

function isAmount(token: Token): boolean {
  return /^[-−]?[\d,]*\.\d+$/.test(token.plain);
}

function printedLines(tokens: readonly Token[], at: number): readonly (readonly Token[])[] {
  const lines: Token[][] = [];
  for (let next = at; next < tokens.length; next += 1) {
    const token = tokens[next] as Token;
    if (token.first) {
      if (lines.length === MOST_LINES) break;
      lines.push([]);
    }
    lines.at(-1)?.push(token);
  }
  return lines;
}

interface Columns {
  readonly roles: readonly Role[];
  readonly lines: readonly (number | null)[];
  readonly sides: readonly string[];
}

function assign(
  reader: Reader,
  shape: Shape,
  printed: readonly (readonly Token[])[],
  lines: readonly (number | null)[],
): readonly Omit<BlockFit, 'end'>[] {
  const columns: Columns = {
    roles: shape.blocks.flatMap((block) => block.roles),
    lines: shape.blocks.flatMap((block, index) => block.roles.map(() => lines[index] ?? null)),
    sides: shape.blocks.flatMap((block) => block.roles.map(() => block.side)),
  };
  const tokens = printed.flat();
  const cells: Token[][] = columns.roles.map(() => []);
  // Rows of several lists differ in which lists they fill, other rows only in their cost.
  const best = new Map<string, Omit<BlockFit, 'end'>>();
  let stepsLeft = MOST_STEPS;

  const place = (index: number, column: number): void => {
    stepsLeft -= 1;
    if (stepsLeft < 0) return;
    const token = tokens[index];
    if (token === undefined) {
      const cost = gridCost(reader, shape, columns, cells);
      if (cost === null || cost > WORST_ROW) return;
      const key = isCodeTable(shape) ? pattern(cells) : '';
      const rival = best.get(key);
      if (rival === undefined || cost + BASE_COST < rival.cost) {
        best.set(key, { cost: cost + BASE_COST, gaps: 0, cells: cells.map((cell) => [...cell]) });
      }
      return;
    }
    const from = token.first ? 0 : column;
    for (let to = from; to < columns.roles.length; to += 1) {
      const cell = cells[to] as Token[];
      if (!mayHold(reader, columns, to, cell, token)) continue;
      cell.push(token);
      place(index + 1, to + 1);
      cell.pop();
    }
  };
  place(0, 0);
  return [...best.values()];
}

function pattern(cells: readonly (readonly Token[])[]): string {
  return cells.map((cell) => (cell.length === 0 ? '0' : '1')).join('');
}

/** Whether a cell can still become whole with this piece added. */
function mayHold(
  reader: Reader,
  columns: Columns,
  column: number,
  cell: readonly Token[],
  token: Token,
): boolean {
  const role = columns.roles[column];
  if (role === 'name' || role === 'text') return isWord(token.plain);
  const text = cell.map((piece) => piece.plain).join('') + token.plain;
  if (role === 'line') {
    const line = columns.lines[column];
    return line === null || line === undefined
      ? /^\d{1,3}$/.test(text)
      : String(line).startsWith(text);
  }
  if (role === 'code') return /^\d{1,7}$/.test(text);
  if (isDash(token.plain)) return cell.length === 0;
  const decimals = text.split('.')[1]?.length ?? 0;
  return /^[-−]?[\d,]+(?:\.\d*)?$/.test(text) && decimals <= reader.stream.decimals;
}

/** Lines on which whole amounts or dashes stand; those of one row stand side by side. */
function amountLines(
  reader: Reader,
  columns: Columns,
  cells: readonly (readonly Token[])[],
): number {
  const lines = new Set<number>();
  cells.forEach((cell, column) => {
    const [only, ...more] = cell;
    if (columns.roles[column] !== 'amount' || only === undefined || more.length > 0) return;
    if (reader.amount.test(only.plain) || isDash(only.plain)) lines.add(only.line);
  });
  return lines.size;
}

function gridCost(
  reader: Reader,
  shape: Shape,
  columns: Columns,
  cells: readonly (readonly Token[])[],
): number | null {
  let cost = 0;
  for (let column = 0; column < cells.length; column += 1) {
    const cell = cells[column] as readonly Token[];
    if (cell.length === 0) continue;
    const text = cell.map((piece) => piece.plain).join('');
    const role = columns.roles[column];
    if (role === 'name') {
      cost += piecedNameCost(reader, cell, text, columns.sides[column] ?? '');
      const marks = cell.slice(1).filter((piece) => startsWithMark(piece.plain)).length;
      cost += marks * COST.markInside;
    } else if (role === 'line') {
      const line = columns.lines[column];
      if (line !== null && line !== undefined && text !== String(line)) return null;
    } else if (role === 'code') {
      if (!isCode(text)) return null;
      if (!reader.vocabulary.codes.has(text)) cost += 1;
    } else if (role === 'amount' && !isDash(text) && !reader.amount.test(text)) return null;
  }
  if (amountLines(reader, columns, cells) > 1) cost += TWO_ROWS;
  let from = 0;
  for (const block of shape.blocks) {
    const own = cells.slice(from, from + block.roles.length);
    const filled = own.some((cell) => cell.length > 0);
    cost += gapCost(block, { cells: own });
    if (filled && isCodeTable(shape) && from > 0 && skipsList(shape, cells.slice(0, from))) {
      cost += LIST_SKIPPED;
    }
    from += block.roles.length;
  }
  return cost;
}
