import type { Message } from '../checks/rule.js';
import { ReadError } from '../document/read-error.js';
import type { Document } from '../document/tree.js';
import { detectFormat, type FileFormat } from '../formats/detect.js';
import { isOffice } from '../formats/office-kinds.js';
import type { Pdfium } from '../formats/pdf/engine.js';
import { loadPdfium } from '../formats/pdf/node/engine.js';
import { readPdfDocument } from '../formats/pdf/read.js';
import { readPictures } from '../formats/scan/read.js';
import type { Recogniser } from '../formats/scan/recogniser.js';
import { readTextDocument } from '../formats/text/read.js';
import type { ReadLimits } from './pipeline.js';

/** Reads documents of all known formats; PDFium is loaded with the first PDF and kept. */
export class DocumentReader {
  #engine: Promise<Pdfium> | null = null;
  #recogniser: Promise<Recogniser> | null = null;

  /** @throws ReadError */
  async read(bytes: Uint8Array, file: string, limits: ReadLimits): Promise<Document> {
    const format = detectFormat(bytes);
    if (format === 'pdf') return this.#pdf(bytes, file, limits.maxPages);
    if (isOffice(format)) {
      // Their parsers take a while to load, which a text file need not wait for.
      const { readOfficeDocument } = await import('../formats/office.js');
      return readOfficeDocument(format, bytes, file);
    }
    if (format === 'image') return this.#pictures(bytes, file);
    const advice = ADVICE[format];
    if (advice !== undefined) throw new ReadError('unsupported', file, advice);
    return readTextDocument(bytes, file);
  }

  async #pdf(bytes: Uint8Array, file: string, maxPages: number): Promise<Document> {
    this.#engine ??= loadPdfium();
    try {
      return await readPdfDocument(bytes, file, {
        engine: await this.#engine,
        maxPages,
        recogniser: () => this.#foundRecogniser(),
      });
    } catch (error) {
      // What PDFium has in memory after a failure of its own is not to be relied on.
      if (!(error instanceof ReadError) || error.code === 'engine-failed') this.#engine = null;
      throw error;
    }
  }

  async #pictures(bytes: Uint8Array, file: string): Promise<Document> {
    // The decoder is a native library, which other formats need not load.
    const { decodedPictures } = await import('../formats/scan/node/decode.js');
    return readPictures(decodedPictures(bytes, file), file, () => this.#foundRecogniser());
  }

  async #foundRecogniser(): Promise<Recogniser> {
    const { findTesseract } = await import('../formats/scan/node/tesseract.js');
    this.#recogniser ??= findTesseract();
    return this.#recogniser;
  }
}

/** What to do with a file that is not read. */
const ADVICE: Readonly<Partial<Record<FileFormat, Message>>> = {
  zip: {
    zh: '这是压缩包；请先解压，再给出其中的文件',
    en: 'this is an archive; unpack it first and name the files in it',
  },
};
