import type { Document, TableCell } from '../../document/tree.js';
import type { PageSpan } from '../../facts/source.js';
import { StretchIndex } from '../html/stretches.js';
import type { ShowMark } from './marks.js';

export type Box = PageSpan['box'];

/** Something to draw on a page: a mark, or a cell in which no figure was read. */
export interface Shape {
  readonly box: Box;
  /** The cell itself, or only the characters of a figure. */
  readonly isArea: boolean;
  readonly mark: ShowMark | null;
  /** Nothing is printed in the cell. */
  readonly isBlank: boolean;
}

/** The outline of a table on a page. */
export interface TableOutline {
  readonly box: Box;
  /** 1-based, counted through the document. */
  readonly number: number;
  readonly title: string;
}

/** What is to be drawn on each page of a document. */
export class PageShapes {
  readonly #shapes = new Map<number, Shape[]>();
  readonly #outlines = new Map<number, TableOutline[]>();
  readonly #marks = new Map<number, ShowMark[]>();

  constructor(tree: Document, marks: readonly ShowMark[]) {
    const index = new StretchIndex(marks.map((mark) => ({ source: mark.source, ref: mark })));
    const inCells = new Set<ShowMark>();
    let number = 0;
    for (const block of tree.sections.flatMap(({ blocks }) => blocks)) {
      if (block.type !== 'table') continue;
      number += 1;
      const title = (block.caption.title?.value ?? '').replace(/\s+/g, '');
      for (const cell of block.rows.flatMap(({ cells }) => cells)) {
        this.#cell(cell, index, inCells);
        for (const area of cell.area ?? []) this.#outline(area, number, title);
      }
    }
    for (const mark of marks) this.#mark(mark, inCells.has(mark));
  }

  shapesOn(page: number): readonly Shape[] {
    return this.#shapes.get(page) ?? [];
  }

  outlinesOn(page: number): readonly TableOutline[] {
    return this.#outlines.get(page) ?? [];
  }

  /** The marks of a page in the order of the list. */
  marksOn(page: number): readonly ShowMark[] {
    return this.#marks.get(page) ?? [];
  }

  /** Pages on which something is marked, in order. */
  get pages(): readonly number[] {
    return [...new Set([...this.#marks.keys(), ...this.#outlines.keys()])].sort((a, b) => a - b);
  }

  #cell(cell: TableCell, index: StretchIndex<ShowMark>, inCells: Set<ShowMark>): void {
    if (cell.area === undefined) return;
    const [first, ...others] = new Set(index.of(cell.text).flatMap(({ refs }) => refs));
    // Several figures in one cell are drawn each by itself.
    const mark = first !== undefined && others.length === 0 ? first : null;
    if (mark !== null) inCells.add(mark);
    const isBlank = cell.text.value.trim() === '';
    for (const { page, box } of cell.area) {
      push(this.#shapes, page, { box, isArea: true, mark, isBlank });
    }
  }

  #mark(mark: ShowMark, inCell: boolean): void {
    for (const span of mark.source) {
      if (!('page' in span)) continue;
      const own = this.#marks.get(span.page) ?? [];
      if (own.at(-1) !== mark) push(this.#marks, span.page, mark);
      if (inCell) continue;
      push(this.#shapes, span.page, { box: span.box, isArea: false, mark, isBlank: false });
    }
  }

  #outline({ page, box }: PageSpan, number: number, title: string): void {
    const last = this.#outlines.get(page)?.at(-1);
    if (last === undefined || last.number !== number) {
      push(this.#outlines, page, { box, number, title });
      return;
    }
    const [left, top, right, bottom] = last.box;
    const around: Box = [
      Math.min(left, box[0]),
      Math.min(top, box[1]),
      Math.max(right, box[2]),
      Math.max(bottom, box[3]),
    ];
    this.#outlines.get(page)?.splice(-1, 1, { ...last, box: around });
  }
}

function push<V>(map: Map<number, V[]>, page: number, value: V): void {
  const list = map.get(page);
  if (list === undefined) map.set(page, [value]);
  else list.push(value);
}
