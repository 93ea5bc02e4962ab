import type { TableRow, UnreadText } from '../../../document/tree.js';
import { isDash, isWord, type Token } from '../tokens.js';
import { one, type Part, textCell } from './funds.js';
import { type IndicatorRow, liftGroups } from './groups.js';
import { has, type Item } from './items.js';
import { type Field, segment } from './segment.js';

interface Columns {
  readonly heads: readonly Item[];
  readonly content: number;
  readonly weighted: boolean;
  readonly remark: boolean;
}

const UNSURE_REMARK = {
  zh: '无法确定这段文字属于上一行的偏差说明还是下一行的指标',
  en: 'it cannot be told whether this text is the remark of the row above or the indicator below',
};

/** The indicator part: heads, rows under their level labels, and the row of totals. */
export function indicatorPart(items: readonly Item[], at: number, gaps: boolean): Part {
  let pos = at;
  const group = has(items[pos], 'indicators') ? items[pos] : undefined;
  if (group !== undefined) pos += 1;
  const heads = items.slice(pos, headsEnd(items, pos));
  pos += heads.length;
  const columns = columnsOf(heads);
  const rows: IndicatorRow[] = [];
  const unread: UnreadText[] = [];
  let level1: Item | undefined;
  while (pos < items.length && !has(items[pos], 'total', 'prose')) {
    const item = items[pos] as Item;
    const next = items[pos + 1];
    // 成本指标 is a group where a second-level label follows it, else a label of its own.
    if (has(item, 'level1') && !(has(item, 'level2') && !has(next, 'level2'))) {
      if (level1 !== undefined) rows.push(labelOnly(level1));
      level1 = item;
      pos += 1;
      continue;
    }
    const level2 = has(item, 'level2') ? item : undefined;
    if (level2 !== undefined) pos += 1;
    let end = pos;
    while (end < items.length && !has(items[end], 'level1', 'level2', 'total', 'prose')) end += 1;
    const cut = cutRows(items.slice(pos, end), columns, gaps, unread);
    cut.forEach((row, index) => {
      rows.push({
        ...row,
        level1: index === 0 ? level1 : undefined,
        level2: index === 0 ? level2 : undefined,
      });
    });
    level1 = undefined;
    pos = Math.max(end, pos + (level2 === undefined && end === pos ? 1 : 0));
  }
  if (level1 !== undefined) rows.push(labelOnly(level1));
  liftGroups(rows);
  const table: TableRow[] = [headRow(group, columns), ...rows.map((row) => printed(row, columns))];
  const total = has(items[pos], 'total') ? totalRow(items, pos, columns) : null;
  if (total !== null) table.push(total.row);
  return { rows: table, end: total?.end ?? pos, unread };
}

/** End of the heads: the first label, or the first row where its label is printed farther down. */
function headsEnd(items: readonly Item[], from: number): number {
  const label = items.findIndex((item, at) => at >= from && has(item, 'level1', 'level2', 'total'));
  const stop = label === -1 ? items.length : label;
  const row = items.findIndex((_, at) => at > from && at < stop && endsInPoints(items, at));
  if (row === -1) return stop;
  let end = row;
  while (end > from && !has(items[end - 1], 'head')) end -= 1;
  return end === from ? stop : end;
}

/** A weight and a score close the line. */
function endsInPoints(items: readonly Item[], at: number): boolean {
  const [above, item] = [items[at - 1], items[at]];
  if (above === undefined || item === undefined || !item.last) return false;
  return above.line === item.line && isPoints(above.plain) && isPoints(item.plain);
}

function columnsOf(heads: readonly Item[]): Columns {
  const find = (pattern: RegExp): boolean => heads.some((head) => pattern.test(head.plain));
  return {
    heads,
    content: heads.findIndex((head) => /三级指标|指标内容|指标名称|四级指标/.test(head.plain)),
    weighted: find(/分值|权重/),
    remark: find(/偏差|备注|原因|改进/),
  };
}

function labelOnly(level1: Item): IndicatorRow {
  return {
    level1,
    level2: undefined,
    content: [],
    target: [],
    actual: [],
    weight: [],
    score: [],
    remark: [],
  };
}

/** Words that a number of the same sentence follows: 不得超过 70 is no score. */
const COMPARES = /(?:超过|不足|高于|低于|大于|小于|多于|少于|达到|等于)$/;

/** Rows under one second-level label; each ends with the line that ends in its score. */
function cutRows(
  items: readonly Item[],
  columns: Columns,
  gaps: boolean,
  unread: UnreadText[],
): readonly IndicatorRow[] {
  const ends: number[] = [];
  items.forEach((item, index) => {
    const needed = columns.weighted ? [items[index - 1], item] : [item];
    const sameLine = needed.every(
      (own) => own !== undefined && isPoints(own.plain) && own.line === item.line,
    );
    const above = items[index - needed.length];
    const inSentence = above?.line === item.line && COMPARES.test(above.plain);
    const printedBefore =
      (items[index - needed.length]?.line ?? -1) === item.line || index + 1 > needed.length;
    if (
      sameLine &&
      !inSentence &&
      printedBefore &&
      (item.last || (columns.remark && onlyWordsFollow(items, index)))
    ) {
      ends.push(index + 1);
    }
  });
  const rows: IndicatorRow[] = [];
  let from = 0;
  ends.forEach((end, index) => {
    const run = items.slice(from, end);
    const row = cutRow(run, columns, gaps);
    rows.push(row);
    // A remark that begins on the row's own line is certainly its own.
    let own = end;
    while (own < items.length && items[own]?.first === false) own += 1;
    row.remark = items.slice(end, own);
    const next = ends[index + 1];
    if (row.remark.length === 0 && next !== undefined && columns.remark && deducted(row)) {
      const text = items.slice(end, next).filter((item) => item.first);
      if (text.length > 1)
        unread.push({ text: textCell(items.slice(end, next)).text, reason: UNSURE_REMARK });
    }
    from = own;
  });
  const rest = items.slice(from);
  const last = rows.at(-1);
  if (rest.length === 0) return rows;
  if (last !== undefined && columns.remark) last.remark = [...last.remark, ...rest];
  else if (last === undefined) rows.push(cutRow(rest, columns, gaps));
  else rows.push({ ...labelOnly(rest[0] as Item), level1: undefined, content: rest });
  return rows;
}

/** The rest of the line holds words: a remark beside the score. */
function onlyWordsFollow(items: readonly Item[], at: number): boolean {
  let next = at + 1;
  while (next < items.length && items[next]?.first === false) {
    if (!isWord(items[next]?.plain ?? '')) return false;
    next += 1;
  }
  return next > at + 1;
}

/** Points of a weight or score, or a dash in their place. */
function isPoints(plain: string): boolean {
  return isDash(plain) || /^\d{1,3}(?:\.\d{1,2})?$/.test(plain);
}

function deducted(row: IndicatorRow): boolean {
  const plain = (cell: readonly Token[]): string => cell.map((token) => token.plain).join('');
  return plain(row.weight) !== '' && plain(row.weight) !== plain(row.score);
}

function cutRow(run: readonly Item[], columns: Columns, gaps: boolean): IndicatorRow {
  const points: Item[] = [];
  let cut = run.length;
  const most = columns.weighted ? 2 : 1;
  while (points.length < most && cut > 1 && isPoints(run[cut - 1]?.plain ?? '')) {
    cut -= 1;
    points.unshift(run[cut] as Item);
  }
  const complete = points.length === most;
  const [weight, score] = columns.weighted ? points : [undefined, points[0]];
  const words = complete ? run.slice(0, cut) : run;
  const cells = segment(words, complete ? FULL : LOOSE, gaps) ?? [words, [], []];
  const [, target = []] = cells;
  // A sentence instead of values (how points are taken off) is an explanation, not a target.
  const sentence = !complete && target.length > 0 && !isMeasured(target);
  return {
    level1: undefined,
    level2: undefined,
    content: cells[0] ?? [],
    target: sentence ? [] : target,
    actual: cells[2] ?? [],
    weight: complete && weight !== undefined ? [weight] : [],
    score: complete && score !== undefined ? [score] : [],
    remark: sentence ? target : [],
  };
}

const FULL: readonly Field[] = [
  { cost: (cell) => (cell.length === 0 ? 4 : isMeasured(cell) ? 2 : 0) },
  { cost: (cell) => (cell.length === 0 ? 2.5 : valueCost(cell)) },
  { cost: (cell) => (cell.length === 0 ? 2 : valueCost(cell)) },
];

/** A row that was left without points: its words are the indicator, its values may be missing. */
const LOOSE: readonly Field[] = [
  { cost: (cell) => (cell.length === 0 ? 4 : 0) },
  { cost: (cell) => (cell.length === 0 ? 0.5 : isMeasured(cell) ? 0 : 2) },
  { cost: (cell) => (cell.length === 0 ? 0.5 : isMeasured(cell) ? 0 : 4) },
];

const MEASURED =
  /^(?:[≥≤<>=＞＜]|不低于|不高于|不超过|不少于|大于|小于|约|各)*-?\d[\d,]*(?:\.\d+)?(?:[-~—]\d+(?:\.\d+)?)?[%％]?[^\d,，。；;]{0,6}(?:以上|以下|以内)?$/;

function isMeasured(cell: readonly Token[]): boolean {
  return MEASURED.test(cell.map((token) => token.plain).join(''));
}

/** A target or result: best a figure with its unit, else a short word. */
function valueCost(cell: readonly Token[]): number {
  if (isMeasured(cell)) return 0;
  return 0.4 + Math.max(0, cell.map((token) => token.plain).join('').length - 8) * 0.1;
}

function headRow(group: Item | undefined, columns: Columns): TableRow {
  return { cells: [one(group), ...columns.heads.map(one)] };
}

function printed(row: IndicatorRow, columns: Columns): TableRow {
  const cells = [
    one(undefined),
    one(row.level1),
    one(row.level2),
    textCell(row.content),
    textCell(row.target),
    textCell(row.actual),
  ];
  if (columns.weighted) cells.push(textCell(row.weight));
  cells.push(textCell(row.score));
  if (columns.remark) cells.push(textCell(row.remark));
  else if (row.remark.length > 0) cells.push(textCell(row.remark));
  return { cells };
}

function totalRow(
  items: readonly Item[],
  at: number,
  columns: Columns,
): { readonly row: TableRow; readonly end: number } {
  const values: Item[] = [];
  let end = at + 1;
  while (
    end < items.length &&
    isPoints(items[end]?.plain ?? '') &&
    items[end]?.line === items[at]?.line
  ) {
    values.push(items[end] as Item);
    end += 1;
  }
  while (values.length === 0 && end < items.length && isPoints(items[end]?.plain ?? '')) {
    values.push(items[end] as Item);
    end += 1;
  }
  const blanks = Array.from({ length: 4 }, () => one(undefined));
  const cells = [one(items[at]), one(undefined), ...blanks];
  if (columns.weighted) cells.push(one(values.length > 1 ? values[0] : undefined));
  cells.push(one(values.at(-1)), ...values.slice(columns.weighted ? 1 : 0, -1).map(one));
  if (columns.remark) cells.push(one(undefined));
  return { row: { cells }, end };
}
