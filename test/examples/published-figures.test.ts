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

/** Figures that are not printed again, why, and how many of them at most. */
type Gap = readonly [pattern: RegExp, why: string, most: number];

const BOOKS: readonly (readonly [name: string, file: string, gaps: readonly Gap[]])[] = [
  [
    'zhenan-2023',
    'zhenan-2023-final-accounts.txt',
    [[/^recovered-money 2023:final = 13万余/, 'it is not exact: the officer may write it', 1]],
  ],
  [
    'zengdu-2022',
    'zengdu-2022-final-accounts.txt',
    [
      [
        /^(?:visits|medical-cost|fund-revenue)\{.*task=/,
        'a report of the year’s work, attached as a whole: books have no such counts',
        34,
      ],
    ],
  ],
  ['fengxiang-2023', 'fengxiang-2023-budget.txt', []],
  [
    'hanzhong-2021',
    'hanzhong-2021-final-accounts.txt',
    [[/^expenditure\{source=appropriation\}/, 'the layout states the fund', 1]],
  ],
  [
    'chencang-2022',
    'chencang-2022-final-accounts.txt',
    [[/^expenditure\{function=\d{7},/, 'the items are left out: they do not add to the total', 22]],
  ],
];

/** Why a figure is not printed, by the first entry that fits it. */
function gapOf(figure: string, gaps: readonly Gap[]): string | null {
  return gaps.find(([pattern]) => pattern.test(figure))?.[1] ?? null;
}

describe.each(BOOKS)('%s', (name, file, gaps) => {
  const path = `corpus/text/${file}`;
  test.skipIf(missingShared(path))(
    'every published figure is printed again or accounted for',
    () => {
      const files = loadFolder(`examples/books/${name}`);
      const book = readBook(files);
      const performance = readPerformance(files);
      const { document } = composeDocument(book, usualLayout(book)?.id ?? '', { performance });
      const whole = withPerformanceFacts(book, bookPerformance(book, performance));
      const reading = readForms(readTextDocument(readFileSync(sharedPath(path)), file));
      const traced = traceFigures(reading.facts.all, whole, document);
      const lost = traced.filter(({ outcome }) => outcome === 'lost').map(({ figure }) => figure);
      expect(lost.filter((one) => gapOf(one, gaps) === null)).toEqual([]);
      for (const [, why, most] of gaps) {
        const own = lost.filter((one) => gapOf(one, gaps) === why);
        expect(own.length, `${why}:\n${own.join('\n')}`).toBeLessThanOrEqual(most);
      }
      // A figure that was left out is no print that became another one.
      const ofPrints = book.corrections.filter(({ published }) => published !== '未列');
      const corrected = traced.filter(({ outcome }) => outcome === 'corrected');
      expect(corrected.length).toBeGreaterThanOrEqual(ofPrints.length);
    },
  );
});
