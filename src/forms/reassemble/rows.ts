import { type BlockFit, blockFits, cheapestByEnd, cheapestByPattern, noiseCost } from './blocks.js';
import { fits, type Reader } from './cells.js';
import { lineWiseRows } from './linewise.js';
import type { BlockShape, Shape } from './shape.js';
import type { Token } from './tokens.js';

/** A row put together: the tokens of each cell, all blocks in order. */
export interface GridRow {
  readonly cells: readonly (readonly Token[])[];
}

export interface Grid {
  readonly rows: readonly GridRow[];
  /** Printed lines that belong to no row (a heading or sentence in between). */
  readonly noise: readonly (readonly Token[])[];
  readonly cost: number;
}

interface Path {
  readonly at: number;
  readonly cost: number;
  /** Rows read so far: the running 行次 of every block counts with it. */
  readonly count: number;
  readonly codes: readonly string[];
  readonly row: GridRow | null;
  readonly noise: readonly Token[] | null;
  readonly previous: Path | null;
}

const BEAM = 6;
const MISSING_LINE = 5;
/** A row begins a printed line. */
const MID_LINE = 4;
const MOST_LOST = 2;
/** A path that costs so much more than one that is further on cannot win. */
const HOPELESS = 12;
const AHEAD = 30;
/** A whole row that costs less needs no other explanation. */
const GOOD_ROW = 0.75;
const ORDER_BROKEN = 6;
const CLASS_JUMP = 2;
/** Lists of accounts side by side end at different rows, but begin together. */
const LIST_SKIPPED = 2;

/**
 * The cheapest way to read the whole body as rows of a shape. Steps are bounded by
 * tokens × beam × row readings, so that the effort grows with the length of the table.
 */
export function readRows(reader: Reader, shape: Shape): Grid {
  const { tokens } = reader.stream;
  const starts = firstLines(reader, shape);
  const beams: Path[][] = Array.from({ length: tokens.length + 1 }, () => []);
  const codes = shape.blocks.map(() => '');
  beams[0]?.push({ at: 0, cost: 0, count: 0, codes, row: null, noise: null, previous: null });
  for (let at = 0; at < tokens.length; at += 1) {
    const hopeless = bestAhead(beams, at) + HOPELESS;
    for (const path of beams[at] ?? []) {
      if (path.cost > hopeless) continue;
      for (const next of steps(reader, shape, starts, path)) keep(beams[next.at], next);
    }
  }
  return unwind(cheapest(beams[tokens.length] ?? []));
}

/** Least cost of a path that has come as far as a token, or a little further. */
function bestAhead(beams: readonly (readonly Path[])[], at: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (const beam of beams.slice(at, at + AHEAD)) {
    for (const path of beam) best = Math.min(best, path.cost);
  }
  return best;
}

function steps(
  reader: Reader,
  shape: Shape,
  starts: readonly (number | null)[],
  path: Path,
): readonly Path[] {
  const { tokens } = reader.stream;
  const found: Path[] = [];
  const numbered = starts.some((start) => start !== null);
  let certain = false;
  for (const jump of numbered ? [0, 1, 2] : [0]) {
    // A row that reads well as it stands needs no jump in its numbers.
    if (certain || (jump > 0 && found.some((next) => next.cost - path.cost < MISSING_LINE))) break;
    const lines = starts.map((start) => (start === null ? null : start + path.count + jump));
    const plain = blockWiseRows(reader, shape, path.at, lines);
    const good =
      jump === 0
        ? plain.filter((row) => isWholeRow(tokens, path.at, row) && inOrder(shape, path, row))
        : [];
    const lineWise = good.length === 0 && jump === 0 && tokens[path.at]?.first === true;
    const rows = lineWise ? [...plain, ...lineWiseRows(reader, shape, path.at, lines)] : plain;
    certain = good.length > 0;
    for (const row of certain ? good : rows) {
      const order = codeOrder(shape, path.codes, row.cells);
      const begin = tokens[path.at]?.first === true ? 0 : MID_LINE;
      found.push({
        at: row.end,
        cost: path.cost + row.cost + order.cost + begin + jump * MISSING_LINE,
        count: path.count + jump + 1,
        codes: order.codes,
        row: { cells: row.cells },
        noise: null,
        previous: path,
      });
    }
  }
  if (!certain && tokens[path.at]?.first === true) {
    let end = path.at + 1;
    while (end < tokens.length && tokens[end]?.first === false) end += 1;
    const line = tokens.slice(path.at, end);
    found.push({
      ...path,
      at: end,
      cost: path.cost + noiseCost(line),
      row: null,
      noise: line,
      previous: path,
    });
  }
  return found;
}

/** A row that fills whole printed lines at next to no cost. */
function isWholeRow(tokens: readonly Token[], at: number, row: BlockFit): boolean {
  return row.cost < GOOD_ROW && tokens[at]?.first === true && tokens[row.end - 1]?.last === true;
}

function inOrder(shape: Shape, path: Path, row: BlockFit): boolean {
  return codeOrder(shape, path.codes, row.cells).cost === 0;
}

function cachedFits(
  reader: Reader,
  index: number,
  block: BlockShape,
  at: number,
  line: number | null,
): readonly BlockFit[] {
  const key = `${index}:${at}:${line ?? ''}`;
  const known = reader.cache.get(key);
  if (known !== undefined) return known;
  const found = blockFits(reader, block, at, line);
  reader.cache.set(key, found);
  return found;
}

function blockWiseRows(
  reader: Reader,
  shape: Shape,
  at: number,
  lines: readonly (number | null)[],
): readonly BlockFit[] {
  let open: readonly BlockFit[] = [{ end: at, cost: 0, cells: [] }];
  const lists = isCodeTable(shape);
  shape.blocks.forEach((block, index) => {
    open = open.flatMap((fit) =>
      cachedFits(reader, index, block, fit.end, lines[index] ?? null).map((part) => ({
        end: part.end,
        cost:
          fit.cost +
          part.cost +
          (lists && fit.end === at && index > 0 && part.end > at ? LIST_SKIPPED : 0),
        cells: [...fit.cells, ...part.cells],
      })),
    );
    // Rows of several code lists differ in which lists they fill, so equal ends stay apart.
    open = lists ? cheapestByPattern(open) : cheapestByEnd(open);
  });
  return open.filter((fit) => fit.end > at);
}

const isCodeTable = (shape: Shape): boolean =>
  shape.blocks.length > 1 && shape.blocks.every((block) => block.roles.includes('code'));

/** Codes ascend inside a list, a class head before its groups. */
function codeOrder(
  shape: Shape,
  before: readonly string[],
  cells: GridRow['cells'],
): { readonly cost: number; readonly codes: readonly string[] } {
  let cost = 0;
  let from = 0;
  const codes = shape.blocks.map((block, index) => {
    const at = block.roles.indexOf('code');
    const code = at === -1 ? '' : (cells[from + at] ?? []).map((token) => token.plain).join('');
    from += block.roles.length;
    const last = before[index] ?? '';
    if (code === '') return last;
    if (code <= last) cost += ORDER_BROKEN;
    else if (code.length > 3 && code.slice(0, 3) !== last.slice(0, 3)) cost += CLASS_JUMP;
    return code;
  });
  return { cost, codes };
}

function keep(beam: Path[] | undefined, path: Path): void {
  if (beam === undefined) return;
  const rival = beam.findIndex(
    (other) => other.count === path.count && other.codes.join() === path.codes.join(),
  );
  if (rival >= 0) {
    if ((beam[rival]?.cost ?? 0) > path.cost) beam[rival] = path;
    return;
  }
  beam.push(path);
  beam.sort((a, b) => a.cost - b.cost);
  if (beam.length > BEAM) beam.length = BEAM;
}

function cheapest(beam: readonly Path[]): Path | null {
  return beam[0] === undefined
    ? null
    : beam.reduce((best, path) => (path.cost < best.cost ? path : best), beam[0]);
}

function unwind(last: Path | null): Grid {
  const rows: GridRow[] = [];
  const noise: (readonly Token[])[] = [];
  for (let path = last; path !== null; path = path.previous) {
    if (path.row !== null) rows.push(path.row);
    if (path.noise !== null) noise.push(path.noise);
  }
  return { rows: rows.reverse(), noise: noise.reverse(), cost: last?.cost ?? 0 };
}

/**
 * The 行次 with which each block begins, or null where it has none. The second list of a
 * form goes on counting after the last line of the first; some forms number both alike.
 */
function firstLines(reader: Reader, shape: Shape): readonly (number | null)[] {
  const numbered = shape.blocks.filter((block) => block.roles.includes('line')).length;
  const own = runLength(reader, 1);
  const last = own.last;
  const rivals = [last + 1, last, last + 2].map((start) => ({
    start,
    ...runLength(reader, start),
  }));
  const second = rivals.reduce((best, rival) => (rival.found > best.found ? rival : best));
  return shape.blocks.map((block, index) => {
    if (!block.roles.includes('line')) return null;
    if (index === 0 || numbered === 1) return 1;
    return second.found * 2 >= own.found ? second.start : 1;
  });
}

/** How many numbers from `start` on follow each other in the stream; single ones may be lost. */
function runLength(
  reader: Reader,
  start: number,
): { readonly found: number; readonly last: number } {
  let expected = start;
  let found = 0;
  for (let at = 0, lost = 0; lost <= MOST_LOST; ) {
    const end = findLine(reader, at, expected + lost);
    if (end === null) lost += 1;
    else {
      found += 1;
      expected += lost + 1;
      at = end;
      lost = 0;
    }
  }
  return { found, last: expected - 1 };
}

function findLine(reader: Reader, from: number, line: number): number | null {
  for (let at = from; at < reader.stream.tokens.length; at += 1) {
    const fit = fits(reader, 'line', at, line, '')[0];
    if (fit !== undefined) return fit.end;
  }
  return null;
}
