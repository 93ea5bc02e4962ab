import { ReadError } from '../../document/read-error.js';
import type { Document, UnreadText } from '../../document/tree.js';
import { doubtfulTexts } from '../scan/doubtful.js';
import { recognisedPage } from '../scan/page.js';
import { type Recogniser, RecogniserError } from '../scan/recogniser.js';
import { PageAssembler } from './assemble.js';
import { type Pdfium, Scratch, withDirectCalls } from './engine.js';
import { engineFailed, isEngineFailure } from './failure.js';
import { leavesOf } from './leaves.js';
import type { PageImage } from './objects.js';
import { damaged, hasEnd, MAX_PAGES, openDocument } from './open.js';
import { type Page, readPage } from './page.js';
import { drawnPage } from './render.js';
import { Repeats } from './repeats.js';
import { withoutUnknown } from './unknown.js';
import {
  cutFile,
  hiddenLayer,
  isScan,
  pageImage,
  repeatedPage,
  unreadPage,
  unreadScan,
} from './unread.js';

export interface PdfOptions {
  /** PDFium, initialised; `node/engine.ts` loads it in Node. */
  readonly engine: Pdfium;
  /** The most pages a document may have; 500 when not given. */
  readonly maxPages?: number;
  /**
   * Gives what reads pages that are images, when the first one comes; without it they are unread.
   * It may reject with a RecogniserError that says what is missing.
   */
  readonly recogniser?: () => Promise<Recogniser>;
  /** Told before each page that is recognised, which takes seconds: its number and how many there are. */
  readonly onScan?: (page: number, pages: number) => void;
}

/**
 * Reads a PDF with a text layer into the Document tree. Places are page and box in points
 * from the top left corner of the page as it is displayed.
 *
 * Pages that are images are recognised where a recogniser is given. Those that are not, and
 * characters whose font does not tell what they are, are reported as unread.
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
  try {
    return await readWith(withDirectCalls(options.engine), bytes, file, options);
  } catch (error) {
    if (isEngineFailure(error)) throw engineFailed(file);
    throw error;
  }
}

async function readWith(
  engine: Pdfium,
  bytes: Uint8Array,
  file: string,
  options: PdfOptions,
): Promise<Document> {
  const document = openDocument(engine, bytes, file, options.maxPages ?? MAX_PAGES);
  const scratch = new Scratch(engine);
  let failed = false;
  try {
    const reader = new PageReader(engine, scratch, document.handle, file, options);
    return await reader.read(document.pages, !hasEnd(bytes));
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

class PageReader {
  readonly #engine: Pdfium;
  readonly #scratch: Scratch;
  readonly #document: number;
  readonly #file: string;
  readonly #options: PdfOptions;
  readonly #assembler: PageAssembler;
  readonly #repeats = new Repeats();
  /** Pages read so far, those on one sheet counted each. */
  #leaves = 0;
  /** Why a page that is an image was not read. */
  #failure: UnreadText['reason'] | null = null;

  constructor(
    engine: Pdfium,
    scratch: Scratch,
    document: number,
    file: string,
    options: PdfOptions,
  ) {
    this.#engine = engine;
    this.#scratch = scratch;
    this.#document = document;
    this.#file = file;
    this.#options = options;
    this.#assembler = new PageAssembler(file);
  }

  async read(count: number, cut: boolean): Promise<Document> {
    if (cut) this.#assembler.unread(cutFile(count, this.#file));
    let loaded = 0;
    for (let index = 0; index < count; index += 1) {
      const page = readPage(this.#engine, this.#scratch, this.#document, index, this.#file);
      if (page === null) {
        this.#assembler.unread(unreadPage(index + 1, this.#file));
        this.#leaves += 1;
        continue;
      }
      loaded += 1;
      if (isScan(page)) await this.#scan(page, index, count);
      else this.#text(page);
    }
    if (loaded === 0) throw damaged(this.#file);
    if (this.#assembler.glyphs === 0) throw noText(this.#file, this.#failure);
    return this.#assembler.document('pdf');
  }

  #text(read: Page): void {
    const { page, unknown } = withoutUnknown(read, this.#file);
    this.#assembler.unread(...unknown);
    if (!isScan(page)) this.#assembler.doubtful(hiddenLayer(page, this.#file));
    for (const leaf of leavesOf(page)) this.#leaf(leaf);
  }

  #leaf(page: Page): void {
    const first = this.#repeats.of(page);
    if (first !== null) {
      this.#assembler.unread(repeatedPage(page.number, first, this.#file));
      return;
    }
    this.#leaves += 1;
    this.#assembler.add({ ...page, leaf: this.#leaves });
  }

  /** Has a page that is an image recognised; what little text it has is on the picture too. */
  async #scan(page: Page, index: number, count: number): Promise<void> {
    const { recogniser, onScan } = this.#options;
    if (recogniser === undefined) return this.#unreadScan(page, null);
    onScan?.(index + 1, count);
    const image = pageImage(page);
    if (image !== null && pixelsOf(image) > MOST_IMAGE_PIXELS) {
      return this.#unreadScan(page, TOO_LARGE);
    }
    const picture = drawnPage(this.#engine, this.#document, index, image?.scale ?? 0);
    if (picture === null) return this.#unreadScan(page, TOO_LARGE);
    try {
      const program = await recogniser();
      const found = await recognisedPage({ ...picture, number: page.number }, program);
      this.#assembler.recognisedBy(program.name);
      this.#assembler.doubtful(doubtfulTexts(found, this.#file));
      this.#leaves += 1;
      this.#assembler.add({ ...found, leaf: this.#leaves });
    } catch (error) {
      if (!(error instanceof RecogniserError)) throw error;
      this.#failure = error.messages;
      this.#unreadScan(page, error.messages);
    }
  }

  #unreadScan(page: Page, reason: UnreadText['reason'] | null): void {
    this.#assembler.unread(unreadScan(page, this.#file, reason));
    this.#text(page);
  }
}

/**
 * Bound in steps: the engine unpacks an image whole before it draws it small. A sheet of A0 at
 * 300 dpi has 140 million pixels.
 */
const MOST_IMAGE_PIXELS = 200_000_000;

function pixelsOf({ left, top, right, bottom, scale }: PageImage): number {
  return scale * scale * (right - left) * (bottom - top);
}

const TOO_LARGE = {
  zh: '这一页的图像过大，没有读出',
  en: 'the image of this page is too large, it was not read',
};

function noText(file: string, why: UnreadText['reason'] | null): ReadError {
  return new ReadError('no-text', file, {
    zh: `PDF 里没有文字层，各页是扫描图像；${why?.zh ?? '请先做文字识别（OCR），或使用带文字的原件'}`,
    en: `the PDF has no text layer, its pages are scanned images; ${why?.en ?? 'run text recognition (OCR) on it first, or use the original'}`,
  });
}
