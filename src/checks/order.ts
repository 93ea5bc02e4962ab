import { allTextsOf } from '../document/texts.js';
import type { Document } from '../document/tree.js';
import type { Source, Span } from '../facts/source.js';
import { cellsOf } from './extent.js';

/**
 * The order in which places are read: by file; then by line and column, by page and from top to
 * bottom, by sheet in the workbook's order, row and column, or by element as the document goes.
 */
export class ReadingOrder {
  readonly #files = new Map<string, number>();
  readonly #sheets = new Map<string, number>();
  readonly #paths = new Map<string, number>();

  constructor(tree: Document) {
    number(this.#files, tree.file);
    for (const { blocks } of tree.sections) {
      for (const text of blocks.flatMap(allTextsOf)) {
        for (const { anchor } of text.pieces) {
          if (anchor.kind === 'line') number(this.#files, anchor.file);
          else this.#add(anchor.span);
        }
      }
    }
  }

  /** Less than 0 where the first is read before the second; what has no place comes last. */
  compare(a: Source | undefined, b: Source | undefined): number {
    const [first, second] = [this.#position(a?.[0]), this.#position(b?.[0])];
    for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
      const difference = (first[index] ?? 0) - (second[index] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  #add(span: Span): void {
    number(this.#files, span.file);
    if ('sheet' in span) number(this.#sheets, sheetId(span));
    // What an element holds stands behind where the element begins.
    else if ('path' in span) for (const path of ancestors(span)) number(this.#paths, path);
  }

  #position(span: Span | undefined): readonly number[] {
    if (span === undefined) return [Number.MAX_SAFE_INTEGER];
    const file = this.#files.get(span.file) ?? this.#files.size;
    if ('line' in span) return [file, span.line, span.column];
    if ('page' in span) {
      const [left, top, right, bottom] = span.box;
      // The page as its text is read: turned clockwise, its lines run downwards.
      if (span.rotate === 90) return [file, span.page, -right, top];
      if (span.rotate === 180) return [file, span.page, -bottom, -right];
      if (span.rotate === 270) return [file, span.page, left, -bottom];
      return [file, span.page, top, left];
    }
    if ('sheet' in span) {
      const sheet = this.#sheets.get(sheetId(span)) ?? this.#sheets.size;
      const cell = cellsOf(span.cell);
      return [file, sheet, cell?.top ?? 0, cell?.left ?? 0, span.start ?? 0];
    }
    const known = ancestors(span).findLast((path) => this.#paths.has(path)) ?? '';
    return [file, this.#paths.get(known) ?? this.#paths.size, span.start ?? 0];
  }
}

function number(numbers: Map<string, number>, id: string): void {
  if (!numbers.has(id)) numbers.set(id, numbers.size);
}

function sheetId({ file, sheet }: { readonly file: string; readonly sheet: string }): string {
  return `${sheet}\0${file}`;
}

/** The path and the elements that hold it, outermost first. */
function ancestors({ file, path }: { readonly file: string; readonly path: string }): string[] {
  const steps = path.split('/');
  return steps.map((_, index) => `${steps.slice(0, index + 1).join('/')}\0${file}`);
}
