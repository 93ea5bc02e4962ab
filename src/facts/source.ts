/**
 * Where a figure stands. A source is a list of spans, because a figure that was
 * broken over lines occupies several places (law 3).
 */
export interface TextSpan {
  readonly file: string;
  /** 1-based line and UTF-16 column; the end is exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface PageSpan {
  readonly file: string;
  readonly page: number;
  /** Left, top, right, bottom in points, from the page's top left corner. */
  readonly box: readonly [number, number, number, number];
  readonly rotate: number;
  /** How sure it was recognised, from 0 to 1, where it is a figure on a picture of a page. */
  readonly confidence?: number;
}

/** 0-based UTF-16 offsets in the text of a place; absent where all of it is meant. */
export interface Part {
  readonly start?: number;
  /** Exclusive. */
  readonly end?: number;
}

export interface SheetSpan extends Part {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

export interface PathSpan extends Part {
  readonly file: string;
  readonly path: string;
}

export type Span = TextSpan | PageSpan | SheetSpan | PathSpan;
export type Source = readonly Span[];
