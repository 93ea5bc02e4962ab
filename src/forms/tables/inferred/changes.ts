import { baseValue } from '../../../facts/printed.js';
import type { CellReading, DocumentInfo, RowReading, TableChange } from '../../reading.js';
import { cellOf } from './cells.js';
import type { Column, List } from './form.js';
import { isTooLong } from './sums.js';
import { kept, roomOf, within } from './votes.js';

interface Compared {
  readonly now: Column;
  readonly prior: Column;
}

/**
 * Last year, this year and what changed, side by side: 增减额 is the difference, 增减%
 * the difference in percent of last year.
 */
export function inferredChanges(
  rows: readonly RowReading[],
  lists: readonly List[],
  kind: DocumentInfo['kind'],
): readonly TableChange[] {
  return lists.flatMap((list) => {
    const own = rows.filter(({ side }) => side === list.name);
    if (isTooLong(own, list)) return [];
    return list.columns
      .filter(({ role, meaning }) => role === 'amount' && meaning.change !== null)
      .flatMap((change) => {
        const pair = comparedBy(change, list, kind);
        return pair === null ? [] : changesIn(own, change, pair);
      });
  });
}

/** The one column of this year and the one of last year whose difference it can be. */
function comparedBy(
  change: Column,
  { columns }: List,
  kind: DocumentInfo['kind'],
): Compared | null {
  const place = placeOf(change);
  const same = columns.filter(
    (column) =>
      column.role === 'amount' &&
      column.meaning.change === null &&
      column.meaning.unknown === '' &&
      placeOf(column) === place,
  );
  const years = same.flatMap(({ meaning }) => (meaning.year === null ? [] : [meaning.year]));
  const latest = years.length === 0 ? null : Math.max(...years);
  // A budget compares with what was spent the year before, accounts with the budget.
  const base = kind === 'budget' ? 'final' : 'budget';
  const hasOther = same.some(({ meaning }) => meaning.basis !== base);
  const isPrior = ({ meaning }: Column) =>
    meaning.prior ||
    (meaning.year !== null && latest !== null && meaning.year < latest) ||
    (meaning.year === null && meaning.basis === base && hasOther);
  const [nows, priors] = [same.filter((one) => !isPrior(one)), same.filter(isPrior)];
  const [now, prior] = [nows[0], priors[0]];
  if (nows.length !== 1 || priors.length !== 1) return null;
  return now === undefined || prior === undefined ? null : { now, prior };
}

function placeOf({ meaning }: Column): string {
  return JSON.stringify(Object.entries(meaning.at).sort());
}

function changesIn(
  rows: readonly RowReading[],
  column: Column,
  { now, prior }: Compared,
): readonly TableChange[] {
  const percent = column.meaning.change === 'percent';
  const all = rows.flatMap((row): readonly TableChange[] => {
    const [stated, after, before] = [column, now, prior].map((one) => cellOf(row, one));
    if (stated === undefined || after === undefined || before === undefined) return [];
    return isStated(stated) ? [{ row, stated, after, before, percent }] : [];
  });
  return kept(all, percent ? percentHolds : differenceHolds);
}

function isStated({ printed }: CellReading): boolean {
  return printed.form === 'number';
}

function differenceHolds({ stated, after, before }: TableChange): boolean | null {
  const [change, now, prior] = [stated, after, before].map(amountOf);
  if (change == null || now == null || prior == null) return null;
  const room = [stated, after, before].reduce((sum, cell) => sum + roomOf(cell), 0n);
  return within(change - (now - prior), room);
}

/** A blank cell beside a stated change is nothing. */
function amountOf(cell: CellReading): bigint | null {
  return cell.printed.form === 'text' ? null : (baseValue(cell.printed) ?? 0n);
}

/** 10^-9 % a percent unit, as percentages are held. */
const PERCENT = 1_000_000_000n;

function percentHolds({ stated, after, before }: TableChange): boolean | null {
  const [share, now, prior] = [baseValue(stated.printed), amountOf(after), amountOf(before)];
  if (share === null || now === null || prior === null || prior === 0n) return null;
  const size = prior < 0n ? -prior : prior;
  const room = roomOf(stated) * size + 100n * PERCENT * (roomOf(after) + roomOf(before)) * 2n;
  return within(share * prior - 100n * PERCENT * (now - prior), room);
}
