import type { Message } from '../checks/rule.js';
import { requireBounded } from '../document/bounds.js';
import { ReadError } from '../document/read-error.js';
import type { Document } from '../document/tree.js';
import type { Soffice } from '../formats/convert/node/soffice.js';
import { detectFormat, type FileFormat } from '../formats/detect.js';
import { isOffice, type OfficeKind } from '../formats/office-kinds.js';
import type { Pdfium } from '../formats/pdf/engine.js';
import { loadPdfium } from '../formats/pdf/node/engine.js';
import { type PageImage, renderPdfPages } from '../formats/pdf/pictures.js';
import { readPdfDocument } from '../formats/pdf/read.js';
import { readPictures } from '../formats/scan/read.js';
import type { Recogniser } from '../formats/scan/recogniser.js';
import { readTextDocument } from '../formats/text/read.js';
import { type Convertible, installedSoffice, isConvertible, readConverted } from './convertible.js';
import type { PagesAsked, ReadLimits } from './pipeline.js';

/** Reads documents of all known formats; PDFium is loaded with the first PDF and kept. */
export class DocumentReader {
  #engine: Promise<Pdfium> | null = null;
  #recogniser: Promise<Recogniser> | null = null;
  #soffice: Promise<Soffice | null> | null = null;

  /** @throws ReadError */
  async read(bytes: Uint8Array, file: string, limits: ReadLimits): Promise<Document> {
    return requireBounded(await this.#parsed(bytes, file, limits));
  }

  async #parsed(bytes: Uint8Array, file: string, limits: ReadLimits): Promise<Document> {
    const format = detectFormat(bytes);
    if (format === 'pdf') return this.#pdf(bytes, file, limits);
    if (isConvertible(format)) return this.#converted(format, bytes, file);
    if (isOffice(format)) return this.#office(format, bytes, file);
    if (format === 'image') return this.#pictures(bytes, file, limits);
    const advice = ADVICE[format];
    if (advice !== undefined) throw new ReadError('unsupported', file, advice);
    return readTextDocument(bytes, file);
  }

  async #office(format: OfficeKind, bytes: Uint8Array, file: string): Promise<Document> {
    // Their parsers take a while to load, which a text file need not wait for.
    const { readOfficeDocument } = await import('../formats/office.js');
    try {
      return readOfficeDocument(format, bytes, file);
    } catch (error) {
      // Excel 5 and 95, and what other programs call .xls.
      const old = format === 'xls' && error instanceof ReadError && error.code === 'unsupported';
      if (!old) throw error;
      return this.#converted(format, bytes, file);
    }
  }

  #converted(format: Convertible, bytes: Uint8Array, file: string): Promise<Document> {
    return readConverted(bytes, file, format, () => {
      this.#soffice ??= installedSoffice();
      return this.#soffice;
    });
  }

  /** The pages of a PDF or of a picture, as they are displayed. @throws ReadError */
  async *pages(bytes: Uint8Array, file: string, asked: PagesAsked): AsyncGenerator<PageImage> {
    if (detectFormat(bytes) === 'image') {
      const { pictureImages } = await import('../formats/scan/node/images.js');
      yield* pictureImages(bytes, file, asked);
      return;
    }
    this.#engine ??= loadPdfium();
    const engine = await this.#engine;
    try {
      yield* renderPdfPages(bytes, file, { ...asked, engine });
    } catch (error) {
      if (!(error instanceof ReadError) || error.code === 'engine-failed') this.#engine = null;
      throw error;
    }
  }

  async #pdf(bytes: Uint8Array, file: string, limits: ReadLimits): Promise<Document> {
    const { maxPages, onScan } = limits;
    this.#engine ??= loadPdfium();
    try {
      return await readPdfDocument(bytes, file, {
        engine: await this.#engine,
        maxPages,
        recogniser: () => this.#foundRecogniser(),
        ...(onScan === undefined ? {} : { onScan }),
      });
    } catch (error) {
      // What PDFium has in memory after a failure of its own is not to be relied on.
      if (!(error instanceof ReadError) || error.code === 'engine-failed') this.#engine = null;
      throw error;
    }
  }

  async #pictures(bytes: Uint8Array, file: string, { onScan }: ReadLimits): Promise<Document> {
    // The decoder is a native library, which other formats need not load.
    const { decodedPictures } = await import('../formats/scan/node/decode.js');
    const told = onScan === undefined ? undefined : (page: number) => onScan(page, 0);
    return readPictures(decodedPictures(bytes, file), file, () => this.#foundRecogniser(), told);
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
  archive: {
    zh: '这是 RAR 或 7z 压缩包；请先解压，再给出文件夹，或改用 .zip',
    en: 'this is a RAR or 7z archive; unpack it and name the folder, or use a .zip',
  },
};
