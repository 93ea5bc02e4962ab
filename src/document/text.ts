import type { PathSpan, SheetSpan, Source, Span, TextSpan } from '../facts/source.js';

/**
 * A stretch of characters taken unbroken from one place. For text files `anchor` gives
 * the first character; other formats give one span for the whole piece.
 */
export interface Piece {
  /** Offset in the text's value where the piece begins. */
  readonly at: number;
  readonly length: number;
  readonly anchor: Anchor;
}

export type Anchor =
  | { readonly kind: 'line'; readonly file: string; readonly line: number; readonly column: number }
  | { readonly kind: 'span'; readonly span: Span; readonly within?: Within };

/** Where in the whole text of its place (a cell, a paragraph) a piece begins. */
export interface Within {
  readonly start: number;
  /** Length of that whole text. */
  readonly length: number;
}

/** Characters that know where they came from. Offsets are UTF-16. */
export interface Text {
  readonly value: string;
  readonly pieces: readonly Piece[];
}

export const EMPTY_TEXT: Text = { value: '', pieces: [] };

/** A text that stands unbroken on one line of a text file. */
export function lineText(value: string, file: string, line: number, column: number): Text {
  return value === ''
    ? EMPTY_TEXT
    : {
        value,
        pieces: [{ at: 0, length: value.length, anchor: { kind: 'line', file, line, column } }],
      };
}

/** The whole text of one place in a file that has no lines: a cell or an element. */
export function spanText(value: string, span: SheetSpan | PathSpan): Text {
  if (value === '') return EMPTY_TEXT;
  const within = { start: 0, length: value.length };
  return {
    value,
    pieces: [{ at: 0, length: value.length, anchor: { kind: 'span', span, within } }],
  };
}

/** Joins texts without anything between them. */
export function concatTexts(texts: readonly Text[]): Text {
  const [only] = texts;
  if (only !== undefined && texts.length === 1) return only;
  const pieces: Piece[] = [];
  let value = '';
  for (const text of texts) {
    for (const piece of text.pieces) pieces.push({ ...piece, at: piece.at + value.length });
    value += text.value;
  }
  return { value, pieces };
}

/** The characters from `start` to before `end` (cut to the text), with their places. */
export function sliceText(text: Text, start: number, end: number = text.value.length): Text {
  const first = Math.min(Math.max(start, 0), text.value.length);
  const last = Math.max(Math.min(end, text.value.length), first);
  // Most slices are of the whole; documents have a hundred thousand of them.
  if (last - first === text.value.length) return text;
  const pieces: Piece[] = [];
  for (let index = firstPieceAfter(text.pieces, first); index < text.pieces.length; index += 1) {
    const piece = text.pieces[index] as Piece;
    if (piece.at >= last) break;
    const from = Math.max(first, piece.at);
    const to = Math.min(last, piece.at + piece.length);
    if (from < to) {
      pieces.push({
        at: from - first,
        length: to - from,
        anchor: moved(piece.anchor, from - piece.at),
      });
    }
  }
  return { value: text.value.slice(first, last), pieces };
}

/** Index of the first piece that ends after `offset`; pieces stand in the order of the text. */
function firstPieceAfter(pieces: readonly Piece[], offset: number): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle] as Piece;
    if (piece.at + piece.length > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function trimText(text: Text): Text {
  const start = text.value.length - text.value.trimStart().length;
  const end = text.value.trimEnd().length;
  return start >= end ? EMPTY_TEXT : sliceText(text, start, end);
}

/** Removes every match of a global pattern, keeping the places of what stays. */
export function removeFromText(text: Text, pattern: RegExp): Text {
  const kept: Text[] = [];
  let from = 0;
  for (const match of text.value.matchAll(pattern)) {
    if (match.index > from) kept.push(sliceText(text, from, match.index));
    from = match.index + match[0].length;
  }
  if (from === 0) return text;
  if (from < text.value.length) kept.push(sliceText(text, from));
  return concatTexts(kept);
}

/** The spans that the characters from `start` to before `end` occupy. */
export function sourceOf(text: Text, start = 0, end: number = text.value.length): Source {
  const spans: Span[] = [];
  let above: Piece | undefined;
  for (const piece of sliceText(text, start, end).pieces) {
    const span = spanOf(piece);
    const last = spans.at(-1);
    const joined = above === undefined ? null : oneOfPlace(above, piece);
    if (last !== undefined && joined !== null) {
      spans[spans.length - 1] = spanOf(joined);
      above = joined;
      continue;
    }
    if (last !== undefined && isText(last) && isText(span) && touches(last, span)) {
      spans[spans.length - 1] = { ...last, endLine: span.endLine, endColumn: span.endColumn };
    } else if (last !== span) {
      spans.push(span);
    }
    above = piece;
  }
  return spans;
}

/** The anchor of the characters that stand `by` characters further on in the same place. */
export function moved(anchor: Anchor, by: number): Anchor {
  if (by === 0) return anchor;
  if (anchor.kind === 'line') return { ...anchor, column: anchor.column + by };
  const { within } = anchor;
  if (within === undefined) return anchor;
  return { ...anchor, within: { ...within, start: within.start + by } };
}

function spanOf(piece: Piece): Span {
  if (piece.anchor.kind === 'span') return placeOf(piece.anchor, piece.length);
  const { file, line, column } = piece.anchor;
  return { file, line, column, endLine: line, endColumn: column + piece.length };
}

/** The place itself, with the part of its text where the piece is not all of it. */
function placeOf({ span, within }: Extract<Anchor, { kind: 'span' }>, length: number): Span {
  if (within === undefined || length === within.length) return span;
  if ('line' in span || 'page' in span) return span;
  return { ...span, start: within.start, end: within.start + length };
}

/** Two pieces of one place that follow each other in its text, as one; else null. */
function oneOfPlace(above: Piece, below: Piece): Piece | null {
  const [a, b] = [above.anchor, below.anchor];
  if (a.kind !== 'span' || b.kind !== 'span' || a.span !== b.span) return null;
  if (a.within === undefined || b.within === undefined) return null;
  if (a.within.start + above.length !== b.within.start) return null;
  return { ...above, length: above.length + below.length };
}

function isText(span: Span): span is TextSpan {
  return 'line' in span;
}

function touches(a: TextSpan, b: TextSpan): boolean {
  return a.file === b.file && a.endLine === b.line && a.endColumn === b.column;
}
