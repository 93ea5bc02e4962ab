import type { Column } from './columns.js';
import { coveredColumns } from './columns.js';
import { isNumbersLine, type PrintLine, type Run } from './lines.js';

/** A cell of the head: what is printed in it and the columns and rows that it covers. */
export interface HeadCell {
  readonly runs: readonly Run[];
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

interface Block {
  runs: Run[];
  first: number;
  last: number;
  top: number;
  bottom: number;
}

/** Sizes between the base lines of one head's lines, at the most. */
const LINE_PITCH = 1.75;

/**
 * The cells of a head without rulings. Wrapped heads are put together; a head in the middle
 * over several lower ones stands over all of them; row by row, those that have nothing below
 * them reach down to the body.
 * @returns cells with their rows, and the number of rows
 */
export function headCells(
  lines: readonly PrintLine[],
  columns: readonly Column[],
  xs: readonly number[],
): { readonly cells: readonly HeadCell[]; readonly rows: number } {
  const numbers = lines.filter(isNumbersLine);
  const blocks = blocksOf(
    lines.filter((line) => !numbers.includes(line)),
    columns,
    xs,
  );
  widen(blocks, xs);
  const { cells, rows } = placed(blocks, columns.length);
  const below = numbers.flatMap(({ runs }, at) =>
    runs.map((run): HeadCell => {
      const { first, last } = coveredColumns(run, columns, xs);
      return { runs: [run], row: rows + at, column: first, rowSpan: 1, colSpan: last - first + 1 };
    }),
  );
  return { cells: [...cells, ...below], rows: rows + numbers.length };
}

function blocksOf(
  lines: readonly PrintLine[],
  columns: readonly Column[],
  xs: readonly number[],
): Block[] {
  const blocks: Block[] = [];
  const stacks = stacksOf(lines, columns, xs);
  for (const { runs } of lines) {
    for (const run of runs) {
      const { first, last } = coveredColumns(run, columns, xs);
      const above = blocks.findLast((block) => block.first <= last && block.last >= first);
      if (
        above !== undefined &&
        isWrapped(above, run, first, last, xs) &&
        !isOwnHead(run, first, last, stacks)
      ) {
        above.runs.push(run);
        above.bottom = run.y;
        above.first = Math.min(above.first, first);
        above.last = Math.max(above.last, last);
      } else blocks.push({ runs: [run], first, last, top: run.y - run.size, bottom: run.y });
    }
  }
  return blocks;
}

/** The base lines on which each column has a head, from top to bottom. */
function stacksOf(
  lines: readonly PrintLine[],
  columns: readonly Column[],
  xs: readonly number[],
): number[][] {
  const stacks: number[][] = columns.map(() => []);
  for (const { runs } of lines) {
    for (const run of runs) {
      const { first, last } = coveredColumns(run, columns, xs);
      for (let column = first; column <= last; column += 1) stacks[column]?.push(run.y);
    }
  }
  return stacks;
}

/**
 * A lower head, not the second line of one: the heads beside it begin on its line and end
 * where its column's do.
 */
function isOwnHead(run: Run, first: number, last: number, stacks: readonly number[][]): boolean {
  const end = stacks[first]?.at(-1) ?? run.y;
  return [stacks[first - 1], stacks[last + 1]].some((stack) => {
    const [top, bottom] = [stack?.[0], stack?.at(-1)];
    if (top === undefined || bottom === undefined) return false;
    return top >= run.y - run.size * 0.2 && Math.abs(bottom - end) < run.size * 0.3;
  });
}

/** The run goes on with the head above it: close below, in its middle, and it was full. */
function isWrapped(
  above: Block,
  run: Run,
  first: number,
  last: number,
  xs: readonly number[],
): boolean {
  const upper = above.runs.at(-1);
  if (upper === undefined || run.y - upper.y > run.size * LINE_PITCH) return false;
  if (upper.y === run.y) return true;
  if (first < above.first || last > above.last) return false;
  const room = (xs[above.last + 1] ?? 0) - (xs[above.first] ?? 0);
  const isFull = upper.right - upper.left + run.size > room - run.size * 1.6;
  const off = (upper.left + upper.right) / 2 - (run.left + run.right) / 2;
  const isAligned = Math.abs(off) < run.size * 0.8 || Math.abs(upper.left - run.left) < 1;
  return isFull && isAligned;
}

/** A stretch of columns that lower heads fill, and the heads that stand over it. */
interface Area {
  first: number;
  last: number;
  readonly groups: Block[];
}

/** Share of a column by which a head may be off the middle of those it stands over. */
const OFF_MIDDLE = 0.75;

/**
 * Gives heads that have lower heads below them the columns over which they stand: between
 * them they share the columns with lower heads and nothing beside, so that each stands in
 * the middle of its own.
 */
function widen(blocks: readonly Block[], xs: readonly number[]): void {
  const centres = leafCentres(blocks, xs);
  const width = ((xs.at(-1) ?? 0) - (xs[0] ?? 0)) / Math.max(1, xs.length - 1);
  for (const { first, groups, last } of areasOf(blocks, xs.length - 1)) {
    const ranges = shared(groups, first, last, centres);
    groups.forEach((block, at) => {
      const range = ranges[at];
      if (range === undefined || offMiddle(block, range, centres) > width * OFF_MIDDLE) return;
      [block.first, block.last] = range;
    });
  }
}

function areasOf(blocks: readonly Block[], columns: number): Area[] {
  const areas: Area[] = [];
  const done = new Set<Block>();
  for (const block of blocks) {
    if (done.has(block) || !hasLower(block, block.first, blocks)) continue;
    const level = blocks.filter(
      (other) => Math.abs(other.bottom - block.bottom) < sizeOf(block) * 0.4,
    );
    const groups = level.filter((other) => hasLower(other, other.first, blocks));
    const canCover = (column: number) =>
      hasLower(block, column, blocks) &&
      !blocks.some((other) => !groups.includes(other) && isBeside(other, block, column));
    let [first, last] = [block.first, block.last];
    while (first > 0 && canCover(first - 1)) first -= 1;
    while (last + 1 < columns && canCover(last + 1)) last += 1;
    const own = groups
      .filter((other) => other.first >= first && other.last <= last)
      .sort((a, b) => a.first - b.first);
    for (const other of own) done.add(other);
    areas.push({ first, last, groups: own });
  }
  return areas;
}

function sizeOf(block: Block): number {
  return block.runs[0]?.size ?? 1;
}

function hasLower(block: Block, column: number, blocks: readonly Block[]): boolean {
  return blocks.some(
    (other) =>
      other !== block &&
      other.top >= block.bottom - sizeOf(block) * 0.2 &&
      other.first <= column &&
      other.last >= column,
  );
}

function isBeside(other: Block, block: Block, column: number): boolean {
  return (
    other !== block &&
    other.top < block.bottom - sizeOf(block) * 0.2 &&
    other.first <= column &&
    other.last >= column
  );
}

function middleOf({ runs }: Block): number {
  const left = runs.reduce((least, run) => Math.min(least, run.left), Number.POSITIVE_INFINITY);
  const right = runs.reduce((most, run) => Math.max(most, run.right), Number.NEGATIVE_INFINITY);
  return (left + right) / 2;
}

/** Where the lowest head of each column stands, or else the middle of the column. */
function leafCentres(blocks: readonly Block[], xs: readonly number[]): number[] {
  return xs.slice(1).map((right, column) => {
    const own = blocks.filter((block) => block.first === column && block.last === column);
    const leaf = own.reduce<Block | null>(
      (lowest, block) => (lowest === null || block.bottom > lowest.bottom ? block : lowest),
      null,
    );
    return leaf === null ? ((xs[column] ?? 0) + right) / 2 : middleOf(leaf);
  });
}

type Range = readonly [number, number];

function offMiddle(block: Block, [first, last]: Range, centres: readonly number[]): number {
  return Math.abs(((centres[first] ?? 0) + (centres[last] ?? 0)) / 2 - middleOf(block));
}

/** The columns from `first` to `last` divided among the heads over them, in their order. */
function shared(
  groups: readonly Block[],
  first: number,
  last: number,
  centres: readonly number[],
): readonly Range[] {
  const [block, ...others] = groups;
  if (block === undefined) return [];
  if (others.length === 0) return [[first, last]];
  let best: readonly Range[] = [];
  let least = Number.POSITIVE_INFINITY;
  const limit = (others[0]?.first ?? last + 1) - 1;
  for (let end = block.last; end <= limit; end += 1) {
    const rest = shared(others, end + 1, last, centres);
    const ranges: Range[] = [[first, end], ...rest];
    const cost = ranges.reduce(
      (sum, range, at) => sum + offMiddle(groups[at] as Block, range, centres),
      0,
    );
    if (cost < least) [best, least] = [ranges, cost];
  }
  return best;
}

function placed(blocks: readonly Block[], columns: number) {
  const sorted = [...blocks].sort((a, b) => a.top - b.top || a.first - b.first);
  const next = Array.from({ length: columns }, () => 0);
  const found = sorted.map((block) => {
    const own = next.slice(block.first, block.last + 1);
    const row = Math.max(0, ...own);
    next.fill(row + 1, block.first, block.last + 1);
    return { block, row };
  });
  const rows = Math.max(0, ...next);
  const cells = found.map(({ block, row }): HeadCell => {
    const below = found.filter(
      (other) =>
        other.row > row && other.block.first <= block.last && other.block.last >= block.first,
    );
    const end = below.reduce((least, other) => Math.min(least, other.row), rows);
    return {
      runs: block.runs,
      row,
      column: block.first,
      rowSpan: end - row,
      colSpan: block.last - block.first + 1,
    };
  });
  return { cells, rows };
}
