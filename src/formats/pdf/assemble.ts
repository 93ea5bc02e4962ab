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
import { atOneScale } from './page-space.js';
import { rowsOf } from './rows.js';
import { ruledTables } from './tables.js';
import { markTexts } from './unknown.js';
import { type FreePage, unruledTables } from './unruled/tables.js';
import { watermarks } from './watermarks.js';

/** Makes a Document of pages of characters and rulings, wherever these come from. */
export class PageAssembler {
  readonly #file: string;
  readonly #pages: Page[] = [];
  readonly #unread: UnreadText[] = [];
  readonly #doubtful: DoubtfulText[] = [];
  #glyphs = 0;
  #recogniser: string | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** Pages and characters taken in so far. */
  get pages(): number {
    return this.#pages.length;
  }

  get glyphs(): number {
    return this.#glyphs;
  }

  /** @param name of what read a page that is a picture */
  recognisedBy(name: string): void {
    this.#recogniser = name;
  }

  /** What loses nothing, such as a watermark, is told once, wherever it stands again. */
  unread(...texts: readonly UnreadText[]): void {
    for (const text of texts) {
      const told = this.#unread.some(
        (other) =>
          text.loss === 'none' &&
          other.reason === text.reason &&
          other.text.value === text.text.value,
      );
      if (!told) this.#unread.push(text);
    }
  }

  doubtful(texts: readonly DoubtfulText[]): void {
    for (const text of texts) this.#doubtful.push(text);
  }

  add(page: Page): void {
    this.#glyphs += page.glyphs.length;
    this.#pages.push(page);
  }

  document(format: Document['format']): Document {
    const file = this.#file;
    const pages = atOneScale(this.#withoutWatermarks());
    const [first] = pages;
    const { items, parts } = this.#laidOut(pages.map((page) => this.#ruled(page)));
    const blocks: Block[] = readBlocks(linesOf(items, file), file, (all, free) =>
      ruledTables(parts, all, free, file),
    );
    const size = first === undefined ? {} : { page: sizeOf(first) };
    const section: Section = { ...size, blocks };
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

  #withoutWatermarks(): readonly Page[] {
    const marks = watermarks(this.#pages);
    if (marks.size === 0) return this.#pages;
    return this.#pages.map((page) => {
      const own = page.glyphs.filter((glyph) => marks.has(glyph));
      if (own.length === 0) return page;
      this.unread(...markTexts(own, page, this.#file));
      return { ...page, glyphs: page.glyphs.filter((glyph) => !marks.has(glyph)) };
    });
  }

  #ruled(page: Page): RuledPage {
    const framed = tableGrids(page);
    const glyphs = withOverflows(page.glyphs, framed);
    const grids = framed
      .map((grid) => withRulings(grid, missingRulings(grid, glyphs)))
      .flatMap((grid) => withoutCaptions(grid, glyphs, page, this.#file));
    const tables = grids.map((grid) => filledGrid(grid, glyphs, page, this.#file));
    const barriers = tables.map(({ top }) => top);
    return { page, tables, glyphs: outside(glyphs, grids), barriers };
  }

  /** Lines and tables in their order, those without rulings too, which go on over pages. */
  #laidOut(pages: readonly RuledPage[]): {
    readonly items: readonly Item[];
    readonly parts: readonly PageTable[];
  } {
    const unruled = unruledTables(pages, this.#file);
    const items: Item[] = [];
    const parts: PageTable[] = [];
    pages.forEach(({ page, tables, glyphs }, at) => {
      const found = unruled[at] ?? [];
      const taken = new Set(found.flatMap((one) => one.glyphs));
      const all = [...tables, ...found.map(({ table }) => table)].sort((a, b) => a.top - b.top);
      parts.push(...all);
      // What was printed twice over itself (false bold) is in the rows of a table once.
      const once = found.length === 0 ? null : new Set(rowsOf(glyphs).flatMap((row) => row.glyphs));
      const left = glyphs.filter((glyph) => !taken.has(glyph) && once?.has(glyph) !== false);
      items.push(...itemsOf(page, left, all));
    });
    return { items, parts };
  }
}

/** As it is displayed in the upright position of its text, in points. */
function sizeOf({ width, height, zoom = 1 }: Page) {
  return { width: width / zoom, height: height / zoom };
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
