import { describe, expect, test } from 'vitest';
import { disclosure } from '../support/disclosure/disclosure.js';
import { hunt, known } from '../support/disclosure/hunt.js';
import { SLIPS, type Slip } from '../support/disclosure/planted.js';

/**
 * One slip is planted into a right disclosure; at least one new error or warning must name
 * its place. Percent of slips found, by kind: the product's promise.
 */
const LEAST: Readonly<Record<Slip, number>> = {
  // A late digit of a large change may stay within what its percentage allows.
  digit: 85,
  transposed: 85,
  point: 95,
  unit: 100,
  direction: 95,
  row: 100,
  'last-year': 100,
  neighbour: 95,
  year: 100,
  table: 100,
};
const DOCUMENTS = 7;
const PER_DOCUMENT = 1;

interface Tally {
  planted: number;
  placed: number;
  readonly misses: string[];
}

describe('planted slips are found and named', () => {
  test('by kind', { timeout: 120_000 }, () => {
    const tallies = new Map<Slip, Tally>(
      SLIPS.map((slip) => [slip, { planted: 0, placed: 0, misses: [] }]),
    );
    for (let seed = 1; seed <= DOCUMENTS; seed += 1) {
      const made = disclosure(seed, { producer: 'tabs', wrapped: false });
      const before = known(made.text);
      for (const slip of SLIPS) {
        for (let at = 0; at < PER_DOCUMENT; at += 1) {
          const found = hunt(made, before, slip, seed * 100 + at);
          const tally = tallies.get(slip);
          if (found === null || tally === undefined) continue;
          tally.planted += 1;
          if (found.placed) tally.placed += 1;
          else tally.misses.push(`#${seed} ${found.planted.what}`);
        }
      }
    }
    const short = [...tallies].flatMap(([slip, { planted, placed, misses }]) =>
      planted > 0 && placed * 100 >= LEAST[slip] * planted
        ? []
        : [`${slip}: ${placed} of ${planted}; missed ${misses.join('; ')}`],
    );
    expect(short).toEqual([]);
  });
});
