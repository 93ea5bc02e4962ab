import { concatTexts, EMPTY_TEXT, type Text } from '../../document/text.js';
import type { Block, Fragments, TableCell, TableRow, UnreadText } from '../../document/tree.js';
import { countsLines } from '../tables/counting.js';
import { joinNamesAround } from './around.js';
import { makeReader } from './cells.js';
import { coverHeads, type HeadCover } from './heads.js';
import { namelessRows } from './nameless.js';
import { placeFigures } from './placement.js';
import { type Grid, type GridRow, readRows } from './rows.js';
import {
  candidateShapes,
  findBody,
  findNumbering,
  type Numbering,
  type Role,
  type Shape,
} from './shape.js';
import { namesOnOwnSide } from './sides.js';
import { hasDigit, joinTokens, type Token, type TokenStream, tokenise } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

/** A flattened table put together, with what found no cell. */
export interface Assembled {
  readonly rows: readonly TableRow[];
  /** Headings that were printed into the table. */
  readonly after: readonly Block[];
  readonly notes: readonly Text[];
  readonly unread: readonly UnreadText[];
}

/** Above this cost a printed line the reading is no better than the lines themselves. */
const WORST_COST_PER_LINE = 4;

interface Attempt {
  readonly shape: Shape;
  readonly heads: HeadCover | null;
  readonly grid: Grid;
}

/**
 * Puts a flattened statement table together: lists side by side, each of names, codes or
 * 行次 with amount columns.
 * @returns null where the block is no such table or its rows cannot be told apart
 */
export function assembleStatement(block: Fragments, vocabulary: Vocabulary): Assembled | null {
  const stream = tokenise(joinNamesAround(block.lines, vocabulary));
  const numbering = findNumbering(stream.tokens);
  const headEnd = numbering?.start ?? findBody(stream.tokens, vocabulary);
  const head = stream.tokens.slice(0, headEnd);
  const body: TokenStream = { ...stream, tokens: stream.tokens.slice(numbering?.end ?? headEnd) };
  const title = block.caption.title?.value ?? '';
  const shapes = candidateShapes(title, head, numbering, body.tokens, vocabulary);
  const reader = makeReader(body, vocabulary);
  const attempts = plausible(shapes, head).map(({ shape, heads }): Attempt => {
    const printed = printedShape(shape, heads, head);
    const grid = namelessRows(body.tokens, printed) ?? readRows(reader, printed);
    const rows = namesOnOwnSide(grid.rows, printed, vocabulary);
    return { shape: printed, heads, grid: { ...grid, rows } };
  });
  const best = choose(attempts.filter(({ shape, grid }) => !takesLinesForAmounts(grid, shape)));
  if (best === null || (body.tokens.length === 0 && head.length === 0)) return null;
  const lines = new Set(body.tokens.map((token) => token.line)).size;
  if (best.grid.cost > WORST_COST_PER_LINE * Math.max(1, lines)) return null;
  return finish(best, head, numbering);
}

/** Whether an amount column holds the numbers of the lines: the reading is one column off. */
function takesLinesForAmounts({ rows }: Grid, { blocks }: Shape): boolean {
  return blocks
    .flatMap((block) => block.roles)
    .some(
      (role, column) =>
        role === 'amount' &&
        countsLines(
          rows.map(({ cells }) => (cells[column] ?? []).map(({ plain }) => plain).join('')),
        ),
    );
}

/** Shapes whose declared heads are all printed, else those of the title and the heads' words. */
function plausible(
  shapes: readonly Shape[],
  head: readonly Token[],
): readonly Omit<Attempt, 'grid'>[] {
  const tried = shapes.map((shape) => ({
    shape,
    heads:
      shape.declaration === null
        ? null
        : coverHeads(
            head,
            shape.blocks.map((own) => own.heads ?? []),
          ),
  }));
  const covered = tried.filter((entry) => entry.heads !== null);
  if (covered.length > 0) return covered;
  return tried.filter((entry) => entry.shape.declaration === null || entry.shape.titled);
}

function choose(attempts: readonly Attempt[]): Attempt | null {
  return attempts.reduce<Attempt | null>((best, attempt) => {
    if (best === null) return attempt;
    const covered = attempt.heads !== null && best.heads === null;
    const lost = attempt.heads === null && best.heads !== null;
    if (covered) return attempt.grid.cost <= best.grid.cost * 2 + 5 ? attempt : best;
    if (lost) return attempt.grid.cost * 2 + 5 < best.grid.cost ? attempt : best;
    return attempt.grid.cost < best.grid.cost ? attempt : best;
  }, null);
}

/** The shape without the columns that the document leaves out. */
function printedShape(shape: Shape, heads: HeadCover | null, head: readonly Token[]): Shape {
  const joined = head.map((token) => token.plain).join('');
  const numbered = /行/.test(joined) && /次/.test(joined);
  let leaf = 0;
  const blocks = shape.blocks.map((block) => {
    const kept = block.roles.map((role, index) =>
      heads === null
        ? shape.declaration === null || role !== 'line' || numbered
        : heads.printed[leaf + index] === true,
    );
    leaf += block.roles.length;
    const stay = <T>(list: readonly T[]): readonly T[] => list.filter((_, index) => kept[index]);
    return { ...block, roles: stay(block.roles), ids: stay(block.ids) };
  });
  return { ...shape, blocks };
}

function finish(best: Attempt, head: readonly Token[], numbering: Numbering | null): Assembled {
  const width = best.shape.blocks.reduce((sum, block) => sum + block.roles.length, 0);
  const rows: TableRow[] = [];
  if (best.heads !== null) rows.push(...best.heads.rows);
  else if (head.length > 0) rows.push(wholeRow(head, width));
  if (numbering !== null) rows.push(numberingRow(best.shape, numbering, width));
  const bounded = withoutUnsureRows(best.grid.rows, best.shape);
  const placed = placeFigures(bounded.rows, best.shape);
  rows.push(
    ...placed.rows.map((row) => ({ cells: row.cells.map((tokens) => cell(joinTokens(tokens))) })),
  );
  const notes: Text[] = [];
  const after: Block[] = [];
  const unread: UnreadText[] = [...bounded.unread, ...placed.unread];
  for (const line of best.grid.noise) {
    const text = joinTokens(line);
    const marker = /^[一二三四五六七八九十]+、/.exec(text.value);
    if (marker !== null) after.push({ type: 'heading', level: 2, marker: marker[0], text });
    else if (line.some((token) => hasDigit(token.plain))) unread.push({ text, reason: NO_ROW });
    else notes.push(text);
  }
  return { rows, after, notes, unread };
}

const UNSURE_ROW = {
  zh: '上一行的说明与这一行的名称连在一起，无法确定金额属于哪一行',
  en: 'the text of the row above runs into the name of this row: whose amount this is cannot be told',
};

/**
 * Behind a text cell, a name of several pieces without code or number before it may have
 * taken the text's last lines: its amounts are reported, not bound to such a name.
 */
function withoutUnsureRows(
  rows: readonly GridRow[],
  shape: Shape,
): { readonly rows: readonly GridRow[]; readonly unread: readonly UnreadText[] } {
  const roles = shape.blocks.flatMap((block) => block.roles);
  const unread: UnreadText[] = [];
  const filled = (row: GridRow | undefined, role: Role): boolean =>
    row?.cells.some((tokens, at) => roles[at] === role && tokens.length > 0) === true;
  const kept = rows.map((row, index) => {
    const name = row.cells[roles.indexOf('name')] ?? [];
    const anchored = filled(row, 'code') || filled(row, 'line');
    if (anchored || name.length < 2 || !filled(rows[index - 1], 'text')) return row;
    return {
      cells: row.cells.map((tokens, at) => {
        if (roles[at] !== 'amount' || tokens.length === 0) return tokens;
        unread.push({ text: joinTokens(tokens), reason: UNSURE_ROW });
        return [];
      }),
    };
  });
  return { rows: kept, unread };
}

const NO_ROW = {
  zh: '这一行夹在表格中间，不属于表格的任何一行',
  en: 'this line stands inside the table but belongs to none of its rows',
};

export function cell(text: Text): TableCell {
  return { text, colSpan: 1, rowSpan: 1 };
}

/** Heads that no declaration explains stay together, over the whole width. */
function wholeRow(head: readonly Token[], width: number): TableRow {
  return { cells: [{ text: joinTokens(head), colSpan: Math.max(1, width), rowSpan: 1 }] };
}

function numberingRow(shape: Shape, numbering: Numbering, width: number): TableRow {
  const cells: TableCell[] = [];
  const queue = numbering.runs.flatMap((run) => run.numbers);
  shape.blocks.forEach((block, index) => {
    const label = numbering.runs[index]?.label ?? [];
    block.roles.forEach((role, at) => {
      if (role === 'amount') cells.push(cell(queue.shift()?.text ?? EMPTY_TEXT));
      else
        cells.push(
          cell(
            at === 0 && label.length > 0
              ? concatTexts(label.map((token) => token.text))
              : EMPTY_TEXT,
          ),
        );
    });
  });
  const left = queue.map((token) => cell(token.text));
  return { cells: [...cells, ...left].slice(0, Math.max(width, cells.length + left.length)) };
}
