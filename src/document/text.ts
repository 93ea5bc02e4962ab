import type { Source, Span, TextSpan } from '../facts/source.js';

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
  | { readonly kind: 'span'; readonly span: Span };

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

/** Joins texts without anything between them. */
export function concatTexts(texts: readonly Text[]): Text {
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
  for (const piece of sliceText(text, start, end).pieces) {
    const span = spanOf(piece);
    const last = spans.at(-1);
    if (last !== undefined && isText(last) && isText(span) && touches(last, span)) {
      spans[spans.length - 1] = { ...last, endLine: span.endLine, endColumn: span.endColumn };
    } else if (last !== span) {
      spans.push(span);
    }
  }
  return spans;
}

function moved(anchor: Anchor, by: number): Anchor {
  return anchor.kind === 'line' ? { ...anchor, column: anchor.column + by } : anchor;
}

function spanOf(piece: Piece): Span {
  if (piece.anchor.kind === 'span') return piece.anchor.span;
  const { file, line, column } = piece.anchor;
  return { file, line, column, endLine: line, endColumn: column + piece.length };
}

function isText(span: Span): span is TextSpan {
  return 'line' in span;
}

function touches(a: TextSpan, b: TextSpan): boolean {
  return a.file === b.file && a.endLine === b.line && a.endColumn === b.column;
}
