import type { Message } from '../checks/rule.js';
import { ReadError } from '../document/read-error.js';
import type { Document } from '../document/tree.js';
import { detectFormat, type FileFormat } from '../formats/detect.js';
import { isOffice } from '../formats/office-kinds.js';
import type { Pdfium } from '../formats/pdf/engine.js';
import { loadPdfium } from '../formats/pdf/node/engine.js';
import { readPdfDocument } from '../formats/pdf/read.js';
import { readTextDocument } from '../formats/text/read.js';
import type { ReadLimits } from './pipeline.js';

/** Reads documents of all known formats; PDFium is loaded with the first PDF and kept. */
export class DocumentReader {
  #engine: Promise<Pdfium> | null = null;

  /** @throws ReadError */
  async read(bytes: Uint8Array, file: string, limits: ReadLimits): Promise<Document> {
    const format = detectFormat(bytes);
    if (format === 'pdf') return this.#pdf(bytes, file, limits.maxPages);
    if (isOffice(format)) {
      // Their parsers take a while to load, which a text file need not wait for.
      const { readOfficeDocument } = await import('../formats/office.js');
      return readOfficeDocument(format, bytes, file);
    }
    const advice = ADVICE[format];
    if (advice !== undefined) throw new ReadError('unsupported', file, advice);
    return readTextDocument(bytes, file);
  }

  async #pdf(bytes: Uint8Array, file: string, maxPages: number): Promise<Document> {
    this.#engine ??= loadPdfium();
    try {
      return await readPdfDocument(bytes, file, { engine: await this.#engine, maxPages });
    } catch (error) {
      // What PDFium has in memory after a failure of its own is not to be relied on.
      if (!(error instanceof ReadError) || error.code === 'engine-failed') this.#engine = null;
      throw error;
    }
  }
}

/** What to do with a file that is not read yet. */
const ADVICE: Readonly<Partial<Record<FileFormat, Message>>> = {
  zip: {
    zh: '这是压缩包；请先解压，再给出其中的文件',
    en: 'this is an archive; unpack it first and name the files in it',
  },
  image: {
    zh: '这是图片，没有文字可读；请先做文字识别（OCR），或使用带文字的原件',
    en: 'this is a picture without text; run text recognition (OCR) on it first, or use the original',
  },
};
