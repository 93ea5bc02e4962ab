import type { Lang } from '../../reports/subject.js';
import type { Io } from '../pipeline.js';
import type { JobResult } from './job.js';
import type { JobProgress } from './order.js';

const WIDTH = 24;
/** Return to the start of the line and clear it (ECMA-48 EL). */
const CLEAR = '\r\u001b[2K';

/**
 * Says on standard error how far a batch is: a bar on a terminal, one line a file elsewhere,
 * nothing where it is not wanted.
 */
export class Progress implements JobProgress {
  readonly #io: Io;
  readonly #lang: Lang;
  readonly #kind: 'bar' | 'lines' | 'none';
  #total = 0;
  #begun = 0;
  #done = 0;
  #shown = false;

  constructor(io: Io, { lang, quiet, progress }: ProgressOptions) {
    this.#io = io;
    this.#lang = lang;
    this.#kind = quiet || !progress ? 'none' : io.terminal === true ? 'bar' : 'lines';
  }

  expect(jobs: number): void {
    this.#total += jobs;
  }

  began(name: string): void {
    this.#begun += 1;
    if (this.#kind === 'lines') this.#io.err(`[${this.#begun}/${this.#total}] ${name}\n`);
    if (this.#kind === 'bar') this.#draw(name);
  }

  /** A page of a file is recognised from its picture. @param pages 0 where not known */
  scans(name: string, page: number, pages: number): void {
    const of = pages === 0 ? String(page) : `${page}/${pages}`;
    const words = { zh: `识别第 ${of} 页`, en: `recognising page ${of}` }[this.#lang];
    if (this.#kind === 'lines') this.#io.err(`  ${name} ${words}\n`);
    if (this.#kind === 'bar') this.#draw(name, words);
  }

  ended(name: string): void {
    this.#done += 1;
    if (this.#kind === 'bar') this.#draw(name);
  }

  /**
   * Files of a folder are reported together at its end, because they may be parts of one
   * disclosure; what is found in one of them is said as soon as it is.
   */
  found({ name, product }: JobResult): void {
    if (this.#kind === 'none' || product === null) return;
    const { errors, warnings } = product;
    if (errors + warnings === 0) return;
    const counts = {
      zh: `错误 ${errors}、警告 ${warnings}（全部读完后列出）`,
      en: `${errors} errors, ${warnings} warnings (listed when all are read)`,
    };
    this.say(`${name.replace(/\p{Cc}/gu, ' ')}: ${counts[this.#lang]}`);
  }

  /** A line of its own, which the bar must not run into. */
  say(line: string): void {
    this.clear();
    this.#io.err(`${line}\n`);
  }

  clear(): void {
    if (this.#shown) this.#io.err(CLEAR);
    this.#shown = false;
  }

  #draw(name: string, doing = ''): void {
    const full = this.#total === 0 ? 0 : Math.floor((this.#done * WIDTH) / this.#total);
    const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
    const words = { zh: '已读', en: 'read' }[this.#lang];
    this.#io.err(
      `${CLEAR}${bar} ${words} ${this.#done}/${this.#total} ${shortened(name)}${doing === '' ? '' : ` ${doing}`}`,
    );
    this.#shown = true;
  }
}

export interface ProgressOptions {
  readonly lang: Lang;
  readonly quiet: boolean;
  readonly progress: boolean;
}

const LONGEST = 30;

/** The end of a name, which tells files apart, without characters that steer a terminal. */
function shortened(name: string): string {
  const plain = name.replace(/\p{Cc}/gu, ' ');
  return plain.length <= LONGEST ? plain : `…${plain.slice(-LONGEST)}`;
}
