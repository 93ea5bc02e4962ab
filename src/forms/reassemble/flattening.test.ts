import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flattenByCell, flattenByLine, flattenWhole } from '../../../test/support/flatten.js';
import { type Grid, type Sample, samples } from '../../../test/support/flattened-samples.js';
import { documentOf, fragmentsOf, gridOf } from '../../../test/support/fragments.js';
import { reassemble } from './index.js';

const RUNS = 6;
const SEED = 20_221;
const PATIENCE = 60_000;

/** The flattened sample, put together again. */
function rebuild(
  sample: Sample,
  lines: readonly string[],
): { grid: Grid; unread: readonly string[] } {
  const head = flattenWhole(sample.head);
  const read = reassemble(documentOf([fragmentsOf([...head, ...lines], { title: sample.title })]));
  const table = read.sections[0]?.blocks[0];
  if (table?.type !== 'table') throw new Error('no table');
  const width = sample.body[0]?.length ?? 0;
  const grid = gridOf(table).filter((row) => row.length === width);
  return {
    grid: grid.slice(-sample.body.length),
    unread: read.unread.map((entry) => entry.text.value),
  };
}

function expectSame(sample: Sample, lines: readonly string[]): void {
  const { grid, unread } = rebuild(sample, lines);
  const plain = (rows: Grid): Grid =>
    rows.map((row) => row.map((cell) => cell.replace(/\s+/g, '')));
  expect(plain(grid)).toEqual(plain(sample.body));
  expect(unread).toEqual([]);
}

describe.each(samples)('%s', (_, arbitrary) => {
  it(
    'comes back from cells broken one under the other, with blank lines',
    () => {
      fc.assert(
        fc.property(arbitrary, (sample) =>
          expectSame(sample, flattenByCell(sample.body, sample.widths, true)),
        ),
        { numRuns: RUNS, seed: SEED },
      );
    },
    PATIENCE,
  );

  it(
    'comes back from cells broken one under the other, without blank lines',
    () => {
      fc.assert(
        fc.property(arbitrary, (sample) =>
          expectSame(sample, flattenByCell(sample.body, sample.widths, false)),
        ),
        { numRuns: RUNS, seed: SEED },
      );
    },
    PATIENCE,
  );

  it(
    'comes back from whole rows',
    () => {
      fc.assert(
        fc.property(arbitrary, (sample) => expectSame(sample, flattenWhole(sample.body))),
        { numRuns: RUNS, seed: SEED },
      );
    },
    PATIENCE,
  );

  it(
    'comes back from rows printed line by line',
    () => {
      fc.assert(
        fc.property(arbitrary, (sample) =>
          expectSame(sample, flattenByLine(sample.body, sample.widths)),
        ),
        { numRuns: RUNS, seed: SEED },
      );
    },
    PATIENCE,
  );
});
