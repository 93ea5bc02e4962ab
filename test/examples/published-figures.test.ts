import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadFolder } from '../../src/books/node/folder.js';
import { readBook } from '../../src/books/read-book.js';
import { composeDocument } from '../../src/compose/document.js';
import { bookPerformance, withPerformanceFacts } from '../../src/compose/performance/of-book.js';
import { usualLayout } from '../../src/compose/prepare.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import { readPerformance } from '../../src/performance/read.js';
import { traceFigures } from '../support/examples/figures.js';
import { missingShared, sharedPath } from '../support/shared.js';

const BOOKS = [
  ['zhenan-2023', 'zhenan-2023-final-accounts.txt'],
  ['zengdu-2022', 'zengdu-2022-final-accounts.txt'],
  ['fengxiang-2023', 'fengxiang-2023-budget.txt'],
  ['hanzhong-2021', 'hanzhong-2021-final-accounts.txt'],
  ['chencang-2022', 'chencang-2022-final-accounts.txt'],
] as const;

describe.each(BOOKS)('%s', (name, file) => {
  const path = `corpus/text/${file}`;
  test.skipIf(missingShared(path))('every published figure is printed again or corrected', () => {
    const files = loadFolder(`examples/books/${name}`);
    const book = readBook(files);
    const performance = readPerformance(files);
    const { document } = composeDocument(book, usualLayout(book)?.id ?? '', { performance });
    const whole = withPerformanceFacts(book, bookPerformance(book, performance));
    const reading = readForms(readTextDocument(readFileSync(sharedPath(path)), file));
    const traced = traceFigures(reading.facts.all, whole, document);
    const lost = traced.filter(({ outcome }) => outcome === 'lost').map(({ figure }) => figure);
    expect(lost).toEqual([]);
    // A figure that was left out is no print that became another one.
    const ofPrints = book.corrections.filter(({ published }) => published !== '未列');
    const corrected = traced.filter(({ outcome }) => outcome === 'corrected');
    expect(corrected.length).toBeGreaterThanOrEqual(ofPrints.length);
  });
});
