import type { Page } from '../page.js';
import type { Row } from '../rows.js';

/** Share of a page's height in which running heads and feet stand. */
const MARGIN = 0.13;
const FEWEST_PAGES = 2;
const NUMBER = /^(?:[-—–]*#[-—–]*|第#页(?:[,，]?共#页)?|#[/／]#|page#(?:of#)?)$/i;

interface Printed {
  readonly page: Page;
  readonly rows: readonly Row[];
}

/** Rows at the top and foot of pages that only say where one is: the same on other pages, or a number. */
export function runningRows(pages: readonly Printed[]): ReadonlySet<Row> {
  const places = new Map<string, Row[]>();
  const found = new Set<Row>();
  for (const { page, rows } of pages) {
    for (const [edge, row] of ends(page, rows)) {
      const words = wordsOf(row);
      if (NUMBER.test(words) && isApart(row, edge, rows)) found.add(row);
      // Digits alone are told by their place: codes and figures begin and end pages too.
      if (words === '#') continue;
      const distance = edge === 'top' ? row.y : page.height - row.y;
      const key = `${edge} ${Math.round(distance / 3)} ${words}`;
      const known = places.get(key);
      if (known === undefined) places.set(key, [row]);
      else known.push(row);
    }
  }
  for (const rows of places.values()) {
    if (rows.length >= FEWEST_PAGES && rows.length * 3 >= pages.length) {
      for (const row of rows) found.add(row);
    }
  }
  return found;
}

/** Sizes between a page number and the text, at the least. */
const APART = 1.6;

/** The outermost row of the page, away from the others: the codes of a row of a table are not. */
function isApart(row: Row, edge: 'top' | 'foot', rows: readonly Row[]): boolean {
  const at = rows.indexOf(row);
  const [outer, inner] =
    edge === 'top' ? [rows[at - 1], rows[at + 1]] : [rows[at + 1], rows[at - 1]];
  if (outer !== undefined) return false;
  return inner === undefined || Math.abs(inner.y - row.y) > APART * Math.max(row.size, inner.size);
}

function ends({ height }: Page, rows: readonly Row[]): (readonly ['top' | 'foot', Row])[] {
  const top = rows.slice(0, 2).filter(({ y }) => y < height * MARGIN);
  const foot = rows.slice(-2).filter(({ y }) => y > height * (1 - MARGIN));
  return [...top.map((row) => ['top', row] as const), ...foot.map((row) => ['foot', row] as const)];
}

function wordsOf({ glyphs }: Row): string {
  return glyphs
    .map(({ value }) => value)
    .join('')
    .replace(/\d+/g, '#');
}
