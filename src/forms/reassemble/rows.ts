import {
  type BlockFit,
  blockFits,
  cheapestByEnd,
  cheapestByPattern,
  isCodeTable,
  LIST_SKIPPED,
  noiseCost,
  skipsList,
} from './blocks.js';
import type { Reader } from './cells.js';
import { lineWiseRows } from './linewise.js';
import type { BlockShape, Shape } from './shape.js';
import { isWord, type Token } from './tokens.js';
import { startsWithMark } from './vocabulary.js';

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
  /** 行次 of each list's first row, null where the list has none or it is not yet known. */
  readonly starts: readonly (number | null)[];
  readonly row: GridRow | null;
  readonly noise: readonly Token[] | null;
  readonly previous: Path | null;
}

const BEAM = 8;
const MISSING_LINE = 5;
/** A row begins a printed line. */
const MID_LINE = 4;
/** A path that costs so much more than one that is further on cannot win. */
const HOPELESS = 12;
const AHEAD = 30;
/** Only paths this near to the best are worth the search over lines. */
const LIKELY = 4;
/** A whole row that costs less needs no other explanation. */
const GOOD_ROW = 0.75;
const ORDER_BROKEN = 6;
const CLASS_JUMP = 2;
const TOTAL_AMONG_CODES = 4;

/**
 * The cheapest way to read the whole body as rows of a shape. Steps are bounded by
 * tokens × beam × row readings, so that the effort grows with the length of the table.
 */
export function readRows(reader: Reader, shape: Shape): Grid {
  const { tokens } = reader.stream;
  const beams: Path[][] = Array.from({ length: tokens.length + 1 }, () => []);
  const codes = shape.blocks.map(() => '');
  const starts = firstLines(shape);
  beams[0]?.push({
    at: 0,
    cost: 0,
    count: 0,
    codes,
    starts,
    row: null,
    noise: null,
    previous: null,
  });
  for (let at = 0; at < tokens.length; at += 1) {
    const best = bestAhead(beams, tokens, at);
    for (const path of beams[at] ?? []) {
      if (path.cost > best + HOPELESS) continue;
      const likely = path.cost <= best + LIKELY;
      for (const next of steps(reader, shape, path, likely)) keep(beams[next.at], next);
    }
  }
  return unwind(cheapest(beams[tokens.length] ?? []));
}

/** Least cost of a path at a token or at the head of a line soon after: those always go on. */
function bestAhead(
  beams: readonly (readonly Path[])[],
  tokens: readonly Token[],
  at: number,
): number {
  let best = Number.POSITIVE_INFINITY;
  for (let ahead = at; ahead < at + AHEAD && ahead < beams.length; ahead += 1) {
    if (ahead > at && ahead < tokens.length && tokens[ahead]?.first !== true) continue;
    for (const path of beams[ahead] ?? []) best = Math.min(best, path.cost);
  }
  return best;
}

function steps(reader: Reader, shape: Shape, path: Path, likely: boolean): readonly Path[] {
  const { tokens } = reader.stream;
  const { starts } = path;
  const found: Path[] = [];
  const numbered = starts.some((start) => start !== null);
  let certain = false;
  for (const jump of numbered ? [0, 1, 2] : [0]) {
    // A row that reads well as it stands needs no jump in its numbers.
    if (certain || (jump > 0 && found.some((next) => next.cost - path.cost < MISSING_LINE))) break;
    const lines = starts.map((start) => (start === null ? null : start + path.count + jump));
    const plain = blockWiseRows(reader, shape, path.at, lines);
    const good =
      jump === 0 && settled(shape, starts)
        ? plain.filter((row) => isWholeRow(tokens, path, row, shape))
        : [];
    const lineWise =
      likely &&
      good.length === 0 &&
      jump === 0 &&
      tokens[path.at]?.first === true &&
      !(settled(shape, starts) && plain.some((row) => readsAlone(tokens, row)));
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
        starts: learnt(shape, starts, row.cells, path.count + jump),
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
function isWholeRow(tokens: readonly Token[], path: Path, row: BlockFit, shape: Shape): boolean {
  const whole = tokens[path.at]?.first === true && tokens[row.end - 1]?.last === true;
  const ordered = codeOrder(shape, path.codes, row.cells).cost === 0;
  return row.cost < GOOD_ROW && row.gaps === 0 && whole && ordered && !mayGoOn(tokens, row.end);
}

/** A row of whole lines, cheaper than any that would take the following lines in too. */
function readsAlone(tokens: readonly Token[], row: BlockFit): boolean {
  return row.cost < GOOD_ROW && tokens[row.end - 1]?.last === true && !mayGoOn(tokens, row.end);
}

/** Words without an ordinal mark at the head of a line may be the rest of a name above. */
function mayGoOn(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return next !== undefined && isWord(next.plain) && !startsWithMark(next.plain);
}

/** Every numbered list has shown its first number. */
function settled(shape: Shape, starts: readonly (number | null)[]): boolean {
  return shape.blocks.every(
    (block, index) => !block.roles.includes('line') || starts[index] !== null,
  );
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
  let open: readonly BlockFit[] = [{ end: at, cost: 0, cells: [], gaps: 0 }];
  const lists = isCodeTable(shape);
  shape.blocks.forEach((block, index) => {
    open = open.flatMap((fit) =>
      cachedFits(reader, index, block, fit.end, lines[index] ?? null).map((part) => ({
        end: part.end,
        cost:
          fit.cost +
          part.cost +
          (lists && skipsList(shape, fit.cells) && part.end > fit.end ? LIST_SKIPPED : 0),
        cells: [...fit.cells, ...part.cells],
        gaps: fit.gaps + part.gaps,
      })),
    );
    // Rows of several code lists differ in which lists they fill, so equal ends stay apart.
    open = lists ? cheapestByPattern(open) : cheapestByEnd(open);
  });
  return open.filter((fit) => fit.end > at);
}

/** Codes ascend inside a list, a class head before its groups. */
function codeOrder(
  shape: Shape,
  before: readonly string[],
  row: GridRow['cells'],
): { readonly cost: number; readonly codes: readonly string[] } {
  let cost = 0;
  let from = 0;
  let coded = 0;
  let uncoded = 0;
  const codes = shape.blocks.map((block, index) => {
    const at = block.roles.indexOf('code');
    const code = at === -1 ? '' : (row[from + at] ?? []).map((token) => token.plain).join('');
    from += block.roles.length;
    const last = before[index] ?? '';
    if (code === '') {
      if (row.slice(from - block.roles.length, from).some((cell) => cell.length > 0)) uncoded += 1;
      return last;
    }
    coded += 1;
    if (code < last) cost += ORDER_BROKEN;
    else if (code.length > 3 && code.slice(0, 3) !== last.slice(0, 3)) cost += CLASS_JUMP;
    return code;
  });
  // Totals stand in a row of their own below the accounts.
  if (coded > 0 && uncoded > 0) cost += TOTAL_AMONG_CODES;
  return { cost, codes };
}

function keep(beam: Path[] | undefined, path: Path): void {
  if (beam === undefined) return;
  const rival = beam.findIndex(
    (other) =>
      other.count === path.count &&
      other.codes.join() === path.codes.join() &&
      other.starts.join() === path.starts.join(),
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
  return {
    rows: rows.reverse(),
    noise: noise.reverse(),
    cost: last?.cost ?? Number.POSITIVE_INFINITY,
  };
}

/** The first list counts from 1; where another one begins is known from its first row on. */
function firstLines(shape: Shape): readonly (number | null)[] {
  const first = shape.blocks.findIndex((block) => block.roles.includes('line'));
  return shape.blocks.map((_, index) => (index === first ? 1 : null));
}

/** The first line of a list, once a row of it has printed its number. */
function learnt(
  shape: Shape,
  starts: readonly (number | null)[],
  cells: GridRow['cells'],
  count: number,
): readonly (number | null)[] {
  let from = 0;
  return shape.blocks.map((block, index) => {
    const at = block.roles.indexOf('line');
    const cell = at === -1 ? [] : (cells[from + at] ?? []);
    from += block.roles.length;
    const known = starts[index] ?? null;
    if (known !== null || cell.length === 0) return known;
    return (
      Number(
        cell
          .map((token) => token.plain)
          .join('')
          .replace(/\D/g, ''),
      ) - count
    );
  });
}
