import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ReadError } from '../document/read-error.js';
import { detectFormat } from '../formats/detect.js';
import { annotatePdf } from '../formats/pdf/annotate.js';
import { loadPdfium } from '../formats/pdf/node/engine.js';
import { type AnnotationPart, marksOf } from '../reports/annotations.js';
import type { JobResult } from './batch/job.js';
import { InputError, readInput } from './input.js';
import type { Options } from './options.js';
import type { Io } from './pipeline.js';
import { freeName, type ReportSink, saved } from './save.js';

const SEVERAL = {
  zh: '读出了多份 PDF，带批注的副本须写入文件夹：请加 -o 文件夹。',
  en: 'there are several PDFs, whose annotated copies go to a folder: add -o FOLDER.',
} as const;
const NOT_PDF = {
  zh: '不是 PDF，不能在副本上加批注；其他格式请用 --format html。',
  en: 'this is no PDF, so no copy of it can be annotated; use --format html for other formats.',
} as const;
const ARCHIVED = {
  zh: '在压缩包中；请先解压，再为其中的 PDF 加批注。',
  en: 'this lies in an archive; unpack it before its PDFs are annotated.',
} as const;
const ORIGINAL = {
  zh: '带批注的副本会覆盖原件；请用 -o 指定别处。',
  en: 'the annotated copy would replace the original; name another place with -o.',
} as const;

/** A copy of each PDF with the findings on it; written at the end, as documents are compared last. */
export class AnnotatedCopies implements ReportSink {
  readonly #out: string;
  readonly #options: Options;
  readonly #io: Io;
  readonly #parts: AnnotationPart[] = [];

  constructor(out: string, options: Options, io: Io) {
    this.#out = out;
    this.#options = options;
    this.#io = io;
  }

  async add({ product }: JobResult): Promise<void> {
    if (product !== null) this.#parts.push(JSON.parse(product.body));
  }

  async finish(): Promise<boolean> {
    const files = [...new Set(this.#parts.flatMap((part) => part.files))];
    const single = /\.pdf$/i.test(this.#out);
    if (single && files.length > 1) {
      this.#io.err(`${SEVERAL[this.#options.lang]}\n`);
      return false;
    }
    const taken = new Set<string>();
    let done = true;
    for (const file of files) {
      const path = single ? this.#out : join(this.#out, freeName(file, taken, 'pdf'));
      done = (await this.#copy(file, path, files)) && done;
    }
    return done;
  }

  async #copy(file: string, path: string, files: readonly string[]): Promise<boolean> {
    try {
      const bytes = await this.#original(file);
      if (await isOneOf(path, files)) throw new InputError(file, 'would-replace', ORIGINAL);
      const marks = marksOf(file, this.#parts);
      const { maxPages } = this.#options;
      // A new engine for each file: then the bytes do not depend on the files before.
      const copy = annotatePdf(await loadPdfium(), bytes, file, { marks, maxPages });
      return await saved(path, copy, this.#options, this.#io);
    } catch (error) {
      const { lang } = this.#options;
      if (error instanceof InputError) this.#io.err(`${error.failure.message[lang]}\n`);
      else if (error instanceof ReadError) this.#io.err(`${error.messages[lang]}\n`);
      else throw error;
      return false;
    }
  }

  /** @throws InputError also where it is no PDF */
  async #original(file: string): Promise<Uint8Array> {
    try {
      const bytes = await readInput(file, this.#options.maxBytes);
      if (detectFormat(bytes) !== 'pdf') throw new InputError(file, 'not-pdf', NOT_PDF);
      return bytes;
    } catch (error) {
      const archived = error instanceof InputError && error.failure.code === 'ENOTDIR';
      throw archived ? new InputError(file, 'archived', ARCHIVED) : error;
    }
  }
}

async function isOneOf(path: string, files: readonly string[]): Promise<boolean> {
  const real = (name: string) => realpath(name).catch(() => resolve(name));
  const target = await real(path);
  return (await Promise.all(files.map(real))).includes(target);
}
