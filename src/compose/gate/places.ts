import { type BookPlace, placeForFact, placeForReason } from '../../books/place-of-fact.js';
import type { BookFiles } from '../../books/read-book.js';
import type { UnitYear } from '../../books/unit-year.js';
import type { ExactFacts } from '../../facts/exact.js';
import { type FactKey, keyString } from '../../facts/key.js';

/** Places that are named for one problem. */
const MOST = 6;

/** Says where in a book something stands that a composed document prints or lacks. */
export class BookPlaces {
  readonly #book: UnitYear;
  readonly #facts: ExactFacts;
  readonly #files: BookFiles;

  /**
   * @param facts those of the book and those that follow from them
   * @param files the book as it is kept; without it only its texts are looked through
   */
  constructor(book: UnitYear, facts: ExactFacts, files: BookFiles | null) {
    this.#book = book;
    this.#facts = facts;
    this.#files =
      files ?? new Map([...book.texts].map(([id, text]) => [fileOfText(id), text] as const));
  }

  /** The rows that a fact comes from: its own, or those of the facts that were added up. */
  ofFact(id: string): readonly BookPlace[] {
    const places = new Map<string, BookPlace>();
    const seen = new Set<string>();
    const visit = (one: string): void => {
      if (seen.has(one) || places.size >= MOST) return;
      seen.add(one);
      const origin = this.#facts.byId(one)?.origin;
      if (origin === undefined) return;
      if (origin.place !== '') places.set(origin.place, placeNamed(origin.place));
      else for (const part of origin.parts ?? []) visit(part);
    };
    visit(id);
    const figure = [...(this.#book.figures?.values() ?? [])].find(
      ({ key }) => keyString(key) === id,
    );
    if (figure !== undefined) return [placeNamed(figure.place)];
    const fact = this.#facts.byId(id);
    if (places.size === 0 && fact !== undefined) return [this.forFact(fact.key)];
    return [...places.values()];
  }

  /** Where a fact that is missing belongs. */
  forFact(key: FactKey): BookPlace {
    return placeForFact(key, this.#book);
  }

  forReason(key: FactKey): BookPlace {
    return placeForReason(key);
  }

  forText(id: string, line: number | null = null): BookPlace {
    return { file: fileOfText(id), row: line, column: null };
  }

  /** The lines of the book that hold these words, in whatever width they are typed. */
  holding(words: string): readonly BookPlace[] {
    const wanted = bare(words);
    if (wanted === '') return [];
    const found = [...this.#files].flatMap(([file, text]) =>
      text
        .split(/\r?\n/)
        .flatMap((line, at) =>
          bare(line).includes(wanted) ? [{ file, row: at + 1, column: null }] : [],
        ),
    );
    return found.slice(0, MOST);
  }
}

function fileOfText(id: string): string {
  return `texts/${id}.md`;
}

/** `statements.csv:12` */
function placeNamed(place: string): BookPlace {
  const [, file = place, row] = /^(.*?):(\d+)$/.exec(place) ?? [];
  return { file, row: row === undefined ? null : Number(row), column: null };
}

/** Without blanks and marks of emphasis, which a document does not print. */
function bare(text: string): string {
  return text.normalize('NFKC').replace(/[\s*_`]+/g, '');
}
