import { basename, resolve } from 'node:path';
import { loadFolder } from '../../books/node/folder.js';
import { BookError, describeProblem } from '../../books/problem.js';
import { readBook } from '../../books/read-book.js';
import type { UnitYear } from '../../books/unit-year.js';
import type { Message } from '../../checks/rule.js';
import { UnknownLayout } from '../../compose/document.js';
import { type Prepared, type PrepareOptions, prepare, usualLayout } from '../../compose/prepare.js';
import { layouts } from '../../forms/generated/layouts.js';
import { readPerformance } from '../../performance/read.js';
import type { Options } from '../options.js';
import type { Io } from '../pipeline.js';
import { loadSolver } from '../solver.js';
import { FINDINGS, OK, UNREADABLE } from '../status.js';
import { writing } from '../unwritable.js';
import { UsageError } from '../usage-error.js';
import { type Output, WRITERS } from './formats.js';
import { logFile } from './log.js';
import { problemList } from './report.js';
import { saveOutputs } from './save.js';
import { Steps } from './steps.js';

/**
 * `mingzhang compose`: the documents of a book in every format asked for, or the list of what
 * keeps them from being published. Nothing is written before everything could be made.
 * @returns the exit status
 */
export async function runCompose(options: Options, io: Io): Promise<number> {
  const { folder, out } = operandsOf(options);
  const steps = new Steps(options, io, 2 + options.formats.length);
  try {
    steps.next({ zh: '读账套', en: 'reading the book' });
    const files = loadFolder(folder);
    const book = readBook(files);
    const layout = options.layout ?? usual(book);
    steps.next({ zh: '编制并核对', en: 'composing and checking' });
    const prepared = await prepareSolved(book, layout, {
      draft: options.draft,
      performance: readPerformance(files),
      files,
      ...(options.override === null ? {} : { override: options.override }),
      ...(await drawing(options)),
    });
    const { problems, mayGoOut, composition } = prepared;
    if (!mayGoOut) {
      steps.clear();
      io.out(problemList(problems, options.lang));
      return FINDINGS;
    }
    const name = nameOf(folder, book);
    const outputs: Output[] = [];
    for (const writer of WRITERS) {
      if (!options.formats.includes(writer.format)) continue;
      steps.next({ zh: `写 ${writer.format}`, en: `writing ${writer.format}` });
      outputs.push(...(await writer.write({ book, composition, name })));
    }
    const log = logFile(prepared, book, outputs, { draft: options.draft, version: io.version });
    steps.clear();
    const written = writing(out, () => saveOutputs(out, [...outputs, log]));
    tellOverride(prepared, options, io);
    tellUnanswered(prepared, options, io);
    io.out(written.map((path) => `${path}\n`).join(''));
    return OK;
  } catch (error) {
    const message = complaint(error);
    if (message === null) throw error;
    steps.clear();
    io.err(`${message[options.lang]}\n`);
    return UNREADABLE;
  }
}

/** As a document is checked: with a solver where direct search leaves causes open. */
async function prepareSolved(
  book: UnitYear,
  layout: string,
  options: PrepareOptions,
): Promise<Prepared> {
  const prepared = prepare(book, layout, options);
  return prepared.unsolved
    ? prepare(book, layout, { ...options, solver: await loadSolver() })
    : prepared;
}

/** Only a PDF carries its fonts with it. */
async function drawing({ formats }: Options): Promise<Pick<PrepareOptions, 'canDraw'>> {
  if (!formats.includes('pdf')) return {};
  const { canDraw } = await import('../../formats/pdf/node/write.js');
  return { canDraw };
}

function operandsOf({ operands, out }: Options): { readonly folder: string; readonly out: string } {
  const [folder, ...others] = operands;
  if (folder === undefined || others.length > 0) {
    throw new UsageError({
      zh: 'compose 需要一个账套文件夹，如 mingzhang compose 账套 -o 公开',
      en: 'compose needs the folder of one book, such as mingzhang compose book -o out',
    });
  }
  if (out === null) {
    throw new UsageError({
      zh: 'compose 需要输出文件夹：请加 -o 文件夹',
      en: 'compose needs a folder to write to: add -o FOLDER',
    });
  }
  return { folder, out };
}

/** The layout of the province and year. @throws {UsageError} where none is known */
function usual(book: UnitYear): string {
  const layout = usualLayout(book);
  if (layout !== null) return layout.id;
  const { province } = book.unit.region;
  throw new UsageError({
    zh: `没有${province} ${book.year} 年度的版式；请用 --layout 指定：${ids()}`,
    en: `there is no layout of ${province} for ${book.year}; name one with --layout: ${ids()}`,
  });
}

function ids(): string {
  return layouts.map(({ id }) => id).join('、');
}

/** `zhenan-2023`: the name of the book's folder, with the year where it does not have it. */
function nameOf(folder: string, { year }: UnitYear): string {
  const name = basename(resolve(folder));
  return name.endsWith(`-${year}`) ? name : `${name}-${year}`;
}

function tellOverride({ overridden, problems }: Prepared, { lang }: Options, io: Io): void {
  if (overridden === null) return;
  const message: Message = {
    zh: `有 ${problems.length} 项未通过，按理由“${overridden}”写出；封面和 compose-log.json 已写明`,
    en: `${problems.length} points are open; written for the reason “${overridden}”, which the cover and compose-log.json say`,
  };
  io.err(`${message[lang]}\n`);
}

/** Lines of the cover that are left open: a review is never claimed that nobody recorded. */
function tellUnanswered({ composition }: Prepared, { draft, lang }: Options, io: Io): void {
  const { unanswered } = composition;
  if (unanswered.length === 0 || draft) return;
  const lines = unanswered.map((line) => `“${line}”`).join('');
  const message: Message = {
    zh: `封面${lines}留空：审查、审签后在 unit.yaml 的 review 写明何人何时，再编制；或者手填`,
    en: `${unanswered.length} lines of the cover are left open (${lines}): when reviewed, say who and when under review in unit.yaml and compose again, or fill them in by hand`,
  };
  io.err(`${message[lang]}\n`);
}

/** What is wrong with what was given, or null for a defect of the program. */
function complaint(error: unknown): Message | null {
  if (error instanceof BookError) {
    const lines = (lang: keyof Message) =>
      error.problems.map((one) => describeProblem(one, lang)).join('\n');
    return {
      zh: `账套有 ${error.problems.length} 处须先改正：\n${lines('zh')}`,
      en: `The book has ${error.problems.length} to be mended first:\n${lines('en')}`,
    };
  }
  if (error instanceof UnknownLayout) {
    return { zh: `${error.message}；有：${ids()}`, en: `${error.message}; there are: ${ids()}` };
  }
  return null;
}
