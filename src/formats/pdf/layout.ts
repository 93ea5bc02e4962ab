import type { Line } from '../shared/lines.js';
import type { Glyph } from './glyphs.js';
import { leafOf, type Page } from './page.js';
import { isApart, type Row, rowsOf, TextWriter } from './rows.js';

/** A row of a page where no table is, or the place of a table. */
export type Item =
  | { readonly kind: 'row'; readonly row: Row; readonly page: Page }
  | { readonly kind: 'table'; readonly top: number; readonly bottom: number; readonly page: Page };

/** Stands for a table in the sequence of lines: an object in the place of a character. */
const TABLE_MARK = '\uFFFC';

/** Rows and tables of a page in the order in which they are read. */
export function itemsOf(
  page: Page,
  glyphs: readonly Glyph[],
  tables: readonly { readonly top: number; readonly bottom: number }[],
): Item[] {
  const items: Item[] = rowsOf(glyphs).map((row) => ({ kind: 'row', row, page }));
  for (const { top, bottom } of tables) items.push({ kind: 'table', top, bottom, page });
  return items.sort((a, b) => topOf(a) - topOf(b));
}

function topOf(item: Item): number {
  // A line that ends at the upper edge of a table stands above it.
  return item.kind === 'table' ? item.top + 1 : item.row.y;
}

/** Columns of a size: a Chinese character takes two, as in print to a terminal. */
const COLUMNS_PER_SIZE = 2;
/** From this gap on, in sizes, what follows is a cell of its own and is put to its column. */
const CELL_GAP = 1.5;

/**
 * Writes rows as lines, laid out in columns as converters of PDF to text do it, so that what
 * is told from indents, gaps and alignment is told in the same way for both.
 */
export function linesOf(items: readonly Item[], file: string): Line[] {
  const pitch = usualPitch(items);
  const edges = rightEdges(items);
  const lines: Line[] = [];
  let [page, tables, bottom] = [0, 0, 0];
  let margins = { left: 0, unit: 1 };
  for (const item of items) {
    const leaf = leafOf(item.page);
    const pageTop = leaf !== page;
    if (pageTop) margins = marginsOf(items.filter((other) => other.page === item.page));
    const gap = pageTop ? 0 : gapOf(item, bottom, pitch);
    const common = { number: lines.length + 1, column: 1, gap, page: leaf, pageTop };
    page = leaf;
    if (item.kind === 'table') {
      lines.push({ ...common, raw: TABLE_MARK, value: TABLE_MARK, table: tables });
      tables += 1;
      bottom = item.bottom;
    } else {
      const text = laidOut(item.row, item.page, file, margins);
      const edge = edges.get(Math.round(item.page.width));
      const full = edge === undefined ? {} : { full: item.row.right > edge - 1.6 * item.row.size };
      const apart = !pageTop && item.row.y - bottom > pitch * SPACED ? { apart: true } : {};
      lines.push({ ...common, raw: text.value, value: text.value.trim(), text, ...full, ...apart });
      bottom = item.row.y;
    }
  }
  return lines;
}

/** From this share of the usual distance on, a line stands apart from the one above. */
const SPACED = 1.25;

function gapOf(item: Item, bottom: number, pitch: number): number {
  const distance = item.kind === 'table' ? item.top - bottom + pitch : item.row.y - bottom;
  return Math.max(0, Math.min(9, Math.round(distance / pitch) - 1));
}

/** The distance of base lines that most often follow each other. */
function usualPitch(items: readonly Item[]): number {
  const counts = new Map<number, number>();
  items.forEach((item, index) => {
    const above = items[index - 1];
    if (item.kind !== 'row' || above?.kind !== 'row' || above.page !== item.page) return;
    const distance = Math.round(item.row.y - above.row.y);
    if (distance >= 6) counts.set(distance, (counts.get(distance) ?? 0) + item.row.glyphs.length);
  });
  let [best, most] = [20, 0];
  for (const [distance, count] of counts) {
    if (count > most) [best, most] = [distance, count];
  }
  return best;
}

const FEWEST_LINES = 4;

/** Where full lines end, by the width of the page; only where enough lines tell. */
function rightEdges(items: readonly Item[]): ReadonlyMap<number, number> {
  const rights = new Map<number, number[]>();
  for (const item of items) {
    if (item.kind !== 'row' || item.row.right - item.row.left < item.page.width / 2) continue;
    const width = Math.round(item.page.width);
    const known = rights.get(width);
    if (known === undefined) rights.set(width, [item.row.right]);
    else known.push(item.row.right);
  }
  const edges = new Map<number, number>();
  for (const [width, all] of rights) {
    const sorted = all.sort((a, b) => a - b);
    const edge = sorted[Math.floor(sorted.length * 0.9)];
    if (edge !== undefined && sorted.length >= FEWEST_LINES) edges.set(width, edge);
  }
  return edges;
}

interface Margins {
  readonly left: number;
  /** Points a column. */
  readonly unit: number;
}

/** Left edge of a page's text and the width of a column: half of its usual size. */
function marginsOf(items: readonly Item[]): Margins {
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));
  const sizes = rows.flatMap(({ glyphs }) => glyphs.map(({ size }) => size)).sort((a, b) => a - b);
  const size = sizes[sizes.length >> 1] ?? 10;
  const lefts = rows.map(({ left }) => left);
  const left = lefts.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  return { left: Number.isFinite(left) ? left : 0, unit: Math.max(size, 1) / COLUMNS_PER_SIZE };
}

function laidOut(row: Row, page: Page, file: string, { left, unit }: Margins) {
  const writer = new TextWriter(page, file);
  let columns = 0;
  const pad = (x: number, least: number) => {
    const count = Math.max(least, Math.min(400, Math.round((x - left) / unit) - columns));
    if (count <= 0) return;
    writer.blank(count);
    columns += count;
  };
  row.glyphs.forEach((glyph, index) => {
    const above = row.glyphs[index - 1];
    if (above === undefined) pad(glyph.left, 0);
    else if (glyph.left - above.right > row.size * CELL_GAP) pad(glyph.left, 2);
    else if (isApart(above, glyph)) {
      writer.blank(1);
      columns += 1;
    }
    writer.put(glyph);
    columns += glyph.value.charCodeAt(0) < 0x1100 ? 1 : 2;
  });
  return writer.text();
}
