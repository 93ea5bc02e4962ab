import type { Fragments, TableRow, UnreadText } from '../../../document/tree.js';
import type { Assembled } from '../statement.js';
import { tokenise } from '../tokens.js';
import { moneyPart, one, type Part, textCell } from './funds.js';
import { goalsPart } from './goals.js';
import { indicatorPart } from './indicators.js';
import { has, type Item, itemsOf } from './items.js';

const FEWEST_LABELS = 3;

/**
 * Puts a flattened performance form together: unit and project, money, goals, indicators
 * and explanations, each part by its labels.
 * @returns null where the block has no indicator part
 */
export function assembleForm(block: Fragments): Assembled | null {
  const stream = tokenise(block.lines, false);
  const items = itemsOf(stream.tokens);
  if (items.filter((item) => has(item, 'level2')).length < FEWEST_LABELS) return null;
  if (!items.some((item) => item.plain === '一级指标')) return null;
  const rows: TableRow[] = [];
  const unread: UnreadText[] = [];
  for (let pos = 0; pos < items.length; ) {
    const part = partAt(items, pos, stream.gaps);
    rows.push(...part.rows);
    unread.push(...part.unread);
    pos = Math.max(part.end, pos + 1);
  }
  return { rows, after: [], notes: [], unread };
}

function partAt(items: readonly Item[], at: number, gaps: boolean): Part {
  const item = items[at] as Item;
  if (has(item, 'tasks', 'funds') || (has(item, 'head') && isMoneyHead(item)))
    return moneyPart(items, at, gaps);
  if (has(item, 'indicators') || item.plain === '一级指标') return indicatorPart(items, at, gaps);
  if (has(item, 'goals', 'goal-head')) return goalsPart(items, at);
  if (has(item, 'prose')) return prosePart(items, at);
  if (has(item, 'fund-part')) return pairsPart(items, at);
  return infoPart(items, at);
}

function isMoneyHead(item: Item): boolean {
  return /任务名称|预算|执行数/.test(item.plain);
}

/** A label with what follows it up to the next label. */
function infoPart(items: readonly Item[], at: number): Part {
  const labelled = has(items[at], 'info');
  let end = at + 1;
  while (end < items.length && (items[end] as Item).kinds.size === 0) end += 1;
  const value = items.slice(labelled ? at + 1 : at, end);
  const cells = labelled ? [one(items[at]), textCell(value)] : [textCell(value)];
  return { rows: [{ cells }], end, unread: [] };
}

/** 基本支出总额 547.09 项目支出总额 40: labels with one amount each, in one row. */
function pairsPart(items: readonly Item[], at: number): Part {
  const cells = [];
  let end = at;
  while (has(items[end], 'fund-part')) {
    cells.push(one(items[end]));
    end += 1;
    const from = end;
    while (end < items.length && (items[end] as Item).kinds.size === 0) end += 1;
    cells.push(textCell(items.slice(from, end)));
  }
  return { rows: [{ cells }], end, unread: [] };
}

/** An explanation and its text, which may hold anything but another explanation's label. */
function prosePart(items: readonly Item[], at: number): Part {
  let end = at + 1;
  while (end < items.length && !(has(items[end], 'prose') && items[end]?.first === true)) end += 1;
  return {
    rows: [{ cells: [one(items[at]), textCell(items.slice(at + 1, end))] }],
    end,
    unread: [],
  };
}
