import type { TableCell } from '../../../document/tree.js';
import type { PageTable } from '../cells.js';
import type { Glyph } from '../glyphs.js';
import { mergedRulings } from '../grid.js';
import type { Ruling } from '../objects.js';
import { leafOf, type Page } from '../page.js';
import { rowsOf } from '../rows.js';
import { type Cuts, kindsOf, levelsOf, rowsOfLevels } from './body-rows.js';
import { bodyRow, headRows } from './cell-rows.js';
import { boundaries, columnsOf } from './columns.js';
import { headCells } from './heads.js';
import {
  beginsBody,
  isNumbersLine,
  isTotal,
  type PrintLine,
  printLine,
  runsOf,
  startsName,
} from './lines.js';
import { PIECE_GAP, piecesOf } from './pieces.js';
import { endsWithCaption, type Region, regionsOf } from './regions.js';
import { runningRows } from './running.js';

/** A page and the characters on it that no ruled table holds. */
export interface FreePage {
  readonly page: Page;
  readonly glyphs: readonly Glyph[];
  /** Upper edges of its ruled tables: nothing goes on over them. */
  readonly barriers: readonly number[];
}

/** A table found by how its cells stand, and the characters that are in it. */
export interface UnruledTable {
  readonly table: PageTable;
  readonly glyphs: readonly Glyph[];
}

/** A table, or a part of one, on a page. */
interface Part {
  readonly page: Page;
  readonly at: number;
  readonly heads: readonly PrintLine[];
  readonly body: readonly PrintLine[];
  readonly cuts: Cuts;
  readonly walls: readonly number[];
}

const HEAD_GAP = 0.35;

/**
 * Finds tables that have no rulings, or only some: between their heads, below their heads and
 * at their end, or between their rows. Columns are told from the strips that stay blank in all
 * rows, rows from the figures that stand on one line.
 * @returns the tables of each page
 */
export function unruledTables(pages: readonly FreePage[], file: string): UnruledTable[][] {
  const printed = pages.map(({ page, glyphs }) => ({ page, rows: rowsOf(glyphs) }));
  const running = runningRows(printed);
  const found: UnruledTable[][] = pages.map(() => []);
  let chain: Part[] = [];
  const close = () => {
    for (const { part, table } of tablesOf(chain, file)) found[part.at]?.push(table);
    chain = [];
  };
  let open = false;
  let caption = false;
  pages.forEach(({ page, barriers }, at) => {
    const rows = printed[at]?.rows.filter((row) => !running.has(row)) ?? [];
    const lines = rows.map((row) => printLine(row));
    const block = {
      left: lines.reduce((least, { row }) => Math.min(least, row.left), page.width),
      right: lines.reduce((most, { row }) => Math.max(most, row.right), 0),
    };
    const rulings = mergedRulings(page.drawing.rulings);
    const ending = open ? 'table' : caption ? 'caption' : null;
    for (const [stretch, first] of stretches(lines, barriers)) {
      const isTop = first === 0 && !barriers.some((y) => y < (stretch[0]?.row.y ?? 0));
      for (const region of regionsOf(stretch, block, isTop ? ending : null)) {
        const isFirst = first + region.start === 0 && !region.captioned;
        const before = chain.at(-1)?.page;
        const goesOn = open && isFirst && before?.width === page.width && before !== page;
        if (!goesOn) close();
        chain.push(partOf(region, page, at, rulings, chain[0]?.heads ?? []));
        open = first + region.start + region.lines.length === lines.length;
      }
      if (chain.at(-1)?.page !== page) open = false;
    }
    const endsRuled = barriers.some((y) => y > (lines.at(-1)?.row.y ?? 0));
    caption = endsWithCaption(lines, block) && !endsRuled;
    if (lines.length === 0 || endsRuled) open = false;
  });
  close();
  return found;
}

/** Lines between ruled tables, with the index of the first. */
function stretches(
  lines: readonly PrintLine[],
  barriers: readonly number[],
): (readonly [readonly PrintLine[], number])[] {
  const parts: (readonly [PrintLine[], number])[] = [];
  let passed = -1;
  lines.forEach((line, index) => {
    const above = barriers.filter((y) => y < line.row.y).length;
    const last = parts.at(-1);
    if (last !== undefined && above === passed) last[0].push(line);
    else parts.push([[line], index]);
    passed = above;
  });
  return parts;
}

/** Share of a table's width that a ruling must cover to divide its rows. */
const ACROSS = 0.5;

/** Rulings between the rows of a table that are not those of its edges. */
const FEWEST_CUTS = 2;

/** @param repeated the heads of the first part of the table, which may stand again above this one */
function partOf(
  region: Region,
  page: Page,
  at: number,
  rulings: readonly Ruling[],
  repeated: readonly PrintLine[],
): Part {
  const { lines } = region;
  const box = {
    left: lines.reduce((least, { row }) => Math.min(least, row.left), page.width),
    right: lines.reduce((most, { row }) => Math.max(most, row.right), 0),
    top: (lines[0]?.row.y ?? 0) - (lines[0]?.row.size ?? 0) * 2,
    bottom: (lines.at(-1)?.row.y ?? 0) + (lines.at(-1)?.row.size ?? 0),
  };
  const edges = page.drawing.fills.flatMap(({ left, right, top, bottom }): Ruling[] => [
    { horizontal: true, at: top, from: left, to: right },
    { horizontal: true, at: bottom, from: left, to: right },
  ]);
  const inside = (ruling: Ruling) => ruling.at > box.top && ruling.at < box.bottom;
  const across = [...rulings.filter(({ horizontal }) => horizontal), ...mergedRulings(edges)]
    .filter(inside)
    .filter(({ from, to }) => {
      const reach = Math.min(to, box.right) - Math.max(from, box.left);
      return reach > (box.right - box.left) * ACROSS;
    })
    .map((ruling) => ruling.at);
  const walls = rulings
    .filter(({ horizontal, at: x }) => !horizontal && x > box.left && x < box.right)
    .filter(
      ({ from, to }) =>
        Math.min(to, box.bottom) - Math.max(from, box.top) > (box.bottom - box.top) * ACROSS,
    )
    .map((ruling) => ruling.at);
  const head = repeatedEnd(lines, repeated) ?? headEnd(lines, across);
  const body = lines.slice(head);
  const anchors = body.filter(beginsBody).length;
  const [upper, lower] = [body[0]?.row.y ?? 0, body.at(-1)?.row.y ?? 0];
  const between = across.filter((y) => y > upper && y < lower).length;
  return {
    page,
    at,
    heads: lines.slice(0, head).map(({ row }) => printLine(row, HEAD_GAP)),
    body,
    cuts: { at: across, all: between >= Math.max(FEWEST_CUTS, anchors - 2) },
    walls,
  };
}

/** Index of the first line below heads that are printed again; null where they are not. */
function repeatedEnd(lines: readonly PrintLine[], heads: readonly PrintLine[]): number | null {
  const wanted = wordsOf(heads).length;
  if (wanted === 0) return null;
  for (let end = 1; end <= lines.length; end += 1) {
    const own = lines.slice(0, end).map(({ row }) => printLine(row, HEAD_GAP));
    if (wordsOf(own).length < wanted) continue;
    return isSameHead(own, heads) ? end : null;
  }
  return null;
}

/** The same words, whatever lines they stand on: heads beside each other may be a little off. */
function isSameHead(heads: readonly PrintLine[], others: readonly PrintLine[]): boolean {
  return wordsOf(heads) === wordsOf(others);
}

function wordsOf(lines: readonly PrintLine[]): string {
  return lines
    .flatMap(({ runs }) => runs.map(({ text }) => text))
    .sort()
    .join('');
}

/** Index of the first line below the head. */
function headEnd(lines: readonly PrintLine[], across: readonly number[]): number {
  const numbers = lines.findLastIndex(
    (line, index) => isNumbersLine(line) && !lines.slice(0, index).some(beginsBody),
  );
  if (numbers >= 0) return numbers + 1;
  let body = lines.findIndex(beginsBody);
  if (body === -1) return isTotal(lines.at(-1)?.text ?? '') ? lines.length - 1 : lines.length;
  const isRuledAbove = (index: number) => {
    const [above, line] = [lines[index - 1], lines[index]];
    if (above === undefined || line === undefined) return false;
    return across.some(
      (y) => y > above.row.y - above.row.size * 0.3 && y < line.row.y - line.row.size * 0.3,
    );
  };
  for (let index = body; index > 0; index -= 1) if (isRuledAbove(index)) return index;
  while (body > 0 && isNameAbove(lines, body)) body -= 1;
  return body;
}

/** The first lines of a name whose figures stand beside its middle. */
function isNameAbove(lines: readonly PrintLine[], body: number): boolean {
  const [before, above, line] = [lines[body - 2], lines[body - 1], lines[body]];
  if (above === undefined || line === undefined) return false;
  const gap = line.row.y - above.row.y;
  if (gap < line.row.size * 0.95 || startsName(above.text)) return true;
  // Nearer to what is below than to the head above.
  return before !== undefined && gap < (above.row.y - before.row.y) * 0.92;
}

interface Found {
  readonly part: Part;
  readonly table: UnruledTable;
}

/** The parts of one table, with the same columns; each for itself where they have none in common. */
function tablesOf(chain: readonly Part[], file: string): Found[] {
  if (!chain.some(({ body }) => body.length > 0)) return [];
  const columns = columnsOf(
    chain.flatMap(({ body }) => body),
    chain.map(({ heads }) => heads),
    chain.flatMap(({ walls }) => walls),
  );
  if (columns === null) {
    return chain.length === 1 ? [] : chain.flatMap((part) => tablesOf([part], file));
  }
  const runs = chain.flatMap(({ body, heads }) => [
    ...heads.flatMap((line) => line.runs),
    ...body.flatMap(({ row }) => runsOf(row, PIECE_GAP)),
  ]);
  const xs = boundaries(columns, runs);
  const kinds = kindsOf(
    chain.flatMap(({ body }) => body.flatMap((line) => piecesOf(line, columns, xs))),
    columns.length,
  );
  return chain.map((part) => {
    const levels = levelsOf(part.body.flatMap((line) => piecesOf(line, columns, xs)));
    const stretches = rowsOfLevels(levels, kinds, part.cuts);
    const [first] = chain;
    const isRepeated = first !== undefined && part !== first && isSameHead(part.heads, first.heads);
    const shown = isRepeated ? first : part;
    const heads = headCells(shown.heads, columns, xs);
    const full = new Set<TableCell>();
    const rows = [
      ...headRows(heads, columns.length, shown.page, file),
      ...stretches.map(({ from, to }) =>
        bodyRow(levels.slice(from, to), xs, part.page, file, full),
      ),
    ];
    const lines = [...part.heads, ...part.body];
    const [top, last] = [lines[0]?.row, lines.at(-1)?.row];
    const table: PageTable = {
      page: part.page.number,
      leaf: leafOf(part.page),
      top: (top?.y ?? 0) - (top?.size ?? 0),
      bottom: (last?.y ?? 0) + (last?.size ?? 0) * 0.3,
      xs,
      rows,
      full,
      aligned: true,
    };
    return { part, table: { table, glyphs: lines.flatMap(({ row }) => row.glyphs) } };
  });
}
