import type { Block, Document, DoubtfulText, Section, UnreadText } from '../../document/tree.js';
import { readBlocks } from '../shared/blocks.js';
import { cornerRulings, missingRulings } from './bands.js';
import { withoutCaptions } from './captions-inside.js';
import { filledGrid, middleOf, type PageTable } from './cells.js';
import type { Box } from './geometry.js';
import type { Glyph } from './glyphs.js';
import { type Grid, gridsOf, withRulings } from './grid.js';
import { type Item, itemsOf, linesOf } from './layout.js';
import { withOverflows } from './overflow.js';
import type { Page } from './page.js';
import { ruledTables } from './tables.js';
import { type FreePage, unruledTables } from './unruled/tables.js';

/** Makes a Document of pages of characters and rulings, wherever these come from. */
export class PageAssembler {
  readonly #file: string;
  readonly #ruled: RuledPage[] = [];
  readonly #unread: UnreadText[] = [];
  readonly #doubtful: DoubtfulText[] = [];
  #size: { readonly width: number; readonly height: number } | null = null;
  #pages = 0;
  #glyphs = 0;
  #recogniser: string | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** Pages and characters taken in so far. */
  get pages(): number {
    return this.#pages;
  }

  get glyphs(): number {
    return this.#glyphs;
  }

  /** @param name of what read a page that is a picture */
  recognisedBy(name: string): void {
    this.#recogniser = name;
  }

  unread(...texts: readonly UnreadText[]): void {
    this.#unread.push(...texts);
  }

  doubtful(texts: readonly DoubtfulText[]): void {
    for (const text of texts) this.#doubtful.push(text);
  }

  add(page: Page): void {
    this.#pages += 1;
    this.#glyphs += page.glyphs.length;
    this.#size ??= { width: page.width, height: page.height };
    const framed = tableGrids(page);
    const glyphs = withOverflows(page.glyphs, framed);
    const grids = framed
      .map((grid) => withRulings(grid, missingRulings(grid, glyphs)))
      .flatMap((grid) => withoutCaptions(grid, glyphs, page, this.#file));
    const tables = grids.map((grid) => filledGrid(grid, glyphs, page, this.#file));
    const barriers = tables.map(({ top }) => top);
    this.#ruled.push({ page, tables, glyphs: outside(glyphs, grids), barriers });
  }

  document(format: Document['format']): Document {
    const file = this.#file;
    const { items, parts } = this.#laidOut();
    const blocks: Block[] = readBlocks(linesOf(items, file), file, (all, free) =>
      ruledTables(parts, all, free, file),
    );
    const section: Section = { ...(this.#size === null ? {} : { page: this.#size }), blocks };
    const doubtful = this.#doubtful;
    return {
      file,
      format,
      sections: [section],
      unread: this.#unread,
      ...(doubtful.length === 0 ? {} : { doubtful }),
      ...(this.#recogniser === null ? {} : { recogniser: this.#recogniser }),
    };
  }

  /** Lines and tables in their order, those without rulings too, which go on over pages. */
  #laidOut(): { readonly items: readonly Item[]; readonly parts: readonly PageTable[] } {
    const unruled = unruledTables(this.#ruled, this.#file);
    const items: Item[] = [];
    const parts: PageTable[] = [];
    this.#ruled.forEach(({ page, tables, glyphs }, at) => {
      const found = unruled[at] ?? [];
      const taken = new Set(found.flatMap((one) => one.glyphs));
      const all = [...tables, ...found.map(({ table }) => table)].sort((a, b) => a.top - b.top);
      parts.push(...all);
      const left = glyphs.filter((glyph) => !taken.has(glyph));
      items.push(...itemsOf(page, left, all));
    });
    return { items, parts };
  }
}

interface RuledPage extends FreePage {
  readonly tables: readonly PageTable[];
}

function tableGrids(page: Page): Grid[] {
  return gridsOf(page.drawing.rulings)
    .filter((grid) => isTable(grid, page.glyphs))
    .map((grid) => withRulings(grid, cornerRulings(grid)));
}

/** A frame or a box of one cell is no table, and neither is a drawing without words. */
function isTable(grid: Grid, glyphs: readonly Glyph[]): boolean {
  if (grid.cells.length < 2) return false;
  const box = boxAround(grid);
  return glyphs.some((glyph) => isInside(glyph, box));
}

function boxAround({ xs, ys }: Grid): Box {
  return { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 };
}

function isInside(glyph: Glyph, box: Box): boolean {
  const { x, y } = middleOf(glyph);
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

function outside(glyphs: readonly Glyph[], grids: readonly Grid[]): Glyph[] {
  const boxes = grids.map(boxAround);
  return glyphs.filter((glyph) => !boxes.some((box) => isInside(glyph, box)));
}
