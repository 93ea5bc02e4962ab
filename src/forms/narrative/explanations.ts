import type { Said } from './comparisons.js';
import type { Statement } from './statement.js';

/** Words that give a reason; 主要用于 says what money was spent on. */
const GIVES_REASON = /原因|因为|由于|系因|主要[是系]/;
const TRIM = /^[是为在:,，的]+|[,，]+$/g;

/** Which change or comparison of a paragraph the text explains, and how. */
export class Explanations {
  readonly #texts = new Map<Statement | Said, string>();
  #open: { readonly said: Statement | Said; readonly from: number } | null = null;

  /** @param word the printed word that opens the explanation, which ends at `from` */
  open(said: Statement | Said, word: string, from: number): void {
    this.#open = GIVES_REASON.test(word) ? { said, from } : null;
  }

  close(norm: string, at: number): void {
    const open = this.#open;
    this.#open = null;
    if (open === null || at <= open.from) return;
    this.#texts.set(open.said, norm.slice(open.from, at).replace(TRIM, ''));
  }

  of(said: Statement | Said): string | null {
    return this.#texts.get(said) ?? null;
  }
}
