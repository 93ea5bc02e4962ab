import type { Text } from '../../document/text.js';
import { EMPTY_TEXT, trimText } from '../../document/text.js';
import type { TableRow } from '../../document/tree.js';
import { performanceDeclarations } from '../generated/performanceDeclarations.js';
import type { HeadDeclaration } from './declaration.js';
import { labelCore, labelIdOf, squeeze } from './labels.js';

/** A filled cell with its place in the printed grid. */
export interface GridCell {
  readonly at: number;
  readonly text: Text;
  /** Blanks removed, full-width forms as ASCII. */
  readonly plain: string;
  /** `labelCore` of the text, by which labels are looked up. */
  readonly core: string;
}

export interface HeadColumn {
  /** `budget`, `budget-appropriation`, `target` … */
  readonly id: string;
  /** As printed without blanks and unit, sub-heads joined with `-`. */
  readonly name: string;
  readonly at: number;
  readonly money: boolean;
  readonly text: Text;
}

const HEADS = performanceDeclarations.filter(
  (entry): entry is HeadDeclaration => entry.type === 'head',
);
const UNIT_BRACKET = /\((?:单位:?)?(?:百万元|万元|亿元|元)\)/g;
const SUB_HEADS: Readonly<Record<string, string>> = {
  总额: '',
  小计: '',
  合计: '',
  财政拨款: '-appropriation',
  其他资金: '-other',
  其他: '-other',
};
const LONGEST_HEAD = 22;

/** The filled cells of every row, from left to right, with the grid columns that they begin in. */
export function gridRows(rows: readonly TableRow[]): readonly (readonly GridCell[])[] {
  // Rows below that a merged cell still covers, by grid column.
  let covered: readonly number[] = [];
  return rows.map((row) => {
    const cells: GridCell[] = [];
    const below = covered.map((left) => Math.max(0, left - 1));
    let at = 0;
    for (const cell of row.cells) {
      while ((covered[at] ?? 0) > 0) at += 1;
      const text = trimText(cell.text);
      const plain = squeeze(text.value);
      if (plain !== '') cells.push({ at, text, plain, core: labelCore(plain) });
      for (let span = 0; span < cell.colSpan; span += 1) below[at + span] = cell.rowSpan - 1;
      at += cell.colSpan;
    }
    covered = Array.from(below, (left) => left ?? 0);
    return cells;
  });
}

/**
 * The columns of an indicator head (一级指标 … 得分), or null when the row is none. Where a
 * province calls the levels otherwise, the label columns before the first known one are they.
 */
export function indicatorHead(cells: readonly GridCell[]): readonly HeadColumn[] | null {
  const columns = columnsOf('indicators', cells);
  const ids = new Set(columns.map((column) => column.id));
  const others = ['level1', 'level2', 'content', 'actual', 'weight', 'score'];
  if (!ids.has('target') || others.filter((id) => ids.has(id)).length < 2) return null;
  return withLevels(columns, cells);
}

function withLevels(
  columns: readonly HeadColumn[],
  cells: readonly GridCell[],
): readonly HeadColumn[] {
  const ids = columns.map((column) => column.id);
  const missing = ['level1', 'level2', 'content'].filter((id) => !ids.includes(id));
  const first = columns[0];
  if (missing.length === 0 || first === undefined) return columns;
  const known = new Set(columns.map((column) => column.at));
  const spare = cells.filter(
    (cell) => !known.has(cell.at) && labelIdOf('row-group', cell.core) === null,
  );
  const added = missing.map((id, index): HeadColumn => {
    const cell = spare[index];
    const at = cell?.at ?? Math.max(0, first.at - missing.length + index);
    return { id, name: cell?.plain ?? '', at, money: false, text: cell?.text ?? EMPTY_TEXT };
  });
  const order = ['level1', 'level2', 'content'];
  const levels = [...added, ...columns.filter((column) => order.includes(column.id))].sort(
    (a, b) => order.indexOf(a.id) - order.indexOf(b.id),
  );
  return [...levels, ...columns.filter((column) => !order.includes(column.id))];
}

/** The columns of a money head (预算数, 执行数, 分值 …), or null when the row is none. */
export function fundsHead(cells: readonly GridCell[]): readonly HeadColumn[] | null {
  const columns = columnsOf('funds', cells);
  const ids = new Set(columns.map((column) => column.id));
  const money = columns.filter((column) => column.money).length;
  const enough = money >= 2 || (money === 1 && (ids.has('task') || ids.has('score')));
  return enough ? columns : null;
}

/** Whether a row holds only sub-heads (总额, 财政拨款, 其他资金). */
export function isSubHead(cells: readonly GridCell[]): boolean {
  return cells.length >= 2 && cells.every((cell) => SUB_HEADS[headName(cell)] !== undefined);
}

/**
 * Puts sub-heads under their money columns: each 总额 begins the next of them. Where the
 * head row leaves room for them, it tells their places; the row of sub-heads may have moved.
 */
export function withSubHeads(
  head: readonly HeadColumn[],
  cells: readonly GridCell[],
): readonly HeadColumn[] {
  const parents = head.filter((column) => column.money);
  const grouped: GridCell[][] = [];
  for (const cell of cells) {
    const suffix = SUB_HEADS[headName(cell)] ?? '';
    const group = grouped.at(-1);
    if (group === undefined || (suffix === '' && grouped.length < parents.length)) {
      grouped.push([cell]);
    } else group.push(cell);
  }
  const roomy = parents.every((parent, index) => {
    const next = head[head.indexOf(parent) + 1];
    return next === undefined || next.at - parent.at >= (grouped[index]?.length ?? 1);
  });
  const subs = grouped.flatMap((group, index) => {
    const over = parents[index];
    return over === undefined ? [] : group.map((cell, at) => subColumn(over, cell, at, roomy));
  });
  const others = head.filter((column) => !column.money);
  const firstMoney = head.findIndex((column) => column.money);
  const before = others.filter((column) => head.indexOf(column) < firstMoney);
  const after = others.filter((column) => head.indexOf(column) > firstMoney);
  return [...before, ...subs, ...after];
}

function subColumn(over: HeadColumn, cell: GridCell, index: number, roomy: boolean): HeadColumn {
  const name = headName(cell);
  return {
    id: `${over.id}${SUB_HEADS[name] ?? ''}`,
    name: `${over.name}-${name}`,
    at: roomy ? over.at + index : cell.at,
    money: true,
    text: cell.text,
  };
}

function columnsOf(block: HeadDeclaration['block'], cells: readonly GridCell[]): HeadColumn[] {
  const taken = new Set<string>();
  const columns: HeadColumn[] = [];
  for (const cell of cells) {
    const name = headName(cell);
    if (name.length > LONGEST_HEAD || labelIdOf('row-group', cell.core) !== null) continue;
    const known = HEADS.find(
      (head) => head.block === block && !taken.has(head.id) && closeness(head, name) > 0,
    );
    if (known === undefined) continue;
    // 年度预算数 beside 调整后预算数 names the row, or all the columns.
    const nearer = cells.some((other) => {
      const behind = other.at > cell.at && known.money === true;
      return behind && closeness(known, headName(other)) > closeness(known, name);
    });
    if (nearer) continue;
    taken.add(known.id);
    columns.push({
      id: known.id,
      name,
      at: cell.at,
      money: known.money === true,
      text: cell.text,
    });
  }
  return columns;
}

/** Length of the longest word of the head that the name holds. */
function closeness(head: HeadDeclaration, name: string): number {
  return Math.max(0, ...head.words.map((word) => (name.includes(word) ? word.length : 0)));
}

function headName(cell: GridCell): string {
  return cell.plain.replace(UNIT_BRACKET, '');
}
