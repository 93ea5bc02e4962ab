import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadBook } from '../../src/books/node/folder.js';
import { composeDocument } from '../../src/compose/document.js';
import { usualLayout } from '../../src/compose/prepare.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import { traceFigures } from '../support/examples/figures.js';
import { missingShared, sharedPath } from '../support/shared.js';

/** Figures that are not printed again, why, and how many of them at most. */
type Gap = readonly [pattern: RegExp, why: string, most: number];

/** Performance forms are no part of the tables and sections of the accounts. */
const performance = (most: number): Gap => [
  /^(?:overall-|indicator-|project-score|project-funds|projects-|problems-found|budget-adjustment)/,
  'figures of the evaluation of performance',
  most,
];
const receptions: Gap = [
  /^(?:three-public\{item=reception-domestic\}|reception-(?:groups|persons)\{item=domestic\})/,
  'receptions are counted together with those of guests from abroad',
  3,
];
const achievements = (most: number): Gap => [
  /^(?:insured|fund-revenue|fund-expenditure|visits|medical-cost|recovered-money)\b/,
  'what the year achieved is for the officer to write',
  most,
];

const BOOKS: readonly (readonly [name: string, file: string, gaps: readonly Gap[]])[] = [
  [
    'zhenan-2023',
    'zhenan-2023-final-accounts.txt',
    [performance(255), receptions, achievements(1)],
  ],
  [
    'zengdu-2022',
    'zengdu-2022-final-accounts.txt',
    [
      performance(50),
      achievements(41),
      [/^staff-(?:quota|actual) /, 'the layout has no table of staff', 2],
    ],
  ],
  [
    'fengxiang-2023',
    'fengxiang-2023-budget.txt',
    [
      performance(10),
      [/^staff-/, 'a kind of staff is known where the kinds add up', 2],
      [/^meeting\{project=/, 'a meeting by its name', 1],
    ],
  ],
  [
    'hanzhong-2021',
    'hanzhong-2021-final-accounts.txt',
    [
      performance(24),
      receptions,
      achievements(2),
      [/^units-covered\{/, 'the units are listed by name', 1],
      [/^expenditure\{.* 2021:adjusted-budget/, 'the layout compares with the first budget', 6],
      [/^expenditure\{source=appropriation\}/, 'the layout states the fund', 1],
    ],
  ],
  [
    'chencang-2022',
    'chencang-2022-final-accounts.txt',
    [
      performance(147),
      receptions,
      achievements(1),
      [/^units-covered\{/, 'the units are listed by name', 1],
      [/^expenditure\{function=\d{7},/, 'the items are left out: they do not add to the total', 22],
    ],
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
      const book = loadBook(`examples/books/${name}`);
      const { document } = composeDocument(book, usualLayout(book)?.id ?? '');
      const reading = readForms(readTextDocument(readFileSync(sharedPath(path)), file));
      const traced = traceFigures(reading.facts.all, book, document);
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
