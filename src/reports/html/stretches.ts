import type { Anchor, Text } from '../../document/text.js';
import type {
  PageSpan,
  Part,
  PathSpan,
  SheetSpan,
  Source,
  Span,
  TextSpan,
} from '../../facts/source.js';

/** A stretch of a text that one or more things are said about; offsets are UTF-16. */
export interface Stretch<R> {
  readonly start: number;
  readonly end: number;
  readonly refs: readonly R[];
}

interface Range<R> {
  readonly start: number;
  readonly end: number;
  readonly ref: R;
}

/**
 * Finds, for any text of the document tree, the stretches that something is said about. What is
 * said (`R`) is told apart by identity.
 */
export class StretchIndex<R> {
  /** Columns of a line, or offsets in the text of another place. */
  readonly #ranges = new Map<string, Range<R>[]>();

  constructor(entries: Iterable<{ readonly source: Source; readonly ref: R }> = []) {
    for (const { source, ref } of entries) this.add(source, ref);
  }

  add(source: Source, ref: R): void {
    for (const span of source) this.#add(span, ref);
  }

  /** In order, never overlapping: where things overlap, one stretch carries all. */
  of(text: Text): Stretch<R>[] {
    const hits = text.pieces.flatMap(({ at, length, anchor }) =>
      this.#hits(anchor, length).map((hit) => ({
        ...hit,
        start: hit.start + at,
        end: hit.end + at,
      })),
    );
    const edges = [...new Set(hits.flatMap(({ start, end }) => [start, end]))].sort(
      (a, b) => a - b,
    );
    const found: Stretch<R>[] = [];
    for (let index = 0; index + 1 < edges.length; index += 1) {
      const start = edges[index] ?? 0;
      const end = edges[index + 1] ?? 0;
      const refs = hits.filter((hit) => hit.start <= start && end <= hit.end).map(({ ref }) => ref);
      if (refs.length > 0) append(found, { start, end, refs });
    }
    return found;
  }

  #add(span: Span, ref: R): void {
    if (!('line' in span)) {
      const part: Part = 'page' in span ? {} : span;
      const { start = 0, end = Number.MAX_SAFE_INTEGER } = part;
      push(this.#ranges, placeKey(span), { start, end, ref });
      return;
    }
    for (let line = span.line; line <= span.endLine; line += 1) {
      push(this.#ranges, lineKey(span.file, line), { ...columnsOn(span, line), ref });
    }
  }

  #hits(anchor: Anchor, length: number): Range<R>[] {
    const place = placeIn(anchor);
    if (place === null) return [];
    const { key, from } = place;
    return (this.#ranges.get(key) ?? []).flatMap((range) => {
      const start = Math.max(range.start - from, 0);
      const end = Math.min(range.end - from, length);
      return start < end ? [{ start, end, ref: range.ref }] : [];
    });
  }
}

/** The place of a piece, and the column or offset with which it begins there. */
function placeIn(anchor: Anchor): { readonly key: string; readonly from: number } | null {
  if (anchor.kind === 'line') {
    return { key: lineKey(anchor.file, anchor.line), from: anchor.column };
  }
  const { span, within } = anchor;
  // A piece that stands for a stretch of lines has no offsets in any of them.
  return 'line' in span ? null : { key: placeKey(span), from: within?.start ?? 0 };
}

/** Adjacent stretches of the same things (a figure joined from two lines) are one. */
function append<R>(found: Stretch<R>[], stretch: Stretch<R>): void {
  const last = found.at(-1);
  const joins =
    last !== undefined &&
    last.end === stretch.start &&
    last.refs.length === stretch.refs.length &&
    last.refs.every((ref, index) => ref === stretch.refs[index]);
  if (joins) found[found.length - 1] = { ...last, end: stretch.end };
  else found.push(stretch);
}

function columnsOn(span: TextSpan, line: number): { start: number; end: number } {
  return {
    start: line === span.line ? span.column : 1,
    end: line === span.endLine ? span.endColumn : Number.MAX_SAFE_INTEGER,
  };
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function lineKey(file: string, line: number): string {
  return `${line}\0${file}`;
}

/** The place, whichever part of its text is meant. */
function placeKey(span: PageSpan | SheetSpan | PathSpan): string {
  if ('page' in span) return `${span.file}\0${span.page}\0${span.box.join()}`;
  return 'sheet' in span
    ? `${span.file}\0${span.sheet}!${span.cell}`
    : `${span.file}\0${span.path}`;
}
