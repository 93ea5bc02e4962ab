import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alarmsOf } from '../../src/checks/alarms.js';
import { check } from '../../src/checks/check.js';
import { composeDocument } from '../../src/compose/document.js';
import { differenceOf, factsPrinted, factsRead } from '../../src/compose/gate/printed.js';
import { readForms } from '../../src/forms/read.js';
import { budgetBooks } from '../support/compose/budget-book.js';

const RUNS = Number(process.env.COMPOSE_RUNS ?? 3);
const LAYOUT = 'shaanxi-budget-2023';

test('a department budget is read back as the facts it prints', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(budgetBooks(), (book) => {
      const { document, needs, tables } = composeDocument(book, LAYOUT);
      const nothing = { facts: [], reasons: [], names: [], texts: [], problems: [], cells: [] };
      expect(needs).toMatchObject(nothing);
      const reading = readForms(document);
      const difference = differenceOf(factsPrinted(document), factsRead(reading));
      expect(difference).toEqual({ missing: [], invented: [] });
      expect(reading.document).toMatchObject({ layout: LAYOUT, fiscalYear: 2023, kind: 'budget' });
      expect(reading.unread).toEqual([]);
      const isAnnounced = tables.some(({ hidden, tails }) => hidden > 0 || tails);
      const raised = alarmsOf(check(reading).findings)
        .filter(({ severity }) => !(isAnnounced && severity === 'note'))
        .map(({ severity, rule, message }) => `${severity} ${rule}: ${message.zh}`);
      expect(raised).toEqual([]);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});
