import fc from 'fast-check';
import { BookError } from '../../../src/books/problem.js';
import { readBook } from '../../../src/books/read-book.js';
import type { UnitYear } from '../../../src/books/unit-year.js';
import { writeBook } from '../../../src/books/write-book.js';
import { books, type Place } from './book.js';
import { composeReasons } from './reasons.js';

/** A drawn year as a book keeps it: one whose other funds are not told apart is none. */
export function keptBook(place: Place, fits: (book: UnitYear) => boolean = () => true): UnitYear {
  for (const year of fc.sample(books(place, { most: 4 }), { numRuns: 60, seed: 11 })) {
    const whole = { ...year, reasons: composeReasons(year, place.layout) };
    try {
      readBook(writeBook(whole));
      if (fits(whole)) return whole;
    } catch (error) {
      if (!(error instanceof BookError)) throw error;
    }
  }
  throw new Error('no year drawn makes a book');
}
