import { EMPTY_TEXT } from '../../../document/text.js';
import type { TableCell, TableRow, UnreadText } from '../../../document/tree.js';
import { labelId } from '../../performance/labels.js';
import type { Token } from '../tokens.js';
import { cellText, has, type Item, merged } from './items.js';
import { segment } from './segment.js';
import {
  columnKind,
  isBlankMark,
  isValue,
  type MoneyRow,
  placeValues,
  type ValueColumn,
} from './values.js';

export interface Part {
  readonly rows: readonly TableRow[];
  readonly end: number;
  readonly unread: readonly UnreadText[];
}

export const NO_COLUMN = {
  zh: '无法确定这个数字属于哪一栏',
  en: 'the column of this figure cannot be told',
};

const SUB_HEAD = /^(?:总额|财政拨款|其他资金|小计)/;

/** The money part of a form: its heads, then a row a task or source of funds. */
export function moneyPart(items: readonly Item[], at: number, gaps: boolean): Part {
  let pos = at;
  const group = has(items[pos], 'tasks', 'funds') ? items[pos] : undefined;
  if (group !== undefined) pos += 1;
  const heads: Item[] = [];
  while (
    has(items[pos], 'head') ||
    (heads.length > 0 && has(items[pos], 'fund-part') && subHeadAt(items[pos], heads))
  ) {
    heads.push(items[pos] as Item);
    pos += 1;
  }
  const top = heads.filter((head) => !SUB_HEAD.test(head.plain));
  const subs = heads.filter((head) => SUB_HEAD.test(head.plain));
  const columns = expand(top, subs);
  const end = partEnd(items, pos);
  const texts = columns.filter((column) => column.kind === 'text' || column.kind === 'done').length;
  const rows = cutRows(items.slice(pos, end).filter((item) => !has(item, 'tasks', 'funds'))).map(
    (row) => moneyRow(row, columns, texts, gaps),
  );
  const valueColumns = columns.slice(Math.max(1, texts) - (texts === 0 ? 1 : 0));
  const lead = Math.max(1, texts);
  const places = placeValues(rows, valueColumns);
  const unread: UnreadText[] = valueColumns.length > 0 ? [] : valuesOf(items.slice(pos, end));
  const body = rows.map((row, index) => {
    const cells: TableCell[] = [one(undefined), ...row.label.map((cell) => textCell(cell))];
    const grid: TableCell[] = valueColumns.map(() => one(undefined));
    row.values.forEach((value, place) => {
      const column = places[index]?.[place] ?? null;
      if (column === null) {
        if (!isBlankMark(value.plain)) unread.push({ text: value.text, reason: NO_COLUMN });
      } else grid[column] = one(value as Item);
    });
    return { cells: [...cells, ...grid] };
  });
  return { rows: [...headRows(group, top, subs, lead), ...body], end, unread };
}

/** Figures of a money part whose heads were not found. */
function valuesOf(items: readonly Item[]): UnreadText[] {
  return items
    .filter((item) => isValue(item.plain) && !isBlankMark(item.plain))
    .map((item) => ({ text: item.text, reason: NO_COLUMN }));
}

/** 财政拨款 and 其他资金 are sub-heads among heads, sources of funds elsewhere. */
function subHeadAt(item: Item | undefined, heads: readonly Item[]): boolean {
  return (
    item !== undefined &&
    SUB_HEAD.test(item.plain) &&
    heads.some((head) => head.plain.startsWith('总额'))
  );
}

function expand(top: readonly Item[], subs: readonly Item[]): readonly ValueColumn[] {
  const money = top.filter((head) => columnKind(head.plain) === 'amount').length;
  const each = money === 0 ? 1 : Math.max(1, Math.floor(subs.length / money));
  const parts = Array.from({ length: each - 1 }, (_, index) => index + 1);
  return top.flatMap((head): readonly ValueColumn[] => {
    const kind = columnKind(head.plain);
    if (kind !== 'amount' || parts.length === 0) return [{ kind }];
    return [{ kind, parts }, ...parts.map(() => ({ kind }))];
  });
}

function partEnd(items: readonly Item[], from: number): number {
  let end = from;
  while (
    end < items.length &&
    !has(items[end], 'goals', 'goal-head', 'indicators', 'level1', 'total')
  ) {
    // A group label repeated on the next page has no heads of its own.
    if (has(items[end], 'tasks', 'funds') && has(items[end + 1], 'head')) break;
    if (has(items[end], 'head') && items[end]?.plain === '一级指标') break;
    end += 1;
  }
  return end;
}

/**
 * A row ends with a line that ends in a value where the next line begins with words; a
 * line of dashes alone is a spare row; a known source of funds begins its own row.
 */
function cutRows(items: readonly Item[]): readonly (readonly Item[])[] {
  const rows: Item[][] = [];
  let open: Item[] = [];
  items.forEach((item, index) => {
    const before = items[index - 1];
    const begins =
      before !== undefined &&
      item.first &&
      ((isValue(before.plain) &&
        !isTaskNumber(items, index - 1) &&
        (!isValue(item.plain) || isBlankMark(item.plain))) ||
        (has(item, 'fund-part') && open.some((own) => isValue(own.plain))) ||
        (has(before, 'fund-part') && has(item, 'fund-part')));
    if (begins && open.length > 0) {
      rows.push(open);
      open = [];
    }
    open.push(item);
  });
  if (open.length > 0) rows.push(open);
  return rows;
}

/** 任务 1: the number is the task's name. */
function isTaskNumber(items: readonly Item[], at: number): boolean {
  return /^\d{1,2}$/.test(items[at]?.plain ?? '') && /任务$/.test(items[at - 1]?.plain ?? '');
}

function moneyRow(
  row: readonly Item[],
  columns: readonly ValueColumn[],
  texts: number,
  gaps: boolean,
): MoneyRow {
  const names = joinTaskNumber(row);
  let cut = names.length;
  const most = columns.length - texts;
  while (cut > 0 && isValue(names[cut - 1]?.plain ?? '') && names.length - cut < most) cut -= 1;
  const values = names.slice(cut);
  const words = names.slice(0, cut);
  const [first] = words;
  const role = roleOf(first);
  if (texts <= 1 || role !== 'other' || words.length === 0) {
    const label = Array.from({ length: Math.max(1, texts) }, (_, index) =>
      index === 0 ? words : [],
    );
    return { label, values, role };
  }
  const done = columns.findIndex((column) => column.kind === 'done');
  const fields = Array.from({ length: texts }, (_, index) => ({
    cost: (cell: readonly Token[]) => (index === done ? doneCost(cell) : cell.length === 0 ? 1 : 0),
  }));
  const label = segment(words, fields, gaps) ?? [words];
  return { label, values, role };
}

function doneCost(cell: readonly { readonly plain: string }[]): number {
  const text = cell.map((token) => token.plain).join('');
  if (text === '') return 1;
  return /^[\d.]+[%％]$|完成|达到|达标/.test(text) && text.length <= 12 ? 0 : 0.6;
}

function joinTaskNumber(row: readonly Item[]): readonly Item[] {
  const [first, second, ...rest] = row;
  if (first === undefined || second === undefined || !isTaskNumber(row, 1)) return row;
  return [merged([first, second]), ...rest];
}

function roleOf(label: Item | undefined): MoneyRow['role'] {
  const id = label === undefined ? null : labelId('fund-part', label.plain);
  if (id === null) return 'other';
  if (id === 'total') return 'total';
  return id === 'sum' ? 'sum' : 'part';
}

function headRows(
  group: Item | undefined,
  top: readonly Item[],
  subs: readonly Item[],
  lead: number,
): readonly TableRow[] {
  const kinds = top.map((head) => columnKind(head.plain));
  const named = kinds.some((kind) => kind === 'text' || kind === 'done');
  const money = kinds.filter((kind) => kind === 'amount').length;
  const each = money === 0 ? 1 : Math.max(1, Math.floor(subs.length / money));
  const blanks = named ? [] : Array.from({ length: lead }, () => one(undefined));
  const first = [
    one(group),
    ...blanks,
    ...top.map((head, index) => ({ ...one(head), colSpan: kinds[index] === 'amount' ? each : 1 })),
  ];
  if (subs.length === 0) return [{ cells: first }];
  const queue = [...subs];
  const second = [
    one(undefined),
    ...blanks,
    ...kinds.flatMap((kind) =>
      kind === 'amount' ? queue.splice(0, each).map(one) : [one(undefined)],
    ),
  ];
  return [{ cells: first }, { cells: [...second, ...queue.map(one)] }];
}

export function one(item: Item | undefined): TableCell {
  return { text: item?.text ?? EMPTY_TEXT, colSpan: 1, rowSpan: 1 };
}

export function textCell(items: readonly Token[]): TableCell {
  return { text: items.length === 0 ? EMPTY_TEXT : cellText(items), colSpan: 1, rowSpan: 1 };
}
