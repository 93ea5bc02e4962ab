import { ReadError } from '../../document/read-error.js';
import type { Block, Document, DoubtfulText, Section, UnreadText } from '../../document/tree.js';
import { readBlocks } from '../shared/blocks.js';
import { missingRulings } from './bands.js';
import { filledGrid, middleOf, type PageTable } from './cells.js';
import { type Pdfium, Scratch, withDirectCalls } from './engine.js';
import type { Box } from './geometry.js';
import type { Glyph } from './glyphs.js';
import { type Grid, gridsOf, withRulings } from './grid.js';
import { type Item, itemsOf, linesOf } from './layout.js';
import { damaged, MAX_PAGES, openDocument } from './open.js';
import { readPage } from './page.js';
import { ruledTables } from './tables.js';
import { withoutUnknown } from './unknown.js';
import { imagePage, unreadPage } from './unread.js';

export interface PdfOptions {
  /** PDFium, initialised; `node/engine.ts` loads it in Node. */
  readonly engine: Pdfium;
  /** The most pages a document may have; 500 when not given. */
  readonly maxPages?: number;
}

/**
 * Reads a PDF with a text layer into the Document tree. Places are page and box in points
 * from the top left corner of the page as it is displayed.
 *
 * Pages that are images, and characters whose font does not tell what they are, are
 * reported as unread.
 * @param bytes the file
 * @param file its name, for places and messages
 * @throws ReadError when the file is damaged, encrypted, beyond the bounds, or holds no text;
 *   after `engine-failed` the engine is not to be used again
 */
export async function readPdfDocument(
  bytes: Uint8Array,
  file: string,
  options: PdfOptions,
): Promise<Document> {
  const { engine, maxPages = MAX_PAGES } = options;
  try {
    return readWith(withDirectCalls(engine), bytes, file, maxPages);
  } catch (error) {
    // The engine gave up on the file: out of its memory, of its stack, or a trap.
    if (isEngineFailure(error)) throw engineFailed(file);
    throw error;
  }
}

function engineFailed(file: string): ReadError {
  return new ReadError('engine-failed', file, {
    zh: 'PDF 的内部结构有误，读取中途失败',
    en: 'the inner structure of the PDF is faulty, reading it failed midway',
  });
}

function isEngineFailure(error: unknown): boolean {
  return (
    error instanceof RangeError ||
    (error instanceof Error && (error.name === 'RuntimeError' || error.name === 'ExitStatus'))
  );
}

function readWith(engine: Pdfium, bytes: Uint8Array, file: string, maxPages: number): Document {
  const document = openDocument(engine, bytes, file, maxPages);
  const scratch = new Scratch(engine);
  let failed = false;
  try {
    return readPages(engine, scratch, document.handle, document.pages, file);
  } catch (error) {
    failed = isEngineFailure(error);
    throw error;
  } finally {
    if (!failed) {
      scratch.free();
      document.close();
    }
  }
}

function readPages(
  engine: Pdfium,
  scratch: Scratch,
  handle: number,
  count: number,
  file: string,
): Document {
  const items: Item[] = [];
  const parts: PageTable[] = [];
  const unread: UnreadText[] = [];
  const doubtful: DoubtfulText[] = [];
  let [loaded, glyphs] = [0, 0];
  let size: { width: number; height: number } | null = null;
  for (let index = 0; index < count; index += 1) {
    const read = readPage(engine, scratch, handle, index, file);
    if (read === null) {
      unread.push(unreadPage(index + 1, file));
      continue;
    }
    loaded += 1;
    glyphs += read.glyphs.length;
    size ??= { width: read.width, height: read.height };
    const { page, unknown } = withoutUnknown(read, file);
    const image = imagePage(page, file);
    unread.push(...unknown, ...image.unread);
    for (const one of image.doubtful) doubtful.push(one);
    const grids = gridsOf(page.drawing.rulings)
      .filter((grid) => isTable(grid, page.glyphs))
      .map((grid) => withRulings(grid, missingRulings(grid, page.glyphs)));
    const tables = grids.map((grid) => filledGrid(grid, page.glyphs, page, file));
    parts.push(...tables);
    items.push(...itemsOf(page, outside(page.glyphs, grids), tables));
  }
  if (loaded === 0) throw damaged(file);
  if (glyphs === 0) throw noText(file);
  const lines = linesOf(items, file);
  const blocks: Block[] = readBlocks(lines, file, (all, free) =>
    ruledTables(parts, all, free, file),
  );
  const section: Section = { ...(size === null ? {} : { page: size }), blocks };
  return {
    file,
    format: 'pdf',
    sections: [section],
    unread,
    ...(doubtful.length === 0 ? {} : { doubtful }),
  };
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

function noText(file: string): ReadError {
  return new ReadError('no-text', file, {
    zh: 'PDF 里没有文字层，各页是扫描图像；请先做文字识别（OCR），或使用带文字的原件',
    en: 'the PDF has no text layer, its pages are scanned images; run text recognition (OCR) on it first, or use the original',
  });
}
