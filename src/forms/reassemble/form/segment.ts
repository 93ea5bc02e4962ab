import type { Token } from '../tokens.js';

/** A column of a row that is cut out of a run of fragments. */
export interface Field {
  /** Cost of these fragments as this cell; empty cells are asked with no fragments. */
  readonly cost: (cell: readonly Token[]) => number;
}

const JOIN_INLINE = 0.8;
const JOIN_UNIT = 0.1;
const JOIN_STEP = 0.1;
const JOIN_HALF_STEP = 2.5;
const JOIN_NEXT_LINE = 0.5;
const SPLIT_STEP = 0.4;
const MOST_PIECES = 24;

/**
 * Cuts a run of fragments into the fields of a row, in order, at least cost: blanks and
 * half line steps separate cells, whole line steps continue a wrapped one.
 * @param gaps whether blank lines tell whole line steps from half ones
 */
export function segment(
  tokens: readonly Token[],
  fields: readonly Field[],
  gaps: boolean,
): readonly (readonly Token[])[] | null {
  const width = fields.length + 1;
  const cost = new Array<number>((tokens.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const from = new Array<number>(cost.length).fill(-1);
  cost[0] = 0;
  for (let field = 0; field < fields.length; field += 1) {
    for (let at = 0; at <= tokens.length; at += 1) {
      const here = cost[at * width + field] ?? Number.POSITIVE_INFINITY;
      if (here === Number.POSITIVE_INFINITY) continue;
      let joins = 0;
      for (let end = at; end <= tokens.length && end - at <= MOST_PIECES; end += 1) {
        if (end > at + 1) joins += joinCost(tokens, end - 1, gaps);
        const cell = tokens.slice(at, end);
        const split = end > at && at > 0 && stepBetween(tokens, at, gaps) ? SPLIT_STEP : 0;
        const total = here + joins + split + (fields[field] as Field).cost(cell);
        const to = end * width + field + 1;
        if (total < (cost[to] ?? Number.POSITIVE_INFINITY)) {
          cost[to] = total;
          from[to] = at;
        }
      }
    }
  }
  if (
    (cost[tokens.length * width + fields.length] ?? Number.POSITIVE_INFINITY) ===
    Number.POSITIVE_INFINITY
  ) {
    return null;
  }
  const cells: (readonly Token[])[] = [];
  let end = tokens.length;
  for (let field = fields.length; field > 0; field -= 1) {
    const at = from[end * width + field] ?? -1;
    cells.unshift(tokens.slice(at, end));
    end = at;
  }
  return cells;
}

/** Cost of keeping a fragment in the cell of the one before it. */
function joinCost(tokens: readonly Token[], at: number, gaps: boolean): number {
  const token = tokens[at] as Token;
  const before = tokens[at - 1] as Token;
  if (!token.first) {
    // A number and its unit: 60 分钟, 34 万.
    return /\d$/.test(before.plain) && /^[^\d≥≤<>%]/.test(token.plain) ? JOIN_UNIT : JOIN_INLINE;
  }
  if (!gaps) return JOIN_NEXT_LINE;
  return token.gap ? JOIN_STEP : JOIN_HALF_STEP;
}

function stepBetween(tokens: readonly Token[], at: number, gaps: boolean): boolean {
  const token = tokens[at] as Token;
  return token.first && (!gaps || token.gap);
}
