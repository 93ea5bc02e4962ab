import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { GreyBitmap } from '../bitmap.js';
import {
  type Alphabet,
  type RecognisedLine,
  type Recogniser,
  RecogniserError,
} from '../recogniser.js';
import { parseHocr } from './hocr.js';
import { withTemporaryFolder } from './temporary.js';

/** What has to be installed, as a line to copy. */
export const INSTALL = 'apt install tesseract-ocr tesseract-ocr-chi-sim';

const LANGUAGES: Readonly<Record<Alphabet, string>> = {
  words: 'chi_sim',
  word: 'chi_sim',
  figures: 'eng',
};
/** The picture is one line; or one word, which is then not asked whether it is any print. */
const SEGMENTATION: Readonly<Record<Alphabet, string>> = { words: '7', word: '8', figures: '7' };
const INSTALLED = [...new Set(Object.values(LANGUAGES))];

/** A run of the program reads so many pictures: loading its data takes as long as some dozens. */
const BATCH = 160;
const MOST_PROCESSES = 2;
/** A picture takes some hundredths of a second; a run that takes this long hangs. */
const TIME_LIMIT = 120_000;
const MOST_OUTPUT = 64 * 1024 * 1024;

/**
 * The tesseract of the machine.
 * @throws RecogniserError when it or its Chinese data is not installed, with how to install it
 */
export async function findTesseract(): Promise<Recogniser> {
  const version = /tesseract\s+v?([\d.]+\S*)/.exec(await output(['--version']))?.[1] ?? '?';
  const listed = (await output(['--list-langs'])).split(/\s+/);
  for (const language of INSTALLED) {
    if (!listed.includes(language)) throw missing(language);
  }
  return new Tesseract(`tesseract ${version} (${INSTALLED.join(', ')})`);
}

class Tesseract implements Recogniser {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  async read(
    pictures: readonly GreyBitmap[],
    alphabet: Alphabet,
  ): Promise<readonly RecognisedLine[]> {
    if (pictures.length === 0) return [];
    return withTemporaryFolder((folder) => readAll(folder, pictures, alphabet));
  }
}

async function readAll(
  folder: string,
  pictures: readonly GreyBitmap[],
  alphabet: Alphabet,
): Promise<RecognisedLine[]> {
  const processes = Math.min(MOST_PROCESSES, availableParallelism());
  const size = Math.min(BATCH, Math.ceil(pictures.length / processes));
  const starts: number[] = [];
  for (let start = 0; start < pictures.length; start += size) starts.push(start);
  const results: RecognisedLine[][] = [];
  const worker = async () => {
    for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
      const part = pictures.slice(start, start + size);
      results[start / size] = await readBatch(folder, start, part, alphabet);
    }
  };
  // None may still write when the folder goes.
  const ends = await Promise.allSettled(Array.from({ length: processes }, worker));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return results.flat();
}

async function readBatch(
  folder: string,
  start: number,
  pictures: readonly GreyBitmap[],
  alphabet: Alphabet,
): Promise<RecognisedLine[]> {
  const files = pictures.map((_, index) => join(folder, `${start + index}.pgm`));
  await Promise.all(
    pictures.map((picture, index) => writeFile(files[index] as string, greyMap(picture))),
  );
  return readFiles(join(folder, `${start}.txt`), files, alphabet, { left: MOST_FAILURES });
}

/** Runs that may fail before it is the program's fault and not that of a few pictures. */
const MOST_FAILURES = 24;

/**
 * Reads files in one run. A picture on which the program breaks down (it does, on specks that look
 * like no print) is found by halves and counts as one on which nothing is read; the rest is read.
 */
async function readFiles(
  list: string,
  files: readonly string[],
  alphabet: Alphabet,
  failures: { left: number },
): Promise<RecognisedLine[]> {
  await writeFile(list, `${files.join('\n')}\n`);
  try {
    return await readList(list, files.length, alphabet);
  } catch (error) {
    failures.left -= 1;
    if (!(error instanceof BrokeDown) || failures.left < 0) throw error;
    if (files.length === 1) return [{ words: [] }];
    const half = files.length >> 1;
    const first = await readFiles(list, files.slice(0, half), alphabet, failures);
    return [...first, ...(await readFiles(list, files.slice(half), alphabet, failures))];
  }
}

async function readList(list: string, count: number, alphabet: Alphabet) {
  const hocr = await output([
    list,
    'stdout',
    '-l',
    LANGUAGES[alphabet],
    '--psm',
    SEGMENTATION[alphabet],
    '--dpi',
    '300',
    '-c',
    'tessedit_create_hocr=1',
    '-c',
    'hocr_char_boxes=1',
    ...(alphabet === 'figures' ? ['-c', 'tessedit_char_whitelist=0123456789.,-%()'] : []),
  ]);
  const lines = parseHocr(hocr);
  if (lines.length !== count) throw failed(`${lines.length} / ${count}`);
  return lines;
}

/** Portable grey map, binary (netpbm). */
function greyMap({ width, height, data }: GreyBitmap): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const bytes = new Uint8Array(head.length + data.length);
  bytes.set(head);
  bytes.set(data, head.length);
  return bytes;
}

/** What the program writes; its remarks about pictures are no output of ours. */
function output(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      'tesseract',
      [...args],
      {
        // More threads than one make it several times slower.
        env: { ...process.env, OMP_THREAD_LIMIT: '1' },
        timeout: TIME_LIMIT,
        killSignal: 'SIGKILL',
        maxBuffer: MOST_OUTPUT,
      },
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout === '' ? stderr : stdout);
        else if ('code' in error && error.code === 'ENOENT') reject(missing('tesseract'));
        else if (error.killed === true) reject(failed(`> ${TIME_LIMIT / 1000} s`));
        else reject(new BrokeDown(failureMessages(String(error.signal ?? `exit ${error.code}`))));
      },
    );
  });
}

function missing(what: string): RecogniserError {
  return new RecogniserError({
    zh: `没有安装文字识别程序（缺 ${what}）；安装：${INSTALL}`,
    en: `text recognition is not installed (${what} is missing); install it with: ${INSTALL}`,
  });
}

/** The program ended by itself, without a result. */
class BrokeDown extends RecogniserError {}

function failed(how: string): RecogniserError {
  return new RecogniserError(failureMessages(how));
}

function failureMessages(how: string): RecogniserError['messages'] {
  return {
    zh: `文字识别程序 tesseract 运行失败（${how}）`,
    en: `the text recognition program tesseract failed (${how})`,
  };
}
