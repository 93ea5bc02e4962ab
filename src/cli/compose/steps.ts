import type { Message } from '../../checks/rule.js';
import type { Lang } from '../../reports/subject.js';
import type { Io } from '../pipeline.js';

/** Return to the start of the line and clear it (ECMA-48 EL). */
const CLEAR = '\r\u001b[2K';

/** Says on standard error which step is under way: one line on a terminal, a line a step elsewhere. */
export class Steps {
  readonly #io: Io;
  readonly #lang: Lang;
  readonly #total: number;
  readonly #isSilent: boolean;
  #at = 0;

  constructor(
    {
      lang,
      quiet,
      progress,
    }: { readonly lang: Lang; readonly quiet: boolean; readonly progress: boolean },
    io: Io,
    total: number,
  ) {
    this.#io = io;
    this.#lang = lang;
    this.#total = total;
    this.#isSilent = quiet || !progress;
  }

  next(step: Message): void {
    this.#at += 1;
    if (this.#isSilent) return;
    const line = `[${this.#at}/${this.#total}] ${step[this.#lang]}`;
    this.#io.err(this.#io.terminal === true ? `${CLEAR}${line}` : `${line}\n`);
  }

  /** Before anything else is said. */
  clear(): void {
    if (!this.#isSilent && this.#io.terminal === true) this.#io.err(CLEAR);
  }
}
