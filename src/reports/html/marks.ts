import type { Severity } from '../../checks/rule.js';
import type { Anchor, Text } from '../../document/text.js';
import type { Span, TextSpan } from '../../facts/source.js';
import type { NumberedFinding } from '../subject.js';

/** Where a finding touches the document: finding number and index of its place. */
export interface MarkRef {
  readonly number: number;
  readonly place: number;
  readonly severity: Severity;
}

/** A stretch of a text that one or more findings are about; offsets are UTF-16. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly refs: readonly MarkRef[];
}

interface LineMark {
  readonly column: number;
  readonly endColumn: number;
  readonly ref: MarkRef;
}

/** Finds, for any text of the document tree, the stretches that findings point at. */
export class MarkIndex {
  readonly #lines = new Map<string, LineMark[]>();
  readonly #spans = new Map<string, MarkRef[]>();

  constructor(findings: readonly NumberedFinding[]) {
    for (const { number, finding } of findings) {
      finding.places.forEach(({ source }, place) => {
        const ref = { number, place, severity: finding.severity };
        for (const span of source) this.#add(span, ref);
      });
    }
  }

  /** Marks in order, never overlapping: where findings overlap, one mark carries all. */
  marksOf(text: Text): Mark[] {
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
    const marks: Mark[] = [];
    for (let index = 0; index + 1 < edges.length; index += 1) {
      const start = edges[index] ?? 0;
      const end = edges[index + 1] ?? 0;
      const refs = hits.filter((hit) => hit.start <= start && end <= hit.end).map(({ ref }) => ref);
      if (refs.length > 0) append(marks, { start, end, refs });
    }
    return marks;
  }

  #add(span: Span, ref: MarkRef): void {
    if (!('line' in span)) {
      push(this.#spans, spanKey(span), ref);
      return;
    }
    for (let line = span.line; line <= span.endLine; line += 1) {
      push(this.#lines, lineKey(span.file, line), { ...columnsOn(span, line), ref });
    }
  }

  #hits(anchor: Anchor, length: number): Hit[] {
    if (anchor.kind === 'span') {
      const refs = this.#spans.get(spanKey(anchor.span)) ?? [];
      return refs.map((ref) => ({ start: 0, end: length, ref }));
    }
    const marks = this.#lines.get(lineKey(anchor.file, anchor.line)) ?? [];
    return marks.flatMap(({ column, endColumn, ref }) => {
      const start = Math.max(column - anchor.column, 0);
      const end = Math.min(endColumn - anchor.column, length);
      return start < end ? [{ start, end, ref }] : [];
    });
  }
}

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly ref: MarkRef;
}

/** Adjacent stretches of the same findings (a figure joined from two lines) are one mark. */
function append(marks: Mark[], mark: Mark): void {
  const last = marks.at(-1);
  const joins =
    last !== undefined &&
    last.end === mark.start &&
    last.refs.length === mark.refs.length &&
    last.refs.every(
      (ref, index) =>
        ref.number === mark.refs[index]?.number && ref.place === mark.refs[index]?.place,
    );
  if (joins) marks[marks.length - 1] = { ...last, end: mark.end };
  else marks.push(mark);
}

function columnsOn(span: TextSpan, line: number): { column: number; endColumn: number } {
  return {
    column: line === span.line ? span.column : 1,
    endColumn: line === span.endLine ? span.endColumn : Number.MAX_SAFE_INTEGER,
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

function spanKey(span: Span): string {
  return JSON.stringify(span);
}
