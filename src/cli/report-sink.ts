import { join } from 'node:path';
import { htmlIndex, type IndexEntry } from '../reports/html/index-page.js';
import { CHECK_SCHEMA, failureEntry } from '../reports/json.js';
import { type SarifPart, sarifLogOf } from '../reports/sarif.js';
import type { Failure } from '../reports/subject.js';
import { wrapped } from '../reports/wrap.js';
import { type ListPart, listSheets } from '../reports/xlsx.js';
import type { JobResult } from './batch/job.js';
import type { Options } from './options.js';
import { BodyStream, json } from './output.js';
import { AnnotatedCopies } from './pdf-sink.js';
import type { Io, Pipeline } from './pipeline.js';
import { freeName, GrowingFile, type ReportSink, saved } from './save.js';

/** The sink that the options ask for. */
export function reportTo(options: Options, io: Io, pipeline: Pipeline): ReportSink {
  const { format, out } = options;
  if (format === 'html' && out !== null && !isPage(options))
    return new PageFolder(out, options, io);
  if (format === 'pdf' && out !== null) return new AnnotatedCopies(out, options, io);
  if (format === 'json' || format === 'text') {
    return out === null ? new Streamed(format, io) : new StreamedFile(format, out, options, io);
  }
  return new OneOutput(options, io, pipeline);
}

/** One HTML page instead of a folder: one input and an output that is named like a page. */
function isPage({ operands, out }: Options): boolean {
  return operands.length === 1 && out !== null && /\.html?$/i.test(out);
}

const SEVERAL_PAGES = {
  zh: '读出了多份文本，HTML 报告须写入文件夹：请加 -o 文件夹。',
  en: 'there are several documents, whose HTML reports go to a folder: add -o FOLDER.',
} as const;

/** Each report onto standard output as soon as it is its turn. */
class Streamed implements ReportSink {
  readonly #format: 'json' | 'text';
  readonly #stream: BodyStream;

  constructor(format: 'json' | 'text', io: Io) {
    this.#format = format;
    const { columns } = io;
    // A file or a pipe takes lines as they are.
    const fit = format === 'text' && columns !== undefined && columns > 0;
    this.#stream = new BodyStream(format, (text) => io.out(fit ? wrapped(text, columns) : text));
  }

  async add({ product, failures }: JobResult): Promise<void> {
    if (product !== null) this.#stream.add(product.body);
    if (this.#format === 'text') return;
    for (const failure of failures) this.#stream.add(failureBody(failure));
  }

  async finish(): Promise<boolean> {
    this.#stream.finish();
    return true;
  }
}

/**
 * Each report into the file as soon as it is its turn, so that memory holds none of those before
 * it; the file takes its name when it is whole.
 */
class StreamedFile implements ReportSink {
  readonly #file: GrowingFile;
  readonly #format: 'json' | 'text';
  readonly #stream: BodyStream;
  readonly #pieces: string[] = [];

  constructor(format: 'json' | 'text', path: string, options: Options, io: Io) {
    this.#file = new GrowingFile(path, options, io);
    this.#format = format;
    this.#stream = new BodyStream(format, (text) => this.#pieces.push(text));
  }

  async add({ product, failures }: JobResult): Promise<void> {
    if (product !== null) this.#stream.add(product.body);
    if (this.#format === 'json') {
      for (const failure of failures) this.#stream.add(failureBody(failure));
    }
    await this.#file.add(this.#pieces.splice(0));
  }

  async finish(): Promise<boolean> {
    this.#stream.finish();
    await this.#file.add(this.#pieces.splice(0));
    return this.#file.finish();
  }
}

function failureBody(failure: Failure): string {
  return JSON.stringify(failureEntry(CHECK_SCHEMA, failure), null, 2);
}

/** Everything into one file, or onto standard output what has to be made of all. */
class OneOutput implements ReportSink {
  readonly #options: Options;
  readonly #io: Io;
  readonly #pipeline: Pipeline;
  readonly #bodies: string[] = [];
  readonly #failures: Failure[] = [];

  constructor(options: Options, io: Io, pipeline: Pipeline) {
    this.#options = options;
    this.#io = io;
    this.#pipeline = pipeline;
  }

  async add({ product, failures }: JobResult): Promise<void> {
    if (product !== null) this.#bodies.push(product.body);
    for (const failure of failures) {
      this.#failures.push(failure);
    }
  }

  async finish(): Promise<boolean> {
    if (this.#options.format === 'html' && this.#bodies.length > 1) {
      this.#io.err(`${SEVERAL_PAGES[this.#options.lang]}\n`);
      return false;
    }
    const text = await this.#render();
    const { out } = this.#options;
    if (out !== null) return saved(out, text, this.#options, this.#io);
    // A workbook is asked for with a file to put it in.
    if (typeof text === 'string') this.#io.out(text);
    return true;
  }

  async #render(): Promise<string | Uint8Array> {
    const { format, lang } = this.#options;
    switch (format) {
      case 'sarif':
        return json(
          sarifLogOf(
            this.#bodies.map((body): SarifPart => JSON.parse(body)),
            {
              failures: this.#failures,
              rules: this.#pipeline.rules,
              version: this.#io.version,
              lang,
            },
          ),
        );
      case 'xlsx': {
        const parts = this.#bodies.map((body): ListPart => JSON.parse(body));
        // It takes a while to load, which no other format need wait for.
        const { writeWorkbook } = await import('../formats/xlsx/node/write.js');
        return writeWorkbook(listSheets(parts, this.#failures, lang));
      }
      case 'html':
        return this.#bodies.join('');
      case 'json':
      case 'text':
      case 'pdf':
      case 'png':
        throw new RangeError(`a check does not make one ${format}`);
    }
  }
}

/** A page for each document, written as it comes, and an index. */
class PageFolder implements ReportSink {
  readonly #folder: string;
  readonly #options: Options;
  readonly #io: Io;
  readonly #taken = new Set(['index.html']);
  readonly #entries: IndexEntry[] = [];
  readonly #failures: Failure[] = [];
  #writable = true;

  constructor(folder: string, options: Options, io: Io) {
    this.#folder = folder;
    this.#options = options;
    this.#io = io;
  }

  async add({ product, failures }: JobResult): Promise<void> {
    for (const failure of failures) this.#failures.push(failure);
    if (product === null || product.row === null || !this.#writable) return;
    const href = freeName(product.row.file, this.#taken, 'html');
    this.#entries.push({ row: product.row, href });
    await this.#save(href, product.body);
  }

  async finish(): Promise<boolean> {
    const page = htmlIndex(this.#entries, this.#failures, this.#options.lang);
    if (this.#writable) await this.#save('index.html', page);
    return this.#writable;
  }

  async #save(name: string, text: string): Promise<void> {
    this.#writable = await saved(join(this.#folder, name), text, this.#options, this.#io);
  }
}
