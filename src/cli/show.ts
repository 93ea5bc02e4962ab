import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../books/node/make-folder.js';
import type { Message } from '../checks/rule.js';
import type { Document } from '../document/tree.js';
import type { PageImage } from '../formats/pdf/pictures.js';
import { PageDrawings } from '../reports/show/png.js';
import { showReport } from '../reports/show/report.js';
import type { Shown, ShownPage } from '../reports/show/subject.js';
import { expand } from './batch/expand.js';
import type { InputRef } from './batch/job.js';
import { openInput } from './batch/open.js';
import { withStale } from './corrections/stale.js';
import { FailedInput, failureOf, InputError, internalFailure } from './input.js';
import type { Options } from './options.js';
import { isWanted } from './page-ranges.js';
import type { Io, Pipeline } from './pipeline.js';
import { INCOMPLETE, OK, UNREADABLE } from './status.js';
import { UsageError } from './usage-error.js';

/** Pixels a point: figures in small print stay readable; long documents get smaller pictures. */
const SCALES = [
  { pages: 60, scale: 1.6 },
  { pages: 200, scale: 1.3 },
  { pages: Number.POSITIVE_INFINITY, scale: 1 },
] as const;
const PNG_SCALE = 2;

/** `mingzhang show`: draws what was read over the document. @returns the exit status */
export async function runShow(options: Options, io: Io, pipeline: Pipeline): Promise<number> {
  const [file, second] = options.operands;
  if (file === undefined || second !== undefined) {
    throw new UsageError({
      zh: 'show 一次画一个文件。',
      en: 'show draws one file at a time.',
    });
  }
  try {
    const work = new Show(await oneOf(file, options), options, io, pipeline);
    return await work.run();
  } catch (error) {
    const known = failureOf(file, error);
    if (known === null) io.err(`${error instanceof Error ? error.stack : String(error)}\n`);
    io.err(`${(known ?? internalFailure(file, error)).message[options.lang]}\n`);
    return UNREADABLE;
  }
}

/** Names of files that are listed where one of them has to be chosen. */
const LISTED = 20;

/** The file to draw: the operand, or the only document of a folder or archive. @throws InputError */
async function oneOf(operand: string, { maxBytes }: Options): Promise<InputRef> {
  const item = await expand(operand, maxBytes);
  if (item.kind === 'file') return item.input;
  if (item.kind === 'failure') throw new FailedInput(item.failure);
  const [only, ...rest] = item.inputs;
  if (only !== undefined && rest.length === 0) return only;
  const names = item.inputs.map(({ name }) => name);
  const more = names.length > LISTED ? [`… ${names.length - LISTED}`] : [];
  const list = [...names.slice(0, LISTED), ...more].map((name) => `\n  ${name}`).join('');
  throw new InputError(operand, 'several-files', {
    zh: `show 一次画一个文件；请给出其中一个：${list}`,
    en: `show draws one file at a time; name one of these:${list}`,
  });
}

class Show {
  readonly #input: InputRef;
  readonly #file: string;
  readonly #options: Options;
  readonly #io: Io;
  readonly #pipeline: Pipeline;

  constructor(input: InputRef, options: Options, io: Io, pipeline: Pipeline) {
    this.#input = input;
    this.#file = input.name;
    this.#options = options;
    this.#io = io;
    this.#pipeline = pipeline;
  }

  async run(): Promise<number> {
    const { format, maxBytes, maxPages, findings } = this.#options;
    const { bytes, corrections } = await openInput(this.#input, { maxBytes });
    const limits = {
      maxPages,
      corrections: corrections.usable,
      onScan: (page: number) => this.#say(recognising(page)),
    };
    const read = await this.#pipeline.read(bytes, this.#file, limits);
    const reading = withStale(read, corrections.stale);
    const shown: Shown = {
      subject: reading,
      result: await this.#pipeline.check(reading),
      findings,
    };
    if (format === 'png') await this.#pictures(shown, bytes);
    else await this.#page(shown, bytes);
    const { recognised = [] } = shown.result;
    const isWhole = reading.unread.length === 0 && recognised.every(({ confirmed }) => confirmed);
    return isWhole ? OK : INCOMPLETE;
  }

  async #page(shown: Shown, bytes: Uint8Array): Promise<void> {
    const { lang, out } = this.#options;
    const path = out ?? `${basename(this.#file)}.show.html`;
    await this.#protect(path);
    const pages = hasPages(shown.subject.tree) ? this.#encoded(shown, bytes) : null;
    const wanted = (page: number) => isWanted(this.#options.pages, page);
    await this.#stream(path, showReport(shown, pages, { lang, wanted }));
  }

  async *#encoded({ subject }: Shown, bytes: Uint8Array): AsyncGenerator<ShownPage> {
    const { webpOf } = await import('../formats/pdf/node/encode.js');
    for await (const image of this.#images(subject.tree, bytes)) {
      const picture = Buffer.from(await webpOf(image)).toString('base64');
      const { page, width, height } = image;
      yield { page, width, height, image: `data:image/webp;base64,${picture}` };
    }
  }

  async #pictures(shown: Shown, bytes: Uint8Array): Promise<void> {
    if (!hasPages(shown.subject.tree)) {
      throw new InputError(this.#file, 'no-pages', {
        zh: '只有 PDF 和图片可以画成 PNG；请用 --format html。',
        en: 'only a PDF or a picture can be drawn as PNG; use --format html.',
      });
    }
    const { pngOf } = await import('../formats/pdf/node/encode.js');
    const drawings = new PageDrawings(shown);
    const folder = this.#options.out ?? `${basename(this.#file)}.show`;
    for await (const image of this.#images(shown.subject.tree, bytes)) {
      const { page, columns, rows } = image;
      const path = join(folder, `page-${String(page).padStart(3, '0')}.png`);
      await this.#protect(path);
      const picture = await pngOf(image, drawings.svg(image, columns, rows));
      await this.#written(path, () => writeFile(path, picture));
    }
  }

  /** @throws InputError when none of the pages asked for is there */
  async *#images(tree: Document, bytes: Uint8Array): AsyncGenerator<PageImage> {
    const { pages, maxPages, format } = this.#options;
    const wanted = (page: number) => isWanted(pages, page);
    const scale = format === 'png' ? PNG_SCALE : scaleFor(tree, wanted);
    let count = 0;
    const images = this.#pipeline.pages?.(bytes, this.#file, { maxPages, scale, wanted });
    for await (const image of images ?? []) {
      count += 1;
      this.#say({ zh: `[${count}] 第 ${image.page} 页`, en: `[${count}] page ${image.page}` });
      yield image;
    }
    if (count > 0) return;
    throw new InputError(this.#file, 'no-such-page', {
      zh: '没有 --pages 所指的页。',
      en: 'the pages that --pages asks for do not exist.',
    });
  }

  /** The input is never written over, whatever its name. @throws InputError */
  async #protect(path: string): Promise<void> {
    const [source, target] = await Promise.all([stat(this.#input.path), statusOf(path)]);
    if (target === null || source.ino !== target.ino || source.dev !== target.dev) return;
    throw new InputError(path, 'is-input', {
      zh: '输出会覆盖输入文件；请用 -o 另写一个名字。',
      en: 'the output would replace the input; name another with -o.',
    });
  }

  /** Writes piece by piece; a file that could not be finished does not stay behind. */
  async #stream(path: string, pieces: AsyncIterable<string>): Promise<void> {
    await this.#written(path, async () => {
      const partial = `${path}.partial`;
      const handle = await open(partial, 'w');
      try {
        for await (const piece of pieces) await handle.write(piece);
        await handle.close();
        await rename(partial, path);
      } catch (error) {
        await handle.close();
        await rm(partial, { force: true });
        throw error;
      }
    });
  }

  async #written(path: string, write: () => Promise<void>): Promise<void> {
    try {
      makeFolder(dirname(path));
      await write();
    } catch (error) {
      throw isSystemError(error)
        ? new InputError(path, error.code, {
            zh: `无法写入（${error.code}）。`,
            en: `cannot be written (${error.code}).`,
          })
        : error;
    }
    this.#say({ zh: `已写入 ${path}`, en: `written ${path}` });
  }

  #say(words: Message): void {
    const { lang, quiet } = this.#options;
    if (!quiet) this.#io.err(`${words[lang]}\n`);
  }
}

function recognising(page: number): Message {
  return { zh: `识别第 ${page} 页`, en: `recognising page ${page}` };
}

function hasPages({ format }: Document): boolean {
  return format === 'pdf' || format === 'image';
}

function scaleFor(tree: Document, wanted: (page: number) => boolean): number {
  const pages = new Set<number>();
  for (const { blocks } of tree.sections) {
    for (const block of blocks) {
      if ('page' in block && block.page !== undefined && wanted(block.page)) pages.add(block.page);
    }
  }
  return SCALES.find((one) => pages.size <= one.pages)?.scale ?? 1;
}

async function statusOf(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (isSystemError(error)) return null;
    throw error;
  }
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && /^E[A-Z]+$/.test(String(error.code));
}
