import type { UnitYear } from '../../books/unit-year.js';
import type { Composition } from '../document.js';
import { factData } from './facts.js';

/**
 * The facts of a book as JSON: exact values, where each is printed and how, what follows from
 * them, and what was left out or corrected.
 * @returns UTF-8
 */
export function writeFactsJson(book: UnitYear, composition: Composition): Uint8Array {
  const { unit, year, kind, detail, precision, omitted, corrections } = book;
  const { composed } = composition.document;
  const content = {
    format: 'mingzhang-facts/1',
    title: composed?.title ?? '',
    date: composed?.date ?? '',
    unit,
    year,
    kind,
    layout: composition.layout.id,
    detail,
    precision,
    declarations: composition.declarations,
    ...factData(book, composition),
    omitted,
    corrections,
  };
  return new TextEncoder().encode(`${JSON.stringify(content, null, 1)}\n`);
}
