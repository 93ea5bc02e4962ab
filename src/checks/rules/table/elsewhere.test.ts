import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactKey } from '../../../facts/key.js';
import { FactStore, type Occurrence } from '../../../facts/occurrence.js';
import { readPrinted } from '../../../facts/printed.js';
import { Elsewhere } from './elsewhere.js';

const KEY: FactKey = { measure: 'revenue', unit: '甲局', year: 2023, basis: 'final', dims: {} };

function print(text: string, id: string): Occurrence {
  const kind = id === '' ? 'narrative' : 'table';
  return {
    key: KEY,
    printed: readPrinted(text, '万元'),
    place: { kind, id, label: id },
    source: [],
  };
}

/** What the search has to find, by looking at every print. */
function slipsByHand(own: Occurrence, others: readonly Occurrence[], smaller: boolean): boolean {
  return others.some((other) => {
    if (other.place.id === own.place.id) return false;
    const [a, b] = smaller
      ? [own.printed.range, other.printed.range]
      : [other.printed.range, own.printed.range];
    const [low, high] = [a?.low ?? null, a?.high ?? null];
    const [least, most] = [b?.low ?? null, b?.high ?? null];
    if (low === null || high === null || least === null || most === null) return false;
    return low <= most * 10_000n && least * 10_000n <= high;
  });
}

const figure = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('.0', '0000.4', '0900.0'), fc.boolean())
  .map(([digits, rest, negative]) => `${negative ? '-' : ''}${digits}${rest}`);
const prints = fc.array(fc.tuple(figure, fc.constantFrom('', 't1', 't2', 't3')), {
  minLength: 1,
  maxLength: 14,
});

test('finds the same slips as looking at every print', () => {
  let found = 0;
  fc.assert(
    fc.property(prints, (all) => {
      const occurrences = all.map(([text, id]) => print(text, id));
      const amounts = new Elsewhere({ facts: new FactStore(occurrences) }).amounts(KEY);
      for (const own of occurrences.filter(({ place }) => place.kind === 'table')) {
        for (const smaller of [true, false]) {
          const expected = slipsByHand(own, occurrences, smaller);
          if (expected) found += 1;
          expect(amounts?.slips(own, smaller, own.place.id)).toBe(expected);
        }
        const outside = occurrences.some(({ place }) => place.id !== own.place.id);
        expect(amounts?.outside(own.place.id)).toBe(outside);
      }
    }),
    { seed: 5, numRuns: 300 },
  );
  expect(found).toBeGreaterThan(50);
});
