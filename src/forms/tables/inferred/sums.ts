import type { CellReading, RowReading, TableSum } from '../../reading.js';
import { isNumber } from '../grid.js';
import { accountTree } from './accounts.js';
import { amountColumns, cellOf, downRows } from './cells.js';
import type { Column, List } from './form.js';
import { markSums, sideSums } from './marks.js';
import { type Partition, partitionsOf } from './partitions.js';
import type { NamedRow } from './rows.js';
import { kept, plausible, sumHolds, unbroken } from './votes.js';

/** More rows of expenses than any table has. */
const MOST_MEMBERS = 60;

type Part = TableSum['parts'][number];

/** Identities of the standards that these sums are, by partition. */
const BY_COLUMNS = {
  kind: 'A17',
  item: 'A23',
  money: 'A13',
  economic: 'A19',
  period: 'A03',
} as const;

/**
 * The sums that heads, codes, names and marks of a table of no declared form promise:
 * wholes and parts among its columns, accounts and those below them, totals, 一、 and (一),
 * and the two sides of a balance.
 */
export function inferredSums(
  rows: readonly RowReading[],
  lists: readonly List[],
): readonly TableSum[] {
  const sums = lists.flatMap((list) => {
    const own = rows.filter(({ side }) => side === list.name);
    if (isTooLong(own, list)) return [];
    const down = list.coded
      ? accountSums(own, list)
      : [...nameSums(own, list), ...markSums(own, list)];
    return [...columnSums(own, list), ...(own.some(isStray) ? unbroken(down) : down)];
  });
  return withoutEquals([...sums, ...sideSums(rows, lists)]).filter(isFilled);
}

/** Rows of accounts, and of names, above which no sums are asked. */
const MOST_ACCOUNTS = 2000;
const MOST_NAMES = 600;

/** A list so long that its sums are left alone, which is said. */
export function isTooLong(rows: readonly RowReading[], { coded }: List): boolean {
  return rows.length > (coded ? MOST_ACCOUNTS : MOST_NAMES);
}

/** Columns of one year and basis: last year's stand beside this year's. */
function families(columns: readonly Column[]): readonly (readonly Column[])[] {
  const found = new Map<string, Column[]>();
  for (const column of columns) {
    const { prior, year, basis, change } = column.meaning;
    const id = [prior, year, basis, change].join(' ');
    found.set(id, [...(found.get(id) ?? []), column]);
  }
  return [...found.values()];
}

function columnSums(rows: readonly RowReading[], list: List): readonly TableSum[] {
  return families(amountColumns(list)).flatMap((family) => {
    const known = family.filter(({ meaning }) => meaning.unknown === '');
    const foreign = known.length < family.length;
    const carries = known.some(({ meaning }) => meaning.at.period !== undefined);
    const said = partitionsOf(known)
      // 其中 leaves something out, unless the parts are all by definition.
      .filter(({ parts, complete }) => complete || !parts.some(({ meaning }) => meaning.ofWhich))
      // Money that was carried over is part of a total, and no source of its own.
      .filter(({ facet }) => !(carries && (facet === 'money' || facet === 'period')))
      .flatMap((partition) => asked(rows, partition, partition.complete && !foreign && !carries));
    const shown = family
      .filter(({ meaning }) => meaning.total)
      .flatMap((whole) => {
        const parts = siblingsOf(whole, family);
        if (parts.length < 2) return [];
        const sums = kept(acrossRows(rows, whole, parts, 'A08'), sumHolds);
        // Which columns a head stands over was guessed where merged cells are lost.
        return [whole, ...parts].some(isGuessed) ? unbroken(sums) : sums;
      });
    return [...said, ...shown];
  });
}

function asked(
  rows: readonly RowReading[],
  { whole, parts, facet }: Partition<Column>,
  always: boolean,
): readonly TableSum[] {
  const sums = acrossRows(rows, whole, parts, BY_COLUMNS[facet]);
  return always ? plausible(sums) : kept(sums, sumHolds);
}

/**
 * A row of figures without code and name, whose name or figures may belong to another row; or
 * one whose only figure slipped into the remarks.
 */
function isStray({ code, name, cells }: RowReading): boolean {
  const figures = cells.some(({ printed }) => printed.form === 'number');
  if (code === '' && name === '') return figures;
  return !figures && cells.some((cell) => cell.remark === true && isNumber(cell.printed.text));
}

function acrossRows(
  rows: readonly RowReading[],
  whole: Column,
  parts: readonly Column[],
  identity: string,
): readonly TableSum[] {
  return rows.flatMap((row): readonly TableSum[] => {
    const total = cellOf(row, whole);
    const cells = parts.flatMap((part): readonly Part[] => {
      const cell = cellOf(row, part);
      return cell === undefined ? [] : [{ sign: 1, cell, row }];
    });
    return total === undefined || cells.length < parts.length
      ? []
      : [{ identity, total, totalRow: row, parts: cells, relation: '=' }];
  });
}

function isGuessed({ printed }: Column): boolean {
  return printed.inherited.includes(true);
}

/** What stands beside a total under the same head: columns, or the totals of the groups. */
function siblingsOf(whole: Column, family: readonly Column[]): readonly Column[] {
  const prefix = whole.printed.path.slice(0, -1);
  const inside = family.filter(
    (column) => column !== whole && prefix.every((head, at) => column.printed.path[at] === head),
  );
  const groups = new Map<string, Column[]>();
  for (const column of inside) {
    if (column.meaning.ofWhich) continue;
    const head = column.printed.path[prefix.length] ?? `#${column.id}`;
    groups.set(head, [...(groups.get(head) ?? []), column]);
  }
  return [...groups.values()].flatMap((group) => {
    const subtotal = group.find(({ meaning }) => meaning.total);
    return subtotal === undefined || group.length === 1 ? group : [subtotal];
  });
}

/** Accounts against those right below them, and the total against those without a parent. */
function accountSums(rows: readonly RowReading[], list: List): readonly TableSum[] {
  const { children, repeated } = accountTree(rows);
  const ids = new Set(
    list.rows
      .filter(({ meaning }) => meaning.total && Object.keys(meaning.at).length === 0)
      .map(({ line }) => line.id),
  );
  const totals = rows.filter(({ id }) => id !== null && ids.has(id));
  const [totalRow] = totals;
  return amountColumns(list).flatMap((column) => {
    const sums = [...children].flatMap(([parent, below]) => {
      const above = parent ?? (repeated || totals.length !== 1 ? undefined : totalRow);
      return above === undefined ? [] : downRows(above, below, column, 'A09');
    });
    // Of a column that nobody knows the table must show that it adds up.
    return column.meaning.unknown === '' ? plausible(sums) : kept(sums, sumHolds);
  });
}

/** Rows that are wholes and parts by their names: 基本支出 and 项目支出, the three expenses. */
function nameSums(rows: readonly RowReading[], list: List): readonly TableSum[] {
  const placed = list.rows.filter(({ meaning: { at } }) => at.item ?? at.kind);
  if (placed.length > MOST_MEMBERS) return [];
  const members = placed.flatMap(({ line, meaning }: NamedRow) => {
    const found = rows.filter(({ id }) => id === line.id);
    const [row] = found;
    return found.length === 1 && row !== undefined ? [{ meaning, row }] : [];
  });
  return partitionsOf(members)
    .filter(({ complete, facet }) => complete && (facet === 'item' || facet === 'kind'))
    .flatMap(({ whole, parts, facet }) =>
      amountColumns(list).flatMap((column) =>
        downRows(
          whole.row,
          parts.map(({ row }) => row),
          column,
          BY_COLUMNS[facet],
        ),
      ),
    );
}

/** One sum reached on two ways is asked once. */
function withoutEquals(sums: readonly TableSum[]): readonly TableSum[] {
  const ids = new Map<CellReading, number>();
  const idOf = (cell: CellReading) => {
    const known = ids.get(cell) ?? ids.size;
    ids.set(cell, known);
    return known;
  };
  const seen = new Set<string>();
  return sums.filter(({ total, parts }) => {
    const id = `${idOf(total)}=${parts.map(({ cell }) => idOf(cell)).sort((a, b) => a - b)}`;
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  });
}

function isFilled({ total, parts }: TableSum): boolean {
  return [total, ...parts.map(({ cell }) => cell)].some(({ printed }) => printed.form === 'number');
}
