import { captionLine } from './captions.js';
import { isLeaderLine } from './contents.js';
import type { Line } from './lines.js';
import { isRule } from './markup.js';

const NUMBER_ALONE = /^\d{1,3}$/;
const NUMBER_DRESSED =
  /^(?:[-—–]+\s?\d{1,3}\s?[-—–]+|第\s?\d{1,3}\s?页(?:[，,\s]*共\s?\d{1,3}\s?页)?|\d{1,3}\s?\/\s?\d{1,3}|[Pp]age\s?\d{1,3}(?:\s?of\s?\d{1,3})?)$/;

/**
 * Leaves out what was printed on every page and is not content: drawn rules, page numbers,
 * running heads and feet. A number alone is taken for a page number only where a page may
 * break, because the figures of a flattened table stand alone on their lines too.
 */
export function withoutRunningLines(lines: readonly Line[]): Line[] {
  const repeated = repeatedAtPageEnds(lines);
  const offset = pageOffset(lines);
  const kept: Line[] = [];
  let gap = 0;
  let pageTop = false;
  lines.forEach((line, index) => {
    if (isRule(line.value) || isPageNumber(lines, index, offset) || repeated.has(index)) {
      gap = Math.max(gap, line.gap);
      pageTop ||= line.pageTop;
      return;
    }
    const changed = gap > line.gap || (pageTop && !line.pageTop);
    kept.push(changed ? { ...line, gap: Math.max(gap, line.gap), pageTop: true } : line);
    gap = 0;
    pageTop = false;
  });
  return kept;
}

/** The line is the first or the last of a page. */
function atPageEnd(lines: readonly Line[], index: number): boolean {
  const next = lines[index + 1];
  return lines[index]?.pageTop === true || index === 0 || next === undefined || next.pageTop;
}

function isPageNumber(lines: readonly Line[], index: number, offset: number | null): boolean {
  const line = lines[index] as Line;
  if (NUMBER_DRESSED.test(line.value)) return true;
  if (!NUMBER_ALONE.test(line.value)) return false;
  if (line.page !== undefined) {
    return atPageEnd(lines, index) && Number(line.value) - line.page === offset;
  }
  const above = lines[index - 1];
  const next = lines[index + 1];
  const apart = line.gap >= 3 || index === 0 || (next !== undefined && next.gap >= 3);
  return apart || (above !== undefined && isLeaderLine(above.value));
}

/**
 * By how much printed page numbers differ from the counted ones, as most pages have it; a
 * figure that happens to end a page differs by something else.
 */
function pageOffset(lines: readonly Line[]): number | null {
  const votes = new Map<number, number>();
  lines.forEach((line, index) => {
    if (line.page === undefined || !NUMBER_ALONE.test(line.value)) return;
    if (!atPageEnd(lines, index)) return;
    const offset = Number(line.value) - line.page;
    votes.set(offset, (votes.get(offset) ?? 0) + 1);
  });
  let best: number | null = null;
  for (const [offset, count] of votes) {
    if (best === null || count > (votes.get(best) ?? 0)) best = offset;
  }
  return best;
}

/** The unit of the table right below, which tables of a document share. */
function isUnitOfTable(line: Line, next: Line | undefined): boolean {
  if (next?.table === undefined) return false;
  return (captionLine(line, '')?.amountUnit ?? null) !== null;
}

/**
 * Lines at the top or foot of pages that stand on at least three and on most pages; the
 * first of them is kept, because its words may stand nowhere else.
 */
function repeatedAtPageEnds(lines: readonly Line[]): ReadonlySet<number> {
  const places = new Map<string, number[]>();
  let pages = 1;
  lines.forEach((line, index) => {
    if (line.page === undefined || line.table !== undefined) return;
    pages = Math.max(pages, line.page);
    if (!atPageEnd(lines, index) || line.raw.includes('\t')) return;
    if (isUnitOfTable(line, lines[index + 1])) return;
    const words = line.value.replace(/\d+/g, '#').replace(/\s+/g, '');
    const found = places.get(words);
    if (found === undefined) places.set(words, [index]);
    else found.push(index);
  });
  const repeated = new Set<number>();
  for (const [words, indices] of places) {
    if (words === '#' || indices.length < 3 || indices.length * 2 < pages) continue;
    for (const index of indices.slice(1)) repeated.add(index);
  }
  return repeated;
}
