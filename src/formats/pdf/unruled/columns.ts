import { isCode, isFigure, isNumbersLine, type PrintLine, type Run, runsOf } from './lines.js';

/** A column by what is printed in it: from the leftmost to the rightmost character. */
export interface Column {
  readonly left: number;
  readonly right: number;
}

/** Narrowest blank strip that divides two columns, in sizes of the print. */
const NARROWEST = 0.28;
/** The same where few lines show it: blanks between words are as wide. */
const NARROWEST_OF_FEW = 0.5;
const FEW = 3;
/** Of so many lines one may reach over a strip: a merged cell. */
const ONE_IN = 12;
const MOST_COLUMNS = 64;

/**
 * The columns of a table without rulings between them: strips that stay blank in the lines
 * of its body divide them; where a column is blank throughout, its number or its head tells.
 * @param body lines with figures, of all pages of the table
 * @param heads lines above the body, of each page
 * @param walls places of vertical rulings
 * @returns null when fewer than two show
 */
export function columnsOf(
  body: readonly PrintLine[],
  heads: readonly (readonly PrintLine[])[],
  walls: readonly number[],
): Column[] | null {
  const least = body.length >= FEW ? NARROWEST : NARROWEST_OF_FEW;
  const rows = body.map((line) => runsOf(line.row, least).filter((run) => !isMerged(run, line)));
  const inked = divided(rows, least, walls);
  const figures = inked.map((column) => isOfFigures(column, rows.flat()));
  const all = withBlankColumns(inked, figures, heads);
  return all.length < 2 || all.length > MOST_COLUMNS ? null : all;
}

function isOfFigures({ left, right }: Column, runs: readonly Run[]): boolean {
  const own = runs.filter((run) => run.left < right && run.right > left);
  return own.filter(({ text }) => isFigure(text) && !isCode(text)).length * 2 > own.length;
}

const TOTAL = /(?:合计|总计|小计)$/;

/** The name of a total, which may stand over the columns of codes and names. */
function isMerged(run: Run, { runs }: PrintLine): boolean {
  return TOTAL.test(run.text) || (runs.length > 1 && /^[合总小计]$/.test(run.text));
}

interface Edge {
  readonly x: number;
  readonly by: 1 | -1;
}

function divided(
  rows: readonly (readonly Run[])[],
  least: number,
  walls: readonly number[],
): Column[] {
  const runs = rows.flat();
  const sizes = runs.map(({ size }) => size).sort((a, b) => a - b);
  const strip = Math.max(1.2, (sizes[sizes.length >> 1] ?? 10) * least);
  const stretches = stretchesOf(runs);
  const columns = stretchesAbove(stretches, 0, strip, walls);
  const tolerance = Math.floor(rows.length / ONE_IN);
  if (tolerance === 0) return columns;
  // A column that a few merged cells hold together shows when these are left out; what is
  // left on both sides must be columns of several lines.
  return columns.flatMap((column) => {
    const own = stretches.filter(({ left, right }) => left < column.right && right > column.left);
    const parts = stretchesAbove(own, tolerance, strip, walls);
    const isColumn = (part: Column) => mostOf(own, part) >= 3 * (tolerance + 1);
    return parts.length > 1 && parts.every(isColumn) ? parts : [column];
  });
}

interface Stretch extends Column {
  readonly count: number;
}

/** How many runs cover each stretch between two ends of runs. */
function stretchesOf(runs: readonly Run[]): Stretch[] {
  const edges: Edge[] = runs.flatMap(({ left, right }) => [
    { x: left, by: 1 as const },
    { x: right, by: -1 as const },
  ]);
  edges.sort((a, b) => a.x - b.x || a.by - b.by);
  const stretches: Stretch[] = [];
  let count = 0;
  edges.forEach(({ x, by }, index) => {
    count += by;
    const next = edges[index + 1];
    if (next !== undefined && next.x > x) stretches.push({ left: x, right: next.x, count });
  });
  return stretches;
}

/** Columns of what more than `tolerance` lines cover, blank strips as wide as `strip` between them. */
function stretchesAbove(
  stretches: readonly Stretch[],
  tolerance: number,
  strip: number,
  walls: readonly number[],
): Column[] {
  const columns: { left: number; right: number }[] = [];
  for (const { left, right, count } of stretches) {
    if (count <= tolerance) continue;
    const last = columns.at(-1);
    const wall = last !== undefined && walls.some((at) => at >= last.right - 1 && at <= left + 1);
    if (last !== undefined && !wall && left - last.right < strip) last.right = right;
    else columns.push({ left, right });
  }
  return columns;
}

function mostOf(stretches: readonly Stretch[], { left, right }: Column): number {
  return stretches.reduce(
    (most, stretch) =>
      stretch.left < right && stretch.right > left ? Math.max(most, stretch.count) : most,
    0,
  );
}

/**
 * Columns in which no line of the body has anything, and the columns of the body as wide as
 * their heads: a head may stand in the middle of its column and the figures at its edge.
 */
function withBlankColumns(
  columns: readonly Column[],
  kinds: readonly boolean[],
  heads: readonly (readonly PrintLine[])[],
): Column[] {
  const numbers = heads
    .flat()
    .filter(isNumbersLine)
    .flatMap(({ runs }) => runs);
  const levels = merged(numbers.filter(({ text }) => LEVELS.includes(text)));
  const own = merged(heads.flatMap(leafHeads));
  const marks = withHeads(merged(numbers.filter(({ text }) => /^\d/.test(text))), own);
  const levelled = joinedMarkers(columns, levels, (at) => kinds[at] === false);
  const isFigures = ({ left, right }: Column) =>
    columns.some((column, at) => kinds[at] === true && column.left < right && column.right > left);
  const counted = joinedMarkers(levelled, marks, (at) => isFigures(levelled[at] as Column));
  if (marks.length === 0) return joinedMarkers(levelled, own, () => true);
  // Numbers tell the columns of figures; heads beside them are those of names and codes.
  return joinedMarkers(
    counted,
    own.filter((leaf) => overlapped(leaf, counted).length === 0),
    (at) => overlapped(counted[at] as Column, [...levels, ...marks]).length === 0,
  );
}

/** Numbers of columns, each as wide as the one head above it that stands over no other number. */
function withHeads(numbers: readonly Column[], heads: readonly Column[]): Column[] {
  return numbers.map((number) => {
    const above = overlapped(number, heads).map((at) => heads[at] as Column);
    const [head] = above.filter((one) => overlapped(one, numbers).length === 1);
    return head === undefined || above.length > 1
      ? number
      : { left: Math.min(number.left, head.left), right: Math.max(number.right, head.right) };
  });
}

/** The heads that have none below them and stand over no lower ones. */
function leafHeads(heads: readonly PrintLine[]): HeadBlock[] {
  const blocks = headBlocks(heads.filter((line) => !isNumbersLine(line)));
  const leaves = blocks.filter((block) => !blocks.some((other) => isOver(block, other)));
  return leaves.filter((leaf) => !isOverLower(leaf, blocks));
}

/** The same head on another page, and what stands over the other, are one mark. */
function merged(marks: readonly Column[]): Column[] {
  const found: { left: number; right: number }[] = [];
  for (const { left, right } of [...marks].sort((a, b) => a.left - b.left)) {
    const last = found.at(-1);
    if (last !== undefined && left < last.right - 1) last.right = Math.max(last.right, right);
    else found.push({ left, right });
  }
  return found;
}

/** Levels of account codes, each the head of a column. */
const LEVELS = ['类', '款', '项'];

/**
 * Joins the marks of columns, one for each, to the columns: those that stand over one, and
 * in their order those beside one. What is left is a column of its own.
 * @param fits whether a mark beside the column may belong to it
 */
function joinedMarkers(
  columns: readonly Column[],
  marks: readonly Column[],
  fits: (column: number) => boolean,
): Column[] {
  const single = marks
    .filter((mark) => overlapped(mark, columns).length < 2)
    .sort((a, b) => a.left - b.left);
  const joined = columns.map(({ left, right }) => ({ left, right }));
  const pairs = pairsOf(single, columns, fits);
  single.forEach((mark, index) => {
    const at = pairs[index];
    if (at === undefined || at === null) joined.push({ left: mark.left, right: mark.right });
    else widenBy(joined[at], mark);
  });
  return joined.sort((a, b) => a.left - b.left);
}

/** What a mark or a column without its like costs: more than any distance. */
const ALONE = 10_000;

/** For each mark its column or null: as many pairs as possible, in order, the nearest. */
function pairsOf(
  marks: readonly Column[],
  columns: readonly Column[],
  fits: (column: number) => boolean,
): (number | null)[] {
  const cost = (mark: Column, at: number): number => {
    const column = columns[at] as Column;
    const gap = gapOf(mark, column);
    if (gap < -1) return -10 * ALONE;
    return fits(at) && overlapped(mark, columns).length === 0 ? gap : 3 * ALONE;
  };
  const least: number[][] = [[]];
  for (let at = 0; at <= columns.length; at += 1) (least[0] as number[])[at] = at * ALONE;
  for (let m = 1; m <= marks.length; m += 1) {
    const row = [m * ALONE];
    for (let at = 1; at <= columns.length; at += 1) {
      const paired = (least[m - 1]?.[at - 1] ?? 0) + cost(marks[m - 1] as Column, at - 1);
      const without = Math.min(least[m - 1]?.[at] ?? 0, row[at - 1] ?? 0) + ALONE;
      row.push(Math.min(paired, without));
    }
    least.push(row);
  }
  const pairs: (number | null)[] = marks.map(() => null);
  for (let m = marks.length, at = columns.length; m > 0 && at > 0; ) {
    const here = least[m]?.[at] ?? 0;
    if (here === (least[m - 1]?.[at - 1] ?? 0) + cost(marks[m - 1] as Column, at - 1)) {
      pairs[m - 1] = at - 1;
      m -= 1;
      at -= 1;
    } else if (here === (least[m - 1]?.[at] ?? 0) + ALONE) m -= 1;
    else at -= 1;
  }
  return pairs;
}

function widenBy(
  column: { left: number; right: number } | undefined,
  { left, right }: Column,
): void {
  if (column === undefined) return;
  column.left = Math.min(column.left, left);
  column.right = Math.max(column.right, right);
}

function overlapped(mark: Column, columns: readonly Column[]): number[] {
  return columns.flatMap(({ left, right }, at) =>
    mark.left < right - 1 && mark.right > left + 1 ? [at] : [],
  );
}

function gapOf(a: Column, b: Column): number {
  return Math.max(a.left - b.right, b.left - a.right);
}

/** Two heads of which the first stands above the second. */
function isOver(block: HeadBlock, lower: HeadBlock): boolean {
  const reach = Math.min(block.right, lower.right) - Math.max(block.left, lower.left);
  return lower.top >= block.bottom - 1 && reach > 0;
}

interface HeadBlock extends Column {
  readonly top: number;
  readonly bottom: number;
}

/** Heads with the lines into which they were wrapped: one under the other, close and centred. */
function headBlocks(heads: readonly PrintLine[]): HeadBlock[] {
  const blocks: { left: number; right: number; top: number; bottom: number }[] = [];
  for (const { runs } of heads) {
    for (const { left, right, y, size } of runs) {
      const above = blocks.find(
        (block) =>
          y - block.bottom < size * 1.7 &&
          Math.abs((left + right - block.left - block.right) / 2) < size * 0.8,
      );
      if (above === undefined) blocks.push({ left, right, top: y - size, bottom: y });
      else {
        above.left = Math.min(above.left, left);
        above.right = Math.max(above.right, right);
        above.bottom = y;
      }
    }
  }
  return blocks;
}

/**
 * A head between lower heads at its left and at its right, no other head of its own height
 * being nearer to them, stands over these and is no column of its own.
 */
function isOverLower(block: HeadBlock, blocks: readonly HeadBlock[]): boolean {
  const isLower = (other: HeadBlock) => other.top >= block.bottom - 1;
  const isLevel = (other: HeadBlock) => !isLower(other) && other.bottom > block.top;
  const middle = (other: Column) => (other.left + other.right) / 2;
  const own = middle(block);
  const level = blocks.filter((other) => other !== block && isLevel(other)).map(middle);
  const isNear = (at: number) =>
    !level.some((other) => (other > own && other <= at) || (other < own && other >= at));
  const lower = blocks.filter(isLower).map(middle).filter(isNear);
  return lower.some((at) => at < own) && lower.some((at) => at > own);
}

/**
 * The lines between columns: in the middle of the blank strip that divides them.
 * @param runs everything printed in one column only, heads included
 */
export function boundaries(columns: readonly Column[], runs: readonly Run[]): number[] {
  const wide = columns.map((column, at) => {
    const [before, after] = [columns[at - 1], columns[at + 1]];
    const own = runs.filter(
      ({ left, right }) =>
        left < column.right &&
        right > column.left &&
        left > (before?.right ?? Number.NEGATIVE_INFINITY) &&
        right < (after?.left ?? Number.POSITIVE_INFINITY),
    );
    return {
      left: own.reduce((least, { left }) => Math.min(least, left), column.left),
      right: own.reduce((most, { right }) => Math.max(most, right), column.right),
    };
  });
  const xs = [(wide[0]?.left ?? 0) - 3];
  for (let at = 1; at < wide.length; at += 1) {
    const [before, column] = [wide[at - 1] as Column, wide[at] as Column];
    const [inner, outer] = [columns[at - 1] as Column, columns[at] as Column];
    const crossed = before.right > column.left;
    xs.push(crossed ? (inner.right + outer.left) / 2 : (before.right + column.left) / 2);
  }
  xs.push((wide.at(-1)?.right ?? 0) + 3);
  return xs;
}

/**
 * The first and the last column over which a run stands. A figure stands in one; a name or a
 * head in all that it reaches well into.
 */
export function coveredColumns(run: Run, columns: readonly Column[], xs: readonly number[]) {
  const middle = (run.left + run.right) / 2;
  const at = Math.max(
    0,
    xs.findLastIndex((x) => x <= middle),
  );
  const own = Math.min(at, columns.length - 1);
  if (isFigure(run.text)) return { first: own, last: own };
  const reach = run.size * 0.3;
  const covered = columns.flatMap(({ left, right }, index) =>
    Math.min(run.right, right) - Math.max(run.left, left) > Math.min(reach, (right - left) / 2)
      ? [index]
      : [],
  );
  const [first, last] = [covered[0], covered.at(-1)];
  return first === undefined || last === undefined ? { first: own, last: own } : { first, last };
}
