import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitYear } from '../../src/books/unit-year.js';
import { alarmsOf } from '../../src/checks/alarms.js';
import { check } from '../../src/checks/check.js';
import { composeDocument } from '../../src/compose/document.js';
import { differenceOf, factsPrinted, factsRead } from '../../src/compose/gate/printed.js';
import { readForms } from '../../src/forms/read.js';
import { type BookOptions, books, PLACES, type Place } from '../support/compose/book.js';

const RUNS = Number(process.env.COMPOSE_RUNS ?? 4);

function expectSame({ layout, year, unit }: Place, book: UnitYear): void {
  const { document, needs, tables } = composeDocument(book, layout);
  const isAnnounced = tables.some(({ hidden, tails }) => hidden > 0 || tails);
  expect(needs).toMatchObject({
    facts: [],
    reasons: [],
    names: [],
    texts: [],
    problems: [],
    cells: [],
  });
  const reading = readForms(document);
  expect(differenceOf(factsPrinted(document), factsRead(reading))).toEqual({
    missing: [],
    invented: [],
  });
  expect(reading.document).toMatchObject({ layout, fiscalYear: year, unit: unit.name });
  expect(reading.unread).toEqual([]);
  const raised = alarmsOf(check(reading).findings)
    // A negative amount is for the office to explain, however it was composed.
    .filter(
      ({ rule, severity }) => rule !== 'negative-amount' && !(isAnnounced && severity === 'note'),
    )
    .map(({ severity, rule, message }) => `${severity} ${rule}: ${message.zh}`);
  expect(raised).toEqual([]);
}

function property(place: Place, options: BookOptions): void {
  fc.assert(
    fc.property(books(place, options), (book) => expectSame(place, book)),
    { numRuns: RUNS, endOnFailure: true },
  );
}

describe.each(PLACES.map((place) => [place.layout, place] as const))('%s', (_, place) => {
  test('amounts of every size', () => property(place, { most: 12 }));
  test('amounts that print as 0.00', () => property(place, { most: 12, hidden: true }));
  test('negative amounts', () => property(place, { most: 6, negative: true }));
  test('up to sixty accounts', () => property(place, { most: 60 }));
  test('the first year', () => property(place, { most: 12, first: true }));
});
