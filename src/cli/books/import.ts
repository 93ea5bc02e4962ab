import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { saveFolder } from '../../books/node/folder.js';
import { BookError, describeProblem, type Message } from '../../books/problem.js';
import { readBook } from '../../books/read-book.js';
import { writeBook } from '../../books/write-book.js';
import { inspect } from '../../checks/check.js';
import { NotABook, type PublishedBook, publishedBook } from '../../compose/published/book.js';
import { NoChoice } from '../../compose/published/choose.js';
import { ReadError } from '../../document/read-error.js';
import type { Reading } from '../../forms/reading.js';
import type { Options } from '../options.js';
import type { Io, Pipeline } from '../pipeline.js';
import { loadSolver } from '../solver.js';
import { OK, UNREADABLE } from '../status.js';
import { writing } from '../unwritable.js';
import { UsageError } from '../usage-error.js';
import { importOffice } from './office.js';

/** Nodes that the solver visits for the book of one document. */
const SOLVER_NODES = 200;

/** `mingzhang import`: a book from what the office has. @returns the exit status */
export async function runImport(options: Options, io: Io, pipeline: Pipeline): Promise<number> {
  const [file, ...others] = options.operands;
  if (file === undefined || others.length > 0) {
    throw new UsageError({
      zh: 'import 需要一个文件，如 mingzhang import 决算.pdf -o 账套',
      en: 'import needs one file, such as mingzhang import accounts.pdf -o book',
    });
  }
  const tell = (message: Message) => io.err(`${message[options.lang]}\n`);
  try {
    const bytes = bytesOf(file, options);
    const taken = importOffice(bytes, file, options);
    if (taken === null) return await importDisclosure(file, bytes, options, io, pipeline, tell);
    io.out(`${taken.folder}\n`);
    tell(taken.message);
    return OK;
  } catch (error) {
    const message = complaint(error, file);
    if (message === null) throw error;
    tell(message);
    return UNREADABLE;
  }
}

/** What is wrong with what was given, or null for a defect of the program. */
function complaint(error: unknown, file: string): Message | null {
  if (error instanceof BookError) {
    const lines = (lang: keyof Message) =>
      error.problems.map((one) => describeProblem(one, lang)).join('\n');
    return {
      zh: `没有导入，以下 ${error.problems.length} 处须先改正：\n${lines('zh')}`,
      en: `Nothing was imported; ${error.problems.length} to be mended first:\n${lines('en')}`,
    };
  }
  if (error instanceof ReadError) return error.messages;
  if (error instanceof NotABook) {
    return {
      zh: `${file}：看不出是哪个单位、哪个年度的预算或决算，不能建账套`,
      en: `${file}: it does not say whose budget or final accounts it is and of which year`,
    };
  }
  if (error instanceof NoChoice) {
    return {
      zh: `${file}：表内各数相互矛盾太多，选不出使合计成立的数；请先用 mingzhang check 核对`,
      en: `${file}: its figures contradict each other too much for sums that hold; see mingzhang check`,
    };
  }
  return null;
}

async function importDisclosure(
  file: string,
  bytes: Uint8Array,
  options: Options,
  io: Io,
  pipeline: Pipeline,
  tell: (message: Message) => void,
): Promise<number> {
  const limits = { maxPages: options.maxPages };
  const reading = await pipeline.read(bytes, basename(file), limits);
  const folder = options.out ?? defaultFolder(reading, file);
  refuseBook(folder, file);
  const solver = await loadSolver(SOLVER_NODES, false);
  const book = publishedBook(reading, inspect(reading, undefined, solver), solver);
  const files = new Map([...writeBook(book.year), ...book.performance.files]);
  // A book that cannot be read again is none; of performance files only such are kept.
  readBook(files);
  writing(folder, () => saveFolder(folder, files));
  io.out(`${folder}\n`);
  tell(summary(book));
  return OK;
}

function bytesOf(file: string, options: Options): Uint8Array {
  if (!existsSync(file) || !statSync(file).isFile()) {
    throw new UsageError({ zh: `没有文件 ${file}`, en: `there is no file ${file}` });
  }
  if (statSync(file).size > options.maxBytes) {
    throw new UsageError({
      zh: `${file} 超过 --max-size`,
      en: `${file} is larger than --max-size`,
    });
  }
  return readFileSync(file);
}

/** `镇安县医疗保障局-2023`, or the name of the file where the document does not say. */
function defaultFolder({ document }: Reading, file: string): string {
  const { unit, fiscalYear } = document;
  return unit === null || fiscalYear === null
    ? basename(file).replace(/\.[^.]*$/, '')
    : `${unit}-${fiscalYear}`;
}

function refuseBook(folder: string, file: string): void {
  if (!existsSync(join(folder, 'unit.yaml'))) return;
  throw new UsageError({
    zh: `${file} 不是录入表或导出的表（.xlsx、.xls、.csv），只能作为公开文本另建账套，而 ${folder} 已是一个账套；表格请另存为 .xlsx，公开文本请用 -o 指定新的文件夹`,
    en: `${file} is neither a workbook of input sheets nor an export (.xlsx, .xls, .csv); as a disclosure it makes a new book, and ${folder} is one already: save a spreadsheet as .xlsx, or name a new folder with -o`,
  });
}

function summary({ year, given, performance }: PublishedBook): Message {
  const { facts, figures, corrections, omitted } = year;
  const stated = figures?.size ?? 0;
  const kept = given.map((one) => `\n    ${one}`).join('');
  const forms = performance.files.size;
  const refused = performance.refused.map(({ title, why }) => `\n    ${title}: ${why}`).join('');
  return {
    zh:
      `${year.unit.name} ${year.year} 年：${facts.size} 项数字，更正 ${corrections.length} 处（corrections.yaml），未列 ${omitted.length} 项（omitted.yaml）。` +
      (stated === 0
        ? ''
        : `\n  文字中另有 ${stated} 个数（figures.csv），在 texts/ 里用 {{名称}} 引用。`) +
      (forms === 0 ? '' : `\n  绩效表 ${forms} 张（performance/）。`) +
      (refused === '' ? '' : `\n  下列绩效表不能成为账套文件，请自行填写：${refused}`) +
      (given.length === 0 ? '' : `\n  文本中下列关系与表不能同时成立，未采用：${kept}`),
    en:
      `${year.unit.name} ${year.year}: ${facts.size} figures, ${corrections.length} corrections (corrections.yaml), ${omitted.length} omissions (omitted.yaml).` +
      (stated === 0
        ? ''
        : `\n  ${stated} further figures of the text (figures.csv); texts refer to them as {{name}}.`) +
      (forms === 0 ? '' : `\n  ${forms} performance forms (performance/).`) +
      (refused === ''
        ? ''
        : `\n  Forms that make no file of the book, to be filled in: ${refused}`) +
      (given.length === 0
        ? ''
        : `\n  Relations of the text that cannot hold with the tables: ${kept}`),
  };
}
