import { similarity } from '../../facts/names.js';
import type { Line } from './catalogue.js';
import { rowName } from './names.js';

const LOOSE = 0.7;

/**
 * Says which declared row each printed row of one block is. Names decide; where a name is
 * declared twice (a fund as income and as part of the carry-over) the order of the rows
 * does; the line number supports names that are nearly right.
 */
export class RowMatcher {
  readonly #lines: readonly Line[];
  readonly #used = new Set<Line>();
  #last = -1;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  /** @returns null for a row that the form does not list. */
  match(name: string, line: string): Line | null {
    const plain = rowName(name);
    if (plain === '') return null;
    const named = this.#lines.filter((row) => row.names.includes(plain) && !this.#used.has(row));
    const found =
      named.find((row) => this.#lines.indexOf(row) > this.#last && sameLine(row, line)) ??
      named.find((row) => this.#lines.indexOf(row) > this.#last) ??
      named.find((row) => sameLine(row, line)) ??
      named[0] ??
      this.#byLine(plain, line);
    if (found === undefined) return null;
    this.#used.add(found);
    this.#last = this.#lines.indexOf(found);
    return found;
  }

  #byLine(plain: string, line: string): Line | undefined {
    if (line === '') return undefined;
    return this.#lines.find(
      (row) =>
        !this.#used.has(row) &&
        row.line === line &&
        row.names.some((own) => similarity(own, plain) >= LOOSE),
    );
  }
}

function sameLine(row: Line, line: string): boolean {
  return line !== '' && row.line === line;
}
