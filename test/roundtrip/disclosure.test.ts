import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../support/disclosure/compare.js';
import { type Disclosure, disclosure, type Options } from '../support/disclosure/disclosure.js';
import { encodeGbk } from '../support/gb18030.js';

/**
 * A disclosure that is right by construction raises nothing, and every figure of its model
 * is read as the fact that it states: nothing vanishes, nothing is invented.
 */
const RUNS = 12;
/** Chosen at random; other seeds give other documents. */
const SEED = 20241125;

const seeds = fc.integer({ min: 1, max: 1_000_000 });

/** Notes are owed to tail differences and to zeros that hide amounts, else there are none. */
function expectRight(made: Disclosure, bytes?: Uint8Array, tails = false): void {
  const { findings, missing, invented, unread } = compare(made, bytes);
  const raised = findings
    .filter(({ severity }) => severity !== 'note' || !(tails || made.hides))
    .map(({ severity, rule, message }) => `${severity} ${rule}: ${message.zh}`);
  expect({ raised, missing, invented, unread: unread.map(({ text }) => text) }).toEqual({
    raised: [],
    missing: [],
    invented: [],
    unread: [],
  });
}

function property(options: Options, runs = RUNS): void {
  fc.assert(
    fc.property(seeds, (seed) => expectRight(disclosure(seed, options), undefined, options.adding)),
    { numRuns: runs, seed: SEED },
  );
}

describe('a right disclosure is read whole and raises nothing', () => {
  test('tables with tabs, paragraphs on one line', { timeout: 60_000 }, () => {
    property({ producer: 'tabs', wrapped: false });
  });

  test('columns aligned with blanks, wrapped lines', { timeout: 60_000 }, () => {
    property({ producer: 'aligned', wrapped: true });
  });

  test('a table whose totals add its own rounded parts', { timeout: 60_000 }, () => {
    property({ producer: 'tabs', adding: true });
  });

  // A blank cell leaves no trace in flattened lines and 0 may be a number of a row, so
  // nothing is printed as a dash there.
  const flattened = { nothing: '—', decimals: 'two', wide: false } as const;

  test('tables flattened to a line a row', { timeout: 60_000 }, () => {
    property({ producer: 'lines', style: flattened }, 6);
  });

  test('tables broken over lines, cell by cell', { timeout: 60_000 }, () => {
    property({ producer: 'broken', style: flattened }, 6);
  });

  test('GB 18030 with Windows line ends', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const made = disclosure(seed, { producer: 'tabs' });
        expectRight(made, encodeGbk(made.text.replaceAll('\n', '\r\n')));
      }),
      { numRuns: 6, seed: SEED },
    );
  });
});
