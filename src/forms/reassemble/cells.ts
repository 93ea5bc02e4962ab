import type { BlockFit } from './blocks.js';
import type { Role } from './shape.js';
import { isDash, isNumber, isWord, type Token, type TokenStream } from './tokens.js';
import { nameKey, startsWithMark, type Vocabulary } from './vocabulary.js';

/** A way to read the tokens from a place on as one cell. */
export interface Fit {
  readonly end: number;
  readonly cost: number;
}

export interface Reader {
  readonly stream: TokenStream;
  readonly vocabulary: Vocabulary;
  readonly amount: RegExp;
  /** Readings of a block's part of a row by block, token and line. */
  readonly cache: Map<string, readonly BlockFit[]>;
  /** Readings of single cells by role, token, line and side. */
  readonly fits: Map<string, readonly Fit[]>;
  /** Costs of names by side and text. */
  readonly names: Map<string, number>;
}

/** Costs of oddities, on one scale: an unknown name is 1. They only rank rival readings. */
export const COST = {
  unknownName: 1,
  wrongSide: 4,
  extraPiece: 0.05,
  blankInside: 0.6,
  markInside: 5,
  nameInside: 2.5,
  halfStepInside: 2,
  brokenAmount: 0.3,
  oddAmount: 2,
  dash: 0.3,
  unknownCode: 1.5,
} as const;

const MOST_PIECES = 14;
const MOST_TEXT_PIECES = 60;
const MOST_FIGURE_PIECES = 5;

export function makeReader(stream: TokenStream, vocabulary: Vocabulary): Reader {
  const fraction = stream.decimals === 0 ? '' : `\\.\\d{${stream.decimals}}`;
  return {
    stream,
    vocabulary,
    cache: new Map(),
    fits: new Map(),
    names: new Map(),
    amount: new RegExp(`^[-−]?(?:\\d+|\\d{1,3}(?:,\\d{3})+)${fraction}$`),
  };
}

/** The cells of a role that can begin at a token; the empty cell is the caller's affair. */
export function fits(
  reader: Reader,
  role: Role,
  at: number,
  line: number | null,
  side: string,
): readonly Fit[] {
  const key = `${role}:${at}:${role === 'line' ? line : ''}:${role === 'name' ? side : ''}`;
  const known = reader.fits.get(key);
  if (known !== undefined) return known;
  const found = findFits(reader, role, at, line, side);
  reader.fits.set(key, found);
  return found;
}

function findFits(
  reader: Reader,
  role: Role,
  at: number,
  line: number | null,
  side: string,
): readonly Fit[] {
  if (role === 'name' || role === 'text') return nameFits(reader, at, side, role === 'text');
  if (role === 'line') return line === null ? anyLine(reader, at) : lineFits(reader, at, line);
  if (role === 'code') return codeFits(reader, at);
  return amountFits(reader, at);
}

/** Cost of a whole text as a name. */
export function nameCost(reader: Reader, text: string, side: string): number {
  const key = `${side}:${text}`;
  const known = reader.names.get(key);
  if (known !== undefined) return known;
  const cost = findNameCost(reader.vocabulary, text, side);
  reader.names.set(key, cost);
  return cost;
}

function findNameCost(vocabulary: Vocabulary, text: string, side: string): number {
  const sides = vocabulary.names.get(nameKey(text));
  const wrong = side !== '' && isOfOtherSide(text, side, sides) ? COST.wrongSide : 0;
  return (sides === undefined ? COST.unknownName : 0) + wrong;
}

/** A name put together of pieces; pieces that are names themselves are rather rows of their own. */
export function piecedNameCost(
  reader: Reader,
  pieces: readonly Token[],
  text: string,
  side: string,
): number {
  const cost = nameCost(reader, text, side);
  if (pieces.length < 2 || reader.vocabulary.names.has(nameKey(text))) return cost;
  const inside = pieces.filter((piece) => reader.vocabulary.names.has(nameKey(piece.plain)));
  return cost + inside.length * COST.nameInside;
}

/** A declared row tells its side; else the words do: an outlay's name ends in 支出. */
export function isOfOtherSide(
  text: string,
  side: string,
  sides: ReadonlySet<string> | undefined,
): boolean {
  if (sides !== undefined && sides.size > 0) return !sides.has(side);
  const outlay = /支出$|支出合计$|支出总计$|分配$|^年末/.test(text);
  const income = /收入$|收入合计$|收入总计$|^年初|^使用/.test(text);
  return (side === '收入' && outlay) || (side === '支出' && income);
}

function nameFits(reader: Reader, at: number, side: string, free: boolean): readonly Fit[] {
  const most = free ? MOST_TEXT_PIECES : MOST_PIECES;
  const { tokens } = reader.stream;
  const found: Fit[] = [];
  let text = '';
  let cost = 0;
  for (let end = at; end < tokens.length && end - at < most; end += 1) {
    const token = tokens[end] as Token;
    if (!isWord(token.plain)) break;
    if (end > at) {
      cost += COST.extraPiece + joinCost(reader, end);
      if (startsWithMark(token.plain)) cost += COST.markInside;
    }
    text += token.plain;
    const own = free ? 0.2 : piecedNameCost(reader, tokens.slice(at, end + 1), text, side);
    found.push({ end: end + 1, cost: cost + own });
  }
  return found;
}

function joinCost(reader: Reader, at: number): number {
  const token = reader.stream.tokens[at] as Token;
  if (!token.first) return COST.blankInside;
  return reader.stream.gaps && !token.gap ? COST.halfStepInside : 0;
}

/** Pieces of a figure follow each other over line ends: each but the last ends its line. */
function pieces(
  reader: Reader,
  at: number,
  most: number,
): readonly { readonly end: number; readonly text: string; readonly cost: number }[] {
  const { tokens } = reader.stream;
  const found: { end: number; text: string; cost: number }[] = [];
  let text = '';
  let cost = 0;
  for (let end = at; end < tokens.length && end - at < most; end += 1) {
    const token = tokens[end] as Token;
    if (!/^[-−\d,.]+$/.test(token.plain)) break;
    if (end > at) {
      if (!token.first || tokens[end - 1]?.last !== true) break;
      cost += joinCost(reader, end);
    }
    text += token.plain;
    found.push({ end: end + 1, text, cost });
  }
  return found;
}

function lineFits(reader: Reader, at: number, line: number): readonly Fit[] {
  const token = reader.stream.tokens[at];
  // Catalogues number their tables 表 1, 表 2 …
  if (token?.plain === `表${line}`) return [{ end: at + 1, cost: 0 }];
  if (token?.plain === '表' && reader.stream.tokens[at + 1]?.plain === String(line)) {
    return [{ end: at + 2, cost: 0 }];
  }
  return pieces(reader, at, 3)
    .filter((piece) => piece.text === String(line))
    .map((piece) => ({ end: piece.end, cost: piece.cost / 4 }));
}

function anyLine(reader: Reader, at: number): readonly Fit[] {
  return pieces(reader, at, 2)
    .filter((piece) => /^\d{1,3}$/.test(piece.text))
    .map((piece) => ({
      end: piece.end,
      cost: piece.cost / 4 + (piece.end - at - 1) * COST.extraPiece,
    }));
}

/** Accounts have 3, 5 or 7 digits, budget units 6. */
export function isCode(text: string): boolean {
  return /^(?:\d{3}|\d{5,7})$/.test(text);
}

function codeFits(reader: Reader, at: number): readonly Fit[] {
  return pieces(reader, at, 3)
    .filter((piece) => isCode(piece.text))
    .map((piece) => ({
      end: piece.end,
      cost: piece.cost + (reader.vocabulary.codes.has(piece.text) ? 0 : COST.unknownCode),
    }));
}

function amountFits(reader: Reader, at: number): readonly Fit[] {
  const token = reader.stream.tokens[at];
  if (token !== undefined && isDash(token.plain)) return [{ end: at + 1, cost: COST.dash }];
  return pieces(reader, at, MOST_FIGURE_PIECES).flatMap((piece) => {
    const broken = piece.end - at > 1;
    if (reader.amount.test(piece.text)) {
      return [{ end: piece.end, cost: piece.cost + (piece.end - at - 1) * COST.brokenAmount }];
    }
    if (!isNumber(piece.text) || broken) return [];
    return [{ end: piece.end, cost: COST.oddAmount }];
  });
}
