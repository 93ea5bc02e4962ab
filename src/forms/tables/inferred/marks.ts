import { accountsNamed } from '../../../facts/codes.js';
import { normaliseName } from '../../../facts/names.js';
import type { RowReading, TableSum } from '../../reading.js';
import { amountColumns, cellOf, downRows } from './cells.js';
import type { Column, List } from './form.js';
import { meaningOf, type Place } from './meaning.js';
import { kept, sumHolds } from './votes.js';

/** Levels of the marks before names; an unmarked row has none of its own. */
const MARKS: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}、/,
  /^\([一二三四五六七八九十]{1,3}\)/,
  /^\d{1,2}[、.．](?!\d)/,
  /^\(\d{1,2}\)|^[①-⑳]/,
];
const UNMARKED = -1;
const MOST_SOURCES = 100;

interface Marked {
  readonly row: RowReading;
  /** Place in MARKS, or UNMARKED. */
  readonly level: number;
  readonly ofWhich: boolean;
  readonly total: '合计' | '总计' | null;
  readonly at: Place;
  /** An unmarked row that no word shows to be a row of its own. */
  readonly doubtful: boolean;
}

/**
 * Sums of a list whose rows are told apart by marks: 一、 over its (一) (二), 合计 over the
 * rows before it, 总计 over 合计 and what follows it.
 */
export function markSums(rows: readonly RowReading[], list: List): readonly TableSum[] {
  const marked = rows.filter(({ name }) => name.trim() !== '').map(markedRow);
  const columns = amountColumns(list);
  return columns.flatMap((column) => {
    const sums = [...nestedSums(marked, column), ...totalSums(marked, column)];
    return column.meaning.unknown === '' ? sums : kept(sums, sumHolds);
  });
}

function markedRow(row: RowReading): Marked {
  const name = normaliseName(row.name);
  const plain = name.replace(/^其中:/, '');
  const ofWhich = plain !== name;
  const level = MARKS.findIndex((mark) => mark.test(plain));
  const meaning = meaningOf(plain);
  const word = /总计/.test(plain) ? '总计' : '合计';
  const total = level === UNMARKED && meaning.total ? word : null;
  const known = meaning.unknown === '' && Object.keys(meaning.at).length > 0;
  const own = total !== null || ofWhich || meaning.at.period !== undefined;
  const doubtful = level === UNMARKED && !own && !(known || isClass(plain));
  return { row, level, ofWhich, total, at: meaning.at, doubtful };
}

/** A marked row against the rows of the next lower level that follow it. */
function nestedSums(rows: readonly Marked[], column: Column): readonly TableSum[] {
  return rows.flatMap((whole, at): readonly TableSum[] => {
    const printed = cellOf(whole.row, column)?.printed.form === 'number';
    if (whole.level === UNMARKED || !printed) return [];
    const below = rowsBelow(rows, at);
    const next = topLevel(below);
    const parts = below.filter(({ level }) => level === next && level !== UNMARKED);
    const [first] = parts;
    if (first === undefined) return [];
    // One row below need not be all; 其中 says that it is not.
    const partly = parts.length < 2 || first.ofWhich;
    const sums = downRows(
      whole.row,
      parts.map(({ row }) => row),
      column,
      'A12',
      partly ? '>=' : '=',
    );
    const doubtful = below.some((row) => row.doubtful);
    return doubtful ? sums.filter((sum) => sumHolds(sum) === true) : sums;
  });
}

/** The rows up to the next of the same or a higher level, or the next total. */
function rowsBelow(rows: readonly Marked[], at: number): readonly Marked[] {
  const own = rows[at]?.level ?? UNMARKED;
  let end = at + 1;
  for (let row = rows[end]; row !== undefined; row = rows[end]) {
    if (row.total !== null || (row.level !== UNMARKED && row.level <= own)) break;
    end += 1;
  }
  return rows.slice(at + 1, end);
}

function totalSums(rows: readonly Marked[], column: Column): readonly TableSum[] {
  const top = topLevel(rows);
  const nested = rows.some(({ ofWhich }) => ofWhich);
  const tops = rows.filter(
    ({ level, ofWhich, total }) =>
      !ofWhich && (total !== null || level === UNMARKED || level === top),
  );
  const sums: TableSum[] = [];
  let open: Marked[] = [];
  tops.forEach((row, at) => {
    if (row.total === null) {
      open.push(row);
      return;
    }
    const parts = open.length > 0 ? open : at === 0 ? untilTotal(tops.slice(1)) : [];
    sums.push(...totalOf(row, parts, column, nested));
    if (at > 0) open = [row];
  });
  return sums;
}

function untilTotal(rows: readonly Marked[]): Marked[] {
  const end = rows.findIndex(({ total }) => total !== null);
  return rows.slice(0, end < 0 ? rows.length : end);
}

/** The highest level among the rows. */
function topLevel(rows: readonly Marked[]): number {
  return rows.reduce(
    (top, { level }) => (level !== UNMARKED && (top === UNMARKED || level < top) ? level : top),
    UNMARKED,
  );
}

/** 一般公共预算 below 财政拨款: a part of a row of the same list. */
function isBelow(part: Marked, other: Marked): boolean {
  const [own, above] = [part.at.money ?? [], other.at.money ?? []];
  return (
    above.length > 0 && own.length > above.length && above.every((step, at) => step === own[at])
  );
}

function isClass(name: string): boolean {
  return accountsNamed('function', name).some(({ level }) => level === 'class');
}

/**
 * Where unmarked rows stand among marked ones they may be rows of their own or parts of the
 * row above: the way in which the total holds is the right one, and if none holds nothing is
 * said.
 */
function totalOf(
  whole: Marked,
  parts: readonly Marked[],
  column: Column,
  nested: boolean,
): readonly TableSum[] {
  if (parts.length === 0) return [];
  const sumsOver = (some: readonly Marked[]) =>
    downRows(
      whole.row,
      some.map(({ row }) => row),
      column,
      whole.total === '总计' ? 'A03' : 'A01',
    );
  // A longer list is none of sources of money.
  const own =
    parts.length > MOST_SOURCES
      ? parts
      : parts.filter((part) => !parts.some((other) => isBelow(part, other)));
  const doubtful = own.some((part) => part.doubtful);
  if (!doubtful && !nested) return sumsOver(own);
  return [sumsOver(own), sumsOver(own.filter((part) => !part.doubtful))]
    .filter((sums) => sums.some((sum) => sumHolds(sum) === true))
    .slice(0, 1)
    .flat();
}

/** 收入总计 = 支出总计 where both stand at the foot of one table. */
export function sideSums(rows: readonly RowReading[], lists: readonly List[]): readonly TableSum[] {
  const [left, right] = (['revenue', 'expenditure'] as const).map((side) => {
    const own = lists.filter((list) => list.side === side);
    const [list] = own;
    return own.length === 1 && list !== undefined ? grandTotal(rows, list) : null;
  });
  if (left == null || right == null) return [];
  return [
    {
      identity: 'A05',
      total: right.cell,
      totalRow: right.row,
      parts: [{ sign: 1, cell: left.cell, row: left.row }],
      relation: '=',
    },
  ];
}

/** The last 总计 of a list in its only or its total column. */
function grandTotal(
  rows: readonly RowReading[],
  list: List,
): { readonly row: RowReading; readonly cell: TableSum['total'] } | null {
  const row = rows.findLast(({ side, name }) => side === list.name && /总\s*计/.test(name));
  const columns = amountColumns(list).filter(
    ({ meaning }) => meaning.change === null && !meaning.prior,
  );
  const column = columns.length === 1 ? columns[0] : columns.find(({ meaning }) => meaning.total);
  const cell = row === undefined || column === undefined ? undefined : cellOf(row, column);
  return row === undefined || cell === undefined ? null : { row, cell };
}
