/** A message in both languages. */
export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** One thing that keeps a book from being taken: where it stands, and why. */
export interface BookProblem {
  /** File of the book, or sheet of a workbook. */
  readonly file: string;
  /** Line of the file or row of the sheet, 1-based; null where it is about the whole file. */
  readonly row: number | null;
  /** Column as headed, or null. */
  readonly column: string | null;
  /** The cell of a workbook's sheet, where it is one: B4. */
  readonly cell?: string;
  readonly message: Message;
}

/** A book or a file for it that is wrong somewhere: all that is wrong, nothing of it taken. */
export class BookError extends Error {
  override readonly name = 'BookError';
  readonly problems: readonly BookProblem[];

  constructor(problems: readonly BookProblem[]) {
    super(problems.map((one) => describeProblem(one, 'zh')).join('\n'));
    this.problems = problems;
  }
}

/** `payments.csv 第3行「金额」：…`, of a workbook `支出 B4「金额」：…` */
export function describeProblem(problem: BookProblem, lang: keyof Message): string {
  const { file, column, message } = problem;
  const at = placeIn(problem, lang);
  const head = lang === 'zh' ? `「${column}」` : ` “${column}”`;
  const place = `${file}${at}${column === null ? '' : head}`;
  return `${place}${lang === 'zh' ? '：' : ': '}${message[lang]}`;
}

function placeIn({ row, cell }: BookProblem, lang: keyof Message): string {
  if (cell !== undefined) return ` ${cell}`;
  if (row === null) return '';
  return lang === 'zh' ? ` 第${row}行` : ` row ${row}`;
}

/** More are counted, not listed: nobody mends a thousand one by one. */
const MOST_LISTED = 1_000;

/** Far above what people keep in YAML; its parser takes a second for a million characters. */
const LONGEST_YAML = 1_000_000;

/** Collects problems, so that all of them are told at once. */
export class Problems {
  readonly #all: BookProblem[] = [];
  #more = 0;

  add(file: string, row: number | null, column: string | null, message: Message): void {
    this.addAll([{ file, row, column, message }]);
  }

  addAll(problems: Iterable<BookProblem>): void {
    for (const one of problems) {
      if (this.#all.length < MOST_LISTED) this.#all.push(one);
      else this.#more += 1;
    }
  }

  /** Whether a YAML text is too long to be parsed, which is then a problem of its file. */
  isTooLong(file: string, text: string): boolean {
    if (text.length <= LONGEST_YAML) return false;
    this.add(file, null, null, {
      zh: `有 ${text.length} 字，超过上限 ${LONGEST_YAML} 字`,
      en: `has ${text.length} characters, more than ${LONGEST_YAML}`,
    });
    return true;
  }

  get all(): readonly BookProblem[] {
    return this.#all;
  }

  /** No more of them are listed: what is read only for more need not be read. */
  get full(): boolean {
    return this.#more > 0;
  }

  /** @throws {BookError} where anything was collected */
  raise(): void {
    const last = this.#all.at(-1);
    if (last === undefined) return;
    const more = this.#more === 0 ? [] : [unlisted(last.file, this.#more)];
    throw new BookError([...this.#all, ...more]);
  }
}

function unlisted(file: string, count: number): BookProblem {
  const message = { zh: `至少另有 ${count} 处未列出`, en: `at least ${count} more are not listed` };
  return { file, row: null, column: null, message };
}
