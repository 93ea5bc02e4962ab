import type { PageSpan, Source, Span, TextSpan } from '../facts/source.js';

type Box = PageSpan['box'];

export interface Pages {
  readonly first: number;
  readonly last: number;
}

interface Lines {
  first: number;
  last: number;
}

interface Cells {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The part of a document over which a source reaches: the lines between its first and last,
 * the boxes around it on each page, the block of cells around it on each sheet, the element
 * that holds all of its paths. So «is it inside that table» is one question for all formats.
 */
export class Extent {
  readonly #lines = new Map<string, Lines>();
  readonly #pages = new Map<string, PageSpan>();
  readonly #sheets = new Map<string, Cells>();
  readonly #paths = new Map<string, string>();

  constructor(source: Source) {
    for (const span of source) this.#add(span);
  }

  /** Whether some of the span stands inside. */
  touches(span: Span): boolean {
    if ('line' in span) {
      const lines = this.#lines.get(span.file);
      return lines !== undefined && span.endLine >= lines.first && span.line <= lines.last;
    }
    if ('page' in span) {
      const own = this.#pages.get(pageKey(span));
      return own !== undefined && overlaps(own.box, span.box, 0) && overlaps(own.box, span.box, 1);
    }
    if ('sheet' in span) {
      const own = this.#sheets.get(sheetKey(span));
      const cell = cellsOf(span.cell);
      return (
        own !== undefined &&
        cell !== null &&
        isAcross(own, cell) &&
        cell.left <= own.right &&
        cell.right >= own.left
      );
    }
    const own = this.#paths.get(span.file);
    return own !== undefined && isWithin(span.path, own);
  }

  /**
   * Whether some of the span stands beside it in the same row: between its upper and lower
   * edge as the page is read, in its sheet rows, in its table row element; in a text file,
   * on its lines.
   */
  isBeside(span: Span): boolean {
    if ('line' in span) return this.touches(span);
    if ('page' in span) {
      const own = this.#pages.get(pageKey(span));
      const axis = own?.rotate === 90 || own?.rotate === 270 ? 0 : 1;
      return own !== undefined && overlaps(own.box, span.box, axis);
    }
    if ('sheet' in span) {
      const own = this.#sheets.get(sheetKey(span));
      const cell = cellsOf(span.cell);
      return own !== undefined && cell !== null && isAcross(own, cell);
    }
    const own = this.#paths.get(span.file);
    return own !== undefined && isWithin(span.path, rowElement(own));
  }

  /** Its first and last page; null where it has none. */
  get pages(): Pages | null {
    const pages = [...this.#pages.values()].map(({ page }) => page);
    return pages.length === 0 ? null : { first: Math.min(...pages), last: Math.max(...pages) };
  }

  /** Whether the place is told by lines of a flattened text, in which cells may have moved. */
  get isFlattened(): boolean {
    return this.#lines.size > 0;
  }

  #add(span: Span): void {
    if ('line' in span) this.#addLines(span);
    else if ('page' in span) {
      const known = this.#pages.get(pageKey(span));
      this.#pages.set(
        pageKey(span),
        known === undefined ? span : { ...known, box: around(known.box, span.box) },
      );
    } else if ('sheet' in span) {
      const cell = cellsOf(span.cell);
      if (cell === null) return;
      const known = this.#sheets.get(sheetKey(span));
      this.#sheets.set(sheetKey(span), known === undefined ? cell : block(known, cell));
    } else {
      const known = this.#paths.get(span.file);
      this.#paths.set(span.file, known === undefined ? span.path : commonPath(known, span.path));
    }
  }

  #addLines({ file, line, endLine }: TextSpan): void {
    const known = this.#lines.get(file);
    if (known === undefined) {
      this.#lines.set(file, { first: line, last: endLine });
      return;
    }
    known.first = Math.min(known.first, line);
    known.last = Math.max(known.last, endLine);
  }
}

/** Whether the characters of two sources are the same ones in part. */
export function isSamePlace(a: Span, b: Span): boolean {
  if (a.file !== b.file) return false;
  if ('line' in a) {
    if (!('line' in b)) return false;
    const [aEnd, bEnd] = [
      [a.endLine, a.endColumn],
      [b.endLine, b.endColumn],
    ] as const;
    return isBefore([a.line, a.column], bEnd) && isBefore([b.line, b.column], aEnd);
  }
  if ('page' in a)
    return 'page' in b && a.page === b.page && (covers(a.box, b.box) || covers(b.box, a.box));
  if ('sheet' in a) {
    return 'sheet' in b && a.sheet === b.sheet && a.cell === b.cell && partsMeet(a, b);
  }
  return 'path' in b && a.path === b.path && partsMeet(a, b);
}

/** Whether the middle of the second box lies in the first: glyph boxes touch their neighbours. */
function covers([left, top, right, bottom]: Box, inner: Box): boolean {
  const x = (inner[0] + inner[2]) / 2;
  const y = (inner[1] + inner[3]) / 2;
  return x >= left && x <= right && y >= top && y <= bottom;
}

function partsMeet(
  a: { readonly start?: number; readonly end?: number },
  b: { readonly start?: number; readonly end?: number },
): boolean {
  return (
    (a.start ?? 0) < (b.end ?? Number.POSITIVE_INFINITY) &&
    (b.start ?? 0) < (a.end ?? Number.POSITIVE_INFINITY)
  );
}

function isBefore(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

/** How far, in points, boxes may reach into each other and still stand beside each other. */
const TOUCHING = 1;

function overlaps(a: Box, b: Box, axis: 0 | 1): boolean {
  const far = axis === 0 ? 2 : 3;
  return Math.min(a[far], b[far]) - Math.max(a[axis], b[axis]) > TOUCHING;
}

function around(a: Box, b: Box): Box {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

function pageKey({ file, page }: PageSpan): string {
  return `${page}\0${file}`;
}

function sheetKey({ file, sheet }: { readonly file: string; readonly sheet: string }): string {
  return `${sheet}\0${file}`;
}

/** `B3`, or `B3:D5`, as 1-based columns and rows; null for anything else. */
export function cellsOf(address: string): Cells | null {
  const match = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/.exec(address);
  if (match === null) return null;
  const [, column = '', row = '', lastColumn = column, lastRow = row] = match;
  return {
    left: columnNumber(column),
    top: Number.parseInt(row, 10),
    right: columnNumber(lastColumn),
    bottom: Number.parseInt(lastRow, 10),
  };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

function isAcross(a: Cells, b: Cells): boolean {
  return a.top <= b.bottom && b.top <= a.bottom;
}

function block(a: Cells, b: Cells): Cells {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function isWithin(path: string, element: string): boolean {
  return element === '' || path === element || path.startsWith(`${element}/`);
}

function commonPath(a: string, b: string): string {
  const [steps, others] = [a.split('/'), b.split('/')];
  let count = 0;
  while (count < steps.length && steps[count] === others[count]) count += 1;
  return steps.slice(0, count).join('/');
}

/** The innermost table row that holds an element, or the element itself. */
function rowElement(path: string): string {
  return /^(?:.*\/)?tr\[\d+\]/.exec(path)?.[0] ?? path;
}
