import type { ColumnDeclaration } from '../declaration.js';
import { isFigure, type Leaf } from '../tables/catalogue.js';
import type { Printing } from './print.js';

/** A printed column. */
export interface Column {
  readonly leaf: Leaf;
  /** Heads over it from the outermost group down, as printed. */
  readonly heads: readonly string[];
  /** Position of the printed block: a repeated block is printed once for each of its lists. */
  readonly block: number;
  /** Which part of a code it prints (0 is 类), where the levels have columns of their own. */
  readonly level?: number;
}

/** The one column of a form whose columns nobody has declared. */
const UNKNOWN: Column = {
  leaf: {
    id: 'content',
    role: 'name',
    heads: [],
    groups: [],
    path: '',
    key: {},
    codes: null,
    unit: null,
    block: 0,
    number: 0,
  },
  heads: ['内容'],
  block: 0,
};

const CODE_LEVELS: Readonly<Record<string, readonly string[]>> = {
  function: ['类', '款', '项'],
  deptEconomic: ['类', '款'],
  govEconomic: ['类', '款'],
};

/** The printed columns from left to right. */
export function columnsOf({ form, declaration, print }: Printing): readonly Column[] {
  if (declaration.blocks.length === 0) return [UNKNOWN];
  const columns: Column[] = [];
  let printed = 0;
  declaration.blocks.forEach((block, at) => {
    const leaves = form.leaves.filter((leaf) => leaf.block === at);
    const paths = block.columns.flatMap((column) => pathsOf(column, [], print.heads ?? {}));
    const side = sideHead(block.side, block.columns);
    const tops = block.repeat === true ? print.lists?.map(({ head }) => head) : undefined;
    for (const top of tops ?? [side]) {
      leaves.forEach((leaf, nth) => {
        if (leaf.role === 'line' && print.lineNumbers === false) return;
        const heads = [...(top === undefined ? [] : [top]), ...(paths[nth] ?? [])];
        columns.push(...split({ leaf, heads, block: printed }, print.codes === 'levels'));
      });
      printed += 1;
    }
  });
  return columns;
}

/** Heads over 收入 and 支出, where the columns of the block have no group of their own. */
function sideHead(side: string, columns: readonly ColumnDeclaration[]): string | undefined {
  return side === '' || columns.some((column) => column.columns !== undefined) ? undefined : side;
}

function pathsOf(
  column: ColumnDeclaration,
  above: readonly string[],
  heads: Readonly<Record<string, string>>,
): readonly (readonly string[])[] {
  const own = heads[column.id] ?? column.heads[0] ?? '';
  const path = own === '' ? above : [...above, own];
  if (column.columns === undefined) return [path];
  return column.columns.flatMap((child) => pathsOf(child, path, heads));
}

function split(column: Column, levels: boolean): readonly Column[] {
  const words = column.leaf.role === 'code' ? CODE_LEVELS[column.leaf.codes ?? ''] : undefined;
  if (!levels || words === undefined) return [column];
  return words.map((word, level) => ({ ...column, heads: [...column.heads, word], level }));
}

/** A cell of the heads. */
export interface HeadCell {
  readonly column: number;
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
}

/**
 * The head rows: a group spans its columns, a short path reaches down to the body. Where all
 * columns of a group are short, the group is the taller one, so that they stand in one row
 * with the lowest heads beside them.
 */
export function headRows(columns: readonly Column[]): readonly (readonly HeadCell[])[] {
  const depth = Math.max(...columns.map(({ heads }) => heads.length));
  const rows = Array.from({ length: depth }, (): HeadCell[] => []);
  columns.forEach(({ heads }, at) => {
    const extra = depth - heads.length;
    const stretched = stretchedHead(columns, at);
    heads.forEach((text, level) => {
      const isLeaf = level === heads.length - 1;
      // A group is printed over the first of its columns.
      if (!isLeaf && sharesGroup(columns, at, at - 1, level)) return;
      let to = at + 1;
      while (!isLeaf && sharesGroup(columns, at, to, level)) to += 1;
      const row = level > stretched ? level + extra : level;
      const rowSpan = level === stretched ? 1 + extra : 1;
      rows[row]?.push({ column: at, text, colSpan: to - at, rowSpan });
    });
  });
  return rows;
}

/** Whether two columns stand under one group head of this level. */
function sharesGroup(columns: readonly Column[], a: number, b: number, level: number): boolean {
  const [own, other] = [columns[a]?.heads, columns[b]?.heads];
  if (own === undefined || other === undefined || other.length <= level + 1) return false;
  return own.slice(0, level + 1).every((head, at) => other[at] === head);
}

/** The head of a column that takes the rows which its path leaves over. */
function stretchedHead(columns: readonly Column[], at: number): number {
  const last = (columns[at]?.heads.length ?? 1) - 1;
  if (last === 0) return 0;
  const siblings = columns.filter((_, other) => sharesGroup(columns, at, other, last - 1));
  return siblings.every(({ heads }) => heads.length === last + 1) ? last - 1 : last;
}

/** The row of column numbers: 栏次 over the labels of each block, then 1, 2, 3 … */
export function numbersRow(columns: readonly Column[]): readonly HeadCell[] {
  const cells: HeadCell[] = [];
  let number = 0;
  for (let at = 0; at < columns.length; at += 1) {
    const { leaf, block } = columns[at] as Column;
    if (isFigure(leaf.role)) {
      number += 1;
      cells.push({ column: at, text: String(number), colSpan: 1, rowSpan: 1 });
      continue;
    }
    const isFirst = columns[at - 1]?.block !== block;
    let to = at + 1;
    // 栏次 covers code and name; the line numbers have a column of their own.
    while (isFirst && columns[to]?.block === block && isLabel(columns[to])) to += 1;
    cells.push({ column: at, text: isFirst ? '栏次' : '', colSpan: to - at, rowSpan: 1 });
    at = to - 1;
  }
  return cells;
}

export function isLabel(column: Column | undefined): boolean {
  return column !== undefined && (column.leaf.role === 'code' || column.leaf.role === 'name');
}

const WIDTHS: Readonly<Record<string, number>> = {
  name: 30,
  line: 6,
  code: 12,
  amount: 14,
  count: 10,
  text: 14,
  remark: 20,
};
const LEVEL_WIDTH = 5;

/** Relative widths of the columns. */
export function widthsOf(columns: readonly Column[]): readonly number[] {
  return columns.map(({ leaf, level }) =>
    level === undefined ? (WIDTHS[leaf.role] ?? 12) : LEVEL_WIDTH,
  );
}
