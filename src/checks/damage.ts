import { sourceOf } from '../document/text.js';
import type { Loss } from '../document/tree.js';
import type { Occurrence } from '../facts/occurrence.js';
import type { PageSpan, Source } from '../facts/source.js';
import type { Reading, TableReading, Unread } from '../forms/reading.js';
import { Extent, isSamePlace, type Pages } from './extent.js';
import type { Message } from './rule.js';

/** Why sums over figures that stand around something unread prove nothing. */
export interface Damage {
  /** A sum over rows of the table: one more of them may have a figure that was not read. */
  ofTable(table: string): Message | null;
  /** A sum over cells of one row of the table. */
  ofRow(table: string, row: string): Message | null;
  /** A sum over figures of the paragraph in which the figure stands. */
  ofParagraph(source: Source): Message | null;
  /** The figure itself stands where something could not be read. */
  ofFigure(occurrence: Occurrence): Message | null;
  /** Something is said to be missing from the document, and a part of it was not read. */
  readonly absence: Message | null;
}

interface DamagedTable {
  readonly reason: Message;
  /** Rows beside which it stands; null where that is not known. */
  readonly rows: ReadonlySet<string> | null;
}

/**
 * What the document's unread places leave in doubt. Of a page, a sheet or an element it is known
 * which row they stand in; lines of a flattened table may have lost their cells to others.
 */
export function damageOf(reading: Reading): Damage {
  const lost = reading.unread.filter(({ text, loss }) => losesFigure(text, loss));
  const tables = damagedTables(reading, lost);
  const paragraphs = damagedParagraphs(reading);
  const whole = reading.unread.find(({ loss }) => loss === 'part');
  const places = lost.filter(({ loss }) => loss !== 'part').flatMap(({ source }) => source);
  return {
    ofTable: (table) => tables.get(table)?.reason ?? null,
    ofRow(table, row) {
      const damage = tables.get(table);
      if (damage === undefined) return null;
      return damage.rows === null || damage.rows.has(row) ? damage.reason : null;
    },
    ofParagraph: (source) =>
      paragraphs.some((one) => source.some((span) => one.touches(span))) ? PARAGRAPH : null,
    ofFigure: ({ source }) =>
      source.some((span) => places.some((place) => isSamePlace(place, span))) ? FIGURE : null,
    absence: whole === undefined ? null : absenceOf(whole),
  };
}

/** Whether a printed figure may be missing because of it. */
function losesFigure(text: string, loss: Loss | undefined): boolean {
  if (loss !== undefined) return loss !== 'none';
  return /[\d\uFFFD]/.test(text.normalize('NFKC'));
}

function damagedTables(
  { tables }: Reading,
  lost: readonly Unread[],
): ReadonlyMap<string, DamagedTable> {
  const found = new Map<string, DamagedTable>();
  if (lost.length === 0) return found;
  const extents = tables.map(({ source }) => new Extent(source));
  const gone = lostPages(lost);
  tables.forEach((table, index) => {
    const extent = extents[index] as Extent;
    const inside = lost.filter(({ source }) => source.some((span) => extent.touches(span)));
    const { pages } = extent;
    const next = extents[index + 1]?.pages ?? null;
    const beside =
      pages !== null && gone.some(({ page }) => mayHoldRows(page, pages, next, table.title));
    if (inside.length === 0 && !beside) return;
    found.set(table.id, {
      reason: {
        zh: `《${table.title}》中有数字未能读出，其合计无法核对`,
        en: `figures of ${table.title} could not be read, so its sums cannot be checked`,
      },
      rows: extent.isFlattened ? null : rowsBeside(table, inside),
    });
  });
  return found;
}

/** The labels of the rows beside which something unread stands, as occurrences name them. */
function rowsBeside({ rows }: TableReading, inside: readonly Unread[]): ReadonlySet<string> {
  const spans = inside.flatMap(({ source }) => source);
  return new Set(
    rows.flatMap((row) => {
      const extent = new Extent([...row.source, ...row.cells.flatMap(({ source }) => source)]);
      if (!spans.some((span) => extent.isBeside(span))) return [];
      const name = [row.code, row.name].filter((part) => part !== '').join(' ') || row.line;
      return [row.side === '' ? name : `${row.side} ${name}`];
    }),
  );
}

/**
 * Whether a page that was not read may hold rows of the table: it stands between its pages, or
 * behind its last one with no other table before it, or before one that has no title.
 */
function mayHoldRows(page: number, pages: Pages, next: Pages | null, title: string): boolean {
  if (page > pages.first && page < pages.last) return true;
  if (page === pages.last + 1) return next === null || next.first > pages.last;
  return page === pages.first - 1 && title === '';
}

function lostPages(lost: readonly Unread[]): readonly PageSpan[] {
  return lost.flatMap(({ loss, source }) =>
    loss === 'part' ? source.filter((span): span is PageSpan => 'page' in span) : [],
  );
}

/** Paragraphs of running text in which a reader of the format left a figure unread. */
function damagedParagraphs({ tree, sections }: Reading): readonly Extent[] {
  const places = tree.unread
    .filter(({ text, loss }) => loss !== 'part' && losesFigure(text.value, loss))
    .flatMap(({ text }) => sourceOf(text));
  if (places.length === 0) return [];
  return sections
    .flatMap(({ paragraphs }) => paragraphs.map(({ text }) => new Extent(sourceOf(text))))
    .filter((extent) => places.some((span) => extent.touches(span)));
}

function absenceOf({ text, reason }: Unread): Message {
  return {
    zh: `文件有一部分没有读出（${text}：${reason.zh}），不能断定缺少`,
    en: `a part of the document was not read (${text}: ${reason.en}), so nothing can be called missing`,
  };
}

const PARAGRAPH: Message = {
  zh: '这一段中有数字未能读出，其各项之和无法核对',
  en: 'a figure of this paragraph could not be read, so its sums cannot be checked',
};
const FIGURE: Message = {
  zh: '这个数字所在之处有字符未能读出，不能据此断定',
  en: 'characters where this figure stands could not be read, so it proves nothing',
};
